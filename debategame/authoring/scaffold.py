"""Write a new scenario as YAML with notes: a small working one, or one made from an article."""

import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from json import dumps

from debategame.authoring.article.proposals import PointProposal, TheirProposal, proposal_of
from debategame.authoring.article.reader import Article
from debategame.scenario.scalars import id_from_text
from debategame.scenario.schema import SCHEMA_FILE
from debategame.text.display import REPLACEMENT, snippet
from debategame.text.forbidden import FORBIDDEN

WIDTH = 110
LONGEST_VALUE = 200
"""Maximum number of characters of a title or name from an article."""
MOST_LISTED = 200
"""Maximum number of paragraphs to list."""
FALLBACK_ID = "my-scenario"
YOURS = "# YOUR WORDS"
"""Marks the texts that the teacher must replace."""

_PLAIN = re.compile(r"[A-Za-z](?:[\w ,.'’?!()-]*[\w.'’?!)])?")
"""Text that needs no quotes in YAML."""

START = """\
# yaml-language-server: $schema={schema}
# This scenario works as it is. Put your own words after the colons, save, and try it:
#   debategame check {file}
#   debategame play {file}
# Keep the names before the colons and the spaces at the start of a row: they show what belongs together.
# Text after a # is a note to you. Put "quotes" around a text with a colon or a # in it.
format: 1
id: {id}  # small letters, digits, hyphens; results are saved under it, so do not change it later
title: {title}
motion: Homework should be abolished
side: against  # the player's side of the motion: for or against
they_say: Homework ruins every evening and teaches nothing.  # the two sides in plain words
you_say: An hour at home is what makes the lesson stay.
source: {{title: The article you take the arguments from}}
aim: 1  # how many key points one answer should make
key_points:  # the arguments of a good answer; add more in the same way
  - id: practice-makes-it-last
    claim: Practising at home makes pupils remember the lesson.  # the argument in one sentence
    wordings:  # the same in other words; the more different ones you write, the fairer the marks
      - You forget what you never go over again.
      - Repeating it the same evening fixes it in your memory.
      - A skill needs exercise, and there is no time for that in class.
      - Whoever revises knows it a week later.
    opposites:  # saying one of these is an own goal; four catch most
      - However much they practise, it is gone by Monday.
      - Nothing done at home stays in the head.
      - What is learned in class is enough.
      - Going over it again only bores them.
    source: paragraph 2  # where in the article
    hints: [What happens to a tune that you hear only once?]  # for players who are stuck
  - id: parents-can-see
    claim: Homework shows parents what their child is learning.
    wordings:
      - Mothers and fathers see for themselves how far the class has got.
      - Without it a family never knows what goes on at school.
      - It lets mum and dad notice early when something is too hard.
      - The kitchen table is where parents find out about lessons.
    opposites:
      - It tells families nothing about school.
      - Nobody at home looks into an exercise book.
      - It is done before anybody comes home from work.
      - A school report is all that parents need.
    source: paragraph 5
their_points:  # what the opponent argues; a player's sentence that argues it makes no key point
  - id: ruins-evenings
    claim: Homework ruins the evening of every family.
    wordings:
      - There are tears and shouting over it night after night.
      - Nobody has an hour left to play outside.
lines:  # what the opponent says; the player answers
  - id: waste
    says: Nobody ever got anything out of it but a headache.
    points: [practice-makes-it-last, parents-can-see]  # the key points that answer it
    argues: [ruins-evenings]  # which of their points it makes
    model: Repeating it the same evening fixes it in your memory. And it shows parents how far the class has got.
"""
LAID_OUT = """\
# yaml-language-server: $schema={schema}
# A scenario made from an article. It can be played, but it is not yours yet. Every YOUR WORDS marks a sentence
# of the article or a placeholder. Write your own there, and delete the mark. Then:
#   debategame check {file}
#   debategame play {file}
# Keep the names before the colons and the spaces at the start of a row: they show what belongs together.
# Text after a # is a note to you. Put "quotes" around a text with a colon or a # in it.
format: 1
id: {id}  # small letters, digits, hyphens; results are saved under it, so do not change it later
title: {title}
motion: The article is right  {yours}: the sentence that is debated
side: for  # the player's side of the motion: for or against
they_say: The article is wrong.  {yours}: what the opponent thinks
you_say: The article is right.  {yours}: what the player argues
{source}aim: {aim}  # how many key points one answer should make
key_points:
  # Sentences of the article that seem to argue. Keep the best, and say each as you would say it to a class.
  # Delete the others, here and from `points` below. Replace [] with a row for each sentence, like this:
  #   wordings:
  #     - The same argument in other words.
  #     - And once more, in quite different words.
{points}{theirs}lines:
{lines}{listed}"""
SOURCE = """\
source:  # found in the article; check it
  title: {title}
{known}  # publication: where it appeared
"""
POINT = """\
  - id: {id}
    claim: >-  {yours}: the argument in one sentence
{claim}
    wordings:{wordings}
    opposites: []  {yours}: four sentences that deny it
    source: {source}
"""
THEIRS = """\
their_points:  # what the opponent argues; a player's sentence that argues it makes no key point
{points}"""
THEIR_POINT = """\
  - id: {id}
    claim: >-  {yours}: an argument of the other side in one sentence{place}
{claim}
    wordings: []  {yours}: two or more other ways to say it
"""
LINE = """\
  - id: {id}
    says: >-  {yours}: what an opponent would say
{says}
{argues}{aim}    points:  # {note}
{ids}"""
ANSWERS = "the key points that answer it; another line goes below, in the same way"
ANSWERS_IN_ARTICLE = "the key points that answer it in the article; add others that answer it too"
OPENING = "I have read that article, and it does not convince me."
PLACEHOLDER = PointProposal("first-argument", "Write the first argument of the article here.", 1)
"""Stands for a key point if no sentence of the article argues."""
THEIR_PLACEHOLDER = TheirProposal("their-first-argument", "The article proves nothing.", 0)
"""Stands for the other side's arguments if the article reports none."""


