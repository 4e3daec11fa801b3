"""The verdict on each key point, from what every stretch of a rebuttal does for it, and what explains the verdict."""

from collections.abc import Sequence

import msgspec

from debategame.scenario.model import KeyPoint
from debategame.scoring.classifier import HIT, PARTIAL, Judged
from debategame.scoring.evidence import evidence, missing, passages
from debategame.scoring.guards import is_echo
from debategame.scoring.model import Blocked, PointScore, Verdict
from debategame.scoring.references import Yardstick
from debategame.scoring.reported_speech import Status
from debategame.scoring.segments import Reading, Stretch
from debategame.scoring.text import Text

PLAIN = 0.6
"""From this share of it an opposite is said plainly."""
AGAINST = 0.5
"""What confidence counts where the opposite is said."""


class Found(msgspec.Struct, frozen=True):
    """What one stretch does for a key point."""

    judged: Judged
    stretch: Stretch

    def overlaps(self, other: "Found") -> bool:
        """Tell whether two stretches share words."""
        return self.stretch.first < other.stretch.last and other.stretch.first < self.stretch.last


class Ruling:
    """Rules on the key points of one rebuttal."""

    def __init__(self, reading: Reading, yardstick: Yardstick, text: Text, *, salad: bool) -> None:
        """Keep what was read; a rebuttal that is `salad` as a whole earns nothing."""
        self._reading = reading
        self._yardstick = yardstick
        self._text = text
        self._salad = salad

    def rule(self, point: KeyPoint, found: Sequence[Found]) -> PointScore:
        """Return the verdict on a key point: the best stretch decides, unless its opposite is said there."""
        own = [one for one in found if one.stretch.status is Status.OWN]
        reported = [one for one in found if one.stretch.status is not Status.OWN and one.judged.confidence >= HIT]
        rejected = [one for one in reported if one.stretch.status is Status.REJECTED]
        opposed = [one for one in own if one.judged.against >= 0 and not self._is_echo(one)]
        given_up = bool(rejected) or any(self._plain(one) for one in opposed)
        clear = [one for one in own if not given_up and not any(one.overlaps(other) for other in opposed)]
        counting = [one for one in clear if one.judged.confidence >= PARTIAL and not one.judged.thin]
        best = max(counting or clear, key=_confidence, default=None)
        sure = 0.0 if best is None or best.judged.thin or self._salad else best.judged.confidence
        if best is not None and sure >= HIT:
            return self._earned(point, _narrowed(best, counting), Verdict.HIT)
        if (opposed or rejected) and not self._salad:
            return self._contradicted(point, max(opposed or rejected, key=_confidence))
        if best is not None and sure >= PARTIAL:
            return self._earned(point, best, Verdict.PARTIAL)
        return self._missed(point, best, self._blocked(best, reported=bool(reported)))

    def _blocked(self, best: Found | None, *, reported: bool) -> Blocked:
        if self._salad:
            return "salad"
        if reported:
            return "reported"
        return "echo" if best is not None and best.judged.wording >= 0 and self._is_echo(best) else ""

    def _plain(self, one: Found) -> bool:
        """Tell whether a stretch says an opposite so plainly that no other sentence makes up for it."""
        against = one.judged.against
        return not self._yardstick.voices[self._yardstick.wordings[against].voice].pro and (
            one.stretch.covered[against] >= PLAIN
        )

    def _is_echo(self, one: Found) -> bool:
        words = self._reading.words[one.stretch.first : one.stretch.last]
        return is_echo(words, self._yardstick.theirs)

    def _earned(self, point: KeyPoint, best: Found, verdict: Verdict) -> PointScore:
        met = evidence(best.judged, best.stretch, self._reading, self._yardstick)
        partial = verdict is Verdict.PARTIAL
        return PointScore(
            id=point.id,
            verdict=verdict,
            confidence=best.judged.confidence,
            evidence=met,
            passages=passages(met, self._text),
            wording=self._wording(best.judged.wording),
            missing=missing(best.judged, best.stretch, point, self._yardstick) if partial else (),
        )

    def _contradicted(self, point: KeyPoint, denial: Found) -> PointScore:
        wording = denial.judged.against if denial.judged.against >= 0 else denial.judged.wording
        as_said = msgspec.structs.replace(denial.judged, wording=wording, ideas=())
        met = evidence(as_said, denial.stretch, self._reading, self._yardstick)
        return PointScore(
            id=point.id,
            verdict=Verdict.CONTRADICTED,
            confidence=round(denial.judged.confidence * AGAINST, 4),
            evidence=met,
            passages=passages(met, self._text),
            wording=self._wording(wording),
            blocked="denied",
        )

    def _missed(self, point: KeyPoint, best: Found | None, blocked: Blocked) -> PointScore:
        return PointScore(
            id=point.id,
            verdict=Verdict.MISSED,
            confidence=best.judged.confidence if best else 0.0,
            wording=self._wording(best.judged.wording) if best else "",
            blocked=blocked,
        )

    def _wording(self, number: int) -> str:
        return self._yardstick.wordings[number].text if number >= 0 else ""


def _narrowed(best: Found, others: Sequence[Found]) -> Found:
    """Return the one sentence that makes a key point by itself, where a pair with it does so a little better."""
    if best.stretch.single or best.judged.ideas:
        return best
    enough = [one for one in others if one.stretch.single and one.judged.confidence >= HIT and one.overlaps(best)]
    narrow = max(enough, key=_confidence, default=best)
    return Found(msgspec.structs.replace(narrow.judged, confidence=best.judged.confidence), narrow.stretch)


def _confidence(one: Found) -> float:
    return one.judged.confidence
