"""Small pieces of HTML: escaped text, lists, Markdown, and a page that loads nothing from elsewhere."""

from collections.abc import Iterable
from html import escape

from markdown_it import MarkdownIt

from debategame.text.display import clean

PAGE = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
body {{ font: 12pt/1.4 Georgia, serif; max-width: 42em; margin: 2em auto; padding: 0 1em; }}
h1 {{ font-size: 1.5em; }} h2 {{ font-size: 1.15em; margin: 0 0 .3em; }} h3 {{ font-size: 1em; margin: 1em 0 .2em; }}
section {{ margin: 1.8em 0; break-inside: avoid; }}
blockquote {{ margin: .5em 0; padding-left: 1em; border-left: 3px solid; font-size: 1.1em; }}
.rule {{ border-bottom: 1px solid #999; height: 2em; }}
.small {{ font-size: .85em; }}
dt {{ font-weight: bold; }}
@page {{ margin: 2cm; }}
</style>
</head>
<body>
{body}
</body>
</html>
"""


def page(title: str, parts: Iterable[str]) -> str:
    """Return a whole page. It has a policy that forbids scripts, pictures and anything from the network."""
    return PAGE.format(title=text(title), body="\n".join(part for part in parts if part))


def text(value: str) -> str:
    """Return text that shows as it is: nothing in it is read as HTML."""
    return escape(clean(value))


def element(tag: str, value: str, **attributes: str) -> str:
    """Return an element with text in it; empty if there is no text."""
    named = "".join(f' {name.rstrip("_")}="{text(given)}"' for name, given in attributes.items())
    return f"<{tag}{named}>{text(value)}</{tag}>" if value else ""


def items(values: Iterable[str]) -> str:
    """Return a list with one item a text; empty if there are none."""
    listed = "".join(f"<li>{text(value)}</li>" for value in values)
    return f"<ul>{listed}</ul>" if listed else ""


def markdown(value: str) -> str:
    """Return Markdown as HTML. HTML in it shows as text, and pictures are left out."""
    rendered: str = MarkdownIt("commonmark", {"html": False}).disable("image").render(clean(value))
    return rendered.strip()
