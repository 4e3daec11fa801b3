"""Tasks that a teacher leads line by line, and sentences of teachers to pupils."""

import sqlalchemy as sa
from alembic import op

from debategame.web.store.columns import Words

revision = "3"
down_revision = "2"


def upgrade() -> None:
    """Add the number of open lines to tasks, and notes to rulings."""
    op.add_column("tasks", sa.Column("open_lines", sa.Integer))
    op.add_column("rulings", sa.Column("note", Words, nullable=False, server_default=""))
