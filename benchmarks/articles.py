"""Count how many arguments of ten articles, and how many of the other side's, a draft of a scenario proposes.

The articles were written for this, each of another kind and in another format. `arguments.json` names the arguments of
each by words of the sentences that make them.
"""

import json
from pathlib import Path
from typing import NamedTuple, TypedDict

from debategame.authoring.article.files import read_article
from debategame.authoring.article.proposals import Proposal, proposal_of

ARTICLES = Path(__file__).parent / "data" / "articles"


class Expected(TypedDict):
    """What a careful reader finds in an article."""

    title: str
    author: str
    date: str
    """As YYYY-MM-DD; empty if the article does not say."""
    arguments: list[str]
    """Words of each argument; several sentences that make the same one are separated by `|`."""
    theirs: list[str]
    """Words of each argument of the other side."""


class Counts(NamedTuple):
    """How many of an article's arguments are proposed, and how many proposals are arguments."""

    found: int
    arguments: int
    theirs_found: int
    theirs: int
    proposed: int
    """Key points in the draft."""
    right: int
    """Key points in the draft that are arguments of the article."""


def expected() -> dict[str, Expected]:
    """Return what is to be found in each article, by file name."""
    found: dict[str, Expected] = json.loads((ARTICLES / "arguments.json").read_text(encoding="utf-8"))
    return found


def draft(name: str) -> Proposal:
    """Return what is proposed from one of the articles."""
    return proposal_of(read_article(ARTICLES / name, notify=print))


def counts(proposal: Proposal, wanted: Expected) -> Counts:
    """Count what a proposal has of an article."""
    claims = [point.claim for point in proposal.points]
    said = [line.claim for line in proposal.theirs]
    return Counts(
        found=sum(any(_has(claim, argument) for claim in claims) for argument in wanted["arguments"]),
        arguments=len(wanted["arguments"]),
        theirs_found=sum(any(_has(claim, argument) for claim in said) for argument in wanted["theirs"]),
        theirs=len(wanted["theirs"]),
        proposed=len(claims),
        right=sum(any(_has(claim, argument) for argument in wanted["arguments"]) for claim in claims),
    )


def _has(claim: str, argument: str) -> bool:
    return any(words.casefold() in claim.casefold() for words in argument.split("|"))


def main() -> None:
    """Print the counts of each article and of all."""
    rows = {name: counts(draft(name), wanted) for name, wanted in expected().items()}
    total = Counts(*(sum(column) for column in zip(*rows.values(), strict=True)))
    print(f"{'article':24} {'arguments':>10} {'theirs':>8} {'key points right':>17}")
    for name, row in {**rows, "all": total}.items():
        print(
            f"{name:24} {row.found:>4} of {row.arguments:>2} {row.theirs_found:>3} of {row.theirs:>2} "
            f"{row.right:>10} of {row.proposed:>2}"
        )


if __name__ == "__main__":
    main()
