"""Every benchmark that the data given allows: `python -m benchmarks [SCENARIO MARKED] [ARGKP]`."""

import sys
from pathlib import Path

from benchmarks import form, key_points, marked, speed

HERE = Path(__file__).parent
OURS = (HERE.parent / "scenarios" / "big-society.yaml", HERE / "big-society-answers.jsonl")
"""The scenario and the marked answers that come with the project."""


def main(paths: list[Path]) -> None:
    """Run the speed, the marked answers of the project, and what the paths are data for.

    A folder is ArgKP's; two files are a scenario and answers to it, instead of the project's own.
    """
    speed.main()
    print()
    form.main()
    print()
    marked.main(*([path for path in paths if path.is_file()] or OURS))
    for folder in (path for path in paths if path.is_dir()):
        print()
        key_points.main(folder)


if __name__ == "__main__":
    main([Path(path) for path in sys.argv[1:]])
