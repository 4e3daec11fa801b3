"""The scenario put to its own tests: model rebuttals and marked examples, scored as players' answers are."""

from collections.abc import Iterator

from debategame.authoring.checks.context import CheckContext, Finding
from debategame.authoring.marked.reader import marked_as
from debategame.scenario.yaml_errors import Path
from debategame.scoring.model import PointScore, Verdict

SHORT_OF = {
    Verdict.PARTIAL: "makes only half of the key point",
    Verdict.MISSED: "does not make the key point",
    Verdict.CONTRADICTED: "reads as the opposite of the key point",
}
MARKED = {
    Verdict.HIT: "making",
    Verdict.PARTIAL: "making half of",
    Verdict.MISSED: "not making",
    Verdict.CONTRADICTED: "the opposite of",
}
SCORED = {
    Verdict.HIT: "the game says that it makes it",
    Verdict.PARTIAL: "the game says that it makes half of it",
    Verdict.MISSED: "the game passes over it",
    Verdict.CONTRADICTED: "the game takes it for the opposite",
}
MENDED_BY = {
    Verdict.HIT: "add a wording like it, or mark it otherwise",
    Verdict.PARTIAL: "add a wording or an opposite like it, or mark it otherwise",
    Verdict.MISSED: "reword what comes nearest (`debategame score --explain` shows it), or mark it otherwise",
    Verdict.CONTRADICTED: "add an opposite like it, or mark it otherwise",
}


def check(desk: CheckContext) -> Iterator[Finding]:
    """Yield the model rebuttals that fall short of their line, and the examples that score otherwise than marked."""
    for path, line in desk.lines():
        for scored in desk.scorer.score(line.id, line.model).points if line.model else ():
            if scored.verdict is not Verdict.HIT:
                yield _short(path, scored)
    for number, example in enumerate(desk.scenario.examples):
        for scored in desk.scorer.score(example.line, example.answer).points:
            marked = marked_as(example, scored.id)
            if otherwise(marked, scored.verdict):
                message = f"this example is marked as {MARKED[marked]} `{scored.id}`, and {SCORED[scored.verdict]}"
                yield Finding(("examples", number, "answer"), message, MENDED_BY[marked])


def otherwise(marked: Verdict, scored: Verdict) -> bool:
    """Tell whether two verdicts differ by more than half a mark: people too part over what is half and what whole."""
    half = {Verdict.HIT, Verdict.PARTIAL}, {Verdict.PARTIAL, Verdict.MISSED}
    return marked is not scored and {marked, scored} not in half


def _short(path: Path, scored: PointScore) -> Finding:
    message = f"this model rebuttal {SHORT_OF[scored.verdict]} `{scored.id}` of its line"
    return Finding((*path, "model"), message, "say it as clearly as the claim does, or add its sentence as a wording")
