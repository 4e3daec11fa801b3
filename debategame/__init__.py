"""A debate training game for the terminal that shows why it scored as it did."""

__version__ = "1.0.1"
