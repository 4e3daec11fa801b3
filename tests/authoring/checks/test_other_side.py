"""`check` reads the other side of a scenario like the first, and says what it lacks."""

from debategame.authoring.checks.review import review
from debategame.authoring.checks.trials import LIMIT, Work
from debategame.errors import Problem
from debategame.scenario.reader import parse
from tests.support.paths import DATA

TEXT = (DATA / "both-sides.yaml").read_text(encoding="utf-8")


def advice(text: str, *, work: Work | None = None) -> list[Problem]:
    return [problem for problem in review(parse(text.encode(), "bus.yaml"), work) if "other side" in problem.message]


def test_a_good_other_side_is_not_warned_of() -> None:
    assert review(parse(TEXT.encode(), "bus.yaml")) == ()


def test_what_is_missing_is_told_at_the_lines() -> None:
    second = TEXT[TEXT.index("  - id: no-harm") : TEXT.index("examples:")]
    (found,) = advice(TEXT.replace(second, "").partition("their_examples")[0])
    assert found.path == "$.their_lines"
    assert found.message == (
        "it cannot be played from the other side: `their_lines` has 1 line, and needs 2; its lines ask for 3 of "
        "`their_points` with 4 wordings or more, and need 4"
    )


def test_faults_of_the_other_side_are_told_at_their_place() -> None:
    changed = TEXT.replace("hints: [Look through its windows., ", "hints: [It carries air around the town., ")
    changed = changed.replace("model: The engine wakes people who want to sleep, and", "model: We know that")
    changed = changed.replace("points: [noise, too-dear]", "points: [noise, too-dear]\n    aim: 2")
    told = {problem.path: problem.message for problem in advice(changed)}
    assert told["$.their_points[0].hints[0]"].startswith("on the other side, this hint gives away `nobody-on-board`")
    assert told["$.their_lines[1].model"] == (
        "on the other side, this model rebuttal does not make the key point `noise` of its line"
    )
    (model,) = [problem for problem in advice(changed) if problem.path == "$.their_lines[1].model"]
    assert changed.split("\n")[model.line - 1].strip().startswith("model: We know that")


def test_an_example_that_is_marked_otherwise_is_told_among_their_examples() -> None:
    (found,) = advice(TEXT.replace("answer: The engine wakes my little sister every night.", "answer: I like trains."))
    assert (found.path, found.level) == ("$.their_examples[0].answer", "warning")


def test_a_briefing_that_speaks_to_the_first_side_is_noted() -> None:
    briefing = next(row for row in TEXT.split("\n") if row.startswith("their_briefing"))
    (found,) = [
        problem
        for problem in review(parse(TEXT.replace(f"{briefing}\n", "").encode(), "bus.yaml"))
        if problem.path == "$.their_lines"
    ]
    assert (found.level, found.hint) == ("note", "write `their_briefing`")


def test_a_point_of_theirs_needs_no_place_in_the_article() -> None:
    assert not [problem for problem in advice(TEXT) if "no `source`" in problem.message]


def test_a_review_that_is_stopped_does_not_begin_the_other_side() -> None:
    work = Work()
    work.stop()
    work.extend(LIMIT)
    assert not work.allows(1)
