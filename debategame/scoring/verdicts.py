"""The verdict on each key point, from what every segment of a rebuttal does for it, and what explains the verdict."""

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence

import msgspec

from debategame.scenario.model import KeyPoint
from debategame.scoring.classifier import LAST_PLACE, Classifier, Judgement
from debategame.scoring.corrections import Claim, denied_alone
from debategame.scoring.cuts import sentence_ends
from debategame.scoring.evidence import evidence, missing, passages
from debategame.scoring.guards import is_echo
from debategame.scoring.indexes import ReferenceIndex
from debategame.scoring.model import Blocked, PointScore, Span, Verdict
from debategame.scoring.reading.reported_speech import Status
from debategame.scoring.reading.text import Text
from debategame.scoring.references import References
from debategame.scoring.segments import Reading, Segment
from debategame.scoring.tuning import Tuning

REASONS: Mapping[Blocked, Callable[[Judgement], bool]] = {
    "theirs": lambda found: found.theirs is not None,
    "doubted": lambda found: found.doubted is not None or found.against is not None,
}
"""For each reason that rests on one sentence, the test that finds the judgement of that sentence."""
REJECTED = (Status.REJECTED, Status.UNREAL)
"""The statuses of words that the player rejects, mocks or only supposes."""


class VerdictMaker:
    """Gives the verdicts on the key points of one rebuttal."""

    def __init__(
        self,
        reading: Reading,
        references: References,
        classifier: Classifier,
        text: Text,
        tuning: Tuning,
        *,
        salad: bool,
    ) -> None:
        """Keep what was read; a rebuttal that is `salad` as a whole earns nothing."""
        self._reading = reading
        self._references = references
        self._hit = classifier.hit
        self._partial = classifier.partial
        self._text = text
        self._ends = sentence_ends(text.sentences)
        self._tuning = tuning
        self._salad = salad
        self._echoes = is_echo(reading.words, references.heard)

    def verdict(self, point: KeyPoint, judgements: Sequence[Judgement], claims: Sequence[Claim]) -> PointScore:
        """Return the verdict on a key point: the best segment decides, unless its opposite is said there.

        `claims` are the words that may claim the key point, whoever claims them.
        """
        own = [found for found in judgements if found.segment.claimed]
        reported = [
            found for found in judgements if found.segment.status is not Status.OWN and found.confidence >= self._hit
        ]
        opposed = [found for found in own if found.against is not None and not self._is_echo(found.segment)]
        apart = [found for found in own if not any(found.segment.overlaps(other.segment) for other in opposed)]
        making = max((found.confidence for found in apart), default=0.0)
        rejected = [
            found for found in reported if found.segment.status is Status.REJECTED and found.confidence >= making
        ]
        given_up = bool(rejected) or any(self._is_plain(found) for found in opposed)
        unsure = [found for found in own if found.doubted is not None and not self._is_echo(found.segment)]
        told = max((found.confidence for found in reported if found.segment.status is Status.REPORTED), default=0.0)
        turned_down = self._claims_turned_down(claims, judgements)
        clear = [
            found
            for found in own
            if not given_up
            and not self._follows(found, turned_down)
            and found.confidence >= told * self._tuning.told_share
            and found.theirs is None
            and not found.elsewhere
            and not any(found.segment.overlaps(other.segment) for other in (*opposed, *unsure))
        ]
        counting = [found for found in clear if found.confidence >= self._partial and not self._is_chance(found)]
        best = max(counting or _nearest(clear), key=_confidence, default=None)
        sure = 0.0 if best is None or self._is_chance(best) or self._salad else best.confidence
        if best is not None and sure >= self._hit:
            return self._earned(point, self._narrowed(best, counting), Verdict.HIT)
        against = [
            found for found in opposed if making < self._tuning.making_surely or self._is_sure(found)
        ] or rejected
        if against and not self._salad:
            return self._contradicted(point, max(against, key=_confidence))
        likely = self._below_hit(judgements)
        if best is not None and sure >= self._partial:
            return self._earned(point, msgspec.structs.replace(best, confidence=likely), Verdict.PARTIAL)
        doubted = bool(opposed) or any(found.confidence >= self._partial for found in unsure)
        if best is None and own:
            best = max(_nearest(own), key=_confidence)
        theirs = any(found.theirs is not None and found.confidence >= self._hit for found in own)
        tells_why = any(found.confidence >= self._hit and self._follows(found, turned_down) for found in own)
        rejects = bool(reported) or (tells_why and not doubted)
        blocked = self._blocked(best, reported=rejects, theirs=theirs, doubted=doubted)
        return PointScore(
            id=point.id,
            verdict=Verdict.MISSED,
            confidence=likely,
            passages=self._reason(judgements, blocked),
            wording=self._wording(best.text) if best else "",
            blocked=blocked,
        )

    def _claims_turned_down(self, claims: Sequence[Claim], judgements: Sequence[Judgement]) -> list[Claim]:
        """Return the claims that the player denies, rejects or mocks. A denial that is rejected is none."""
        sure = [found for found in judgements if not found.thin]
        rejecting = [found.segment for found in sure if found.segment.status in REJECTED]
        denying = [
            found.segment
            for found in sure
            if found.segment.single and (found.doubted is not None or found.against is not None)
        ]
        return [
            claim
            for claim in claims
            if (_is_in(claim, rejecting) and self._is_rejected(claim) and not self._is_denial(claim))
            or _is_in(claim, denying)
        ]

    def _is_rejected(self, claim: Claim) -> bool:
        """Return whether at least half the words of a claim are rejected or mocked."""
        stances = self._reading.stances[claim.first : claim.last]
        return 2 * sum(stance.status in REJECTED for stance in stances) >= len(stances)

    def _is_denial(self, claim: Claim) -> bool:
        """Return whether the words of a claim, if they stand alone, deny something or say that it changes nothing."""
        denied = denied_alone(self._text.sentences, claim.first, claim.last)
        return any(denied) or any(stance.no_effect for stance in self._reading.stances[claim.first : claim.last])

    def _follows(self, found: Judgement, turned_down: Sequence[Claim]) -> bool:
        """Return whether an earlier sentence turns down, nearly as clearly, what a segment seems to make.

        What follows tells why: "Teamwork? Tell that to my son. They ignore whatever they agreed." What says a text
        outright makes it, whatever stands before.
        """
        if found.text is not None and found.segment.shares[found.text] >= self._tuning.said_outright:
            return False
        least = self._tuning.turned_down_share * found.confidence
        return any(
            claim.confidence >= least and self._ends[bisect_right(self._ends, claim.first)] < found.segment.last
            for claim in turned_down
        )

    def _below_hit(self, judgements: Sequence[Judgement]) -> float:
        """Return the best confidence of any segment; where something kept it from a hit, just below that of a hit."""
        best = max((found.confidence for found in judgements), default=0.0)
        return best if best < self._hit else round(self._hit - self._tuning.withheld * (1 - best) - LAST_PLACE, 4)

    def _blocked(self, best: Judgement | None, *, reported: bool, theirs: bool, doubted: bool) -> Blocked:
        if self._salad:
            return "salad"
        if reported:
            return "reported"
        if theirs:
            return "theirs"
        if doubted:
            return "doubted"
        if best is None or best.text is None:
            return ""
        return "echo" if self._echoes or self._is_echo(best.segment) else ""

    def _is_plain(self, found: Judgement) -> bool:
        """Return whether a segment says an opposite so plainly that no other sentence makes up for it."""
        return self._said(found) >= self._tuning.opposite_plain

    def _is_sure(self, found: Judgement) -> bool:
        """Return whether a segment surely says an opposite, also where the rebuttal seems to make the key point."""
        return self._said(found) >= self._tuning.opposite_sure

    def _said(self, found: Judgement) -> float:
        """Return how far a segment covers the opposite that it says, 0–1; 0 for none."""
        against = found.against
        if against is None or self._references.voices[self._references.texts[against].voice].role != "opposites":
            return 0.0
        return found.segment.shares[against]

    def _is_chance(self, found: Judgement) -> bool:
        """Return whether a segment meets so little, or repeats the opponent so much, that it may mean nothing."""
        return found.thin or (found.confidence < self._tuning.sure_echo and self._is_echo(found.segment))

    def _is_echo(self, segment: Segment) -> bool:
        return is_echo(self._reading.words[segment.first : segment.last], self._references.heard)

    def _narrowed(self, best: Judgement, others: Sequence[Judgement]) -> Judgement:
        """Return the one sentence that makes a key point by itself, where a pair with it does so a little better."""
        if best.segment.single or best.ideas:
            return best
        enough = [
            found
            for found in others
            if found.segment.single and found.confidence >= self._hit and found.segment.overlaps(best.segment)
        ]
        narrow = max(enough, key=_confidence, default=best)
        return msgspec.structs.replace(narrow, confidence=best.confidence)

    def _earned(self, point: KeyPoint, best: Judgement, verdict: Verdict) -> PointScore:
        met = evidence(best, self._reading, self._references)
        partial = verdict is Verdict.PARTIAL
        return PointScore(
            id=point.id,
            verdict=verdict,
            confidence=best.confidence,
            evidence=met,
            passages=passages(met, self._text),
            wording=self._wording(best.text),
            missing=missing(best, point, self._references) if partial else (),
        )

    def _contradicted(self, point: KeyPoint, denial: Judgement) -> PointScore:
        text = denial.against if denial.against is not None else denial.text
        met = evidence(
            msgspec.structs.replace(denial, text=text, ideas=()), self._reading, self._references, denied=True
        )
        return PointScore(
            id=point.id,
            verdict=Verdict.CONTRADICTED,
            confidence=round(denial.confidence * self._tuning.contradicted_worth, 4),
            evidence=met,
            passages=passages(met, self._text) or (self._reading.passage(denial.segment),),
            wording=self._wording(text),
            blocked="denied",
        )

    def _reason(self, judgements: Sequence[Judgement], blocked: Blocked) -> tuple[Span, ...]:
        """Return the sentence that was doubted or that argues their side, if that is why nothing was earned."""
        is_reason = REASONS.get(blocked)
        if is_reason is None:
            return ()
        found = (judged for judged in judgements if judged.segment.status is Status.OWN and is_reason(judged))
        best = max(found, key=lambda judged: (judged.segment.single, judged.confidence), default=None)
        return () if best is None else (self._reading.passage(best.segment),)

    def _wording(self, text: ReferenceIndex | None) -> str:
        return "" if text is None else self._references.texts[text].text


def _nearest(found: Sequence[Judgement]) -> Sequence[Judgement]:
    """Return the judgements of segments that meet a text at all; all of them if none does."""
    return [judgement for judgement in found if judgement.text is not None] or found


def _is_in(claim: Claim, segments: Sequence[Segment]) -> bool:
    return any(segment.first <= claim.first < segment.last for segment in segments)


def _confidence(found: Judgement) -> float:
    return found.confidence
