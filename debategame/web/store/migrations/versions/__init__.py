"""The steps from each version of the tables to the next.

v1   The first tables.
v2   When a pupil studied the claims of a line.
"""
