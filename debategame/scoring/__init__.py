"""What the program exists for: which key points a rebuttal makes, and why."""
