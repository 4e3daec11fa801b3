"""An article may be a text, a web page, a Word file or a PDF. A file that does harm or cannot be read is refused."""

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.articles import ARTICLES, expected
from debategame.authoring.article.conversion import convert
from debategame.authoring.article.document import UnreadableError
from debategame.authoring.article.files import MAX_BYTES, read_article
from debategame.authoring.article.pdf import read_pdf
from debategame.authoring.article.web_page import read_web_page
from debategame.authoring.article.word_document import MAX_UNPACKED, read_word_document
from debategame.errors import DebategameError
from tests.support.documents import docx, pdf


@pytest.mark.parametrize("name", expected())
def test_title_author_and_date_are_found_in_every_format(name: str) -> None:
    article, wanted = read_article(ARTICLES / name, notify=print), expected()[name]
    date = datetime.date.fromisoformat(wanted["date"]) if wanted["date"] else None
    assert (article.title, article.author, article.date) == (wanted["title"], wanted["author"], date)


@pytest.mark.parametrize(
    ("name", "left_out"),
    [
        ("libraries-speech.html", "cookies|never read this|cats are better|Sport|Photo|must not copy"),
        ("compulsory-voting.docx", "Fowler|↑|[1]|Objections"),
        ("four-day-week.pdf", "Page |Staff committee|Findings|Brannock Council"),
        ("later-school.md", "Crowley|petition|Related|[^1]|Things you can do"),
    ],
)
def test_what_does_not_belong_to_the_article_is_left_out(name: str, left_out: str) -> None:
    text = "\n".join(read_article(ARTICLES / name, notify=print).paragraphs)
    assert [words for words in left_out.split("|") if words in text] == []


def test_rows_of_a_pdf_are_joined_to_paragraphs_across_pages_and_divided_words() -> None:
    first = [
        "The bench by the canal must stay where it is, and the coun-",
        "cil knows that it has to pay for the paint,",
    ]
    second = [
        "and the wood. It is loved.",
        "Paint is cheaper than a nurse, which is why the whole",
        "town will paint it.",
    ]
    pages = [["The Courier", *first, "1"], ["The Courier", *second, "2"]]
    assert [block.text for block in read_pdf(pdf(pages)).blocks] == [
        f"{first[0].removesuffix('-')}{first[1]} {second[0]}",
        f"{second[1]} {second[2]}",
    ]


@pytest.mark.parametrize(
    ("page", "paragraphs"),
    [
        ("<p>One<p>Two", ["One", "Two"]),
        ("One<br><br>Two &amp; three", ["One", "Two & three"]),
        ("<div>One <b>bold</b></div><nav>no</nav><ul><li>item</ul>", ["One bold"]),
        ("<main><p>One</main><p>beside", ["One"]),
        ("<p>The 19<sup>th</sup> time.<sup><a href='#f1'>[1]</a></sup>", ["The 19th time."]),
        ("<script>if (a < b) must()</script><p>One", ["One"]),
        ("<p>One</p><aside><aside></aside>no</aside><p>Two", ["One", "Two"]),
    ],
)
def test_the_paragraphs_of_a_web_page_are_its_text(page: str, paragraphs: list[str]) -> None:
    blocks = read_web_page(page.encode()).blocks
    assert [block.text for block in blocks if block.kind == "paragraph"] == paragraphs


def test_an_address_that_is_no_web_address_is_not_kept() -> None:
    assert read_web_page(b"<link rel=canonical href='javascript:alert(1)'><p>One").url == ""


ENTITIES = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
TOO_LARGE = "unpacked, the Word document is larger"


@pytest.mark.parametrize(
    ("made", "why"),
    [
        (lambda: docx(["&f;"], before=ENTITIES), "declares XML entities"),
        (lambda: docx(["One"], more=[("word/media.bin", bytes(MAX_UNPACKED + 1))]), TOO_LARGE),
        (lambda: docx(["One"], more=[(f"word/{n}.bin", b"") for n in range(2001)]), TOO_LARGE),
        (lambda: docx(["One"])[:-30], "the Word document is damaged"),
    ],
    ids=["entities", "a zip bomb", "too many parts", "cut off"],
)
def test_a_word_file_that_does_harm_is_refused(made: Callable[[], bytes], why: str) -> None:
    with pytest.raises(UnreadableError, match=why):
        read_word_document(made())


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (pdf([[]]), "no text in it; it may be a scan"),
        (b"%PDF-1.4\nnothing", "the PDF is damaged"),
        (pdf([["One."]], trailer="/Encrypt << /Filter /Standard /V 1 /R 2 /O (o) /U (u) /P 4 >>"), "PDF is"),
    ],
    ids=["a scan", "damaged", "protected"],
)
def test_a_pdf_without_readable_text_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(UnreadableError, match=why):
        read_pdf(data)


def test_a_conversion_is_ended_when_its_time_is_over() -> None:
    with pytest.raises(UnreadableError, match="it takes longer than 0 seconds"):
        convert(b"<p>One", "html", seconds=0.001)


def test_the_reason_of_a_refusal_comes_out_of_the_other_process(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(pdf([[]]))
    with pytest.raises(DebategameError, match=r"scan\.pdf cannot be read: the PDF has no text in it"):
        read_article(path, notify=print)


def test_without_the_libraries_the_message_names_the_command(tmp_path: Path) -> None:
    path = tmp_path / "bench.docx"
    path.write_bytes(docx(["The bench must stay."]))
    with pytest.raises(DebategameError, match=r"-m pip install mammoth pypdf`, or save the article as plain text"):
        read_article(path, notify=print, installed=lambda _: None)


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("bench.odt", b"PK\x03\x04\0\0", "is a damaged ZIP archive; save it as plain text, HTML, Word"),
        ("bench.rtf", b"{\\rtf1 }", "is a rich text document"),
        ("bench.txt", b"a" * (MAX_BYTES["text"] + 1), "is larger than 1 MB"),
        ("bench.txt", b"\xff\xfea", "is not text"),
        ("bench.html", b"<html><p> </html>", "is empty"),
    ],
)
def test_a_file_that_is_no_article_is_refused_by_what_it_is(
    name: str, data: bytes, message: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(DebategameError, match=message):
        read_article(tmp_path / name, notify=print)
