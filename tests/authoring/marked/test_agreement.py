"""How far the game agrees with a person: counts in plain words, the usual figures, what each wording earned."""

import msgspec
import pytest

from debategame.authoring.marked.agreement import VerdictPair, compare, count_marks, measures, wording_records
from debategame.authoring.marked.agreement_text import format_agreement, summary
from debategame.authoring.marked.reader import BadRow, MarkedFile, MarkedRow
from debategame.scenario.model import MarkedAnswer, Scenario
from debategame.scoring.model import PointScore, Verdict

VERDICTS = {"√": Verdict.HIT, "~": Verdict.PARTIAL, "·": Verdict.MISSED, "×": Verdict.CONTRADICTED}
ROW = MarkedRow(1, MarkedAnswer(line="lazy", answer="An answer."))


def pairs(glyphs: str) -> list[VerdictPair]:
    """Pairs from `√· √√`: first as the person marked it, then as the game scored it."""
    return [
        VerdictPair(ROW, VERDICTS[marked], PointScore(id="body-clock", verdict=VERDICTS[scored], confidence=0.5))
        for marked, scored in glyphs.split()
    ]


@pytest.mark.parametrize(
    ("glyphs", "counts"),
    [
        ("", (0, 0, 0, 0, 0)),
        ("·· ··", (0, 0, 0, 0, 0)),
        ("√√ ~~ ××", (3, 0, 0, 0, 0)),
        ("·√ ·~ ×√ ×~", (0, 4, 0, 0, 0)),
        ("√· ~·", (0, 0, 2, 0, 0)),
        ("√~ ~√", (0, 0, 0, 2, 0)),
        ("√× ~× ·× ×·", (0, 0, 0, 0, 4)),
    ],
)
def test_marks_are_counted_by_how_the_two_went_together(glyphs: str, counts: tuple[int, ...]) -> None:
    assert msgspec.structs.astuple(count_marks(pairs(glyphs))) == counts


@pytest.mark.parametrize(
    ("glyphs", "words"),
    [
        ("·· ··", "neither you nor the game found a key point."),
        ("√√ ·· ××", "the game agrees with you on 2 marks of 2."),
        ("√√ ·√ ·√ ·√ √·", "the game agrees with you on 1 mark of 5: it gave 3 you did not, missed 1 you gave."),
        ("√~", "agrees with you on 0 marks of 1: it gave 1 half that you gave whole, or the other way round."),
        ("×·", "agrees with you on 0 marks of 1: it differed from you on 1 about the opposite."),
    ],
)
def test_the_summary_says_it_in_plain_words(glyphs: str, words: str) -> None:
    said = summary(7, count_marks(pairs(glyphs)))
    assert said.startswith("Compared with 7 marked answers, ")
    assert said.endswith(words)


@pytest.mark.parametrize(
    ("glyphs", "precision", "recall", "f1"),
    [
        ("", 0, 0, 0),
        ("√√ ·· ××", 1, 1, 1),
        ("√√ √√ √√ √· ·√ ×√", 3 / 5, 3 / 4, 2 * 3 / 9),
        ("√√ ~√ ~· ~~", 1, 1, 1),
        ("√~", 0, 0, 0),
    ],
)
def test_figures_are_of_hits_and_leave_out_what_is_marked_as_half(
    glyphs: str, precision: float, recall: float, f1: float
) -> None:
    found = measures(pairs(glyphs))
    assert (found.precision, found.recall, found.f1) == pytest.approx((precision, recall, f1))


@pytest.mark.parametrize(
    ("glyphs", "kappa"),
    [
        ("", 0),
        ("√√ √√", 1),
        ("√√ ·· ~~ ××", 1),
        ("√√ √· ·√ ··", 0),
        ("√· ·√", -1),
        # Cohen's own kind of table: 20 and 15 agreed, 5 and 10 not; 0.7 seen, 0.5 by chance
        (" ".join(["√√"] * 20 + ["··"] * 15 + ["√·"] * 5 + ["·√"] * 10), 0.4),
    ],
)
def test_kappa_is_agreement_beyond_chance(glyphs: str, kappa: float) -> None:
    assert measures(pairs(glyphs)).kappa == pytest.approx(kappa)


def test_every_key_point_of_the_line_is_a_pair(small: Scenario) -> None:
    row = MarkedRow(4, MarkedAnswer(line="nobody-wants-it", answer="Drowsy drivers crash.", hits=("better-marks",)))
    found = compare(small, [row])
    assert [(pair.scored.id, pair.marked, pair.row.number) for pair in found] == [
        ("safer-roads", Verdict.MISSED, 4),
        ("better-marks", Verdict.HIT, 4),
        ("who-gains", Verdict.MISSED, 4),
    ]


def test_what_each_wording_earned_is_told_right_from_wrong(small: Scenario) -> None:
    claim, first, *others = (small.key_points[1].claim, *small.key_points[1].wordings)
    by_first = PointScore(id="safer-roads", verdict=Verdict.HIT, confidence=1, wording=first)
    by_claim = PointScore(id="safer-roads", verdict=Verdict.HIT, confidence=1, wording=claim)
    elsewhere = PointScore(id="body-clock", verdict=Verdict.HIT, confidence=1, wording=first)
    found = wording_records(
        small,
        "safer-roads",
        [
            VerdictPair(ROW, Verdict.HIT, by_first),
            VerdictPair(ROW, Verdict.MISSED, by_first),
            VerdictPair(ROW, Verdict.HIT, by_claim),
            VerdictPair(ROW, Verdict.HIT, elsewhere),
        ],
    )
    assert [(one.wording, one.right, one.wrong) for one in found] == [
        (claim, 1, 0),
        (first, 1, 1),
        *((wording, 0, 0) for wording in others),
    ]


HOSTILE = "\x1b]52;c;x\x07[/] " + "Drowsy drivers crash on the way to class, and " * 9


def test_the_report_fits_80_columns_and_moves_no_terminal(small: Scenario) -> None:
    rows = (MarkedRow(2, MarkedAnswer(line="nobody-wants-it", answer=HOSTILE)),)
    file = MarkedFile(rows, (BadRow(1, "the row is not JSON"),))
    lines = list(format_agreement(small, file, compare(small, rows), with_figures=True))
    assert max(map(len, lines)) <= 80
    assert not any(character in line for line in lines for character in "\x1b\x07\n")
    assert "  row 1: the row is not JSON" in lines


def test_the_report_shows_marked_and_given_with_the_reason(small: Scenario) -> None:
    rows = (
        MarkedRow(1, MarkedAnswer(line="nobody-wants-it", answer="Drowsy drivers crash on the way to class.")),
        MarkedRow(2, MarkedAnswer(line="nobody-wants-it", answer="The moon is made of cheese.", hits=("safer-roads",))),
        MarkedRow(3, MarkedAnswer(line="nobody-wants-it", answer="Teachers want it.", hits=("who-gains",))),
    )
    lines = format_agreement(small, MarkedFile(rows), compare(small, rows), with_figures=False)
    text = "\n".join(lines)
    assert "safer-roads: agrees on 0 of 2" in text
    assert "     1   ·   √  Drowsy drivers crash on the way to class." in text
    assert "matched: Drowsy drivers crash on the way to class." in " ".join(text.split())
    assert "     2   √   ·  The moon is made of cheese." in text
    assert "nothing came close" in text
    assert "     3   √   ~  Teachers want it." in text
    assert "not found: parents, bus company" in text
    assert "  1 wrong  Drowsy drivers crash on the way to class." in text
    assert "never            Collisions at the wheel drop when pupils are awake." in text
    assert "F1" not in text
