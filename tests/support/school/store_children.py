"""A worker that tests run as another process, to kill it: `store_children.py URL PUPIL`."""

import sys

from debategame.scenario.reader import read_file
from debategame.web.store.open import open_store
from tests.support.factories import NOON, new_id
from tests.support.paths import DATA
from tests.support.school.stores import begin, give, go_on


def play_forever(url: str, pupil_id: str) -> None:
    """Play bout after bout until killed; print the id of each answer once it is stored."""
    pupil, small = open_store(url, now=lambda: NOON).for_pupil(pupil_id), read_file(DATA / "small.yaml")
    while True:
        stored = begin(pupil, small)
        while stored.bout.stage != "over":
            if stored.bout.stage not in ("answer", "comeback"):
                stored = go_on(pupil, stored)
                continue
            answer_id = new_id()
            stored = give(pupil, stored, "Teenagers fall asleep later.", answer_id=answer_id).stored
            sys.stdout.write(f"{answer_id}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    play_forever(*sys.argv[1:])
