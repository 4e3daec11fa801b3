"""The first tables."""

import sqlalchemy as sa
from alembic import op

from debategame.web.store.columns import Id, Json, Moment, Words

revision = "1"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "attempts",
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("began", Moment, nullable=False),
        sa.Column("until", Moment, nullable=False),
        sa.Column("count", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("key", "began", name=op.f("pk_attempts")),
    )
    op.create_table(
        "scenarios",
        sa.Column("hash", sa.Text, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("hash", name=op.f("pk_scenarios")),
    )
    op.create_table(
        "secrets",
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("value", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_secrets")),
    )
    op.create_table(
        "sessions",
        sa.Column("token_hash", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("who", Id, nullable=False),
        sa.Column("began", Moment, nullable=False),
        sa.Column("until", Moment, nullable=False),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_sessions")),
    )
    op.create_index(op.f("ix_sessions_who"), "sessions", ["who"], unique=False)
    op.create_table(
        "teachers",
        sa.Column("id", Id, nullable=False),
        sa.Column("name", Words, nullable=False),
        sa.Column("name_key", Words, nullable=False),
        sa.Column("password", sa.Text, nullable=True),
        sa.Column("made", Moment, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_teachers")),
        sa.UniqueConstraint("name_key", name=op.f("uq_teachers_name_key")),
    )
    op.create_table(
        "classes",
        sa.Column("id", Id, nullable=False),
        sa.Column("teacher", Id, nullable=False),
        sa.Column("name", Words, nullable=False),
        sa.Column("code", sa.Text, nullable=False),
        sa.Column("made", Moment, nullable=False),
        sa.Column("closed", Moment, nullable=True),
        sa.Column("keep_days", sa.Integer, nullable=False),
        sa.Column("paused", sa.Boolean, nullable=False),
        sa.Column("shown", Id, nullable=True),
        sa.ForeignKeyConstraint(["teacher"], ["teachers.id"], name=op.f("fk_classes_teacher"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_classes")),
        sa.UniqueConstraint("code", name=op.f("uq_classes_code")),
    )
    op.create_index(op.f("ix_classes_teacher"), "classes", ["teacher"], unique=False)
    op.create_table(
        "links",
        sa.Column("link_hash", sa.Text, nullable=False),
        sa.Column("teacher", Id, nullable=False),
        sa.Column("until", Moment, nullable=False),
        sa.ForeignKeyConstraint(["teacher"], ["teachers.id"], name=op.f("fk_links_teacher"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("link_hash", name=op.f("pk_links")),
    )
    op.create_table(
        "published",
        sa.Column("teacher", sa.Text, nullable=False),
        sa.Column("scenario", sa.Text, nullable=False),
        sa.Column("hash", sa.Text, nullable=False),
        sa.Column("source", Words, nullable=False),
        sa.Column("at", Moment, nullable=False),
        sa.ForeignKeyConstraint(["hash"], ["scenarios.hash"], name=op.f("fk_published_hash")),
        sa.PrimaryKeyConstraint("teacher", "scenario", name=op.f("pk_published")),
    )
    op.create_table(
        "pupils",
        sa.Column("id", Id, nullable=False),
        sa.Column("school_class", Id, nullable=False),
        sa.Column("name", Words, nullable=False),
        sa.Column("name_key", Words, nullable=False),
        sa.Column("joined", Moment, nullable=False),
        sa.Column("return_hash", sa.Text, nullable=False),
        sa.Column("preferences", Json, nullable=False),
        sa.ForeignKeyConstraint(
            ["school_class"], ["classes.id"], name=op.f("fk_pupils_school_class"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pupils")),
        sa.UniqueConstraint("school_class", "name_key", name=op.f("uq_pupils_school_class_name_key")),
        sa.UniqueConstraint("school_class", "return_hash", name=op.f("uq_pupils_school_class_return_hash")),
    )
    op.create_table(
        "tasks",
        sa.Column("id", Id, nullable=False),
        sa.Column("school_class", Id, nullable=False),
        sa.Column("scenario", sa.Text, nullable=False),
        sa.Column("lines", Json, nullable=False),
        sa.Column("mode", sa.Text, nullable=False),
        sa.Column("opens", sa.Date, nullable=True),
        sa.Column("due", sa.Date, nullable=True),
        sa.Column("made", Moment, nullable=False),
        sa.ForeignKeyConstraint(
            ["school_class"], ["classes.id"], name=op.f("fk_tasks_school_class"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tasks")),
    )
    op.create_index(op.f("ix_tasks_school_class"), "tasks", ["school_class"], unique=False)
    op.create_table(
        "bouts",
        sa.Column("pupil", Id, nullable=False),
        sa.Column("id", Id, nullable=False),
        sa.Column("task", Id, nullable=True),
        sa.Column("scenario", sa.Text, nullable=False),
        sa.Column("scenario_hash", sa.Text, nullable=False),
        sa.Column("line", sa.Text, nullable=False),
        sa.Column("stage", sa.Text, nullable=False),
        sa.Column("state", Json, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("draft", Words, nullable=False),
        sa.Column("began", Moment, nullable=False),
        sa.Column("asked", Moment, nullable=False),
        sa.Column("changed", Moment, nullable=False),
        sa.ForeignKeyConstraint(["pupil"], ["pupils.id"], name=op.f("fk_bouts_pupil"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["scenario_hash"], ["scenarios.hash"], name=op.f("fk_bouts_scenario_hash")),
        sa.PrimaryKeyConstraint("pupil", "id", name=op.f("pk_bouts")),
    )
    op.create_index(op.f("ix_bouts_pupil_changed"), "bouts", ["pupil", "changed"], unique=False)
    op.create_table(
        "cards",
        sa.Column("pupil", Id, nullable=False),
        sa.Column("scenario", sa.Text, nullable=False),
        sa.Column("point", sa.Text, nullable=False),
        sa.Column("due", sa.Date, nullable=False),
        sa.Column("last", sa.Date, nullable=False),
        sa.Column("line", sa.Text, nullable=False),
        sa.Column("stability", sa.Float, nullable=False),
        sa.Column("difficulty", sa.Float, nullable=False),
        sa.ForeignKeyConstraint(["pupil"], ["pupils.id"], name=op.f("fk_cards_pupil"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("pupil", "scenario", "point", name=op.f("pk_cards")),
    )
    op.create_table(
        "ratings",
        sa.Column("pupil", Id, nullable=False),
        sa.Column("scenario", sa.Text, nullable=False),
        sa.Column("point", sa.Text, nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("at", Moment, nullable=False),
        sa.Column("step", sa.Text, nullable=False),
        sa.Column("answer", Id, nullable=False),
        sa.Column("line", sa.Text, nullable=False),
        sa.Column("rating", sa.Integer, nullable=False),
        sa.ForeignKeyConstraint(["pupil"], ["pupils.id"], name=op.f("fk_ratings_pupil"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("pupil", "scenario", "point", "day", name=op.f("pk_ratings")),
    )
    op.create_table(
        "rounds",
        sa.Column("pupil", Id, nullable=False),
        sa.Column("id", Id, nullable=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("bout", Id, nullable=True),
        sa.Column("at", Moment, nullable=False),
        sa.Column("scenario", sa.Text, nullable=False),
        sa.Column("scenario_hash", sa.Text, nullable=False),
        sa.Column("line", sa.Text, nullable=False),
        sa.Column("mode", sa.Text, nullable=False),
        sa.Column("pace", sa.Float, nullable=False),
        sa.Column("first_sight", sa.Boolean, nullable=False),
        sa.Column("excluded", sa.Boolean, nullable=False),
        sa.ForeignKeyConstraint(["pupil"], ["pupils.id"], name=op.f("fk_rounds_pupil"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["scenario_hash"], ["scenarios.hash"], name=op.f("fk_rounds_scenario_hash")),
        sa.PrimaryKeyConstraint("pupil", "id", name=op.f("pk_rounds")),
        sa.UniqueConstraint("pupil", "seq", name=op.f("uq_rounds_pupil_seq")),
    )
    op.create_index(op.f("ix_rounds_pupil_at"), "rounds", ["pupil", "at"], unique=False)
    op.create_index(
        op.f("ix_rounds_pupil_scenario_line_at"), "rounds", ["pupil", "scenario", "line", "at"], unique=False
    )
    op.create_table(
        "standings",
        sa.Column("pupil", Id, nullable=False),
        sa.Column("scenario", sa.Text, nullable=False),
        sa.Column("body", Json, nullable=False),
        sa.ForeignKeyConstraint(["pupil"], ["pupils.id"], name=op.f("fk_standings_pupil"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("pupil", "scenario", name=op.f("pk_standings")),
    )
    op.create_table(
        "answers",
        sa.Column("pupil", Id, nullable=False),
        sa.Column("id", Id, nullable=False),
        sa.Column("round", Id, nullable=False),
        sa.Column("step", sa.Text, nullable=False),
        sa.Column("at", Moment, nullable=False),
        sa.Column("text", Words, nullable=False),
        sa.Column("seconds", sa.Float, nullable=False),
        sa.Column("scorer", Words, nullable=False),
        sa.Column("marks", sa.Integer, nullable=False),
        sa.Column("points", Json, nullable=False),
        sa.Column("hints", Json, nullable=False),
        sa.Column("flags", Json, nullable=False),
        sa.Column("elsewhere", Json, nullable=False),
        sa.Column("heard", Words, nullable=False),
        sa.Column("pressed", sa.Text, nullable=False),
        sa.Column("guess", sa.Integer, nullable=True),
        sa.Column("day", sa.Date, nullable=True),
        sa.ForeignKeyConstraint(
            ["pupil", "round"], ["rounds.pupil", "rounds.id"], name=op.f("fk_answers_pupil_round"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("pupil", "id", name=op.f("pk_answers")),
        sa.UniqueConstraint("pupil", "round", "step", name=op.f("uq_answers_pupil_round_step")),
    )
    op.create_table(
        "bout_moves",
        sa.Column("pupil", Id, nullable=False),
        sa.Column("bout", Id, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("at", Moment, nullable=False),
        sa.ForeignKeyConstraint(
            ["pupil", "bout"], ["bouts.pupil", "bouts.id"], name=op.f("fk_bout_moves_pupil_bout"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("pupil", "bout", "number", name=op.f("pk_bout_moves")),
    )
    op.create_table(
        "disputes",
        sa.Column("pupil", Id, nullable=False),
        sa.Column("answer", Id, nullable=False),
        sa.Column("point", sa.Text, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("sentence", Words, nullable=False),
        sa.Column("at", Moment, nullable=False),
        sa.ForeignKeyConstraint(
            ["pupil", "answer"],
            ["answers.pupil", "answers.id"],
            name=op.f("fk_disputes_pupil_answer"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("pupil", "answer", "point", "start", "end", name=op.f("pk_disputes")),
    )
    op.create_table(
        "former_scores",
        sa.Column("pupil", Id, nullable=False),
        sa.Column("answer", Id, nullable=False),
        sa.Column("at", Moment, nullable=False),
        sa.Column("scenario_hash", sa.Text, nullable=False),
        sa.Column("scorer", Words, nullable=False),
        sa.Column("marks", sa.Integer, nullable=False),
        sa.Column("points", Json, nullable=False),
        sa.Column("flags", Json, nullable=False),
        sa.Column("elsewhere", Json, nullable=False),
        sa.ForeignKeyConstraint(
            ["pupil", "answer"],
            ["answers.pupil", "answers.id"],
            name=op.f("fk_former_scores_pupil_answer"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["scenario_hash"], ["scenarios.hash"], name=op.f("fk_former_scores_scenario_hash")),
        sa.PrimaryKeyConstraint("pupil", "answer", "at", name=op.f("pk_former_scores")),
    )
    op.create_table(
        "rulings",
        sa.Column("pupil", Id, nullable=False),
        sa.Column("answer", Id, nullable=False),
        sa.Column("point", sa.Text, nullable=False),
        sa.Column("verdict", sa.Text, nullable=False),
        sa.Column("teacher", Id, nullable=False),
        sa.Column("at", Moment, nullable=False),
        sa.ForeignKeyConstraint(
            ["pupil", "answer"],
            ["answers.pupil", "answers.id"],
            name=op.f("fk_rulings_pupil_answer"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("pupil", "answer", "point", name=op.f("pk_rulings")),
    )
