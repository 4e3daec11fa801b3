import json
from itertools import islice, product

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from debategame.scenario.model import KeyPoint, Line, Scenario, TheirPoint
from debategame.scenario.reader import read_file
from debategame.scoring.matching import Comparer
from debategame.scoring.model import PointScore, Score, Verdict
from debategame.scoring.reading.text import MAX_WORDS
from debategame.scoring.scorer import VERSION, Scorer
from debategame.scoring.tuning import TUNING
from tests.support import late_start
from tests.support.paths import DATA, ROOT

TOPICS = ROOT / "benchmarks" / "data" / "topics"
GOLDEN = DATA / "golden_scores.json"
CLOCK = "Their hormones keep them awake until midnight."
TIRED = "A tired brain remembers nothing of the first lesson."
THEIRS = "They lie in bed because nobody makes them get up."
DOUBTED = "A tired brain does not forget the first lesson."
ANY_TEXT = st.text(st.characters(codec=None))


@pytest.fixture(scope="module")
def scorer(small: Scenario) -> Scorer:
    return Scorer(small)


def point(score: Score, name: str) -> PointScore:
    return next(found for found in score.points if found.id == name)


def verdicts(score: Score) -> dict[str, str]:
    return {point.id: str(point.verdict) for point in score.points}


@pytest.mark.parametrize(
    ("line", "answer", "expected"),
    [
        ("lazy", CLOCK, {"body-clock": "hit", "better-marks": "missed"}),
        ("lazy", "their hormons keep them awake until midnigth", {"body-clock": "hit"}),
        ("lazy", "Hormones, awake until midnight", {"body-clock": "hit"}),
        ("lazy", f"{CLOCK} {TIRED}", {"body-clock": "hit", "better-marks": "hit"}),
        ("lazy", "- their hormones keep them awake until midnight\n- exam results rise", {"body-clock": "hit"}),
        ("lazy", "They are tired because they are lazy.", {"body-clock": "missed", "better-marks": "missed"}),
        ("lazy", "Sleep makes no difference to their marks.", {"better-marks": "contradicted"}),
        ("lazy", "You say their hormones keep them awake until midnight.", {"body-clock": "missed"}),
        ("lazy", "Drowsy drivers crash on the way to class.", {"body-clock": "missed", "better-marks": "missed"}),
        ("nobody-wants-it", "The teachers and the families ask for it.", {"who-gains": "hit"}),
        ("nobody-wants-it", "The teachers ask for it.", {"who-gains": "partial"}),
        ("nobody-wants-it", "Ask the teachers. It is true. I know. Ask the families.", {"who-gains": "hit"}),
        ("nobody-wants-it", "What a lovely day it is.", {"who-gains": "missed", "safer-roads": "missed"}),
        ("lazy", "Teenagers stay awake late, but by their hormones.", {"body-clock": "hit"}),
        ("lazy", f"They could fall asleep earlier if they wanted to. {CLOCK}", {"body-clock": "contradicted"}),
        ("lazy", "Some say their hormones keep them awake until midnight. They don't.", {"body-clock": "contradicted"}),
        ("lazy", "It was never biology that made teenagers fall asleep late.", {"body-clock": "contradicted"}),
        ("lazy", "She is an adult now.", {"body-clock": "missed"}),
    ],
)
def test_verdicts(scorer, line, answer, expected):
    found = verdicts(scorer.score(line, answer))
    assert {point: found[point] for point in expected} == expected


@pytest.mark.parametrize(
    "frame",
    [
        "It is not true that {}.",
        "It's a myth that {}.",
        "I don't believe that {}.",
        "There is no evidence that {}.",
        "I doubt that {}.",
        "You say {}. Rubbish.",
        "{}? Nonsense.",
        "Some people claim that {}, but that is simply wrong.",
        "We are always told that {}. It just is not so.",
        "The idea that {} is false.",
        "{}, you say, and you are wrong.",
        "'{}.' That's what they tell us. It's simply not true.",
        "People often say that {}.",
        "Supposedly {}.",
    ],
)
@pytest.mark.parametrize("wording", [CLOCK, TIRED])
def test_what_is_denied_or_only_reported_is_no_hit(scorer, frame, wording):
    answer = frame.format(wording.rstrip("."))
    assert "hit" not in verdicts(scorer.score("lazy", answer)).values()


