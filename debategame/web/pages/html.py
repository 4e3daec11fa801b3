"""Makes the HTML of a page from its template. Every text from outside is cleaned and escaped on the way."""

import hashlib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markdown_it import MarkdownIt
from markupsafe import Markup
from starlette.responses import HTMLResponse, Response

from debategame.play.glyphs import GLYPHS, NAMES
from debategame.text.display import clean, count_of, one_line, snippet
from debategame.web.safety.access import Visit
from debategame.web.safety.codes import show_class_code
from debategame.web.safety.return_words import words_of

REMEMBERED = 256
"""Briefings whose HTML is kept: every page of a line shows one."""
HEADING = "h3"
"""The headings of a briefing stand below one of the page."""


def render(visit: Visit, template: str, *, status: int = 200, **values: Any) -> HTMLResponse:
    """Return a page for a visit. `values` are those of the template."""
    signed_in = visit.session.kind if visit.session else ""
    known = {
        "token": visit.token,
        "signed_in": signed_in,
        "ended": visit.ended,
        "return_words": words_of(visit.request) if signed_in == "pupil" else None,
    }
    text = _environment().get_template(template).render(known | values)
    return HTMLResponse(text, status_code=status)


def message(visit: Visit, title: str, *sentences: str, status: int = 400, typed: str = "") -> HTMLResponse:
    """Return a page that says what is wrong and what to do. `typed` is text to keep: the page shows it to be copied."""
    return render(visit, "message.html", status=status, title=title, sentences=sentences, typed=typed)


def download(content: bytes, media_type: str, name: str) -> Response:
    """Return a file that the browser saves under that name."""
    return Response(content, media_type=media_type, headers={"content-disposition": f'attachment; filename="{name}"'})


@lru_cache(maxsize=REMEMBERED)
def markdown(text: str) -> Markup:
    """Return Markdown of a scenario as HTML: no raw HTML, no pictures, links only to web pages."""
    renderer = _markdown()
    tokens = renderer.parse(clean(text))
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = HEADING
    html = renderer.renderer.render(tokens, renderer.options, {})
    return Markup(html)  # noqa: S704 -- the renderer escapes everything but its own tags


def static_address(name: str) -> str:
    """Return the address of a file of `static/`, with a mark of its content."""
    return f"/static/{name}?{_digest(name)}"


@cache
def _digest(name: str) -> str:
    content = files("debategame.web").joinpath("static", name).read_bytes()
    return hashlib.sha256(content).hexdigest()[:10]


@cache
def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).disable(["image", "html_block", "html_inline"])


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("debategame.web"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_safe,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.globals.update(
        static=static_address, glyphs=GLYPHS, names=NAMES, count_of=count_of, class_code=show_class_code
    )
    environment.filters.update(one_line=one_line, snippet=snippet, markdown=markdown)
    return environment


def _safe(value: Any) -> Any:
    """Return a value as pages show it: text without control characters. Markup is safe already."""
    return clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value
