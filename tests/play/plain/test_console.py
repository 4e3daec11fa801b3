"""What plain play writes: wrapped lines, in characters that the stream knows, without control characters."""

import io

import msgspec
import pytest

from tests.support.bouts import scenario
from tests.support.streams import play

HOSTILE = "\x1b]52;c;aGk=\x07[/]{0}%s\u202e\r\x9b"


def test_no_control_character_reaches_the_terminal(save):
    played = scenario(briefing=HOSTILE, terms={HOSTILE: HOSTILE}, they_say=HOSTILE, you_say=HOSTILE)
    point = msgspec.structs.replace(
        played.key_points[0],
        claim=HOSTILE,
        name=HOSTILE,
        explanation=HOSTILE,
        source=HOSTILE,
        hints=(HOSTILE,),
        grants=HOSTILE,
        comeback=HOSTILE,
    )
    line = msgspec.structs.replace(played.lines[0], says=HOSTILE, speaker=HOSTILE, model=HOSTILE, concedes=HOSTILE)
    played = msgspec.structs.replace(
        played, title=HOSTILE, key_points=(point, *played.key_points[1:]), lines=(line, *played.lines[1:])
    )
    said = play(f"?\n/b\nhxp {HOSTILE}\n\nhhh {HOSTILE}\n\n/m\n/w 1\n/d 2\n\n", save, played=played)
    assert {character for character in said if not character.isprintable()} <= {"\n"}
    assert said.count("[/]{0}%s") > 12


@pytest.mark.parametrize("width", [78, 40])
def test_on_a_terminal_lines_are_wrapped(save, width):
    long = scenario(briefing="word " * 200 + "\n\n    " + "indented " * 40)
    said = play("/b\nhmm\n\n/s\n/h\n", save, played=long, width=width)
    assert max(map(len, said.splitlines())) <= width


def test_a_stream_without_the_glyphs_gets_ascii(save):
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding="ascii", errors="strict", write_through=True)
    play("hpx\n\n/q\n", save, out=out)
    said = raw.getvalue().decode("ascii")
    assert '"Close park 1."' in said
    assert (
        '+ 1 hit: The claim of a. New!\n~ 2 partial: Half of it: you said "hpx"; say the rest, too.\n! 3 opposite:'
        in said
    )
