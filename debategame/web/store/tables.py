"""The tables of a store. What happened is the only truth; SUMMARY_TABLES are computed from it.

Everything of a pupil is under the pupil's id, and goes with the pupil.
"""

from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
)

from debategame.web.store.columns import Bytes, Id, Json, Moment, Words

METADATA = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)


def _needed(name: str, type_: Any, *more: Any) -> Column[Any]:
    return Column(name, type_, *more, nullable=False)


def _of(table: str, column: str = "id") -> ForeignKey:
    return ForeignKey(f"{table}.{column}", ondelete="CASCADE")


def _of_pupils(table: str, name: str) -> ForeignKeyConstraint:
    """Return the reference from the columns `pupil` and `name` to a row of the same pupil."""
    return ForeignKeyConstraint(["pupil", name], [f"{table}.pupil", f"{table}.id"], ondelete="CASCADE")


TEACHERS = Table(
    "teachers",
    METADATA,
    Column("id", Id, primary_key=True),
    _needed("name", Words),
    Column("name_key", Words, nullable=False, unique=True),
    Column("password", Text),
    _needed("made", Moment),
)
CLASSES = Table(
    "classes",
    METADATA,
    Column("id", Id, primary_key=True),
    Column("teacher", Id, _of("teachers"), nullable=False, index=True),
    _needed("name", Words),
    Column("code", Text, nullable=False, unique=True),
    _needed("made", Moment),
    Column("closed", Moment),
    _needed("keep_days", Integer),
    _needed("paused", Boolean),
    Column("shown", Id),
)
PUPILS = Table(
    "pupils",
    METADATA,
    Column("id", Id, primary_key=True),
    _needed("school_class", Id, _of("classes")),
    _needed("name", Words),
    _needed("name_key", Words),
    _needed("joined", Moment),
    _needed("return_hash", Text),
    _needed("preferences", Json),
    UniqueConstraint("school_class", "name_key"),
    UniqueConstraint("school_class", "return_hash"),
)
SESSIONS = Table(
    "sessions",
    METADATA,
    Column("token_hash", Text, primary_key=True),
    _needed("kind", Text),
    Column("who", Id, nullable=False, index=True),
    _needed("began", Moment),
    _needed("until", Moment),
)
LINKS = Table(
    "links",
    METADATA,
    Column("link_hash", Text, primary_key=True),
    _needed("teacher", Id, _of("teachers")),
    _needed("until", Moment),
)
SECRETS = Table("secrets", METADATA, Column("name", Text, primary_key=True), _needed("value", Bytes))
ATTEMPTS = Table(
    "attempts",
    METADATA,
    _needed("key", Text),
    _needed("began", Moment),
    _needed("until", Moment),
    _needed("count", Integer),
    PrimaryKeyConstraint("key", "began"),
)
SCENARIOS = Table(
    "scenarios",
    METADATA,
    Column("hash", Text, primary_key=True),
    _needed("body", Bytes),
)
PUBLISHED = Table(
    "published",
    METADATA,
    _needed("teacher", Text),
    _needed("scenario", Text),
    _needed("hash", Text, ForeignKey("scenarios.hash")),
    _needed("source", Words),
    _needed("at", Moment),
    PrimaryKeyConstraint("teacher", "scenario"),
)
TASKS = Table(
    "tasks",
    METADATA,
    Column("id", Id, primary_key=True),
    Column("school_class", Id, _of("classes"), nullable=False, index=True),
    _needed("scenario", Text),
    _needed("lines", Json),
    _needed("mode", Text),
    Column("opens", Date),
    Column("due", Date),
    _needed("made", Moment),
    Column("open_lines", Integer),
)
BOUTS = Table(
    "bouts",
    METADATA,
    _needed("pupil", Id, _of("pupils")),
    _needed("id", Id),
    Column("task", Id),
    _needed("scenario", Text),
    _needed("scenario_hash", Text, ForeignKey("scenarios.hash")),
    _needed("line", Text),
    _needed("stage", Text),
    _needed("state", Json),
    _needed("version", Integer),
    _needed("draft", Words),
    _needed("began", Moment),
    _needed("asked", Moment),
    _needed("changed", Moment),
    PrimaryKeyConstraint("pupil", "id"),
    Index(None, "pupil", "changed"),
)
BOUT_MOVES = Table(
    "bout_moves",
    METADATA,
    _needed("pupil", Id),
    _needed("bout", Id),
    _needed("number", Integer),
    _needed("kind", Text),
    _needed("at", Moment),
    PrimaryKeyConstraint("pupil", "bout", "number"),
    _of_pupils("bouts", "bout"),
)
ROUNDS = Table(
    "rounds",
    METADATA,
    _needed("pupil", Id, _of("pupils")),
    _needed("id", Id),
    _needed("seq", Integer),
    Column("bout", Id),
    _needed("at", Moment),
    _needed("scenario", Text),
    _needed("scenario_hash", Text, ForeignKey("scenarios.hash")),
    _needed("line", Text),
    _needed("mode", Text),
    _needed("pace", Float),
    _needed("first_sight", Boolean),
    _needed("excluded", Boolean),
    PrimaryKeyConstraint("pupil", "id"),
    UniqueConstraint("pupil", "seq"),
    Index(None, "pupil", "at"),
    Index(None, "pupil", "scenario", "line", "at"),
)
ANSWERS = Table(
    "answers",
    METADATA,
    _needed("pupil", Id),
    _needed("id", Id),
    _needed("round", Id),
    _needed("step", Text),
    _needed("at", Moment),
    _needed("text", Words),
    _needed("seconds", Float),
    _needed("scorer", Words),
    _needed("marks", Integer),
    _needed("points", Json),
    _needed("hints", Json),
    _needed("flags", Json),
    _needed("elsewhere", Json),
    _needed("heard", Words),
    _needed("pressed", Text),
    Column("guess", Integer),
    Column("day", Date),
    PrimaryKeyConstraint("pupil", "id"),
    UniqueConstraint("pupil", "round", "step"),
    _of_pupils("rounds", "round"),
)
DISPUTES = Table(
    "disputes",
    METADATA,
    _needed("pupil", Id),
    _needed("answer", Id),
    _needed("point", Text),
    _needed("start", Integer),
    _needed("end", Integer),
    _needed("sentence", Words),
    _needed("at", Moment),
    PrimaryKeyConstraint("pupil", "answer", "point", "start", "end"),
    _of_pupils("answers", "answer"),
)
RULINGS = Table(
    "rulings",
    METADATA,
    _needed("pupil", Id),
    _needed("answer", Id),
    _needed("point", Text),
    _needed("verdict", Text),
    _needed("teacher", Id),
    _needed("at", Moment),
    Column("note", Words, nullable=False, server_default=""),
    Column("seen", Boolean, nullable=False, server_default="0"),
    PrimaryKeyConstraint("pupil", "answer", "point"),
    _of_pupils("answers", "answer"),
)
FORMER_SCORES = Table(
    "former_scores",
    METADATA,
    _needed("pupil", Id),
    _needed("answer", Id),
    _needed("at", Moment),
    _needed("scenario_hash", Text, ForeignKey("scenarios.hash")),
    _needed("scorer", Words),
    _needed("marks", Integer),
    _needed("points", Json),
    _needed("flags", Json),
    _needed("elsewhere", Json),
    PrimaryKeyConstraint("pupil", "answer", "at"),
    _of_pupils("answers", "answer"),
)
STUDIES = Table(
    "studies",
    METADATA,
    _needed("pupil", Id, _of("pupils")),
    _needed("scenario", Text),
    _needed("line", Text),
    _needed("at", Moment),
    PrimaryKeyConstraint("pupil", "scenario", "line", "at"),
)
STANDINGS = Table(
    "standings",
    METADATA,
    _needed("pupil", Id, _of("pupils")),
    _needed("scenario", Text),
    _needed("body", Json),
    PrimaryKeyConstraint("pupil", "scenario"),
)
RATINGS = Table(
    "ratings",
    METADATA,
    _needed("pupil", Id, _of("pupils")),
    _needed("scenario", Text),
    _needed("point", Text),
    _needed("day", Date),
    _needed("at", Moment),
    _needed("step", Text),
    _needed("answer", Id),
    _needed("line", Text),
    _needed("rating", Integer),
    PrimaryKeyConstraint("pupil", "scenario", "point", "day"),
)
CARDS = Table(
    "cards",
    METADATA,
    _needed("pupil", Id, _of("pupils")),
    _needed("scenario", Text),
    _needed("point", Text),
    _needed("due", Date),
    _needed("last", Date),
    _needed("line", Text),
    _needed("stability", Float),
    _needed("difficulty", Float),
    PrimaryKeyConstraint("pupil", "scenario", "point"),
)
SUMMARY_TABLES = (STANDINGS, RATINGS, CARDS)
"""The tables that are computed from rounds and can be rebuilt."""
