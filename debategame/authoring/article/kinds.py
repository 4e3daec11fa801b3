"""Recognise the kind of a file by its first bytes and its name, and decode text in any usual encoding."""

import codecs
import io
import re
import zipfile
from typing import Literal

from debategame.text import encoding
from debategame.text.encoding import Decoded

Readable = Literal["text", "html", "docx", "pdf"]
READABLE: tuple[Readable, ...] = ("text", "html", "docx", "pdf")

_HTML = (
    rb"(?i)(\xef\xbb\xbf)?\s*(<\?xml[^>]{0,200}>\s*)?"
    rb"(<!--[^>]{0,500}-->\s*)?<(!doctype\s+html|html|head|body|article)\b"
)
_SIGNATURES = (
    (rb"(?s).{0,1000}%PDF-", "pdf"),
    (rb"\xd0\xcf\x11\xe0", "an old or encrypted Word document"),
    (rb"\{\\rtf", "a rich text document (.rtf)"),
    (rb"\x89PNG|\xff\xd8\xff|GIF8|II\*\0|MM\0\*|RIFF.{4}WEBP", "a picture"),
    (rb"\x1f\x8b|BZh|7z\xbc\xaf|Rar!|\xfd7zXZ", "a packed archive"),
    (rb"RIFF|ID3|OggS|.{4}ftyp", "a sound or film"),
    (rb"SQLite format 3\0", "a database"),
    (rb"MZ|\x7fELF|#!", "a program"),
    (rb"(?is)(From|MIME-Version|Content-Type): .{0,500}multipart/related", "a web page saved as one file (.mhtml)"),
    (rb"(?i)\s*(<\?xml[^>]{0,200}>\s*)?<svg\b", "a picture"),
    (_HTML, "html"),
    (rb"(\xef\xbb\xbf)?\s*<\?xml", "an XML file"),
)
_IN_ZIPS = (
    ("word/document.xml", "docx"),
    ("xl/workbook.xml", "an Excel workbook"),
    ("ppt/presentation.xml", "a PowerPoint presentation"),
    ("META-INF/container.xml", "an EPUB book"),
    ("content.xml", "an OpenDocument file (.odt)"),
    ("Index/Document.iwa", "a Pages document"),
)
_NAMES = {
    ".yaml": "a scenario file",
    ".yml": "a scenario file",
    ".json": "a JSON file",
    ".jsonl": "a JSON file",
    ".csv": "a table (.csv)",
    ".py": "a program",
    ".xml": "an XML file",
    ".tex": "a LaTeX file",
}
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f\x7f]")


def kind_of(data: bytes, suffix: str) -> str:
    """Return one of READABLE, or a name for people such as `a picture`. `suffix` is the ending of the file name."""
    if data.startswith(b"PK\x03\x04"):
        return _kind_of_zip(data)
    for pattern, kind in _SIGNATURES:
        if re.match(pattern, data[:2000]):
            return kind
    if suffix.lower() in (".html", ".htm", ".xhtml"):
        return "html"
    return _NAMES.get(suffix.lower(), "text")


def decode(data: bytes) -> Decoded | None:
    """Return the text of UTF-8, UTF-16 or Windows-1252 bytes. Return None if they are not text."""
    try:
        decoded = _utf_16(data) or encoding.decode(data)
        decoded.text.encode()  # fails for a file that is only partly UTF-8
    except ValueError:
        return None
    return None if _CONTROLS.search(decoded.text) else decoded


def _utf_16(data: bytes) -> Decoded | None:
    """Return the text of UTF-16 without byte order mark: English then has a zero in every second byte."""
    start = data[:2000]
    if start.count(0) <= len(start) // 4 or start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return None
    return Decoded(data.decode("utf-16-le" if start[0] else "utf-16-be"), encoding.UTF_16)


def _kind_of_zip(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
        return "a damaged ZIP archive"
    return next((kind for name, kind in _IN_ZIPS if name in names), "a ZIP archive")
