"""What a teacher writes: the scenario, how it is read, and where it is found."""
