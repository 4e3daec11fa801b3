"""The versions of the tables of a store: one module in `versions` for each. A released one never changes.

versions   The steps from each version to the next, as alembic runs them.
"""
