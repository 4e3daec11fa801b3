"""A scenario with two key points, on school that starts later: each check is tried on it with something changed."""

import msgspec

from debategame.scenario.model import KeyPoint, Line, Scenario

CLOCK = KeyPoint(
    id="clock",
    claim="Their hormones keep teenagers awake until midnight.",
    wordings=("The body clock of a teenager runs late.",),
    opposites=("They could sleep earlier if they wanted to.",),
    hints=("Think of biology.",),
)
MARKS = KeyPoint(
    id="marks",
    claim="Pupils who start later get better marks in mathematics.",
    wordings=("Exam results rise when lessons begin at ten.",),
    opposites=("Grades stay as they are, whatever the timetable says.",),
)
LINE = Line(id="lazy", says="Young people are lazy.", points=("clock", "marks"))


def scenario(clock: KeyPoint = CLOCK, marks: KeyPoint = MARKS, **fields: object) -> Scenario:
    """Return the scenario with other key points or fields."""
    made = Scenario(format=1, id="late", title="Late", key_points=(clock, marks), lines=(LINE,))
    return msgspec.structs.replace(made, **fields)
