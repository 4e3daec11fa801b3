"""Whether a pupil has seen what their teacher ruled."""

import sqlalchemy as sa
from alembic import op

revision = "4"
down_revision = "3"


def upgrade() -> None:
    """Add the mark. Rulings of before count as not seen: nobody told the pupils of them."""
    op.add_column("rulings", sa.Column("seen", sa.Boolean, nullable=False, server_default=sa.false()))
