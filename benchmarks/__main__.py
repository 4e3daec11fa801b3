"""Every benchmark that the data given allows: `python -m benchmarks [SCENARIO MARKED] [ARGKP]`."""

import sys
from pathlib import Path

from benchmarks import form, key_points, marked, speed


def main(paths: list[Path]) -> None:
    """Run the speed, and what the paths are data for: a folder is ArgKP's, files are a scenario and its answers."""
    speed.main()
    print()
    form.main()
    files = [path for path in paths if path.is_file()]
    if len(files) >= 2:  # noqa: PLR2004
        print()
        marked.main(files[0], files[1])
    for folder in (path for path in paths if path.is_dir()):
        print()
        key_points.main(folder)


if __name__ == "__main__":
    main([Path(path) for path in sys.argv[1:]])