@pytest.mark.parametrize(
    "frame",
    [
        "I say that {}.",
        "The truth is that {}.",
        "You forget that {}.",
        "Nonsense. {}.",
        "No one can deny that {}.",
        "Don't forget that {}.",
        "Don't you think that {}?",
        "You are wrong: {}.",
        "You say they should sleep, but {}.",
        "some say they are idle. {} and that is that",
    ],
)
@pytest.mark.parametrize(("wording", "point"), [(CLOCK, "body-clock"), (TIRED, "better-marks")])
def test_what_is_asserted_is_a_hit(scorer, frame, wording, point):
    answer = frame.format(wording.rstrip("."))
    assert verdicts(scorer.score("lazy", answer))[point] == "hit"


@pytest.mark.parametrize(
    "changed",
    [
        str.lower,
        str.upper,
        lambda text: text.replace("'", "’"),
        lambda text: text.replace("'", ""),
        lambda text: text.replace(" ", "\u00a0"),
        lambda text: "- " + text.replace(". ", ".\n- "),
        lambda text: f"\ufeff{text} 🙂",
    ],
)
def test_how_it_is_typed_changes_no_verdict(scorer, small, changed):
    for line in small.lines:
        assert verdicts(scorer.score(line.id, changed(line.model))) == verdicts(scorer.score(line.id, line.model))


@pytest.mark.parametrize(
    ("line", "answer", "score"),
    [("lazy", CLOCK, 100), ("nobody-wants-it", "The teachers ask for it.", 25), ("lazy", "No.", 0), ("lazy", "", 0)],
)
def test_scores(scorer, line, answer, score):
    assert scorer.score(line, answer).score == score


def test_the_models_hit_every_key_point_of_their_lines(scorer, small):
    for line in small.lines:
        assert set(verdicts(scorer.score(line.id, line.model)).values()) == {"hit"}


@pytest.mark.parametrize(
    ("answer", "flags"),
    [
        ("", ("empty",)),
        ("?! 🙂", ("empty",)),
        ("They are tired because they are lazy.", ("echo",)),
        ("hormones midnight melatonin biology adolescents clock", ("salad",)),
        (CLOCK, ()),
        ("It is so. " * MAX_WORDS, ("long",)),
    ],
)
def test_flags(scorer, answer, flags):
    assert scorer.score("lazy", answer).flags == flags


def test_a_list_of_keywords_earns_nothing(scorer):
    score = scorer.score("lazy", "hormones awake midnight tired brain remembers lesson exam results")
    assert score.score == 0
    assert {point.blocked for point in score.points} == {"salad"}


@pytest.mark.parametrize(
    "answer",
    [
        "A tired hormone of the exam is awake at the results of the first brain.",
        "Every midnight has a brain that teaches the tired clock of an exam.",
    ],
)
def test_fluent_nonsense_made_of_the_key_points_words_earns_nothing(scorer: Scorer, answer: str) -> None:
    assert scorer.score("lazy", answer).score == 0


def test_the_opponents_words_are_told_to_earn_nothing(scorer):
    points = scorer.score("lazy", "They are tired because they are lazy, they go to bed late.").points
    assert [point.blocked for point in points] == ["echo", "echo"]


def test_what_was_heard_in_the_comeback_earns_little(scorer):
    answer = "Lessons are lessons, and pupils learn better grades."
    before = scorer.score("lazy", answer).points[1].confidence
    assert scorer.score("lazy", answer, heard=answer).points[1].confidence < before


def test_a_sentence_for_another_line_is_named_and_earns_nothing(scorer):
    answer = "Well. Drowsy drivers crash on the way to class."
    score = scorer.score("lazy", answer)
    assert score.score == 0
    assert [(one.line, one.point) for one in score.elsewhere] == [("nobody-wants-it", "safer-roads")]
    assert answer[score.elsewhere[0].passage.start :].startswith("Drowsy")


