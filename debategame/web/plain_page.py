"""A page that says one thing: for replies that are made before, or without, a page of the table."""

from html import escape

from starlette.requests import HTTPConnection
from starlette.responses import HTMLResponse

from debategame.web.safety.sessions import cookie_of, form_token, kind_of

PAGE = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>{title} · debategame</title>
<link rel="stylesheet" href="/static/style.css"></head>
<body><header class="bar"><a class="brand" href="/">debategame</a>{sign_out}</header>
<main><h1>{title}</h1><p>{sentence}</p><p><a href="/">Start page</a></p></main></body>
</html>
"""
SIGN_OUT = """
<form method="post" action="/sign-out"><input type="hidden" name="token" value="{token}">
<button class="quiet">Not you? Sign out</button></form>"""


def plain_page(request: HTTPConnection, title: str, sentence: str, status: int) -> HTMLResponse:
    """Return a page with a heading and a sentence. Neither holds anything that a visitor sent.

    A device on which somebody signed in gets the button to sign out. Only its cookie is asked, never the store.
    """
    secret = cookie_of(request)
    sign_out = SIGN_OUT.format(token=form_token(secret)) if kind_of(secret) else ""
    page = PAGE.format(title=escape(title), sentence=escape(sentence), sign_out=sign_out)
    return HTMLResponse(page, status_code=status)
