"""How long a new pupil takes from opening the address to their first score.

`python -m benchmarks.first_score` starts a server with the demo class and lets somebody with a phone (360 × 740 pixels)
join in Chromium, write an answer and look at its score. Pages are loaded for real. Reading and typing are added by
arithmetic: of each page all words of its main part down to the button that is pressed, and each word that is typed.
"""

import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tests.support.school.chromium import Look, Person, chromium
from tests.support.school.serving import serving

READING = 200
"""Words a minute that a pupil reads."""
TYPING = 25
"""Words a minute that a pupil types on a phone."""
ANSWER = (
    "Charities and volunteers were helping people in this country for more than a hundred years before any prime "
    "minister found a name for it. A slogan can die, but the people who run the food bank will be there tomorrow."
)
"""An answer of 40 words."""
NEXT = "main :is(button, a).primary, main .cards a"
"""What leads on from a page."""
MOST_PAGES = 9
WORDS = """button => {
  const bottom = button.getBoundingClientRect().bottom;
  const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  let words = 0;
  while (texts.nextNode()) {
    range.selectNodeContents(texts.currentNode);
    const box = range.getBoundingClientRect();
    const isShown = box.width && box.height && box.top < bottom;
    if (isShown && !texts.currentNode.parentElement.closest(".only-read"))
      words += texts.currentNode.data.split(/\\s+/).filter(word => /[\\p{L}\\p{N}]/u.test(word)).length;
  }
  return words;
}"""
"""Counts the words that are shown down to a button. What only screen readers read is no part of them."""


class Step(NamedTuple):
    """A page on the way."""

    heading: str
    fields: int
    """How many fields were filled in."""
    read: int
    """Words that were read."""
    typed: int
    """Words that were typed."""
    loading: float
    """Seconds until the page was there."""

    @property
    def seconds(self) -> float:
        """How long a pupil spends on the page."""
        return self.loading + 60 * (self.read / READING + self.typed / TYPING)


def walk(pupil: Person, class_code: str, name: str) -> list[Step]:
    """Lead a new pupil from the address to the page with their first score, which comes last."""
    typed = {"code": class_code, "name": name, "answer": ANSWER}
    steps: list[Step] = []
    began = time.monotonic()
    pupil.visit("/")
    for _ in range(MOST_PAGES):
        loading = time.monotonic() - began
        if pupil.page.locator("h1.score").count():
            return [*steps, Step(pupil.heading, 0, 0, 0, loading)]
        button = pupil.page.locator(NEXT).first
        heading, words = pupil.heading, button.evaluate(WORDS)
        fields = [name for name in typed if pupil.page.locator(f"main #{name}").count()]
        for field in fields:
            pupil.page.fill(f"main #{field}", typed[field])
        said = sum(len(typed[field].split()) for field in fields)
        steps.append(Step(heading, len(fields), words, said, loading))
        began = time.monotonic()
        with pupil.page.expect_navigation():
            button.click()
    raise AssertionError(f"no score after {MOST_PAGES} pages, but {pupil.heading}")


def main() -> None:
    """Print the pages on the way to the first score, and how long each takes."""
    with TemporaryDirectory() as folder, serving(Path(folder), "--demo") as server, chromium() as browser:
        pupil = Person(browser, Look(), server.address)
        steps = walk(pupil, server.class_code, "Finn")
        pupil.close()
    print(f"{'page':40}{'fields':>8}{'read':>8}{'typed':>8}{'loading s':>12}{'seconds':>10}")
    for number, step in enumerate(steps, start=1):
        counted = f"{step.fields:8}{step.read:8}{step.typed:8}{step.loading:12.2f}{step.seconds:10.1f}"
        print(f"{f'{number} {step.heading}':40}{counted}")
    print(f"first score after {sum(step.seconds for step in steps):.1f} s")


if __name__ == "__main__":
    main()
