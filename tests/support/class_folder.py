"""A folder of saves as a teacher has it, and ways to check that it is unchanged."""

import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from debategame.progress.rounds import Answer, Mode
from tests.support.factories import HOUR, NOON, answer, dispute, point, record, save_in
from tests.support.savefiles import files

SAID = "Children play there."
SHADE = (point("shade", "√"), point("play", "~"))
NOTHING = (point("shade", "·"), point("play", "×"))


def class_folder(folder: Path) -> Path:
    """Fill a folder: Ada and Ben have played, and a backup lies beside Ada's save."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in _class().items():
        (folder / name).write_bytes(content)
    return folder


@cache
def _class() -> dict[str, bytes]:
    """The files of `class_folder`: they are played once and written often."""
    with TemporaryDirectory() as place:
        _play(Path(place))
        return {path.name: path.read_bytes() for path in Path(place).iterdir()}


def _play(folder: Path) -> None:
    ada, ben = save_in(folder, "Ada"), save_in(folder, "Ben")
    first = record(ada, answer(points=SHADE, marks=50))
    for hours, marks in ((1, 60), (2, 81)):
        record(ada, answer(points=SHADE, marks=marks, at=NOON + hours * HOUR))
    ada.dispute(dispute(first.answers[0]))
    record(ben, answer(points=NOTHING, marks=0))
    record(ben, answer(points=(point("play", "·"), point("rain", "·")), marks=25), line="sell", mode=Mode.TIMED)
    shutil.copy(folder / "Ada.sqlite3", folder / "Ada.backup-2024-11-24.sqlite3")


def disputed_save(folder: Path, player: str = "Ada", *, given: Answer | None = None, **fields: object) -> Path:
    """Make a save in which the player disputes the verdict on `play`; return its path."""
    save = save_in(folder, player)
    given = given or answer(SAID, points=(point("shade"), point("play", "·")))
    record(save, given)
    save.dispute(dispute(given, **{"sentence": SAID, "start": 0, "end": len(SAID), **fields}))
    return save.path


def snapshot(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Return the content and time of every file in a folder."""
    return {name: ((folder / name).read_bytes(), (folder / name).stat().st_mtime_ns) for name in files(folder)}
