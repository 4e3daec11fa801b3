"""A debate training game for the terminal that shows why it scored as it did."""

__version__ = "0.1.0"
