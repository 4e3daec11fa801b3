"""Score the model rebuttals and marked examples of a scenario, and compare."""

from collections import defaultdict
from collections.abc import Iterator

from debategame.authoring.checks.context import Advice, CheckContext
from debategame.authoring.checks.similarity import near_to
from debategame.authoring.marked.reader import given_verdict
from debategame.scenario.model import Line, MarkedAnswer
from debategame.scenario.yaml_errors import DataPath
from debategame.scoring.model import PointScore, Verdict

MODEL_VERDICT = {
    Verdict.PARTIAL: "only half makes the key point",
    Verdict.MISSED: "does not make the key point",
    Verdict.CONTRADICTED: "contradicts the key point",
}
MARKED = {
    Verdict.HIT: "making",
    Verdict.PARTIAL: "half making",
    Verdict.MISSED: "not making",
    Verdict.CONTRADICTED: "contradicting",
}
SCORED = {
    Verdict.HIT: "the game gives it a hit",
    Verdict.PARTIAL: "the game gives it half",
    Verdict.MISSED: "the game misses it",
    Verdict.CONTRADICTED: "the game reads the opposite",
}
HINTS = {
    Verdict.HIT: "add a wording like it, or change the mark",
    Verdict.PARTIAL: "add a wording or an opposite like it, or change the mark",
    Verdict.MISSED: "change the closest wording (`debategame score --explain` shows it), or change the mark",
    Verdict.CONTRADICTED: "add an opposite like it, or change the mark",
}


def check(context: CheckContext) -> Iterator[Advice]:
    """Yield advice on models that miss a key point of their line, and on examples that the game marks differently."""
    examples: defaultdict[str, list[tuple[int, MarkedAnswer]]] = defaultdict(list)
    for number, example in enumerate(context.scenario.examples):
        examples[example.line].append((number, example))
    for path, line in context.lines():
        for scored in _points(context, line, line.model) if line.model else ():
            if scored.verdict is not Verdict.HIT:
                yield _short(path, line, scored)
        for number, example in examples[line.id]:
            yield from _unlike_marks(context, line, number, example)


def clearly_differ(marked: Verdict, scored: Verdict) -> bool:
    """Return whether two verdicts differ by more than half a mark. People also differ about half and whole."""
    half = {Verdict.HIT, Verdict.PARTIAL}, {Verdict.PARTIAL, Verdict.MISSED}
    return marked is not scored and {marked, scored} not in half


def _unlike_marks(context: CheckContext, line: Line, number: int, example: MarkedAnswer) -> Iterator[Advice]:
    for scored in _points(context, line, example.answer):
        marked = given_verdict(example, scored.id)
        if clearly_differ(marked, scored.verdict):
            message = f"this example is marked as {MARKED[marked]} `{scored.id}`, but {SCORED[scored.verdict]}"
            yield Advice(("examples", number, "answer"), message, HINTS[marked])


def _points(context: CheckContext, line: Line, text: str) -> tuple[PointScore, ...]:
    score = context.trials.score(line.id, text)
    return score.points if score else ()


def _short(path: DataPath, line: Line, scored: PointScore) -> Advice:
    message = f"this model rebuttal {MODEL_VERDICT[scored.verdict]} `{scored.id}` of its line"
    hint = "say it as clearly as the claim, or add this sentence as a wording"
    if scored.verdict is Verdict.CONTRADICTED:
        message += f": {near_to(line.model, scored)}"
        hint = "if the model is right, change the sentence it is near to: it has too many words of the key point"
    return Advice((*path, "model"), message, hint)
