"""What is measured, runnable by anyone with the data."""
