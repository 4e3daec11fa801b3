"""The pages of teachers.

pages   The table of them all.
"""
