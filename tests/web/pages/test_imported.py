"""A history that comes from the terminal: the pages show it as it was, and it goes back the same."""

import io
import re

import pytest
from msgspec import json

from debategame.play.bout import new_bout
from debategame.progress.rounds import Mode
from debategame.saves.save import Save
from debategame.scenario.model import Scenario
from debategame.scoring.scorer import Scorer
from debategame.transfer.export import as_json_lines
from tests.support.factories import DAY, NOON, new_id
from tests.support.school.server import Server
from tests.support.school.visitors import Visitor

SAID = {"lazy": "Their hormones keep teenagers awake until midnight.", "nobody-wants-it": "Rested pupils learn."}


@pytest.fixture
def export(tmp_path, small: Scenario) -> bytes:
    """The export of two rounds that Ada played on the terminal."""
    save, scorer = Save(tmp_path / "saves", "Ada", now=lambda: NOON), Scorer(small)
    bout = new_bout(small, tuple(SAID), Mode.PRACTICE, new_id=new_id)
    for days, (line, text) in enumerate(SAID.items(), start=-2):
        at = NOON + days * DAY
        given = bout.give(text, scorer=scorer, at=at, seconds=40, answer_id=new_id())
        save.record(round_id=given.round_id, scenario=small, line_id=line, mode=bout.mode, answer=given.answers[0])
        bout = given.go_on(new_id()).go_on(new_id()).go_on(new_id())
    return b"".join(save.file.read(lambda db: list(as_json_lines(db))) or [])


def test_the_pages_show_an_imported_history_which_goes_back_as_it_was(
    server: Server, ada: Visitor, export: bytes
) -> None:
    pupil = server.account("Ada")
    assert pupil.import_rows(io.BytesIO(export)).counts.new == 2
    ada.visit("/history")
    assert "2 rounds, newest first" in ada.text
    for link in [link for link in ada.links if re.fullmatch(r"/history/[0-9a-f-]{36}", link)]:
        ada.visit(link)
        played = pupil.round(link.removeprefix("/history/"))
        assert set(re.findall(r"\w+", played.answers[0].text)) <= set(re.findall(r"\w+", ada.text))
        assert str(played.score) in ada.text
    made = len(pupil.progress().standing("later-bell").made)
    assert made
    assert f"{made} of 4 key points made · best first answer" in ada.visit("/home").text
    assert "Rested pupils learn" in ada.visit("/case/later-bell").text
    again = b"".join(pupil.export_rows())
    assert [json.decode(row) for row in again.splitlines()] == [json.decode(row) for row in export.splitlines()]


def test_what_is_played_on_the_pages_afterwards_comes_along(server: Server, ada: Visitor, export: bytes) -> None:
    pupil = server.account("Ada")
    pupil.import_rows(io.BytesIO(export))
    ada.visit("/scenario/later-bell").send("/bout", lines="lazy").send("/answer", answer="Nobody is lazy.", guess="")
    rows = [json.decode(row) for row in pupil.export_rows()]
    assert [row["answers"][0]["text"] for row in rows if row["kind"] == "round"] == [*SAID.values(), "Nobody is lazy."]
