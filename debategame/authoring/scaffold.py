"""A scenario to start from: one that plays as it is, or one laid out from an article. Both are YAML with notes."""

import re
import textwrap
from collections.abc import Iterable, Iterator
from json import dumps

from debategame.authoring.article.claims import Candidate, candidates
from debategame.authoring.article.reader import Article
from debategame.scenario.scalars import fitting_id
from debategame.scenario.schema import FILE
from debategame.text.display import FORBIDDEN, REPLACEMENT, snippet

WIDTH = 110
LONGEST_VALUE = 200
"""Characters of a title or name taken over from an article."""
MOST_LISTED = 200
"""How many paragraphs are listed by their beginnings."""
FALLBACK_ID = "my-scenario"
YOURS = "# YOUR WORDS"
"""The mark of all that a teacher must put in their own words."""

_PLAIN = re.compile(r"[A-Za-z](?:[\w ,.'’?!()-]*[\w.'’?!)])?")
"""What YAML takes for one text without quotes."""

START = """\
# yaml-language-server: $schema={schema}
# A scenario that plays as it is. Put your own words behind the colons, save, and try it:
#   debategame check {file}
#   debategame play {file}
# Keep the names before the colons, and the spaces at the start of a row: they say what belongs to what.
# What follows a # is a note to you. "Quotes" are needed around a text with a colon or a # in it.
format: 1
id: {id}  # small letters, digits, hyphens; results are kept under it, so do not change it later
title: {title}
motion: Homework should be abolished
side: against  # the player's side of the motion: for or against
they_say: Homework ruins every evening and teaches nothing.  # the quarrel in plain words
you_say: An hour at home is what makes the lesson stay.
source: {{title: The article you take the arguments from}}
aim: 1  # how many key points one answer should make
key_points:  # the arguments a good answer makes; add more of them in the same way
  - id: practice-makes-it-last
    claim: Practising at home makes pupils remember the lesson.  # the argument in one sentence
    wordings:  # the same said otherwise, as differently as people talk: the more of these, the fairer the marks
      - You forget what you never go over again.
      - Repeating it the same evening fixes it in your memory.
      - A skill needs exercise, and there is no time for that in class.
      - Whoever revises knows it a week later.
    opposites: [Pupils forget it anyway however much they practise.]  # whoever says this argues the other side
    source: paragraph 2  # where in the article
  - id: parents-can-see
    claim: Homework shows parents what their child is learning.
    wordings:
      - Mothers and fathers see for themselves how far the class has got.
      - Without it a family never knows what goes on at school.
      - It lets mum and dad notice early when something is too hard.
      - The kitchen table is where parents find out about lessons.
    opposites: [It tells families nothing about school.]
    source: paragraph 5
lines:  # what the opponent says; the player answers
  - id: waste
    says: Nobody ever got anything out of it but a headache.
    points: [practice-makes-it-last, parents-can-see]  # the key points that answer it
    model: Repeating it the same evening fixes it in your memory, and parents see how far the class has got.
"""
LAID_OUT = """\
# yaml-language-server: $schema={schema}
# A scenario laid out from an article. It plays as it is, and is not yours yet: behind every YOUR WORDS stands a
# sentence of the article, or a makeshift. Write your own there, and take the mark out. Then:
#   debategame check {file}
#   debategame play {file}
# Keep the names before the colons, and the spaces at the start of a row: they say what belongs to what.
# What follows a # is a note to you. "Quotes" are needed around a text with a colon or a # in it.
format: 1
id: {id}  # small letters, digits, hyphens; results are kept under it, so do not change it later
title: {title}
motion: The article is right  {yours}: the sentence that is debated
side: for  # the player's side of the motion: for or against
they_say: The article is wrong.  {yours}: the opponent's side of the quarrel
you_say: The article is right.  {yours}: the player's side
{source}aim: {aim}  # how many key points one answer should make
key_points:
  # Sentences of the article that seem to argue. Keep the best, and say each as you would say it to a class.
  # Take the others out, here and from `points` below. In place of [] goes a row for each sentence, like this:
  #   wordings:
  #     - The same argument in other words.
  #     - And once more, as differently as people talk.
{points}lines:
  - id: opening
    says: I have read that article, and it does not convince me.  {yours}: what an opponent would say
    points:  # the key points that answer it; another line goes below, in the same way
{ids}{listed}"""
SOURCE = """\
source:  # as far as the article says it; check it
  title: {title}
{known}  # publication: where it appeared
"""
POINT = """\
  - id: {id}
    claim: >-  {yours}: the argument in one sentence
{claim}
    wordings: []  {yours}: four or more other ways to say it
    opposites: []  {yours}: two or three sentences that deny it
    source: {source}
"""
PLACEHOLDER = Candidate("first-argument", "The first argument of the article stands here.", 1)
"""What is laid out of an article in which no sentence was found."""


def start(stem: str, file: str) -> str:
    """Return a scenario of under 40 lines that plays as it is.

    `stem` is the name of its file, from which it gets its id and title; `file` what commands call it.
    """
    return START.format(schema=FILE, file=_safe(file), id=id_of(stem), title=_value(_title_of(stem)))


def lay_out(article: Article, stem: str, file: str) -> str:
    """Return a scenario with the sentences of an article that argue as its key points, to be put in own words."""
    found = candidates(article.paragraphs) or (PLACEHOLDER,)
    title = article.title or _title_of(stem)
    return LAID_OUT.format(
        schema=FILE,
        file=_safe(file),
        id=id_of(stem),
        title=_value(title),
        yours=YOURS,
        source=SOURCE.format(title=_value(title), known="".join(_known(article))),
        aim=min(2, len(found)),
        points="".join(map(_point, found)),
        ids="".join(f"      - {point.id}\n" for point in found),
        listed="".join(_listed(article.paragraphs)),
    )


def id_of(stem: str) -> str:
    """Return the id that fits a file's name best."""
    return fitting_id(stem) or FALLBACK_ID


def _title_of(stem: str) -> str:
    words = " ".join(re.sub(r"[-_\s]+", " ", stem).split())
    return f"{words[:1].upper()}{words[1:]}" or "My scenario"


def _known(article: Article) -> Iterator[str]:
    yield f"  author: {_value(article.author)}\n" if article.author else "  # author: who wrote it\n"
    yield f"  date: {article.date}\n" if article.date else "  # date: year-month-day, such as 2024-05-31\n"
    yield f"  url: {_value(article.url)}\n" if article.url else "  # url: where it can be read\n"


def _point(candidate: Candidate) -> str:
    return POINT.format(
        id=candidate.id,
        yours=YOURS,
        claim=_indented(_safe(candidate.sentence)),
        source=f"paragraph {candidate.paragraph}",
    )


def _indented(text: str) -> str:
    """Return a text as the rows below `>-`, where nothing but indentation counts."""
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
    """Return a text as YAML, on one line, in quotes where it needs them."""
    shown = snippet(_safe(text), LONGEST_VALUE)
    return shown if _PLAIN.fullmatch(shown) else dumps(shown, ensure_ascii=False)


def _safe(text: str) -> str:
    """Return outside text on one line, with nothing in it that no scenario may hold."""
    return " ".join(FORBIDDEN.sub(REPLACEMENT, text).split())
