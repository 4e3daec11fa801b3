"""The hints below the field: the last one taken, and the next one with its price."""

from collections.abc import Mapping

from textual.content import Content
from textual.widgets import Static

from debategame.play.bout import Bout
from debategame.play.hints import Hint
from debategame.ui.widgets.primitives import Card, assembled

KINDS = ("a direction", "where to look", "its opening words")
"""The kinds of the first, second and third hint on a key point."""


class HintsCard(Card):
    """The card of the hints."""

    def __init__(self, bout: Bout) -> None:
        """Show the hints of a bout."""
        self._text = Static()
        super().__init__(self._text, id="hints")
        self.show_hints(bout)

    def show_hints(self, bout: Bout) -> None:
        """Show the hints as they are now."""
        self._text.update(hints(bout))
        self.set_title("Hints", hints_keys(bout))


def hints(bout: Bout) -> Content:
    """Return the last hint taken, and the kind and price of the next."""
    taken, coming = bout.taken_hint, bout.next_hint
    rows = [_taken(taken)] if taken else []
    if coming:
        rows.append(assembled(("Next hint: ", "bold"), _price(coming, priced=bout.rules.priced)))
    elif taken:
        rows.append(assembled(f"That was the last hint on key point {taken.number}."))
    else:
        rows.append(assembled("No key point that is still open here has a hint."))
    others = _others(bout, taken or coming)
    return Content("\n").join([*rows, others] if others else rows)


def hints_keys(bout: Bout) -> str:
    """Return the keys that work on hints now."""
    keys = (("F2 or ^L next hint", bout.next_hint is not None), ("F4 or ^T other key point", _several(bout)))
    return " · ".join(key for key, works in keys if works)


def _taken(hint: Hint) -> Content:
    return assembled((f"Hint {hint.count} of {hint.total}, key point {hint.number}: ", "bold"), hint.text)


def _price(hint: Hint, *, priced: bool) -> str:
    kind = KINDS[min(hint.count, len(KINDS)) - 1]
    if not priced:
        return f"{kind}, for key point {hint.number}. It is free, but noted."
    if not hint.fraction:
        return f"{kind}, for key point {hint.number}. It costs nothing."
    return f"{kind}. Key point {hint.number} would then count {hint.fraction} of its worth."


def _others(bout: Bout, shown: Hint | None) -> Content | None:
    if shown is None or not _several(bout):
        return None
    open_ids = {point.id for point in bout.open_points}
    others = [
        f"{number} {_so_far(bout.hints, point.id, len(point.hints))}"
        for number, point in enumerate(bout.points, start=1)
        if number != shown.number and point.id in open_ids
    ]
    return assembled(("Other key points: ", "$text-muted"), ("   ".join(others), "$text-muted"))


def _so_far(taken: Mapping[str, int], point_id: str, total: int) -> str:
    if not total:
        return "has none"
    return f"had {taken[point_id]} of {total}" if point_id in taken else "no hint yet"


def _several(bout: Bout) -> bool:
    """Return whether more than one open key point has hints."""
    return bout.rules.hints and not bout.asks and sum(bool(point.hints) for point in bout.open_points) > 1
