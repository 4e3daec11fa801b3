"""Read an article from a file: plain text, Markdown, HTML, Word or PDF."""

import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from debategame.authoring.article import kinds
from debategame.authoring.article.conversion import convert
from debategame.authoring.article.document import MAX_CHARACTERS, UnreadableError
from debategame.authoring.article.reader import Article, article_of, read
from debategame.errors import DebategameError, UsageError
from debategame.files import read_start
from debategame.text.encoding import WINDOWS

MAX_BYTES = {"text": 2**20, "html": 5 * 2**20, "docx": 20 * 2**20, "pdf": 20 * 2**20}
"""The most bytes of an article of each kind."""
LIBRARIES = {"docx": "mammoth", "pdf": "pypdf"}
"""The libraries of the extra `import`, by the kind of file that needs them."""


def read_article(
    path: Path, *, notify: Callable[[str], None], installed: Callable[[str], object] = find_spec
) -> Article:
    """Return the article in a file. `notify` gets notices; `installed` says whether a library can be imported.

    Raise UsageError if the file cannot be opened, and DebategameError if it is too large, empty, damaged, of another
    kind, or needs a library that is not installed.
    """
    try:
        data = read_start(path, max(MAX_BYTES.values()) + 1)
    except OSError as error:
        raise UsageError(f"the article {path} cannot be read: {error.strerror}") from None
    kind = kinds.kind_of(data, path.suffix)
    if kind not in kinds.READABLE:
        raise DebategameError(f"the article {path} is {kind}; save it as plain text, HTML, Word (.docx) or PDF")
    if len(data) > MAX_BYTES[kind]:
        largest = MAX_BYTES[kind] // 2**20
        raise DebategameError(f"the article {path} is larger than {largest} MB; save only the part you need")
    article = _plain(path, data, notify) if kind == "text" else _converted(path, data, kind, installed)
    if not article.paragraphs:
        raise DebategameError(f"the article {path} is empty")
    return article


def _plain(path: Path, data: bytes, notify: Callable[[str], None]) -> Article:
    decoded = kinds.decode(data)
    if decoded is None:
        raise DebategameError(f"the article {path} is not text; save it as plain text in UTF-8")
    if decoded.encoding == WINDOWS:
        notify(f"{path} is read as {WINDOWS}; check its quotes and accents")
    return read(decoded.text)


def _converted(path: Path, data: bytes, kind: str, installed: Callable[[str], object]) -> Article:
    library = LIBRARIES.get(kind)
    if library and not installed(library):
        wanted = " ".join(LIBRARIES.values())
        raise DebategameError(
            f"the article {path} needs libraries that are not installed; install them with "
            f"`{sys.executable} -m pip install {wanted}`, or save the article as plain text"
        )
    try:
        document = convert(data, kind)
    except UnreadableError as error:
        raise DebategameError(f"the article {path} cannot be read: {error}; save it as plain text") from None
    if sum(len(block.text) for block in document.blocks) > MAX_CHARACTERS:
        raise DebategameError(f"the article {path} is longer than a book; save only the part you need")
    return article_of(document)