@pytest.mark.parametrize(
    "answer",
    [
        "You say their hormones keep them awake until midnight.",
        "Hormones keep awake midnight, teenagers tired, brain remembers lesson.",
        "They could fall asleep earlier if they wanted to.",
    ],
)
def test_what_is_withheld_ranks_below_every_hit_and_above_what_says_nothing(scorer, answer):
    withheld, hit, nothing = (
        scorer.score("lazy", text).points[0] for text in (answer, CLOCK, "What a lovely day it is in town.")
    )
    assert withheld.verdict is not Verdict.HIT
    assert nothing.confidence < withheld.confidence < hit.confidence


def test_a_doubted_sentence_is_not_credited_with_its_neighbour_either(scorer):
    answer = "Hormones do not keep teenagers awake. Well, I have seen it at home."
    point = scorer.score("lazy", answer).points[0]
    assert point.verdict in (Verdict.MISSED, Verdict.CONTRADICTED)


def test_a_hit_is_explained_by_the_players_words(scorer):
    answer = "I say that their hormones keep teenagers awake until midnigth."
    point = scorer.score("lazy", answer).points[0]
    assert [(answer[one.start : one.end], one.how) for one in point.evidence] == [
        ("hormones keep", "exact"),
        ("awake", "exact"),
        ("midnigth", "typo"),
    ]
    assert point.wording == CLOCK
    assert [answer[span.start : span.end] for span in point.passages] == [answer.rstrip(".")]


def test_a_partial_names_what_is_missing(scorer):
    point = scorer.score("nobody-wants-it", "The teachers ask for it.").points[2]
    assert point.missing == ("parents", "bus company")


def test_the_line_must_be_one_of_the_scenarios(scorer):
    with pytest.raises(KeyError):
        scorer.score("nowhere", "Hello.")


@given(answer=ANY_TEXT, heard=ANY_TEXT)
def test_any_text_is_answered(scorer, answer, heard):
    score = scorer.score("nobody-wants-it", answer, heard=heard)
    assert 0 <= score.score <= 100
    for point in score.points:
        assert 0 <= point.confidence <= 1
        spans = [(one.start, one.end) for one in point.evidence]
        assert spans == sorted(spans)
        for start, end in (*spans, *((one.start, one.end) for one in point.passages)):
            assert 0 <= start < end <= len(answer)
            assert answer[start:end].strip()


@given(words=st.lists(st.sampled_from(f"{CLOCK} {TIRED} not never but teachers buses".split()), max_size=30))
def test_a_score_never_changes(small, scorer, words):
    answer = " ".join(words)
    assert Scorer(small).score("lazy", answer) == scorer.score("lazy", answer)


@pytest.mark.parametrize(
    "answer",
    [
        "a" * 100_000,
        "word " * 20_000,
        "hormones " * 20_000,
        "\x00\x1b[31m" * 20_000,
        "\ud800" * 100_000,
        "\u0301" * 100_000,
        "a\u200b" * 50_000,
        "'" * 100_000,
        "a." * 50_000,
        "(" * 100_000,
        "\n" * 100_000,
    ],
)
def test_a_hundred_thousand_characters_are_answered(scorer, answer):
    assert scorer.score("lazy", answer).score in range(101)


def test_word_comparisons_grow_with_the_words_and_then_stop(small):
    def compared(count: int) -> int:
        comparer = Comparer()
        words = ("".join(letters) for letters in islice(product("zxvkq", repeat=7), count))
        Scorer(small, comparer).score("lazy", " ".join(words))
        return comparer.compared

    one = compared(100)
    assert compared(200) == 2 * one
    assert compared(MAX_WORDS) == compared(3 * MAX_WORDS) == MAX_WORDS // 100 * one


def test_a_word_said_again_is_not_compared_again(small):
    comparer = Comparer()
    scorer = Scorer(small, comparer)
    scorer.score("lazy", "hormonez")
    once = comparer.compared
    scorer.score("lazy", "hormonez " * 500)
    assert comparer.compared == once


