"""What runs near the driver of a database, because every click waits for it.

quick_cursor  A cursor of PostgreSQL that reads results with little work.
statements    Statements that every click runs: SQLAlchemy writes them, the driver runs them.
writing       Write rows: those of one move at once.
"""
