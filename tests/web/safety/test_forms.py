"""The fields of forms are read as Starlette reads them, whatever a browser sends."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.formparsers import FormParser

from debategame.web.app import MOST_FIELDS, plain_fields
from debategame.web.safety.access import number_of, text_field

PIECES = st.sampled_from(["a", "b", "=", "=", "&", "&", "+", "%", "%41", "%26", "%c3%a4", "%ff", "%0d%0a", "%00", "ä"])


def by_starlette(body: bytes) -> dict[str, str]:
    async def chunks() -> AsyncIterator[bytes]:
        yield body
        yield b""

    form = asyncio.run(FormParser(Headers(), chunks()).parse())
    return {name: text_field(str(value)) for name, value in form.multi_items()}


@given(st.lists(PIECES).map(lambda pieces: "".join(pieces).encode()))
def test_fields_are_those_that_starlette_reads(body: bytes) -> None:
    assert plain_fields(body) == by_starlette(body)


def test_a_form_with_too_many_fields_is_refused() -> None:
    most = "&".join(f"f{number}=x" for number in range(MOST_FIELDS)).encode()
    assert len(plain_fields(most)) == MOST_FIELDS
    with pytest.raises(HTTPException) as caught:
        plain_fields(most + b"&one=more")
    assert caught.value.status_code == 400


@pytest.mark.parametrize(
    ("value", "number"),
    [("0", 0), ("30", 30), ("31", None), ("", None), ("-1", None), ("x", None), ("²", None), ("9" * 5000, None)],
)
def test_a_field_holds_a_number_or_none(value: str, number: int | None) -> None:
    assert number_of(value, most=30) == number