def test_golden_scores_change_only_with_the_version(scorer):
    golden = json.loads(GOLDEN.read_text(encoding="utf-8"))
    assert golden["version"] == VERSION
    for row in golden["rows"]:
        score = scorer.score(row["line"], row["answer"])
        now = {point.id: [str(point.verdict), point.confidence] for point in score.points}
        assert (score.score, now) == (row["score"], row["points"])


def test_every_verdict_has_its_evidence(scorer):
    golden = json.loads(GOLDEN.read_text(encoding="utf-8"))
    for row in golden["rows"]:
        for point in scorer.score(row["line"], row["answer"]).points:
            assert bool(point.evidence) is (point.verdict is not Verdict.MISSED)


def test_a_sentence_that_argues_their_side_makes_nothing_and_is_no_own_goal(scorer):
    score = scorer.score("lazy", f"{THEIRS} {TIRED}")
    (found,) = score.elsewhere
    assert (found.theirs, found.point, found.line) == (True, "just-lazy", "")
    assert (found.passage.start, found.passage.end) == (0, len(THEIRS) - 1)
    assert verdicts(score) == {"body-clock": "missed", "better-marks": "hit"}


def test_a_sentence_that_makes_a_key_point_never_argues_their_side_too(scorer, small):
    for point in small.key_points:
        for line in (line for line in small.lines if point.id in line.points):
            for wording in (point.claim, *point.wordings):
                score = scorer.score(line.id, wording)
                assert not any(found.theirs for found in score.elsewhere), wording


def test_without_points_of_theirs_no_sentence_argues_their_side(small):
    bare = msgspec.structs.replace(small, their_points=())
    assert not any(found.theirs for found in Scorer(bare).score("lazy", THEIRS).elsewhere)


def test_the_less_a_scenario_says_of_the_other_side_the_more_a_hit_needs():
    bare = TheirPoint(id="lazy", claim="They are just lazy.")
    worded = msgspec.structs.replace(bare, wordings=("They lie in bed.", "They stay up too late."))
    unknown, claims, known = (TUNING.least_hit(points) for points in ((), (bare,), (worded,)))
    assert TUNING.hit_without_theirs == unknown > claims > known == TUNING.hit


def test_what_is_doubted_is_no_own_goal_and_holds_its_sentence(scorer):
    point = scorer.score("lazy", DOUBTED).points[1]
    assert (point.verdict, point.doubted, point.evidence) == (Verdict.MISSED, True, ())
    assert [DOUBTED[span.start : span.end] for span in point.passages] == [DOUBTED[:-1]]


def test_what_says_half_an_opposite_is_doubted_unless_it_surely_makes_the_key_point():
    scenario = msgspec.structs.replace(read_file(TOPICS / "street-art" / "scenario.yaml"), their_points=())
    line = next(line.id for line in scenario.lines if "real-art" in line.points)
    answer = "None of it is art, it's showing off with stolen paint."
    for needs, verdict in ((0.0, Verdict.HIT), (TUNING.doubt_needs, Verdict.MISSED)):
        scorer = Scorer(scenario, tuning=msgspec.structs.replace(TUNING, doubt_needs=needs))
        found = point(scorer.score(line, answer), "real-art")
        assert (found.verdict, found.doubted) == (verdict, verdict is Verdict.MISSED)
    sure = "Some pictures on walls are real works of art, and spraying them takes talent."
    assert point(Scorer(scenario).score(line, sure), "real-art").verdict is Verdict.HIT


@pytest.mark.parametrize(
    "answer",
    [
        "Exam results never rise when lessons begin later.",
        "Exam results fall when lessons begin later.",
        "Exam results are just the same when lessons begin later.",
    ],
)
def test_what_denies_one_word_of_a_wording_is_doubted(scorer, answer):
    assert scorer.score("lazy", answer).points[1].doubted


