"""What the opponent says: what they grant, what they press on, and which words they quote."""

import msgspec
import pytest

from debategame.play.listening import Reply, heaviest
from debategame.play.opponent import LONGEST_QUOTE, Occasion, comeback, last_word, opening, quote_of, words_of_theirs
from debategame.play.sayings import CLOSING, COMEBACKS, MENDING, QUOTE, READ_OUT, TURNS
from debategame.scoring.model import Elsewhere, Span, Verdict
from tests.support.bouts import answer, key_point, scenario, verdict, verdicts

TEXT = "Parks are free, and they make us well. Yet nobody needs them!"


@pytest.mark.parametrize(
    ("letters", "granted", "pressed"),
    [
        ("mmm", "", "a"),
        ("hmm", "a", "b"),
        ("hpm", "a", "b"),
        ("hmp", "a", "c"),
        ("hhm", "a", "c"),
    ],
)
def test_a_half_made_key_point_is_pressed_before_a_missed_one(letters, granted, pressed):
    played = scenario()
    speech = comeback(played, played.lines[0], answer("", *verdicts(letters)))
    assert (speech.grants, speech.presses) == (granted, pressed)


@pytest.mark.parametrize("letters", ["hhh", "hhm", "hhx"])
def test_at_full_marks_the_opponent_concedes_and_asks_for_a_closing_sentence(letters):
    played = scenario()
    speech = comeback(played, played.lines[0], answer(TEXT, *verdicts(letters), marks=100))
    assert (speech.is_closing, speech.grants, speech.presses) == (True, "", "")
    assert speech.phrases == ("You win.", speech.phrases[1])
    assert speech.phrases[1] in CLOSING
    assert speech.text == " ".join(speech.phrases)


def own_goal(**fields):
    return verdict("b", "x", TEXT, "nobody needs them!", wording="Parks are not needed.", **fields)


def with_opposite():
    return scenario(key_points=(key_point("a"), key_point("b", opposites=("Parks are not needed.",)), key_point("c")))


@pytest.mark.parametrize(
    ("point", "asks_back", "reply", "quote"),
    [
        (verdict("b", "m"), True, Reply.MORE, ""),
        (verdict("b", "p", TEXT, "they make us well"), True, Reply.HALF, "they make us well"),
        (own_goal(), True, Reply.OWN_GOAL, "nobody needs them"),
        (verdict("b", "x", TEXT, "nobody needs them"), True, Reply.ASKS_BACK, "nobody needs them"),
        (
            verdict("b", "m", TEXT, "nobody needs them", blocked="doubted"),
            True,
            Reply.ASKS_BACK,
            "nobody needs them",
        ),
        (verdict("b", "m", TEXT, "nobody needs them", blocked="doubted"), False, Reply.MORE, ""),
    ],
    ids=["missed", "half", "sure own goal", "unsure own goal", "doubted", "doubted in timed play"],
)
def test_the_opponent_grants_takes_up_what_is_sure_and_presses(point, asks_back, reply, quote):
    played = with_opposite()
    points = (verdict("a", "h"), point, verdict("c", "m", confidence=0.4))
    speech = comeback(played, played.lines[0], answer(TEXT, *points), Occasion(asks_back=asks_back))
    granted, turn, *pressed = speech.phrases
    assert (granted, pressed) == ("I grant a.", [] if reply is Reply.ASKS_BACK else ["And b?"])
    assert turn in TURNS[reply]
    assert speech.text == " ".join((granted, turn.replace(QUOTE, quote), *pressed))


def test_an_own_goal_at_full_marks_is_left_to_be_mended_in_the_closing_sentence():
    played = with_opposite()
    points = (verdict("a", "h"), own_goal(), verdict("c", "h"))
    speech = comeback(played, played.lines[0], answer(TEXT, *points, marks=100))
    conceded, mending, closing = speech.phrases
    assert (conceded, mending in MENDING, closing in CLOSING) == ("You win.", True, True)
    assert f"You win. {mending.replace(QUOTE, 'nobody needs them')} {closing}" == speech.text


