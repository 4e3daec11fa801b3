"""A file from outside is opened only if it is a regular file, and is read only up to its limit."""

import subprocess
import sys
from pathlib import Path

import pytest

from debategame.files import FileRefusedError, copy_file, create_empty, kind_of, open_file, read_start
from tests.support import needs
from tests.support.odd_files import KINDS, SECONDS, Put


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "text.txt"
    path.write_bytes(b"0123456789")
    return path


def test_a_regular_file_is_read_up_to_a_size(text: Path) -> None:
    assert read_start(text, 4) == b"0123"
    assert read_start(text, 4096) == b"0123456789"
    assert kind_of(text) == ""


@pytest.mark.parametrize("put", KINDS.values(), ids=KINDS)
def test_anything_else_is_refused_at_once(tmp_path: Path, put: Put) -> None:
    put(tmp_path / "odd")
    for follow_links in (True, False):
        with pytest.raises(FileRefusedError) as raised:
            open_file(tmp_path / "odd", follow_links=follow_links)
        assert raised.value.strerror == f"it is {kind_of(tmp_path / 'odd', follow_links=follow_links)}, not a file"


@pytest.mark.parametrize("put", [KINDS["a pipe"]])
def test_one_that_takes_a_files_place_after_the_first_look_does_not_block(tmp_path: Path, put: Put) -> None:
    put(tmp_path / "odd")
    program = f"""
from pathlib import Path
from debategame import files
files.kind_of = lambda path, follow_links: ""
try:
    files.open_file(Path({str(tmp_path / "odd")!r}))
except files.FileRefusedError as error:
    print(error.strerror)
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, encoding="utf-8", timeout=SECONDS, check=True
    )
    assert done.stdout == "it is a pipe, not a file\n"


def test_a_folder_and_a_name_that_no_file_can_have_are_refused(tmp_path: Path) -> None:
    with pytest.raises(FileRefusedError, match="it is a folder, not a file"):
        open_file(tmp_path)
    with pytest.raises(FileRefusedError, match="no file can have that name"):
        open_file(Path("a\0b"))


@needs.LINKS
def test_a_link_is_followed_only_where_that_is_wanted(text: Path) -> None:
    link = text.with_name("link.txt")
    link.symlink_to(text)
    assert read_start(link, 2) == b"01"
    with pytest.raises(FileRefusedError, match="it is a link, not a file"):
        read_start(link, 2, follow_links=False)
    with pytest.raises(FileRefusedError, match="it is a link, not a file"):
        copy_file(link, text.with_name("copy"), 100)


def test_what_is_not_there_is_told_as_that(tmp_path: Path) -> None:
    for attempt in (open_file, kind_of):
        with pytest.raises(FileNotFoundError):
            attempt(tmp_path / "none")


def test_a_copy_is_made_within_bounds_and_over_nothing(text: Path) -> None:
    copy = text.with_name("copy")
    with pytest.raises(FileRefusedError, match="it is larger than 0 MB"):
        copy_file(text, copy, 9)
    assert not copy.exists()
    copy_file(text, copy, 10)
    assert copy.read_bytes() == b"0123456789"
    with pytest.raises(FileExistsError):
        copy_file(text, copy, 10)


@needs.LINKS
def test_an_empty_file_is_made_where_nothing_is_and_never_through_a_link(text: Path) -> None:
    create_empty(text.with_name("new"))
    assert text.with_name("new").read_bytes() == b""
    create_empty(text)
    assert text.read_bytes() == b"0123456789"
    text.with_name("link").symlink_to(text.with_name("far"))
    create_empty(text.with_name("link"))
    assert not text.with_name("far").exists()
