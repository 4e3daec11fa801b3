"""Files are recognised by what is in them, and text is read in any usual encoding."""

import pytest

from debategame.authoring.article.kinds import decode, kind_of
from tests.support.documents import archive, docx, pdf

TEXT = "Un “été” à £5 – c’est bon.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_text_is_read_in_any_usual_encoding(encoding: str) -> None:
    decoded = decode(TEXT.encode(encoding))
    assert decoded is not None
    assert decoded.text == TEXT


@pytest.mark.parametrize("data", [b"\xff\xfea", b"a\0b", b"caf\x81", b"abc\x1b[0m\xe9", bytes(range(256))])
def test_bytes_that_are_no_text_are_none(data: bytes) -> None:
    assert decode(data) is None


@pytest.mark.parametrize(
    ("data", "suffix", "kind"),
    [
        (b"The bench", ".txt", "text"),
        (b"The bench", "", "text"),
        (b"# The bench", ".md", "text"),
        (b"\xef\xbb\xbf<!DOCTYPE html><p>", ".txt", "html"),
        (b"<?xml version='1.0'?>\n<!-- saved -->\n<html xmlns='x'>", "", "html"),
        (b"<p>The bench</p>", ".htm", "html"),
        (docx(["The bench"]), ".txt", "docx"),
        (pdf([["The bench"]]), "", "pdf"),
        (b"junk\n%PDF-1.4", ".pdf", "pdf"),
        (archive([("content.xml", b"")]), ".odt", "an OpenDocument file (.odt)"),
        (archive([("xl/workbook.xml", b"")]), ".docx", "an Excel workbook"),
        (archive([("META-INF/container.xml", b"")]), ".epub", "an EPUB book"),
        (archive([("a.txt", b"")]), ".zip", "a ZIP archive"),
        (b"PK\x03\x04\0\0", ".docx", "a damaged ZIP archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", ".doc", "an old or encrypted Word document"),
        (b"{\\rtf1 The bench}", ".rtf", "a rich text document (.rtf)"),
        (b"\x89PNG\r\n\x1a\n", ".png", "a picture"),
        (b"From: <Saved>\r\nContent-Type: multipart/related;", ".mhtml", "a web page saved as one file (.mhtml)"),
        (b"<svg xmlns=x>", ".svg", "a picture"),
        (b"format: 1\n", ".yaml", "a scenario file"),
        (b"line,answer\n", ".CSV", "a table (.csv)"),
    ],
)
def test_a_file_is_known_by_its_content_or_else_by_its_name(data: bytes, suffix: str, kind: str) -> None:
    assert kind_of(data, suffix) == kind
