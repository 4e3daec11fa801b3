"""The same answers give the same scores, masks, prices, comebacks and summaries in plain play and on the pages."""

import io
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
import pytest

from debategame.play.bout import new_bout
from debategame.play.plain.console import Console
from debategame.play.plain.game import PlainServices, play_plain
from debategame.progress.rounds import Mode, Round
from debategame.progress.standing import Standing
from debategame.saves.save import Save
from debategame.scenario.reader import read_file
from debategame.scoring.scorer import Scorer
from tests.support.factories import new_id
from tests.support.paths import ROOT
from tests.support.school.server import Watch, start_server

FILE = ROOT / "scenarios" / "big-society.yaml"
LINES = ("dead", "survey")
TYPED = (
    ("?", "Charities were here a century before Mr Cameron found a name for it. Gloating is right and proper."),
    ("", "Ministers cannot do it alone: without partners they fail."),
    ("?", "People said it in a survey, but a survey of slogans says nothing about neighbours who help."),
    ("", "Nobody asked the volunteers what they do."),
)
"""A command, and the answer after it, for each time that the game asks."""


def ids_like(rounds: Iterable[Round]) -> Iterator[str]:
    """The ids that plain play asks for, so that its rounds get those of `rounds`: the opponent's words hang on them."""
    for played in rounds:
        yield played.id
        yield from (new_id() for _ in range(2 * len(played.answers) - 1))
    yield new_id()


def plain(folder: Path, mode: Mode, alike: Iterable[Round]) -> tuple[str, list[Round]]:
    """Play in plain play, with the ids of the rounds `alike`; return what it said and the rounds that it kept."""
    scenario, out, watch = read_file(FILE), io.StringIO(), Watch()
    typed = [f"{command}\n{answer}\n\n" if command and mode is not Mode.TEST else f"{answer}\n\n"
             for command, answer in TYPED if mode is not Mode.TEST or command]  # fmt: skip
    save, ids = Save(folder, "Ada", now=watch), ids_like(alike)
    services = PlainServices(
        console=Console(io.StringIO("".join(typed)), out),
        scorer=Scorer(scenario),
        save=save,
        clock=watch,
        new_id=ids.__next__,
    )
    play_plain(new_bout(scenario, LINES, mode, new_id=ids.__next__), Standing(), services)
    return out.getvalue(), in_order(save.rounds())


def pages(folder: Path, mode: Mode) -> tuple[list[str], list[Round]]:
    """Play on the pages; return the texts of all of them and the rounds that were kept."""
    server = start_server(folder, FILE)
    ada, seen = server.pupil("Ada"), []
    ada.visit("/scenario/big-society").send("/bout", mode=mode.value, lines=",".join(LINES))
    seen.append(ada.text)
    for command, answer in TYPED:
        if mode is Mode.TEST and not command:
            continue
        if command and mode is not Mode.TEST:
            seen.append(ada.send("/hint").text)
        seen.append(ada.send("/answer", answer=answer, guess="").text)
        if mode is not Mode.TEST:
            seen.append(ada.send("/on").text)
    seen += [ada.visit(link).text for link in ada.links if link.startswith("/history/")]
    rounds = in_order(server.account("Ada").page().rounds)
    server.store.close()
    return seen, rounds


def in_order(rounds: Iterable[Round]) -> list[Round]:
    """Rounds in the order of play: the clock stands still."""
    return sorted(rounds, key=lambda played: LINES.index(played.line))


def essence(played: Round) -> object:
    """A round without what differs between any two plays: ids and times."""
    answers = [msgspec.structs.replace(one, id="", at=played.at, seconds=0, day=None) for one in played.answers]
    return (played.scenario_hash, played.line, played.mode, played.pace, played.first_sight, answers)


TOLD = (
    r"“(.*)”$",
    r"[√~·×] \d \w+: (.*?)(?: New!)?$",
    r"(?:Keep|Fix|Next time|Strongest|Work on): (.*)",
    r"Hint .*?: (.*)",
    r"Score: (\d+)/100",
)
"""What plain play says of speeches, verdicts, advice, hints and scores."""


def told(transcript: str) -> list[str]:
    """The sentences that the pages must say as well."""
    lines = [line.strip() for line in transcript.splitlines()]
    return [match[1] for line in lines for pattern in TOLD if (match := re.match(pattern, line))]


@pytest.mark.parametrize("mode", [Mode.PRACTICE, pytest.param(Mode.TIMED, marks=pytest.mark.slow), Mode.TEST])
def test_the_same_answers_give_the_same(tmp_path: Path, mode: Mode) -> None:
    seen, on_pages = pages(tmp_path, mode)
    transcript, in_plain = plain(tmp_path / "saves", mode, on_pages)
    assert [essence(played) for played in on_pages] == [essence(played) for played in in_plain]
    everything = " ".join(seen)
    sentences = told(transcript)
    assert len(sentences) > (12 if mode is Mode.TEST else 25)
    assert [sentence for sentence in sentences if sentence not in everything] == []


def test_a_missed_key_point_stays_masked_until_the_comeback_is_over(tmp_path: Path) -> None:
    scenario = read_file(FILE)
    seen, rounds = pages(tmp_path, Mode.PRACTICE)
    line = scenario.line(LINES[0])
    made = {point.id for point in rounds[0].answers[0].points if point.verdict == "hit"}
    hidden = [scenario.key_point(point).claim for point in line.points if point not in made]
    before, after = seen[:4], seen[4]
    assert hidden
    assert [claim for claim in hidden if any(claim in page for page in before)] == []
    assert [claim for claim in hidden if claim not in after] == []
