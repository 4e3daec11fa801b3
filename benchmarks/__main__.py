"""Run the benchmarks: `python -m benchmarks [SCENARIO MARKED] [ARGKP]`."""

import sys
from pathlib import Path

from benchmarks import form, key_points, marked, speed, startup

HERE = Path(__file__).parent
SHIPPED = (HERE.parent / "scenarios" / "big-society.yaml", HERE / "big-society-answers.jsonl")
"""A scenario and marked answers that come with the project."""


def main(paths: list[Path]) -> None:
    """Measure speed and the agreement with marked answers, and with ArgKP if its folder is among the paths.

    Two files among the paths are a scenario and marked answers. They replace the ones of the project.
    """
    speed.main()
    print()
    startup.main()
    print()
    form.main()
    print()
    marked.main(*([path for path in paths if path.is_file()] or SHIPPED))
    for folder in (path for path in paths if path.is_dir()):
        print()
        key_points.main(folder)


if __name__ == "__main__":
    main([Path(path) for path in sys.argv[1:]])
