"""What the game reads from an article in text or Markdown: title, byline, date, address, numbered paragraphs."""

import datetime

import pytest

from debategame.authoring.article.reader import read

BODY = "Benches must stay where they are, whatever the council says about its money.\n\nThey are loved."


@pytest.mark.parametrize(
    "head",
    [
        "# The bench\n\n",
        "# The bench #\n",
        "The bench\n=========\n\n",
        "The bench\n---------\n",
        "The bench\n\n",
        "**The bench**\n\n",
        "---\ntitle: 'The bench'\nlayout: post\n---\n\n",
    ],
)
def test_the_title_is_the_first_heading_or_line(head: str) -> None:
    told = read(head + BODY)
    assert told.title == "The bench"
    assert len(told.paragraphs) == 2


@pytest.mark.parametrize("text", [BODY, "", "Only one line", "It rained.\n\nIt rained again."])
def test_where_no_line_looks_like_a_title_there_is_none(text: str) -> None:
    assert read(text).title == ""


@pytest.mark.parametrize(
    ("row", "author"),
    [
        ("By Ada Vale", "Ada Vale"),
        ("by Ada M. Vale | 3 January 2013", "Ada M. Vale"),
        ("Written by Ada van der Vale, Leeds", "Ada van der Vale"),
        ("Author: Zoë O’Neill", "Zoë O’Neill"),
        ("By Ada Vale January 3, 2013", "Ada Vale"),
        ("By Mark Jones", "Mark Jones"),
        ("By May Jones, 3 May 2013", "May Jones"),
        ("Dr. Ellen Marsh", "Dr. Ellen Marsh"),
        ("Prof. April Day, University of Leeds", "Prof. April Day"),
        ("Jane Austen", "Jane Austen"),
        ("By the canal stands a bench", ""),
        ("Bystanders Were Shocked", ""),
        ("Save Our Bench", ""),
    ],
)
def test_the_author_is_told_by_a_byline(row: str, author: str) -> None:
    told = read(f"The bench\n\n{row}\n\n{BODY}")
    assert (told.author, told.date and told.date.year) == (author, 2013 if "2013" in row else None)
    assert len(told.paragraphs) == 2


def test_title_author_and_date_may_stand_right_below_each_other() -> None:
    article = read("Dig up the lawn\nBy Rosa Whitcombe\n14 May 2023\n\nEvery school has a lawn.\nNobody uses it.\n")
    assert (article.title, article.author) == ("Dig up the lawn", "Rosa Whitcombe")
    assert article.date == datetime.date(2023, 5, 14)
    assert article.paragraphs == ("Every school has a lawn. Nobody uses it.",)


def test_the_author_is_told_by_the_last_paragraph() -> None:
    told = read(f"The bench\n\n{BODY}\n\nAda Vale is a gardener and the author of Benches.")
    assert (told.author, len(told.paragraphs)) == ("Ada Vale", 2)


@pytest.mark.parametrize(
    "row",
    [
        "3 January 2013",
        "3rd of January, 2013",
        "3 Jan. 2013",
        "January 3, 2013",
        "Jan 3rd 2013",
        "2013-01-03",
        "Published: Thursday 3 January 2013",
        "My article (3 January 2013), which appeared in a paper of the town, is about a bench and what became of it.",
    ],
)
def test_the_date_is_told_in_common_forms(row: str) -> None:
    assert read(f"The bench\n\n{row}\n\n{BODY}").date == datetime.date(2013, 1, 3)


@pytest.mark.parametrize(
    "row",
    [
        "31 February 2013",
        "3.1.2013",
        "It began on 3 January 1987 when a councillor, who is dead now, sat on the bench.",
    ],
)
def test_what_is_no_date_of_the_article_is_none(row: str) -> None:
    assert read(f"The bench\n\n{row}\n\n{BODY}").date is None


def test_the_address_is_told() -> None:
    told = read(f"The bench\n\nhttps://example.org/bench?a=1\n\n{BODY}")
    assert (told.url, len(told.paragraphs)) == ("https://example.org/bench?a=1", 2)


def test_what_is_said_in_front_is_told() -> None:
    told = read(f'---\ntitle: "The bench"\nauthor: Ada Vale\ndate: 2013-01-03\n---\n{BODY}')
    assert (told.title, told.author, told.date) == ("The bench", "Ada Vale", datetime.date(2013, 1, 3))


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("One\ntwo.\n\n\nThree.", ["One two.", "Three."]),
        ("One.\r\n\r\nTwo\r\nmore.", ["One.", "Two more."]),
        (f"One {'long ' * 60}row.\nTwo.", [f"One {'long ' * 60}row.", "Two."]),
        ("One is a number.\n- two\n1. three\n\n* * *\nFour.", ["One is a number.", "Four."]),
        ("> One.\n>\n> Two.", ["One.", "Two."]),
        ("One.\n\n## Head\n\nTwo.", ["One.", "Two."]),
        ("One.\n\n```\ncode\n```\nTwo.", ["One.", "Two."]),
    ],
)
def test_paragraphs_are_told_apart(text: str, paragraphs: list[str]) -> None:
    assert list(read(text).paragraphs) == paragraphs


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("A **bold** and *leaning* and `plain` word.", "A bold and leaning and plain word."),
        ("A [link](https://example.org) and [one][1].", "A link and one."),
        ("A ![picture](a.png)cat and <b>bold</b>.", "A cat and bold."),
        ("A snake_case_word and _leaning_ one.", "A snake_case_word and leaning one."),
        ("2 * 3 < 7, he says.", "2 * 3 < 7, he says."),
    ],
)
def test_markup_is_taken_out(markup: str, text: str) -> None:
    assert read(f"It rained.\n\n{markup}").paragraphs[1] == text


@pytest.mark.parametrize(
    "left_out",
    [
        "What it costs",
        "Things that you can do:\n\n- Write to the council.\n- Sit on the bench.",
        "1. Write to the council.\n2. Sit on the bench.",
        "[^1]: Vale (2013), who must be read with care.",
        "## Notes\n\nVale (2013) must be read with care.",
        "Related: [Why dogs are better than cats](https://example.org)",
        "© 2013 The Courier. You must not copy this.",
    ],
)
def test_headings_lists_footnotes_and_additions_are_left_out(left_out: str) -> None:
    assert read(f"# The bench\n\n{BODY}\n\n{left_out}\n").paragraphs == tuple(BODY.split("\n\n"))


@pytest.mark.parametrize("text", ["It is loved.[^1]", "It is loved.[12]", "It is loved.¹²"])
def test_marks_of_footnotes_are_left_out(text: str) -> None:
    assert read(f"# The bench\n\n{text}").paragraphs == ("It is loved.",)


def test_an_article_that_is_a_list_keeps_it() -> None:
    text = "Ten reasons\n\nHere they are.\n\n1. Old people cannot walk far.\n2. Paint is cheaper than a nurse."
    assert read(text).paragraphs[1:] == ("Old people cannot walk far.", "Paint is cheaper than a nurse.")
