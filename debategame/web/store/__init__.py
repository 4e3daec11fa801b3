"""Where the classes in browsers are kept: one SQLite file on a laptop, or PostgreSQL for a school.

interface   What the pages need from a store.
model       The values that go in and come out.
"""