def starter_scenario(stem: str, file: str) -> str:
    """Return a working scenario of about 50 lines.

    The id and title are made from `stem`, the file name without ending. `file` is the name used in commands.
    """
    return START.format(schema=SCHEMA_FILE, file=_safe(file), id=id_from_stem(stem), title=_value(_title_of(stem)))


def scenario_from_article(article: Article, stem: str, file: str) -> str:
    """Return a scenario with the arguing sentences of an article as key points, for the teacher to reword."""
    found = proposal_of(article)
    points = found.points or (PLACEHOLDER,)
    theirs = found.theirs or (THEIR_PLACEHOLDER,)
    title = article.title or _title_of(stem)
    aim = min(2, len(points))
    return LAID_OUT.format(
        schema=SCHEMA_FILE,
        file=_safe(file),
        id=id_from_stem(stem),
        title=_value(title),
        yours=YOURS,
        source=SOURCE.format(title=_value(title), known="".join(_known(article))),
        aim=aim,
        points="".join(map(_point, points)),
        theirs=THEIRS.format(points="".join(map(_their_point, theirs))),
        lines="".join(_lines(theirs, points, aim)),
        listed="".join(_listed(article.paragraphs)),
    )


def id_from_stem(stem: str) -> str:
    """Return an id made from a file name."""
    return id_from_text(stem) or FALLBACK_ID


def _title_of(stem: str) -> str:
    words = " ".join(re.sub(r"[-_\s]+", " ", stem).split())
    return f"{words[:1].upper()}{words[1:]}" or "My scenario"


def _known(article: Article) -> Iterator[str]:
    yield f"  author: {_value(article.author)}\n" if article.author else "  # author: who wrote it\n"
    yield f"  date: {article.date}\n" if article.date else "  # date: year-month-day, such as 2024-05-31\n"
    yield f"  url: {_value(article.url)}\n" if article.url else "  # url: where it can be read\n"


def _point(proposal: PointProposal) -> str:
    return POINT.format(
        id=proposal.id,
        yours=YOURS,
        claim=_indented(_safe(proposal.claim)),
        wordings="".join(_wordings(proposal)),
        source=f"paragraph {proposal.paragraph}",
    )


def _wordings(proposal: PointProposal) -> Iterator[str]:
    """Yield the value of `wordings`: sentences of the article, or an empty list."""
    if not proposal.wordings:
        yield f" []  {YOURS}: four or more other ways to say it"
        return
    yield f"  {YOURS}: do these say the same? Four or more other ways to say it"
    for text in proposal.wordings:
        yield f"\n      - >-\n{textwrap.indent(_indented(_safe(text)), '  ')}"


def _their_point(proposal: TheirProposal) -> str:
    return THEIR_POINT.format(
        id=proposal.id,
        yours=YOURS,
        claim=_indented(_safe(proposal.claim)),
        place=f"; this is from paragraph {proposal.paragraph}" if proposal.paragraph else "",
    )


def _lines(theirs: Sequence[TheirProposal], points: Sequence[PointProposal], aim: int) -> Iterator[str]:
    """Yield a line for each argument of the other side that is answered, and one for all that is left."""
    answered = [their for their in theirs if their.points]
    for their in answered:
        line_id = f"they-say-{their.id}"[:64].rstrip("-")
        yield _line(line_id, their.claim, their.points, argues=[their.id], note=ANSWERS_IN_ARTICLE, aim=aim)
    left = [point.id for point in points if not any(point.id in their.points for their in answered)]
    unanswered = [their.id for their in theirs if not their.points]
    if left:
        yield _line("opening", OPENING, left, argues=unanswered, note=ANSWERS, aim=aim)


def _line(line_id: str, says: str, points: Sequence[str], *, argues: Sequence[str], note: str, aim: int) -> str:
    return LINE.format(
        id=line_id,
        yours=YOURS,
        says=_indented(_safe(says)),
        argues=f"    argues: [{', '.join(argues)}]  # which of their points it makes\n" if argues else "",
        aim=f"    aim: {len(points)}\n" if len(points) < aim else "",
        note=note,
        ids="".join(f"      - {point}\n" for point in points),
    )


def _indented(text: str) -> str:
    """Return a text as indented rows to follow `>-`."""
    rows = textwrap.wrap(text, WIDTH - 6, break_long_words=False, break_on_hyphens=False)
    return textwrap.indent("\n".join(rows), " " * 6)


def _listed(paragraphs: Iterable[str]) -> Iterator[str]:
    texts = tuple(paragraphs)
    if texts:
        yield "# The article's paragraphs, as `source` counts them:\n"
    for number, text in enumerate(texts[:MOST_LISTED], start=1):
        yield f"# {number:3}  {_safe(snippet(text, WIDTH - 40))}\n"
    if len(texts) > MOST_LISTED:
        yield f"# and {len(texts) - MOST_LISTED} more\n"


def _value(text: str) -> str:
    """Return a text as YAML on one line, quoted if necessary."""
    shown = snippet(_safe(text), LONGEST_VALUE)
    return shown if _PLAIN.fullmatch(shown) else dumps(shown, ensure_ascii=False)


def _safe(text: str) -> str:
    """Return text on one line without characters that are forbidden in scenarios."""
    return " ".join(FORBIDDEN.sub(REPLACEMENT, text).split())
