"""Write a new scenario as YAML with notes: a small working one, or one made from an article."""

import re
import textwrap
from collections.abc import Iterable, Iterator
from json import dumps

from debategame.authoring.article.claims import Candidate, candidates
from debategame.authoring.article.reader import Article
from debategame.scenario.scalars import id_from_text
from debategame.scenario.schema import SCHEMA_FILE
from debategame.text.display import FORBIDDEN, REPLACEMENT, snippet

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
    opposites: [Pupils forget it anyway however much they practise.]  # a player who says this argues the other side
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
    model: Repeating it the same evening fixes it in your memory. And parents see how far the class has got.
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
{points}lines:
  - id: opening
    says: I have read that article, and it does not convince me.  {yours}: what an opponent would say
    points:  # the key points that answer it; another line goes below, in the same way
{ids}{listed}"""
SOURCE = """\
source:  # found in the article; check it
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
PLACEHOLDER = Candidate("first-argument", "Write the first argument of the article here.", 1)
"""Stands for a key point if no sentence of the article argues."""


def starter_scenario(stem: str, file: str) -> str:
    """Return a working scenario of under 40 lines.

    The id and title are made from `stem`, the file name without ending. `file` is the name used in commands.
    """
    return START.format(schema=SCHEMA_FILE, file=_safe(file), id=id_from_stem(stem), title=_value(_title_of(stem)))


def scenario_from_article(article: Article, stem: str, file: str) -> str:
    """Return a scenario with the arguing sentences of an article as key points, for the teacher to reword."""
    found = candidates(article.paragraphs) or (PLACEHOLDER,)
    title = article.title or _title_of(stem)
    return LAID_OUT.format(
        schema=SCHEMA_FILE,
        file=_safe(file),
        id=id_from_stem(stem),
        title=_value(title),
        yours=YOURS,
        source=SOURCE.format(title=_value(title), known="".join(_known(article))),
        aim=min(2, len(found)),
        points="".join(map(_point, found)),
        ids="".join(f"      - {point.id}\n" for point in found),
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


def _point(candidate: Candidate) -> str:
    return POINT.format(
        id=candidate.id,
        yours=YOURS,
        claim=_indented(_safe(candidate.sentence)),
        source=f"paragraph {candidate.paragraph}",
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
