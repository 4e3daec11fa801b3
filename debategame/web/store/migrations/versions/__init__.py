"""The steps from each version of the tables to the next.

v1   The first tables.
v2   When a pupil studied the claims of a line.
v3   Tasks that a teacher leads line by line, and notes on rulings.
v4   Whether a pupil has seen what their teacher ruled.
"""
