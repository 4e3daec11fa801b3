"""A whole bout on two text streams: for screen readers, pipes and small terminals."""

import datetime
from collections.abc import Callable

import msgspec

from debategame.errors import SaveError
from debategame.play.bout import Bout, Stage
from debategame.play.drafts import bout_to_draft
from debategame.play.listening import Reply
from debategame.play.plain import commands, paragraphs
from debategame.play.plain.commands import Command, DisputeCommand
from debategame.play.plain.console import Console
from debategame.play.plain.paragraphs import Paragraphs
from debategame.play.plain.study import CLOSED_IN_TEST, ROUND_BEGUN, PlainStudy
from debategame.play.recorder import AnswerStore, Recorder, SaveResult, record_round
from debategame.play.rules import time_note
from debategame.play.summary import summarise
from debategame.play.training.better import better_bout
from debategame.progress.rounds import Round
from debategame.progress.standing import Standing, standing
from debategame.scenario.model import KeyPoint
from debategame.scoring.scorer import Scorer

NOT_SAVED = "The game remembers it until it ends. /r tries again, and so does your next answer."
NOTHING_WRITTEN = "You have not written anything yet. /s skips the answer, /q ends the bout."
DRAFT_KEPT = "What you have typed is kept as a draft. Start `debategame` in a terminal to finish it."
QUESTIONS = (
    "An empty line goes on. Before that, /m shows a model rebuttal, /w N says why, /d N disputes it, "
    "/better N retries it."
)


class PlainServices(msgspec.Struct, frozen=True, kw_only=True):
    """The services that plain play uses."""

    console: Console
    scorer: Scorer
    """The scorer of the scenario."""
    save: AnswerStore
    clock: Callable[[], datetime.datetime]
    """Return the local time of the player."""
    new_id: Callable[[], str]
    """Return a new UUID, in its 36-character form."""


def play_plain(bout: Bout, before: Standing, services: PlainServices, *, newcomer: bool = False) -> None:
    """Play a bout to its end, or to the end of the input. Each answer is saved before its score is shown.

    `before` is the standing of the player in the scenario; a `newcomer` is welcomed. Raise SaveError if at the end of
    the bout an answer is still not saved.
    """
    _PlainGame(bout, before, services, newcomer=newcomer).run()


