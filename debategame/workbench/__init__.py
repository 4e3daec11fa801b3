"""What helps a teacher to write a scenario, and to know how good it is."""
