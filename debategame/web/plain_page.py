"""A page that says one thing: for replies that are made before, or without, a page of the table."""

from html import escape

from starlette.responses import HTMLResponse

PAGE = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>{title} · debategame</title>
<link rel="stylesheet" href="/static/style.css"></head>
<body><main><h1>{title}</h1><p>{sentence}</p><p><a href="/">Start page</a></p></main></body>
</html>
"""


def plain_page(title: str, sentence: str, status: int) -> HTMLResponse:
    """Return a page with a heading and a sentence. Neither holds anything that a visitor sent."""
    return HTMLResponse(PAGE.format(title=escape(title), sentence=escape(sentence)), status_code=status)