class _PlainGame:
    """One bout in plain play: reads answers and commands, and says the texts of `paragraphs`."""

    def __init__(self, bout: Bout, before: Standing, services: PlainServices, *, newcomer: bool) -> None:
        self._bout = bout
        self._before = before
        self._newcomer = newcomer
        self._services = services
        self._console = services.console
        self._say = services.console.say
        self._recorder = Recorder(services.save, clock=services.clock)
        self._struck = False
        """Whether the player takes back the sentence that the opponent asks about."""
        self._left = False
        """Whether the player has left the bout."""
        self._shown: Bout | None = None
        """The bout at its latest feedback: `/d`, `/w` and `/m` are about this."""
        self._bettered: list[Round] = []
        """The rounds in which the player said a key point better."""
        self._withheld: list[Bout] = []
        """Rounds with feedback that is shown at the end of the bout."""
        self._withheld_and_saved: set[str] = set()
        """The ids of those rounds that are saved."""

    def run(self) -> None:
        """Play until the bout or the input ends, then say the summary."""
        self._say(*paragraphs.greeting(self._bout, newcomer=self._newcomer))
        while self._bout.stage is not Stage.OVER and not self._left and not self._console.ended:
            self._step()
        self._close()

    def _step(self) -> None:
        if self._bout.stage in (Stage.FEEDBACK, Stage.REVEAL):
            self._bout = self._bout.go_on(self._services.new_id())
            return
        self._say(*paragraphs.question(self._bout, self._made()))
        began = self._services.clock()
        text = self._read_answer()
        if text is None:
            self._left = True
        elif text and self._console.lost_its_input:
            self._keep_draft(text, began)
            self._left = True
        elif not (text or self._struck) and self._bout.stage is Stage.COMEBACK:
            self._bout = self._shown = self._bout.go_on(self._services.new_id())
            self._say(*paragraphs.reveal_without_comeback(self._bout, self._made()))
        else:
            self._give(text, began)

    def _keep_draft(self, text: str, began: datetime.datetime) -> None:
        """Save an unfinished answer as a draft. The screens offer to finish it."""
        now = self._services.clock()
        seconds = max(0.0, (now - began).total_seconds())
        draft = bout_to_draft(
            self._bout, self._services.new_id(), text, seconds=seconds, at=now.astimezone(datetime.UTC)
        )
        try:
            self._services.save.keep_draft(draft)
        except SaveError as fault:
            self._say(f"What you have typed is not kept: {fault}")
        else:
            self._say(DRAFT_KEPT)

    def _give(self, text: str, began: datetime.datetime) -> None:
        now = self._services.clock()
        seconds = max(0.0, (now - began).total_seconds())
        bout = self._bout = self._bout.give(
            text,
            scorer=self._services.scorer,
            at=now,
            seconds=seconds,
            answer_id=self._services.new_id(),
            struck=self._struck,
            studied=self._is_studied(),
        )
        self._struck = False
        if late := time_note(bout.line, bout.answers, mode=bout.mode, pace=bout.pace):
            self._say(late)
        self._say_saved(self._recorder.save(bout))
        if bout.rules.feedback:
            self._show_feedback(bout)
        else:
            self._withheld.append(bout)

    def _is_studied(self) -> bool:
        try:
            return self._bout.line.id in self._services.save.studied_lines(self._bout.scenario.id)
        except SaveError:  # the answer could not be saved either, and that is said
            return False

    def _show_feedback(self, bout: Bout) -> None:
        self._shown = bout
        self._say(*paragraphs.answer_feedback(bout, self._made(without=bout.round_id)))

    def _read_answer(self) -> str | None:
        """Read commands until an answer comes. None if the player leaves or the input ends first."""
        while (line := self._console.read()) is not None:
            command = commands.parse_command(line)
            if command is None and line.strip():
                return self._console.read_answer(line)
            if command is None:
                self._say(NOTHING_WRITTEN)
            elif command.name == "/q":
                return None
            elif command.name == "/s":
                return ""
            else:
                self._run_command(command)
        return None

    def _run_command(self, command: Command) -> None:
        match command.name:
            case "?":
                self._bout, reply = commands.hint(self._bout)
            case "??":
                self._bout, reply = commands.other_key_point(self._bout)
            case "/x":
                reply = self._take_back()
            case "/b":
                reply = commands.briefing(self._bout)
            case "/map" | "/open" | "/learn":
                reply = self._learn(command.name)
            case _:
                reply = self._reply_about_feedback(command)
        self._say(*reply)

    def _learn(self, command: str) -> Paragraphs:
        bout, services = self._bout, self._services
        if not bout.rules.briefing:
            return [CLOSED_IN_TEST]
        if bout.stage is not Stage.ANSWER:
            return [ROUND_BEGUN]
        study = PlainStudy(
            console=services.console,
            scorer=services.scorer,
            save=services.save,
            clock=services.clock,
            scenario=bout.scenario,
            standing=standing((*self._recorder.rounds, *self._bettered), self._before),
        )
        if command == "/learn":
            return [*study.recall(bout.lines[bout.index :]), *paragraphs.question(bout, self._made())]
        return study.show_map(opened=command == "/open")

    def _take_back(self) -> Paragraphs:
        if not self._bout.speech.asks_back:
            said_plainly = self._bout.speech.reply is Reply.OWN_GOAL
            return [commands.SAID_PLAINLY if said_plainly else commands.NOTHING_ASKED]
        self._struck = True
        return list(paragraphs.taken_back(self._bout))

    def _reply_about_feedback(self, command: Command) -> Paragraphs:
        reply: Paragraphs = []
        match command.name:
            case "/w":
                reply = commands.why(self._shown, command.numbers)
            case "/m":
                reply = commands.model(self._shown)
            case "/d":
                reply = self._dispute(command.numbers)
            case "/better":
                reply = self._say_better(command.numbers)
            case "/r":
                self._say_saved(self._recorder.save_waiting())
            case "/h":
                reply = list(commands.COMMANDS)
            case _:
                reply = [f"There is no command {command.name}. /h lists the commands."]
        return reply

    def _dispute(self, numbers: tuple[int, ...]) -> Paragraphs:
        dispute = commands.find_dispute(self._shown, numbers, self._services.scorer)
        if not isinstance(dispute, DisputeCommand):
            return dispute
        try:
            for part in dispute.parts:
                self._recorder.dispute(part.answer, dispute.point, part.start, part.end)
        except SaveError as fault:
            return [f"Not saved: {fault}"]
        return [dispute.reply]

    def _say_better(self, numbers: tuple[int, ...]) -> Paragraphs:
        """Ask for one sentence on a key point that was missed, save it as a round of its own, and say its verdict."""
        point, shown = commands.point_to_better(self._shown, numbers), self._shown
        if shown is None or not isinstance(point, KeyPoint):
            return point if isinstance(point, list) else []
        self._say(*paragraphs.better_question(shown, point))
        began, line = self._services.clock(), self._console.read()
        if line is None or not line.strip():
            return ["Nothing written, so nothing is saved."]
        text, now = self._console.read_answer(line), self._services.clock()
        asked = better_bout(shown.scenario, shown.line, point.id, self._services.new_id())
        seconds, answer_id = max(0.0, (now - began).total_seconds()), self._services.new_id()
        given = asked.give(text, scorer=self._services.scorer, at=now, seconds=seconds, answer_id=answer_id)
        try:
            said = record_round(self._services.save, given)
        except SaveError as fault:
            return [f"Not saved: {fault}"]
        self._bettered.append(said)
        self._bout = msgspec.structs.replace(self._bout, earlier=(*self._bout.earlier, said.id))
        return paragraphs.better_feedback(given)

    def _say_saved(self, result: SaveResult) -> None:
        self._say(*self._recorder.notices())
        for bout in result.saved:
            if bout.rules.feedback:
                self._say(paragraphs.score_line(bout))
            else:
                self._withheld_and_saved.add(bout.round_id)
                self._say("Saved.")
        if result.fault is not None:
            self._say(f"Your answer is not saved: {result.fault}", NOT_SAVED)

    def _close(self) -> None:
        last_try = self._recorder.save_waiting()
        self._say_saved(last_try)
        for bout in self._withheld:
            self._say("", *([paragraphs.score_line(bout)] if bout.round_id in self._withheld_and_saved else []))
            self._show_feedback(bout)
            self._take_questions()
        if self._bout.rules.feedback and self._bout.stage is Stage.OVER:
            self._take_questions()
        if self._recorder.rounds:
            summary = summarise(self._bout.scenario, self._recorder.rounds, self._before, self._bettered)
            self._say(*paragraphs.summary(summary))
        if last_try.fault is not None:
            raise last_try.fault

    def _take_questions(self) -> None:
        """Let the player ask about the latest feedback until they type anything but a command."""
        if self._left or self._console.ended:
            return
        self._say(QUESTIONS)
        while (line := self._console.read()) is not None:
            command = commands.parse_command(line)
            if command is None or command.name == "/q":
                return
            self._say(*self._reply_about_feedback(command))

    def _made(self, *, without: str = "") -> frozenset[str]:
        """Return the ids of the key points made so far, without the round with the id `without`."""
        rounds = (played for played in (*self._recorder.rounds, *self._bettered) if played.id != without)
        return standing(rounds, self._before).made
