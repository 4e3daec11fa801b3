"""A scenario to start from, or one laid out from any article: it can be read and played at once."""

import datetime
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debategame.authoring.article import reader
from debategame.authoring.article.proposals import MOST, PointProposal, proposal_of
from debategame.authoring.article.reader import Article
from debategame.authoring.scaffold import YOURS, id_from_stem, scenario_from_article, starter_scenario
from debategame.scenario.model import Scenario, Source
from debategame.scenario.reader import MAX_BYTES, read
from debategame.scoring.scorer import Scorer

ARTICLE = """\
# The bench by the canal

By Ada Vale, 3 January 2013

The council wants to take the bench by the canal away. It was put there in 1954.

A bench is **not** a luxury, because old people [cannot walk](https://example.org) to the shops without a rest.
Some of them live alone.

## What it costs

Paint is cheaper than a nurse.

- The bench has green paint.

Is it not better to mend one bench than to fill ten hospital beds?
"""


def scenario_of(text: str, stem: str = "bench") -> Scenario:
    return read(scenario_from_article(reader.read(text), stem, f"{stem}.yaml").encode(), "laid-out.yaml")


def test_a_start_has_about_50_lines_and_no_comment_beyond_the_edge() -> None:
    rows = starter_scenario("my-school", "my-school.yaml").splitlines()
    assert len(rows) < 60
    assert max(map(len, rows)) <= 120


def test_a_start_plays_and_its_model_makes_every_key_point() -> None:
    scenario = read(starter_scenario("my-school", "my-school.yaml").encode(), "my-school.yaml")
    assert (scenario.id, scenario.title) == ("my-school", "My school")
    for line in scenario.lines:
        assert {str(point.verdict) for point in Scorer(scenario).score(line.id, line.model).points} == {"hit"}
        assert Scorer(scenario).score(line.id, line.says).score == 0


@pytest.mark.parametrize(
    "text", [starter_scenario("a", "a.yaml"), scenario_from_article(reader.read(ARTICLE), "a", "a.yaml")]
)
def test_the_first_row_tells_editors_where_the_schema_is(text: str) -> None:
    assert text.startswith("# yaml-language-server: $schema=debategame.schema.json\n")


@pytest.mark.parametrize(
    ("stem", "scenario_id"),
    [
        ("big-society", "big-society"),
        ("Big Society (2)", "big-society-2"),
        ("2013", "2013"),
        ("_x_", "x"),
        ("ñandú", "and"),
        ("日本", "my-scenario"),
        ("", "my-scenario"),
        ("a" * 300, "a" * 64),
    ],
)
def test_the_id_comes_from_the_file_s_name(stem: str, scenario_id: str) -> None:
    assert id_from_stem(stem) == scenario_id


@given(st.text(max_size=40))
def test_any_name_of_a_file_makes_a_start(stem: str) -> None:
    assert read(starter_scenario(stem, f"{stem}.yaml").encode(), "any.yaml").title


def test_an_article_is_laid_out_with_what_it_says_of_itself() -> None:
    scenario = scenario_of(ARTICLE)
    assert scenario.title == "The bench by the canal"
    assert scenario.source == Source(
        title="The bench by the canal", author="Ada Vale", date=datetime.date(2013, 1, 3), url=""
    )


def test_its_key_points_are_the_sentences_that_argue_with_their_paragraphs() -> None:
    assert [(point.claim, point.source) for point in scenario_of(ARTICLE).key_points] == [
        (
            "A bench is not a luxury, because old people cannot walk to the shops without a rest.",
            "paragraph 2",
        ),
        ("Paint is cheaper than a nurse.", "paragraph 3"),
        ("Is it not better to mend one bench than to fill ten hospital beds?", "paragraph 4"),
    ]


def test_its_paragraphs_are_listed_with_their_numbers() -> None:
    text = scenario_from_article(reader.read(ARTICLE), "bench", "bench.yaml")
    listed = re.findall(r"^# +(\d+)  (\w+ \w+)", text, re.MULTILINE)
    assert listed == [("1", "The council"), ("2", "A bench"), ("3", "Paint is"), ("4", "Is it")]


def test_all_that_is_not_the_teacher_s_is_marked() -> None:
    text = scenario_from_article(reader.read(ARTICLE), "bench", "bench.yaml")
    unmarked = [
        row for row in text.splitlines() if re.match(r" *(- )?(motion|\w+_say|says|claim|wordings|opposites):", row)
    ]
    assert [row for row in unmarked if YOURS not in row] == []
    assert len(unmarked) == 4 + 3 * 3 + 2


def test_every_key_point_is_behind_the_line() -> None:
    scenario = scenario_of(ARTICLE)
    assert scenario.lines[0].points == tuple(point.id for point in scenario.key_points)