WELL = "Bees need flowers along every railway embankment."
THEM = Elsewhere(line="", point="them", passage=Span(0, 4), theirs=True)
OTHER = Elsewhere(line="line-2", point="c", passage=Span(0, 4))


@pytest.mark.parametrize(
    ("text", "fields", "reply"),
    [
        ("idk lol", {}, Reply.PAUSE),
        ("Not sure.", {}, Reply.PAUSE),
        ("?!", {}, Reply.PAUSE),
        ("No.", {}, Reply.NO_ANSWER),
        ("What nonsense.", {}, Reply.NO_ANSWER),
        ("I do not agree with you at all.", {}, Reply.NO_ANSWER),
        ("I don't know what to say.", {}, Reply.NO_ANSWER),
        ("asdf qwer zxcv uiop hjkl", {}, Reply.NO_ANSWER),
        ("Why should anybody need flowers along embankments?", {}, Reply.UNCLEAR),
        ("Boring.", {"points": verdicts("mmm", confidence=0.2)}, Reply.UNCLEAR),
        ("parks trees health", {"flags": ("salad",)}, Reply.KEYWORDS),
        (WELL, {"flags": ("echo",)}, Reply.ECHO),
        (WELL, {"elsewhere": (THEM,)}, Reply.THEIRS),
        (WELL, {"elsewhere": (OTHER,)}, Reply.ELSEWHERE),
        (WELL, {"points": verdicts("mmm", confidence=0.0, blocked="reported")}, Reply.REPORTED),
        (WELL, {}, Reply.OWN_ARGUMENT),
        (WELL, {"points": verdicts("mmm", confidence=0.2)}, Reply.UNCLEAR),
    ],
)
def test_an_answer_that_makes_nothing_is_met_by_what_it_is(text, fields, reply):
    played = scenario(lines=2)
    given = msgspec.structs.replace(answer(text, *verdicts("mmm", confidence=0.0)), **fields)
    speech = comeback(played, played.lines[0], given)
    assert (speech.reply, speech.presses) == (reply, "a")
    assert speech.text.endswith("And a?")


def test_a_key_point_that_may_have_been_made_in_unusual_words_is_not_asked_for_first():
    played = scenario()
    points = (verdict("a", "h"), verdict("b", "m", confidence=0.3), verdict("c", "m", confidence=0.05))
    assert comeback(played, played.lines[0], answer(TEXT, *points)).presses == "c"


def openers(occasions, *, text="I do not agree.", **fields):
    """What the opponent says first on these occasions, on each of three lines, to an answer that makes nothing."""
    played = scenario(lines=3, **fields)
    given = answer(text, *verdicts("mmm", confidence=0.0))
    return [comeback(played, line, given, occasion).phrases[0] for occasion in occasions for line in played.lines]


def test_the_same_round_is_met_with_the_same_words():
    assert openers([Occasion(round_id="one")]) == openers([Occasion(round_id="one")])


def test_bouts_lines_scenarios_and_attempts_are_met_with_different_words():
    bouts = openers([Occasion(round_id=str(number)) for number in range(30)])
    assert [set(bouts[place::3]) for place in range(3)] == [set(TURNS[Reply.NO_ANSWER])] * 3
    occasions = [Occasion(round_id=str(number), attempt=1) for number in range(30)]
    others = openers(occasions), openers([Occasion(round_id=str(number)) for number in range(30)], id="ships")
    for other in others:
        assert sum(one == again for one, again in zip(bouts, other, strict=True)) < 30


def test_no_opener_of_the_last_bouts_is_said_again_while_others_are_left():
    *heard, left = TURNS[Reply.NO_ANSWER]
    assert set(openers([Occasion(round_id=str(number), said=tuple(heard)) for number in range(9)])) == {left}


