"""Study before a bout: the map of the article, and two minutes of recall."""

from urllib.parse import urlencode

import msgspec
from starlette.responses import Response

from debategame.errors import NotFoundError
from debategame.play.feedback import what_the_article_says
from debategame.play.training.article_map import MapEntry, article_map, lines_to_open, map_title
from debategame.play.training.recall import (
    AFTER_STUDY,
    MINUTES,
    Asks,
    Recall,
    Recalled,
    RecallQuestion,
    choose_name,
    plan_recall,
    say_claim,
    tally,
    verdict_words,
)
from debategame.progress.answer_length import LONGEST_ANSWER, length_fault
from debategame.scenario.model import Scenario
from debategame.scoring.model import Verdict
from debategame.web.pages.home import lines_of_bout, open_task
from debategame.web.pages.html import message, render
from debategame.web.safety.access import Page, Visit, Who, see
from debategame.web.services import PublishedVersion
from debategame.web.store.model import lines_under_way

HAD = {"h": Verdict.HIT, "p": Verdict.PARTIAL, "m": Verdict.MISSED, "c": Verdict.CONTRADICTED}
"""The letters by which the addresses of a recall carry what the pupil had so far."""


class _Studied(msgspec.Struct, frozen=True, kw_only=True):
    """What a page of a recall is about."""

    version: PublishedVersion
    lines: tuple[str, ...]
    """The ids of the lines of the bout that follows."""
    task: str
    """The id of the task that the bout is for. Empty if it is for none."""
    questions: tuple[RecallQuestion, ...]

    @property
    def scenario(self) -> Scenario:
        """The scenario."""
        return self.version.scenario

    @property
    def map(self) -> str:
        """The address of the map."""
        query = f"?{urlencode({'task': self.task})}" if self.task else ""
        return f"/scenario/{self.scenario.id}/study{query}"

    def address(self, number: int, had: str = "") -> str:
        """Return the address of a question, from 1; after the last one, of the end."""
        carried = {name: value for name, value in (("had", had), ("task", self.task)) if value}
        query = f"?{urlencode(carried)}" if carried else ""
        return f"/scenario/{self.scenario.id}/recall/{number}{query}"


def show_map(visit: Visit) -> Response:
    """Show the map, as far as the pupil has met or studied its claims."""
    about = _about(visit)
    entries = _entries(visit, about.scenario)
    return render(
        visit,
        "pupil/study.html",
        scenario=about.scenario,
        task=about.task,
        map_title=map_title(about.scenario),
        entries=entries,
        masked=sum(entry.masked for entry in entries),
        first=about.address(1),
        minutes=MINUTES,
        after_study=AFTER_STUDY,
    )


def open_map(visit: Visit) -> Response:
    """Open every claim. The pupil studies the lines of which one was masked."""
    about = _about(visit)
    visit.pupil.note_study(about.scenario.id, lines_to_open(_entries(visit, about.scenario)), visit.now)
    return see(about.map)


def ask(visit: Visit) -> Response:
    """Ask a question of the recall. After the last one, show what the pupil had and offer the bout."""
    about, number = _about(visit), _number(visit)
    if number > len(about.questions):
        return _end(visit, about)
    question = about.questions[number - 1]
    known = visit.pupil.studied_lines(about.scenario.id)
    if question.asks is Asks.NAME and not known.intersection(question.lines):
        return see(about.address(1))  # its claim is shown here, and only an answer to it notes that it was seen
    return _question(visit, about, number)


