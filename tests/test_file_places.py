"""Every place in the package that opens files is listed here with its reason. One function opens those from outside."""

import ast
from collections.abc import Iterator
from pathlib import Path

import debategame

PACKAGE = Path(debategame.__file__).parent
OPENERS = {
    *("open", "fdopen", "read_text", "read_bytes", "write_text", "write_bytes", "mkstemp"),
    *("copy", "copy2", "copyfile", "copyfileobj", "copytree", "shutil.move", "sqlite3.connect"),
}
"""What a call is named that opens, copies or makes a file; with its module where others have the name, too."""
LAST_NAMES = {name.rpartition(".")[2] for name in OPENERS}
PLACES = {
    ("files.py", "open_file", "os.open"): "the one way: looked at before and after, never waiting",
    ("files.py", "open_file", "os.fdopen"): "the same file, as Python reads it",
    ("files.py", "copy_file", "target.open"): "the new file of a copy, made with x",
    ("files.py", "create_empty", "os.open"): "a new file, made with O_EXCL",
    ("terminal.py", "_redirect_to_null", "os.open"): "the null device",
    ("terminal.py", "open_missing_streams", "open"): "the null device",
    ("cli/crash.py", "_write", "log.open"): "the user's own log, and only if it is a regular file",
    ("terminal.py", "_restore", "os.open"): "the terminal itself, without waiting for it",
    ("saves/database.py", "connection", "sqlite3.connect"): "the one way to open a save",
    ("saves/schema.py", "_expected", "sqlite3.connect"): "in memory",
    ("transfer/export.py", "write_new_file", "file.open"): "a new file, made with x",
    ("transfer/export.py", "write_new_file", "shutil.copyfileobj"): "from a file of its own into that new one",
    ("saves/atomic.py", "write_atomically", "tempfile.mkstemp"): "a new file",
    ("saves/atomic.py", "write_atomically", "os.fdopen"): "that new file",
    ("cli/commands/export.py", "_print", "shutil.copyfileobj"): "from a file of its own",
    ("cli/commands/new.py", "create", "path.open"): "a new file, made with x",
    ("cli/commands/pack.py", "write", "path.open"): "new files, made with x",
    ("cli/settings.py", "checkout", "project.read_text"): "the checkout's own file, beside the package",
    (
        "transfer/rulings.py",
        "add_rulings",
        "path.open",
    ): "the teacher's own file, which they named, and only to add to it",
    ("web/pages/html.py", "_digest", "files('debategame.web').joinpath('static', name).read_bytes"): (
        "the package's own data"
    ),
    ("web/safety/codes.py", "words", "files('debategame.web.safety').joinpath('words.txt').read_text"): (
        "the package's own data"
    ),
    ("ui/bout/other_editor.py", "__init__", "self.path.write_bytes"): "a new file in a new private folder",
    ("scoring/aboutness.py", "shipped", "FILE.read_bytes"): "the package's own data",
    ("scoring/reading/english_data.py", "entries", "(FOLDER / f'{name}.txt').read_text"): "the package's own data",
    ("scoring/lexicon.py", "_rarities", "RARITY_FILE.read_bytes"): "the package's own data",
    ("scoring/lexicon.py", "_relations", "RELATIONS_FILE.read_bytes"): "the package's own data",
    ("scoring/reading/meant.py", "_weights", "FILE.read_bytes"): "the package's own data",
    ("scoring/reading/remarks.py", "_weights", "FILE.read_bytes"): "the package's own data",
    ("scoring/segments.py", "with_stances", "copy"): "no file: a reading is copied",
    ("scoring/reading/stems.py", "_kept", "FILE.read_bytes"): "the package's own data",
}
"""Where, in which function, by which call, and why that is no file from outside or is safe."""


def calls() -> Iterator[tuple[str, str, str]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        place = path.relative_to(PACKAGE).as_posix()
        yield from _calls(ast.parse(path.read_text(encoding="utf-8")), place, "")


def _calls(node: ast.AST, place: str, function: str) -> Iterator[tuple[str, str, str]]:
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        function = node.name
    if isinstance(node, ast.Call):
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name in LAST_NAMES and (name in OPENERS or ast.unparse(node.func) in OPENERS):
            yield place, function, ast.unparse(node.func)
    for child in ast.iter_child_nodes(node):
        yield from _calls(child, place, function)


def test_files_are_opened_nowhere_else() -> None:
    assert sorted(calls()) == sorted(PLACES)
