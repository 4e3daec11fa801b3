"""Short notes on a round, shown beside its scores."""

from debategame.progress.rounds import Round
from debategame.text.display import count_of


def round_notes(played: Round) -> tuple[str, ...]:
    """Return notes on a round: left out, again, hints, disputes. Empty if none of them applies."""
    hints, disputes = played.hints_taken, len(played.disputes)
    notes = (
        ("left out", played.excluded),
        ("again", not played.first_sight),
        (count_of(hints, "hint"), hints > 0),
        (f"{disputes} disputed", disputes > 0),
    )
    return tuple(words for words, applies in notes if applies)