def answer(visit: Visit) -> Response:
    """Judge an answer, note that its claim is studied, and show it."""
    about, number = _about(visit), _number(visit)
    if visit.school_class.closed:
        return message(visit, "This class is closed", "Nothing more is scored here.", status=409)
    if number > len(about.questions):
        return see(about.address(number, _had(visit)))
    question, text = about.questions[number - 1], visit.form.get("answer", "")
    if fault := length_fault(text):
        return _question(visit, about, number, text=text[:LONGEST_ANSWER], fault=f"{fault[0].upper()}{fault[1:]}.")
    recalled = _judge(visit, about, question, text)
    visit.pupil.note_study(about.scenario.id, question.lines, visit.now)
    letter = next(letter for letter, verdict in HAD.items() if verdict is recalled.verdict)
    return render(
        visit,
        "pupil/recalled.html",
        scenario=about.scenario,
        recalled=recalled,
        words=verdict_words(recalled),
        says=what_the_article_says(question.point) if question.asks is Asks.CLAIM else "",
        place=_place(number, about),
        last=number == len(about.questions),
        next=about.address(number + 1, f"{_had(visit)}{letter}"),
    )


def _entries(visit: Visit, scenario: Scenario) -> tuple[MapEntry, ...]:
    """Return the map of the pupil."""
    pupil = visit.pupil
    return article_map(
        scenario,
        pupil.progress().standing(scenario.id),
        pupil.studied_lines(scenario.id),
        lines_under_way(pupil.bouts(only_open=True), scenario.id),
    )


def _judge(visit: Visit, about: _Studied, question: RecallQuestion, text: str) -> Recalled:
    if question.asks is Asks.NAME:
        return choose_name(question, text.strip())
    scorers = visit.services.scorers
    with scorers.lock:
        return say_claim(about.scenario, question, text, scorers.scorer(about.version.hash, about.scenario))


def _question(visit: Visit, about: _Studied, number: int, *, text: str = "", fault: str = "") -> Response:
    return render(
        visit,
        "pupil/recall.html",
        status=422 if fault else 200,
        scenario=about.scenario,
        question=about.questions[number - 1],
        place=_place(number, about),
        here=about.address(number),
        map=about.map,
        had=_had(visit),
        text=text,
        fault=fault,
    )


def _end(visit: Visit, about: _Studied) -> Response:
    known = visit.pupil.studied_lines(about.scenario.id)
    given = [
        Recalled(question=question, said=letter, verdict=HAD[letter])
        for question, letter in zip(about.questions, _had(visit), strict=False)
    ]
    return render(
        visit,
        "pupil/recall_end.html",
        scenario=about.scenario,
        task=about.task,
        map=about.map,
        lines=about.lines,
        new_bout=visit.services.new_id(),
        tally=tally(Recall(questions=about.questions, answers=tuple(given))),
        given=[one for one in given if one.question.asks is Asks.CLAIM and known.intersection(one.question.lines)],
        after_study=AFTER_STUDY,
    )


def _about(visit: Visit) -> _Studied:
    version = visit.services.scenarios.find(visit.school_class.teacher, visit.path("scenario_id"))
    task = open_task(visit, visit.field("task") or visit.request.query_params.get("task", ""))
    task = task if task and task.scenario == version.scenario.id else None
    lines = lines_of_bout(visit, version.scenario, task)
    standing = visit.pupil.progress().standing(version.scenario.id)
    return _Studied(
        version=version,
        lines=lines,
        task=task.id if task else "",
        questions=plan_recall(version.scenario, lines, standing).questions,
    )


def _number(visit: Visit) -> int:
    number = visit.path("number")
    if not (number.isascii() and number.isdecimal() and int(number[:4]) > 0):
        raise NotFoundError("there is no such question")
    return int(number[:4])


def _had(visit: Visit) -> str:
    """Return what the pupil had so far, a letter of HAD for each answer."""
    carried = visit.field("had") or visit.request.query_params.get("had", "")
    return "".join(letter for letter in carried[:20] if letter in HAD)


def _place(number: int, about: _Studied) -> str:
    return f"Recall, {number} of {len(about.questions)}"


PAGES = (
    Page(path="/scenario/{scenario_id}/study", who=Who.PUPIL, get=show_map, post=open_map),
    Page(path="/scenario/{scenario_id}/recall/{number}", who=Who.PUPIL, get=ask, post=answer),
)
