"""Short notes on a round, shown beside its scores."""

from collections.abc import Iterable

from debategame.progress.rounds import Round, scorer_order
from debategame.text.display import count_of

OLDER_SCORING = "older scoring"
"""The note on a round that an older scorer scored than others beside it."""


def round_notes(played: Round, newest: str = "", *, ruled: int | None = None) -> tuple[str, ...]:
    """Return notes on a round: left out, copied, studied, said better, again, hints and so on. May be empty.

    `newest` is the newest version of the scorer of the rounds beside it; empty to compare with none. `ruled` is the
    score of the round as the teacher counts it; None without a ruling.
    """
    hints, disputes = played.hints_taken, len(played.disputes)
    notes = (
        ("left out", played.excluded),
        ("studied", played.studied),
        ("copied", played.copied),
        ("said better", played.says_better),
        ("again", not (played.first_sight or played.studied or played.says_better)),
        (count_of(hints, "hint"), hints > 0),
        (f"{disputes} disputed", disputes > 0),
        (f"teacher: {ruled}", ruled is not None),
        (OLDER_SCORING, newest not in ("", played.scorer)),
    )
    return tuple(words for words, applies in notes if applies)


def newest_scorer(rounds: Iterable[Round]) -> str:
    """Return the newest version of the scorer that scored any of the rounds. Empty without rounds."""
    return max((played.scorer for played in rounds), key=scorer_order, default="")
