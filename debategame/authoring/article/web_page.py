"""Read a web page: its article without navigation, scripts, captions and advertisements."""

import re
from html.parser import HTMLParser

from debategame.authoring.article.document import Block, Document, Kind, date_of, one_line
from debategame.authoring.article.kinds import decode
from debategame.text.english import word_set

_SKIPPED = word_set(
    "script style nav aside footer form button select figure table template noscript svg math iframe textarea"
)
"""Elements that hold no sentence of the article."""
_HEADINGS = word_set("h1 h2 h3 h4 h5 h6")
_BLOCKS = _HEADINGS | word_set(
    "p li ul ol dl dt dd div section article main header blockquote body pre hr br address time"
)
"""Elements that begin and end a block."""
_MAIN = word_set("article main")
_DATES = ("article:published_time", "date", "dc.date", "dcterms.date", "datepublished")
_AUTHORS = ("author", "article:author", "dc.creator", "dcterms.creator")
_TITLES = ("og:title", "dc.title")
_SITE = re.compile(r"\s+[|·–—-]\s+[^|·–—-]{1,60}$")
"""The name of the site, which many pages put after their title."""
_NOTE_MARK = re.compile(r"\W*(?:[0-9]{1,3}|[*†‡a-z])\W*")
"""What a raised mark for a footnote looks like; `th` in `19th` does not."""


def read_web_page(data: bytes) -> Document:
    """Return the article of a web page. Anything that is not HTML gives an empty or a poor document, no error."""
    page = _Page()
    decoded = decode(data)
    page.feed(decoded.text if decoded else data.decode("utf-8", "replace"))
    page.close()
    blocks = page.article if any(block.kind == "paragraph" for block in page.article) else page.everything
    headings = [block.text for block in blocks if block.kind == "heading"]
    title = page.first_heading or page.said(_TITLES) or _SITE.sub("", one_line(page.title)) or "".join(headings[:1])
    author = page.said(_AUTHORS)
    return Document(
        blocks=tuple(blocks),
        title=title,
        author="" if "://" in author else author,
        date=date_of(page.said(_DATES)) or date_of(page.time),
        url=page.address if page.address.startswith(("https://", "http://")) else "",
    )


class _Page(HTMLParser):
    """Gathers the blocks of a page as its parser meets them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.everything: list[Block] = []
        self.article: list[Block] = []
        self.title = self.first_heading = self.time = self.address = ""
        self._meta: dict[str, str] = {}
        self._text: list[str] = []
        self._raised: list[str] | None = None
        self._kind: Kind = "paragraph"
        self._items = self._skipped = self._main = 0
        self._in_title = self._in_first_heading = False

    def said(self, names: tuple[str, ...]) -> str:
        """Return the first of these that the page says in its head; empty if it says none."""
        return next((self._meta[name] for name in names if self._meta.get(name)), "")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "meta":
            name = (values.get("property") or values.get("name") or values.get("itemprop") or "").lower()
            self._meta.setdefault(name, one_line(values.get("content", "")))
        elif tag == "link" and "canonical" in values.get("rel", ""):
            self.address = values.get("href", "")
        elif tag == "title":
            self._in_title = not self.title
        elif tag == "time":
            self.time = self.time or values.get("datetime", "")
        elif tag == "sup":
            self._raised = []
        self._skipped += tag in _SKIPPED
        if tag in _BLOCKS:
            self._end_block()
            self._begin(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag == "title":
            self._in_title = False
        elif tag == "sup":
            self._end_raised()
        if tag in _SKIPPED and self._skipped:
            self._skipped -= 1
        if tag in _BLOCKS:
            self._end_block()
            self._end(tag)

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title += data
        elif not self._skipped:
            (self._text if self._raised is None else self._raised).append(data)

    def close(self) -> None:
        super().close()
        self._end_block()

    def _begin(self, tag: str) -> None:
        self._items += tag in ("li", "dt", "dd")
        self._main += tag in _MAIN
        self._kind = "heading" if tag in _HEADINGS else "item" if self._items else "paragraph"
        self._in_first_heading = tag == "h1" and not self.first_heading

    def _end(self, tag: str) -> None:
        self._items = max(0, self._items - (tag in ("li", "dt", "dd")))
        self._main = max(0, self._main - (tag in _MAIN))
        self._kind = "item" if self._items else "paragraph"
        self._in_first_heading = False

    def _end_raised(self) -> None:
        raised = "".join(self._raised or ())
        self._raised = None
        if not _NOTE_MARK.fullmatch(raised):
            self._text.append(raised)

    def _end_block(self) -> None:
        if self._raised is not None:
            self._end_raised()
        text = one_line("".join(self._text))
        self._text = []
        if text:
            block = Block(text, self._kind)
            self.everything.append(block)
            if self._main:
                self.article.append(block)
            if self._in_first_heading:
                self.first_heading = text
