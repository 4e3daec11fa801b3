"""How well numbers rank true items above false ones: AUC, average precision, F1."""

from collections.abc import Iterable, Sequence


def ratio(part: float, whole: float) -> float:
    """Return `part` divided by `whole`, or 0 if `whole` is 0."""
    return part / whole if whole else 0.0


def auc(ranked: Iterable[tuple[float, bool]]) -> float:
    """Return the area under the ROC curve: how often a true item ranks above a false one. Ties count half."""
    items = sorted(ranked)
    below = 0.0
    won = 0.0
    start = 0
    while start < len(items):
        end = start
        while end < len(items) and items[end][0] == items[start][0]:
            end += 1
        true = sum(is_true for _, is_true in items[start:end])
        false = end - start - true
        won += true * (below + false / 2)
        below += false
        start = end
    return ratio(won, below * (len(items) - below))


def average_precision(ranked: Sequence[tuple[float, bool]]) -> float:
    """Return the mean of the precision at each true item, highest number first. Ties keep their order."""
    best_first = sorted(ranked, key=lambda item: -item[0])
    true = 0
    total = 0.0
    for place, (_, is_true) in enumerate(best_first, start=1):
        if is_true:
            true += 1
            total += true / place
    return ratio(total, true)


def best_f1(ranked: Iterable[tuple[float, bool]]) -> tuple[float, float]:
    """Return the best F1 over all thresholds, and its threshold."""
    items = sorted(ranked, reverse=True)
    true = sum(is_true for _, is_true in items)
    best = (0.0, 1.0)
    both = 0
    for place, (number, is_true) in enumerate(items, start=1):
        both += is_true
        if place == len(items) or items[place][0] < number:
            best = max(best, (ratio(2 * both, place + true), number))
    return best
