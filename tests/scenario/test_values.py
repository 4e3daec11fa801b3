"""The values that are read from a valid scenario file, and their places."""

import datetime

import pytest

from debategame.scenario.model import Scenario
from debategame.scenario.reader import parse, read
from tests.support.least import LEAST, LOADERS, SMALL, with_line


def test_every_field_is_read(small: Scenario) -> None:
    used = {name for name in small.__struct_fields__ if getattr(small, name) not in ("", (), {}, None)}
    of_other_side = {"their_lines", "their_briefing", "their_examples"}  # see test_other_side.py
    assert used == set(small.__struct_fields__) - of_other_side
    assert small.source is not None
    assert small.source.date == datetime.date(2019, 9, 2)
    assert [line.time_limit for line in small.lines] == [90, 120]
    assert small.key_point("who-gains").any_of is not None
    assert small.examples[1].contradicts == ("better-marks",)


def test_what_is_not_given_has_the_model_s_default() -> None:
    least = read(LEAST.encode(), "least.yaml")
    assert (least.side, least.aim, least.level, least.words) == ("against", 2, 1, (40, 90))
    assert least.aim_of(least.lines[0]) == 1


@pytest.mark.parametrize(
    "written",
    ["no", "on", "yes", "true", "12:30", "2012", "1.10", "~", "null", "0x1F", "1_000", "2013-01-03", ".inf", "="],
)
@pytest.mark.parametrize("loader", LOADERS, ids=lambda loader: loader.__name__)
def test_where_text_is_meant_it_stays_as_written(written: str, loader: type) -> None:
    data = LEAST + f"author: {written}\ntags: [{written}]\nterms: {{{written}: {written}}}\n"
    scenario = read(data.encode(), "file.yaml", loader=loader)
    assert (scenario.author, scenario.tags, scenario.terms) == (written, (written,), {written: written})


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("'12:30'", "12:30"),
        ('"a\\tb \\u00e9"', "a\tb é"),
        ("'it''s'", "it's"),
        ("|\n  two\n  lines", "two\nlines\n"),
        (">-\n  two\n  lines", "two lines"),
        ("a\tb", "a\tb"),
        ("", ""),
    ],
)
def test_quoted_and_block_texts_are_what_yaml_makes_of_them(written: str, text: str) -> None:
    assert read(with_line(f"author: {written}"), "file.yaml").author == text


@pytest.mark.parametrize(("written", "weight"), [("2", 2.0), ("0.5", 0.5), (".5", 0.5), ("1e1", 10.0), ("+3.", 3.0)])
def test_a_number_is_read_where_a_number_is_meant(written: str, weight: float) -> None:
    data = LEAST.replace("sun.\n", f"sun.\n    weight: {written}\n")
    assert read(data.encode(), "file.yaml").key_points[0].weight == weight


@pytest.mark.parametrize(
    "data",
    [
        with_line("x-shelf: {any: [thing, 1, ~], any: twice}"),
        LEAST.replace("sun.\n", "sun.\n    x-note: mine\n").encode(),
        LEAST.replace("\n", "\r\n").encode(),
        b"\xef\xbb\xbf" + LEAST.encode(),
        f"# said first\n---\n{LEAST}...\n".encode(),
    ],
    ids=[
        "x- at the top",
        "x- in a key point",
        "lines that end as on Windows",
        "byte order mark",
        "start and end marked",
    ],
)
def test_what_is_harmless_is_let_pass(data: bytes) -> None:
    assert read(data, "file.yaml") == read(LEAST.encode(), "file.yaml")


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("title",), "8"),
        (("key_points", 0, "wordings", 2), "9"),
        (("key_points", 3, "opposites", 0), "5"),
        (("terms", "melatonin"), "14"),
    ],
)
def test_the_places_of_a_scenario_are_kept(path: tuple[str | int, ...], place: str) -> None:
    kept = parse(SMALL, "small.yaml")
    warning = kept.warning(path, "hm")
    assert (warning.level, warning.message, str(warning.column)) == ("warning", "hm", place)
    assert warning.excerpt in kept.text
