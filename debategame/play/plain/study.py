"""The map of the article and the recall before a bout, in plain play."""

import datetime
from collections.abc import Callable, Sequence

import msgspec

from debategame.errors import SaveError
from debategame.play.disputing import SentenceScorer
from debategame.play.glyphs import GLYPHS
from debategame.play.opponent import speaker_name
from debategame.play.plain.console import Console
from debategame.play.plain.paragraphs import INDENT, Paragraphs
from debategame.play.recorder import AnswerStore
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
from debategame.progress.standing import Standing
from debategame.scenario.model import Scenario
from debategame.text.display import count_of, one_line

OFFER = f"/map shows the map of the article, /learn asks for its claims first: about {MINUTES} minutes."
"""Said after the briefing."""
ROUND_BEGUN = "You can study before the first answer to a line, not in the middle of a round."
CLOSED_IN_TEST = "The map stays closed in test mode."


class PlainStudy(msgspec.Struct, frozen=True, kw_only=True):
    """Study in plain play: what it needs to know and to use."""

    console: Console
    scorer: SentenceScorer
    save: AnswerStore
    clock: Callable[[], datetime.datetime]
    scenario: Scenario
    standing: Standing
    """The player's, in the scenario."""

    def show_map(self, *, opened: bool) -> Paragraphs:
        """Return the map. With `opened` every claim is shown, and lines of which one was masked are studied now."""
        try:
            studied = self.save.studied_lines(self.scenario.id)
            entries = article_map(self.scenario, self.standing, studied)
            if opened:
                self._note(lines_to_open(entries))
        except SaveError as fault:
            return [f"Not saved: {fault}"]
        shown = [msgspec.structs.replace(entry, masked=False) for entry in entries] if opened else entries
        masked = sum(entry.masked for entry in shown)
        more = [f"{count_of(masked, 'claim')} masked. /open shows every claim. {AFTER_STUDY}"] if masked else []
        return [f"{map_title(self.scenario)}:", *(row for entry in shown for row in _rows(entry)), *more]

    def recall(self, lines: Sequence[str]) -> Paragraphs:
        """Ask for claims and names of these lines until all are asked or the input ends. Return the last words."""
        recall = plan_recall(self.scenario, lines, self.standing)
        self.console.say(f"{AFTER_STUDY} An empty line shows the answer, /q ends the recall.")
        while not recall.over:
            recalled = self._ask(recall)
            if recalled is None:
                break
            recall = recall.answer(recalled)
            try:
                self._note(recalled.question.lines)
            except SaveError as fault:
                self.console.say(f"Not saved: {fault}")
            self.console.say(*_result(recalled))
        return [row for row in (tally(recall), "Now answer the line.") if row]

    def _ask(self, recall: Recall) -> Recalled | None:
        """Ask a question. None if the player leaves or the input ends."""
        question = recall.question
        self.console.say(
            "", f"Recall, {len(recall.answers) + 1} of {len(recall.questions)}.", *_asked(question, self.scenario.voice)
        )
        line = self.console.read()
        if line is None or line.strip() == "/q":
            return None
        if question.asks is Asks.CLAIM:
            return say_claim(self.scenario, question, line, self.scorer)
        number = int(line) if line.strip().isascii() and line.strip().isdecimal() else 0
        chosen = question.choices[number - 1] if 1 <= number <= len(question.choices) else ""
        return choose_name(question, chosen)

    def _note(self, line_ids: Sequence[str]) -> None:
        if line_ids:
            self.save.note_study(self.scenario.id, line_ids, self.clock())


def _rows(entry: MapEntry) -> Paragraphs:
    before = f"{entry.glyph} {one_line(entry.point.source)}{': ' if entry.point.source else ''}"
    if entry.masked:
        return [f"{before}{entry.mask}"]
    said = [f"{INDENT}You said: “{entry.sentence}”"] if entry.sentence else []
    return [f"{before}{one_line(entry.point.label)}", f"{INDENT}{one_line(entry.point.claim)}", *said]


def _asked(question: RecallQuestion, voice: str) -> Paragraphs:
    if question.asks is Asks.CLAIM:
        speaker = speaker_name(question.line.speaker)
        return [
            f"{speaker} says: “{one_line(question.line.says)}”",
            f"What does {voice} say to that? A hint: {question.cue}",
        ]
    rows = [f"{INDENT}{number}: {name}" for number, name in enumerate(question.choices, start=1)]
    return [f"{voice.capitalize()} claims: {question.cue}", "Which name is it filed under? Type its number.", *rows]


def _result(recalled: Recalled) -> Paragraphs:
    point = recalled.question.point
    place = f" ({one_line(point.source)})" if point.source else ""
    return [
        f"{GLYPHS[recalled.verdict]} {verdict_words(recalled)}",
        f"{INDENT}{one_line(point.label)}: {one_line(point.claim)}{place}",
    ]
