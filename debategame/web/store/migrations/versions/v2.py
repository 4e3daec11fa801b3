"""Tasks that a teacher leads line by line."""

import sqlalchemy as sa
from alembic import op

revision = "2"
down_revision = "1"


def upgrade() -> None:
    """Add the number of open lines to tasks."""
    op.add_column("tasks", sa.Column("open_lines", sa.Integer))