def test_one_denied_word_is_no_denial_of_a_wording_that_says_more():
    wording = "When the boiler is off at home, the reading room is where you go."
    marks = msgspec.structs.replace(late_start.MARKS, wordings=(*late_start.MARKS.wordings, wording))
    scorer = Scorer(late_start.scenario(marks=marks))
    point = scorer.score("lazy", "He is in there all January since he cannot pay for the boiler.").points[1]
    assert point.wording == wording
    assert not point.doubted


def test_what_others_say_is_not_made_by_a_word_or_two_of_the_sentence_after_it(scorer):
    alone = "My nephew is tired in every lesson at noon too, poor lad."
    said = f"Some people claim that {TIRED[0].lower()}{TIRED[1:]} {alone}"
    assert verdicts(scorer.score("lazy", alone))["better-marks"] == "hit"
    assert verdicts(scorer.score("lazy", said))["better-marks"] == "missed"


REASON = "Teenagers are awake until midnight, phone in hand, hormones or not."


@pytest.mark.parametrize(
    ("turned_down", "blocked"),
    [
        ("As if their hormones kept them awake until midnight!", "reported"),
        ("Hormones that keep them awake until midnight? Tell that to my daughter.", "reported"),
        ("I doubt that their hormones keep them awake until midnight.", "reported"),
        ("Some say their hormones keep them awake until midnight. They don't.", "reported"),
        ("Their hormones do not keep them awake until midnight.", "doubted"),
        ("Hormones never keep anybody awake until midnight.", "doubted"),
    ],
)
def test_what_tells_why_a_claim_is_turned_down_does_not_make_it(scorer, turned_down, blocked):
    assert point(scorer.score("lazy", REASON), "body-clock").verdict == "hit"
    found = point(scorer.score("lazy", f"{turned_down} {REASON}"), "body-clock")
    assert (found.verdict, found.blocked) == ("missed", blocked)


@pytest.mark.parametrize(
    "before",
    [
        "If their hormones keep them awake until midnight, they are not lazy.",
        "You doubt that their hormones keep them awake until midnight?",
        "I once doubted that their hormones keep them awake until midnight.",
    ],
)
def test_what_is_said_outright_counts_whatever_stands_before(scorer, before):
    assert point(scorer.score("lazy", f"{before} {CLOCK}"), "body-clock").verdict == "hit"


def test_to_reject_one_word_of_a_key_point_turns_nothing_down():
    first_steps = Scorer(read_file(ROOT / "scenarios" / "big-society-first-steps.yaml"))
    said = "As if charities were dead! There were charities long before Cameron, my gran's church ran a kitchen."
    assert point(first_steps.score("cake", said), "older-than-the-coalition").verdict == "hit"


def test_to_reject_a_denial_turns_nothing_down(scorer):
    rejected = "As if their hormones did not keep them awake until midnight!"
    assert point(scorer.score("lazy", f"{rejected} {REASON}"), "body-clock").verdict == "hit"


def test_a_text_that_is_nearly_said_is_not_doubted_for_what_another_says_of_the_alternative():
    fast = KeyPoint(
        id="fast",
        claim="Joined letters are quicker to write than separate ones, because the pen need not be lifted after each.",
        wordings=("Lifting your hand after every single letter slows you down.",),
    )
    line = Line(id="print", says="They can print.", points=("fast", "marks"))
    scorer = Scorer(late_start.scenario(clock=fast, lines=(line,)))
    answer = "Joined letters are faster to write than printed ones, because you don't have to lift the pen after each."
    assert verdicts(scorer.score("print", answer))["fast"] == "hit"


def test_no_part_of_a_list_of_keywords_makes_a_key_point():
    art = KeyPoint(id="art", claim="Some pictures on walls are real works of art, made with skill like a painting.")
    line = Line(id="walls", says="Wipe it off.", points=("art", "marks"))
    scorer = Scorer(late_start.scenario(clock=art, lines=(line,)))
    listed = (
        "Colour, tourists, skill, gallery, walls, dull corner, works of art, pictures, real painting, and you know it."
    )
    assert verdicts(scorer.score("walls", listed))["art"] == "missed"


