"""What is to be known of a round beside its numbers, in a few words."""

from debategame.progress.rounds import Round
from debategame.text.display import count_of


def remarks(played: Round) -> tuple[str, ...]:
    """Return what is noted of a round: left out, again, hints, disputes; nothing of a plain first sight."""
    hints, disputes = played.hints_taken, len(played.disputes)
    noted = (
        ("left out", played.excluded),
        ("again", not played.first_sight),
        (count_of(hints, "hint"), hints > 0),
        (f"{disputes} disputed", disputes > 0),
    )
    return tuple(words for words, holds in noted if holds)
