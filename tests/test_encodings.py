"""Text is read and written as UTF-8 everywhere: without an encoding, Windows would use another one."""

import ast
from collections.abc import Iterator

from tests.support.paths import ROOT

FOLDERS = ("debategame", "tools", "benchmarks", "tests")
TEXT_CALLS = {"read_text", "write_text"}
OPEN_CALLS = {"open", "fdopen"}
NAMED = (*TEXT_CALLS, *OPEN_CALLS, "subprocess")
"""One of them stands in every file with such a call. The others are not parsed, which takes long."""


def calls_without_encoding() -> Iterator[str]:
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*.py")):
            text = path.read_text(encoding="utf-8")
            for node in ast.walk(ast.parse(text)) if any(name in text for name in NAMED) else ():
                if isinstance(node, ast.Call) and needs_encoding(node):
                    yield f"{path.relative_to(ROOT).as_posix()}:{node.lineno}"


def needs_encoding(call: ast.Call) -> bool:
    keywords = {keyword.arg for keyword in call.keywords}
    if "encoding" in keywords:
        return False
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if name in OPEN_CALLS:
        return ast.unparse(call.func) != "os.open" and "b" not in mode_of(call)
    return name in TEXT_CALLS or ("text" in keywords and is_subprocess(call))


def mode_of(call: ast.Call) -> str:
    modes = [value.value for value in call.args if isinstance(value, ast.Constant) and isinstance(value.value, str)]
    return modes[-1] if modes else "r"


def is_subprocess(call: ast.Call) -> bool:
    return ast.unparse(call.func).startswith("subprocess.")


def test_every_text_file_and_pipe_has_an_encoding() -> None:
    assert list(calls_without_encoding()) == []


def test_no_folder_is_missed() -> None:
    assert {path.parent.name for path in ROOT.glob("*/__init__.py")} == set(FOLDERS)
