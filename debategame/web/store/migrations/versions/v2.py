"""When a pupil studied the claims of a line."""

import sqlalchemy as sa
from alembic import op

from debategame.web.store.columns import Id, Moment

revision = "2"
down_revision = "1"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "studies",
        sa.Column("pupil", Id, nullable=False),
        sa.Column("scenario", sa.Text, nullable=False),
        sa.Column("line", sa.Text, nullable=False),
        sa.Column("at", Moment, nullable=False),
        sa.ForeignKeyConstraint(["pupil"], ["pupils.id"], name=op.f("fk_studies_pupil"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("pupil", "scenario", "line", "at", name=op.f("pk_studies")),
    )
