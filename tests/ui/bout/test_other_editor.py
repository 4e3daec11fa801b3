"""A file that holds the answer while the player writes in another editor."""

import os
import stat

import pytest

from debategame.ui.bout.other_editor import AnswerFile
from tests.support.needs import FILE_MODES, LINKS

TEXT = "Half of an answer, 😀"


def test_the_file_holds_the_answer_until_it_is_removed() -> None:
    file = AnswerFile(TEXT)
    assert file.path.read_text(encoding="utf-8") == f"{TEXT}\n"
    assert file.changed_text() is None
    file.path.with_suffix(".swp").write_text("left by the editor", encoding="utf-8")
    file.remove()
    assert not file.path.parent.exists()


@pytest.mark.parametrize(
    ("saved", "read"),
    [
        (b"Another one.\n", "Another one."),
        (b"Two\r\nlines\r\n", "Two\r\nlines"),
        (b"\xef\xbb\xbfFrom Notepad", "From Notepad"),
        (b"caf\xe9", "caf\N{REPLACEMENT CHARACTER}"),
        (b"", ""),
    ],
)
def test_what_the_editor_saved_is_read(saved: bytes, read: str) -> None:
    file = AnswerFile(TEXT)
    file.path.write_bytes(saved)
    assert file.changed_text() == read
    file.remove()


@FILE_MODES
def test_nobody_else_can_read_it() -> None:
    file = AnswerFile(TEXT)
    assert stat.S_IMODE(file.path.parent.stat().st_mode) == stat.S_IRWXU
    file.remove()


@LINKS
@pytest.mark.parametrize("target", [None, os.devnull])
def test_a_file_that_is_gone_or_became_a_link_changes_nothing(target: str | None) -> None:
    file = AnswerFile(TEXT)
    file.path.unlink()
    if target:
        file.path.symlink_to(target)
    assert file.changed_text() is None
    file.remove()
