"""The hints beside the field: what was taken, what the next one is and costs, and for which key points."""

from collections.abc import Mapping

from textual.content import Content
from textual.widgets import Static

from debategame.play.bout import Bout
from debategame.play.hints import Hint
from debategame.ui.widgets.primitives import Card, assembled

KINDS = ("a direction", "where to look", "its opening words")
FRACTIONS = {0.75: "¾", 0.5: "½"}


class HintsCard(Card):
    """The hints that were taken and can be had, with their price."""

    def __init__(self, bout: Bout) -> None:
        """Show where the hints of this bout stand."""
        self._text = Static()
        super().__init__(self._text, id="hints")
        self.tell(bout)

    def tell(self, bout: Bout) -> None:
        """Show where the hints stand now."""
        self._text.update(hints(bout))
        self.set_title("Hints", hints_keys(bout))


def hints(bout: Bout) -> Content:
    """Return the hint that was taken last, and what the next one is and costs."""
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
    """Return which keys serve hints now."""
    keys = (("F2 next hint", bout.next_hint is not None), ("F4 other key point", _several(bout)))
    return " · ".join(key for key, works in keys if works)


def _taken(hint: Hint) -> Content:
    return assembled((f"Hint {hint.count} of {hint.total}, key point {hint.number}: ", "bold"), hint.text)


def _price(hint: Hint, *, priced: bool) -> str:
    kind = KINDS[min(hint.count, len(KINDS)) - 1]
    if not priced:
        return f"{kind}, for key point {hint.number}. It is free, but noted."
    if hint.worth >= 1:
        return f"{kind}, for key point {hint.number}. It costs nothing."
    return f"{kind}. Key point {hint.number} would then count {FRACTIONS[hint.worth]} of its worth."


def _others(bout: Bout, served: Hint | None) -> Content | None:
    if served is None or not _several(bout):
        return None
    open_ids = {point.id for point in bout.open_points}
    said = [
        f"{number} {_so_far(bout.hints, point.id, len(point.hints))}"
        for number, point in enumerate(bout.points, start=1)
        if number != served.number and point.id in open_ids
    ]
    return assembled(("Other key points: ", "$text-muted"), ("   ".join(said), "$text-muted"))


def _so_far(taken: Mapping[str, int], point_id: str, total: int) -> str:
    if not total:
        return "has none"
    return f"{taken[point_id]} of {total}" if point_id in taken else "no hint yet"


def _several(bout: Bout) -> bool:
    """Whether hints can be had for more than one open key point."""
    return bout.rules.hints and not bout.asks and sum(bool(point.hints) for point in bout.open_points) > 1