@pytest.mark.parametrize("text", ["I do not agree with you at all.", "What nonsense.", "That is not true, you know."])
def test_only_an_answer_of_hardly_any_words_is_called_a_pause(text):
    occasions = [Occasion(round_id=str(number)) for number in range(30)]
    assert set(openers(occasions, text=text)).isdisjoint(TURNS[Reply.PAUSE])
    assert set(openers(occasions, text="dunno")) == set(TURNS[Reply.PAUSE])


def test_the_scenarios_words_come_in_turn_and_then_the_games():
    point = key_point("a", more_comebacks=("Still a?",), comeback="And a?")
    played = scenario(key_points=(point, key_point("b"), key_point("c")))
    given = answer("idk", *verdicts("mmm"))
    occasions = [Occasion(), Occasion(attempt=1), Occasion(said=("And a?",)), Occasion(said=("And a?", "Still a?"))]
    said = [comeback(played, played.lines[0], given, occasion).phrases[-1] for occasion in occasions]
    assert said[:3] == ["And a?", "Still a?", "Still a?"]
    assert said[3] in COMEBACKS


def test_neither_quotations_nor_the_phrases_around_them_are_the_opponents_own_words():
    played = with_opposite()
    given = answer(TEXT, verdict("a", "h"), own_goal(), verdict("c", "m"))
    assert words_of_theirs(comeback(played, played.lines[0], given).text, given) == "I grant a. And b?"


def test_braces_of_a_player_or_a_teacher_are_only_text():
    text = "{quote} {0} {grant!r}"
    point = key_point("a", grants="I grant {quote}.", opposites=("No.",))
    played = scenario(key_points=(key_point("b", comeback="And {quote}?", opposites=("No.",)), point))
    points = (verdict("b", "x", text, text, wording="No."), verdict("a", "h"))
    line = msgspec.structs.replace(played.lines[0], points=("b", "a"))
    speech = comeback(msgspec.structs.replace(played, lines=(line,)), line, answer(text, *points))
    turn = speech.phrases[1].replace(QUOTE, text)
    assert speech.text == f"I grant {{quote}}. {turn} And {{quote}}?"


@pytest.mark.parametrize(
    ("weights", "confidences", "chosen"),
    [
        ((1, 1, 1), (0.5, 0.5, 0.5), "a"),
        ((1, 1, 1), (0.5, 0.9, 0.5), "b"),
        ((1, 1, 2), (0.9, 0.8, 0.5), "c"),
    ],
)
def test_the_heaviest_counts_first_then_the_surest_then_the_order(weights, confidences, chosen):
    played = scenario(dict(zip("abc", weights, strict=True)))
    points = [verdict(name, "h", confidence=sure) for name, sure in zip("abc", confidences, strict=True)]
    assert heaviest(played, points, Verdict.HIT).id == chosen


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("  “They make\n us well.” ", "They make us well"),
        ("word " * 30, ("word " * 17).strip() + " …"),
        ("x" * 200, "x" * (LONGEST_QUOTE - 2) + " …"),
        ("?!", ""),
    ],
)
def test_a_quotation_is_on_one_line_and_cut_at_a_word(text, quote):
    assert quote_of(text, verdict("a", "h", passages=(Span(0, len(text)),)), LONGEST_QUOTE) == quote


def test_the_line_and_the_last_word_come_from_the_scenario():
    line = scenario().lines[0]
    hit = answer(TEXT, *verdicts("hhh"))
    assert (opening(line).text, last_word(line, [hit], comes_back=False)) == ("Close park 1.", "You win.")


@pytest.mark.parametrize(
    ("letters", "marks", "kinds"),
    [("hmm", 50, (READ_OUT, TURNS[Reply.MORE], ("And b?",))), ("hhm", 100, (READ_OUT, CLOSING))],
)
def test_nothing_is_granted_or_conceded_to_copied_words(letters, marks, kinds):
    played = scenario()
    given = answer(TEXT, *verdicts(letters), marks=marks, flags=("copied:a", "copied:b"))
    speech = comeback(played, played.lines[0], given)
    assert speech.grants == ""
    assert all(phrase in kind for phrase, kind in zip(speech.phrases, kinds, strict=True))