@pytest.mark.slow
def test_a_long_article_gives_no_more_than_fits() -> None:
    things = ("trees", "dogs", "bridges", "songs", "kettles", "rivers", "doctors", "violins", "bakers", "carpets")
    paragraphs = [f"Without {thing} there would be no more {thing}." for thing in things]
    assert len(scenario_of("\n\n".join(paragraphs)).key_points) == MOST
    assert (
        len(scenario_from_article(reader.read("A word must be said.\n\n" * 20_000), "a", "a.yaml").encode()) < MAX_BYTES
    )


YAML_SIGNS = "ab \t\n-:?,[]{}#&*!|>'\"%@`\\~<=.…?!“”’()1é\u2028\x85\ufeff\x1b\U0001f600\u202e\ud800日"


@given(st.one_of(st.text(), st.text(alphabet=st.sampled_from(YAML_SIGNS), max_size=200)), st.text(max_size=20))
def test_any_text_is_laid_out_as_a_scenario(text: str, stem: str) -> None:
    scenario = scenario_of(text, stem)
    assert scenario.title
    assert scenario.aim_of(scenario.lines[0]) >= 1


WORDS = [
    "must",
    "not",
    "because",
    "Kitty",
    "# ",
    "- ",
    "paper",
    "is",
    "wrong",
    ".",
    "?",
    "\n\n",
    "\n",
    ": ",
    "By ",
    "“",
    "'",
]


@given(st.lists(st.sampled_from(WORDS), max_size=60))
def test_any_words_are_laid_out_as_a_scenario(words: list[str]) -> None:
    assert scenario_of(" ".join(words)).key_points


@given(st.text(max_size=60), st.integers(0, len(ARTICLE)))
def test_what_is_put_into_an_article_changes_nothing_but_the_article(put: str, at: int) -> None:
    scenario = scenario_of(ARTICLE[:at] + put + ARTICLE[at:])
    assert (scenario.format, scenario.id, scenario.side) == (1, "bench", "for")


def points_of(paragraphs: tuple[str, ...], most: int = MOST) -> tuple[PointProposal, ...]:
    return proposal_of(Article(paragraphs=paragraphs), most).points


def claims_of(paragraphs: tuple[str, ...], most: int = MOST) -> list[str]:
    return [point.claim for point in points_of(paragraphs, most)]


ARGUES = [
    ("Charities must be paid before Easter, because they cannot borrow.", "The meeting was on a Tuesday in Leeds."),
    ("A shorter week is better for nurses than a higher wage.", "Nurses in Leeds were asked about the week in May."),
    ("The idea that prisons reform anybody is simply wrong.", "There are a hundred prisons in the kingdom today."),
    ("What is a park if not a hospital without doctors?", "What is the name of the park behind the hospital?"),
    ("Buses help the poorest, but ministers never take one.", "I took a bus to the ministry, and I never came back."),
    ("Schools should open later so that pupils can sleep.", "It should open later."),
]


@pytest.mark.parametrize(("more", "less"), ARGUES)
def test_a_sentence_that_argues_is_taken_before_one_that_tells(more: str, less: str) -> None:
    for paragraphs in ((more, less), (less, more)):
        assert claims_of(paragraphs, most=1) == [more]


def test_of_two_sentences_that_say_the_same_one_is_taken() -> None:
    paragraphs = ("Rents must fall because wages have fallen.", "Because wages have fallen, rents must fall.")
    assert len(claims_of(paragraphs)) == 1


def test_ids_are_words_of_the_sentence_and_each_is_another() -> None:
    found = points_of(("We must not go on so, or it will end.", "You should not go on so, or it will be over."))
    assert len({each.id for each in found}) == len(found)
    assert points_of(("Libraries must never close on Sundays.",))[0].id == "libraries-close-sundays"


THEY_SAY = """\
# The bench

Old people cannot walk to the shops without a rest, and some of them live alone.

Critics claim that the bench attracts noisy teenagers. But a lamp would send them home, because they hate the light.

Paint is cheaper than a nurse.
"""


def test_what_the_article_says_the_other_side_argues_becomes_a_line_with_the_key_points_that_answer_it() -> None:
    scenario = scenario_of(THEY_SAY)
    assert [point.claim for point in scenario.their_points] == ["The bench attracts noisy teenagers."]
    line = scenario.lines[0]
    assert (line.says, line.argues) == ("The bench attracts noisy teenagers.", (scenario.their_points[0].id,))
    assert [scenario.key_point(point).source for point in line.points] == ["paragraph 2"]
    behind = {point for line in scenario.lines for point in line.points}
    assert behind == {point.id for point in scenario.key_points}


def test_sentences_beside_a_claim_are_proposed_as_wordings() -> None:
    text = "# A\n\nWe must buy.\n\nPaint is cheaper than nurses. Hospital nurses earn forty thousand pounds a year."
    assert [(point.claim, point.wordings) for point in scenario_of(text).key_points] == [
        ("We must buy.", ()),
        ("Hospital nurses earn forty thousand pounds a year.", ("Paint is cheaper than nurses.",)),
    ]
