"""The last net: an error in the program itself becomes one sentence and a log file."""

import datetime
import os
import platform
import traceback
from pathlib import Path

from debategame import __version__
from debategame.cli.system import now
from debategame.files import kind_of

EXIT_STATUS = 70
"""Exit status after an error in the program: EX_SOFTWARE of `sysexits.h`."""
REPORT_AT = "https://github.com/debategame/debategame/issues"
LOG = "crash.log"
MOST_BYTES = 2**20
"""A larger log is begun anew."""


def report(error: Exception, folder: Path, at: datetime.datetime, *, debug: bool = False) -> str:
    """Write an error to a log file, and return what to tell the person: one sentence, with `debug` also the traceback.

    `folder` is the folder of the log; it is created. If the log cannot be written, the sentence says how to see more.
    """
    trace = "".join(traceback.format_exception(error))
    try:
        details = f"with the end of {_write(folder, trace, at)}, once you have removed what is private"
    except OSError:
        details = "with what `--debug` shows"
    sentence = (
        f"debategame: the program has made a mistake ({type(error).__name__}); nothing saved is lost; "
        f"please report it at {REPORT_AT} {details}\n"
    )
    return f"{trace}{sentence}" if debug else sentence


def state_folder() -> Path:
    """Return the folder in which the system keeps the logs of this user's programs."""
    import platformdirs

    return Path(platformdirs.user_state_dir("debategame", appauthor=False))


def report_now(error: Exception, *, debug: bool) -> str:
    """Write an error to the user's log, and return what to tell the person."""
    return report(error, state_folder(), now(), debug=debug)


def _write(folder: Path, trace: str, at: datetime.datetime) -> Path:
    """Add an error to the log. Return the path of the log. Raise OSError if it cannot be written or is no file."""
    folder.mkdir(parents=True, exist_ok=True)
    log = folder / LOG
    there = os.path.lexists(log)
    if there and kind_of(log):
        raise FileExistsError(kind_of(log))
    full = there and log.stat().st_size > MOST_BYTES
    system = f"debategame {__version__}, Python {platform.python_version()}, {platform.system()} {platform.release()}"
    with log.open("w" if full else "a", encoding="utf-8", errors="backslashreplace") as file:
        file.write(f"{at:%Y-%m-%dT%H:%M:%SZ} {system}\n{trace}\n")
    return log
