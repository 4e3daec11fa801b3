"""Read a Word document (.docx) by way of HTML."""

import io
import zipfile
import zlib
from xml.parsers.expat import ExpatError

import mammoth

from debategame.authoring.article.document import Document, UnreadableError
from debategame.authoring.article.web_page import read_web_page

MAX_UNPACKED = 50 * 2**20
"""The most bytes of a document's parts together. The longest essays have a few megabytes."""
MAX_PARTS = 2000
STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => h2:fresh
p[style-name='footnote text'] => ul > li:fresh
"""
_ENTITIES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("ascii", "utf-16-le", "utf-16-be"))


def read_word_document(data: bytes) -> Document:
    """Return the article of a .docx file. Raise UnreadableError if it is damaged, too large, or declares entities."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _must_be_harmless(archive)
        page = mammoth.convert_to_html(
            io.BytesIO(data),
            style_map=STYLES,
            include_embedded_style_map=False,
            external_file_access=False,
            convert_image=lambda _: [],
        )
    except (zipfile.BadZipFile, zlib.error, ExpatError, KeyError, ValueError, NotImplementedError, EOFError) as error:
        raise UnreadableError("the Word document is damaged") from error
    return read_web_page(page.value.encode())


def _must_be_harmless(archive: zipfile.ZipFile) -> None:
    """Raise UnreadableError for an archive that would unpack to too much, or has XML with a document type.

    Word writes no document type. Only with one can XML declare entities, which could grow without limit.
    """
    parts = archive.infolist()
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise UnreadableError(f"unpacked, the Word document is larger than {MAX_UNPACKED // 2**20} MB")
    for part in parts:
        if part.filename.endswith((".xml", ".rels")):
            content = archive.read(part)
            if any(sign in content for sign in _ENTITIES):
                raise UnreadableError("the Word document declares XML entities, which no word processor writes")