def test_more_of_a_thing_does_not_make_a_key_point_that_says_fewer():
    jams = KeyPoint(
        id="jams", claim="A free day means fewer traffic jams in the town.", wordings=("Fewer jams block it.",)
    )
    free_day = Scorer(
        late_start.scenario(clock=jams, lines=(Line(id="day", says="Nothing changes.", points=("jams",)),))
    )
    assert verdicts(free_day.score("day", "A free day brings fewer traffic jams to the town."))["jams"] == "hit"
    assert verdicts(free_day.score("day", "A free day brings more traffic jams to the town."))["jams"] == "missed"
    assert verdicts(free_day.score("day", "A free day will not bring more traffic jams to the town."))["jams"] != "hit"


def test_a_claim_that_was_turned_down_before_leaves_other_key_points_alone(scorer):
    assert verdicts(scorer.score("lazy", f"As if their hormones kept them awake until midnight! {TIRED}")) == {
        "body-clock": "missed",
        "better-marks": "hit",
    }


def test_the_nearest_opposite_and_point_of_theirs_are_named_also_where_they_lose(scorer):
    found = scorer.nearness("lazy", f"{CLOCK} {TIRED}")
    assert [nearest.id for nearest in found.opposites] == ["body-clock", "better-marks"]
    assert found.theirs is not None
    assert found.theirs.id == "just-lazy"
    assert all(0 <= nearest.closeness < 0.5 for nearest in (*found.opposites, found.theirs))
    assert scorer.nearness("lazy", THEIRS).theirs.closeness > 0.75


def test_no_word_of_a_wording_is_named_twice_for_one_word_of_the_answer(small):
    bell = msgspec.structs.replace(
        small.key_points[0], claim="We know it.", wordings=("I know it.", "You never know, and who knows? We know.")
    )
    scorer = Scorer(msgspec.structs.replace(small, key_points=(bell, *small.key_points[1:])))
    score = scorer.score("lazy", "You never know, and who knows? We know.")
    assert all(len(set(met.met.split())) == len(met.met.split()) for point in score.points for met in point.evidence)


def test_an_own_goal_shows_its_words_and_its_sentence(scorer: Scorer) -> None:
    answer = "It is not true that their hormones keep them awake until midnight."
    (own_goal,) = (point for point in scorer.score("lazy", answer).points if point.verdict is Verdict.CONTRADICTED)
    assert [answer[run.start : run.end] for run in own_goal.evidence] == [
        "hormones keep",
        "awake",
        "midnight",
    ]
    assert [answer[span.start : span.end] for span in own_goal.passages] == [answer.rstrip(".")]


@pytest.mark.parametrize(
    ("answer", "verdict"),
    [
        ("People will not quit because of that.", "contradicted"),
        ("Nobody will quit because they have to come in.", "contradicted"),
        ("People like being trusted, and it stops them quitting.", "hit"),
        ("With trust, people do not want to quit.", "hit"),
    ],
)
def test_two_words_of_an_opposite_count_only_where_the_rest_of_the_sentence_leans_to_it(
    small: Scenario, answer: str, verdict: str
) -> None:
    point = msgspec.structs.replace(
        small.key_points[0],
        claim="Trust keeps people from quitting.",
        wordings=("Who is trusted stays with the firm.", "Workers leave a boss who watches them."),
        opposites=("People will not quit just because they have to come in.",),
    )
    scorer = Scorer(msgspec.structs.replace(small, key_points=(point, *small.key_points[1:])))
    assert verdicts(scorer.score("lazy", answer))[point.id] == verdict


@pytest.mark.parametrize("condemned", ["Laughing at a failure helps nobody.", "Celebrating failure is wrong."])
def test_a_synonym_of_the_key_points_words_does_not_make_an_opposite(condemned: str) -> None:
    scorer = Scorer(read_file(ROOT / "scenarios" / "big-society-first-steps.yaml"))
    assert (
        verdicts(scorer.score("cake", "It's right to celebrate a failure."))["gloating-helps-nobody"] == "contradicted"
    )
    assert verdicts(scorer.score("cake", condemned))["gloating-helps-nobody"] == "hit"
