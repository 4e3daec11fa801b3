"""The bout line by line on two text streams: for screen readers, pipes and small terminals."""

import datetime
from collections.abc import Callable

import msgspec

from debategame.errors import SaveError
from debategame.play.bout import Bout, Stage
from debategame.play.drafts import drafted
from debategame.play.plain import commands, paragraphs
from debategame.play.plain.commands import Command, DisputeCommand
from debategame.play.plain.console import Console
from debategame.play.plain.paragraphs import Said
from debategame.play.recorder import AnswerStore, Kept, Recorder
from debategame.play.summary import summarise
from debategame.progress.standing import Standing, standing
from debategame.scoring.scorer import Scorer

UNSAVED = "It is kept until the game ends; /r tries again, and so does your next answer."
UNWRITTEN = "Nothing is written yet. /s gives no answer, /q ends the bout."
DRAFT_KEPT = "What you have typed is kept as a draft: `debategame` in a terminal offers to go on with it."
LINGER = "An empty line goes on; before it /m shows a model rebuttal, /w N says why, /d N keeps that you did say it."


class Means(msgspec.Struct, frozen=True, kw_only=True):
    """What plain play needs from outside."""

    console: Console
    scorer: Scorer
    save: AnswerStore
    clock: Callable[[], datetime.datetime]
    """The time now, where the player is."""
    new_id: Callable[[], str]
    """A fresh UUID, in its 36-character form."""


def play_plain(bout: Bout, before: Standing, means: Means) -> None:
    """Play a bout to its end, or to the end of input; each answer is in the save before its score is told.

    `before` is where the player stood in the scenario. Raises SaveError when the bout is over and an
    answer could still not be saved.
    """
    _Play(bout, before, means).run()


class _Play:
    """One bout in plain play: reads answers and commands, and says what `spoken` puts into words."""

    def __init__(self, bout: Bout, before: Standing, means: Means) -> None:
        self._bout = bout
        self._before = before
        self._means = means
        self._say = means.console.say
        self._keeper = Recorder(means.save, clock=means.clock)
        self._left = False
        self._shown: Bout | None = None
        """The bout when its latest feedback was told: what `/d`, `/w` and `/m` are about."""
        self._untold: list[Bout] = []
        """Rounds whose feedback waits for the end of the bout."""
        self._untold_but_kept: set[str] = set()
        """The ids of those of them that are on disk."""

    def run(self) -> None:
        """Play until the bout or the input ends, then sum up."""
        self._say(*paragraphs.greeting(self._bout))
        while self._bout.stage is not Stage.OVER and not self._left and not self._means.console.ended:
            self._step()
        self._close()

    def _step(self) -> None:
        if self._bout.stage in (Stage.FEEDBACK, Stage.REVEAL):
            self._bout = self._bout.go_on(self._means.new_id())
            return
        self._say(*paragraphs.asked(self._bout, self._made()))
        began = self._means.clock()
        text = self._answer()
        if text is None:
            self._left = True
        elif text and self._means.console.is_cut_off:
            self._keep_draft(text, began)
            self._left = True
        elif not text and self._bout.stage is Stage.COMEBACK:
            self._bout = self._shown = self._bout.go_on(self._means.new_id())
            self._say(*paragraphs.revealed_unanswered(self._bout, self._made()))
        else:
            self._give(text, began)

    def _keep_draft(self, text: str, began: datetime.datetime) -> None:
        """Keep an unfinished answer for the screens, which offer to go on with it."""
        now = self._means.clock()
        seconds = max(0.0, (now - began).total_seconds())
        draft = drafted(self._bout, self._means.new_id(), text, seconds=seconds, at=now.astimezone(datetime.UTC))
        try:
            self._means.save.keep_draft(draft)
        except SaveError as fault:
            self._say(f"What you have typed is not kept: {fault}")
        else:
            self._say(DRAFT_KEPT)

    def _give(self, text: str, began: datetime.datetime) -> None:
        limit, now = self._bout.time_limit, self._means.clock()
        seconds = max(0.0, (now - began).total_seconds())
        answer_id = self._means.new_id()
        self._bout = self._bout.give(text, scorer=self._means.scorer, at=now, seconds=seconds, answer_id=answer_id)
        self._say(*paragraphs.time_over(self._bout, limit))
        self._tell_kept(self._keeper.keep(self._bout))
        if self._bout.rules.feedback:
            self._show(self._bout)
        else:
            self._untold.append(self._bout)

    def _show(self, bout: Bout) -> None:
        self._shown = bout
        self._say(*paragraphs.after_answer(bout, self._made(without=bout.round_id)))

    def _answer(self) -> str | None:
        """Read an answer and what is asked beside it; None where the player leaves or the input ends before it."""
        while (line := self._means.console.read()) is not None:
            aside = commands.parsed(line)
            if aside is None and line.strip():
                return self._means.console.read_on(line)
            if aside is None:
                self._say(UNWRITTEN)
            elif aside.name == "/q":
                return None
            elif aside.name == "/s":
                return ""
            else:
                self._obey(aside)
        return None

    def _obey(self, aside: Command) -> None:
        match aside.name:
            case "?":
                self._bout, said = commands.hint(self._bout)
            case "??":
                self._bout, said = commands.other_key_point(self._bout)
            case "/b":
                said = commands.briefing(self._bout)
            case _:
                said = self._obey_about_shown(aside)
        self._say(*said)

    def _obey_about_shown(self, aside: Command) -> Said:
        match aside.name:
            case "/w":
                return commands.why(self._shown, aside.numbers)
            case "/m":
                return commands.model(self._shown)
            case "/d":
                return self._dispute(aside.numbers)
            case "/r":
                self._tell_kept(self._keeper.keep_waiting())
                return []
            case "/h":
                return list(paragraphs.COMMANDS)
            case _:
                return [f"There is no command {aside.name}. /h lists them."]

    def _dispute(self, numbers: tuple[int, ...]) -> Said:
        found = commands.disputed(self._shown, numbers)
        if not isinstance(found, DisputeCommand):
            return found
        try:
            self._keeper.dispute(found.answer, found.point, found.start, found.end)
        except SaveError as fault:
            return [f"Not kept: {fault}"]
        return [f"Kept with this round: you say that sentence makes key point {numbers[0]}. The score stays."]

    def _tell_kept(self, kept: Kept) -> None:
        self._say(*self._keeper.notices())
        for bout in kept.written:
            if bout.rules.feedback:
                self._say(paragraphs.score(bout))
            else:
                self._untold_but_kept.add(bout.round_id)
                self._say("Saved.")
        if kept.fault is not None:
            self._say(f"Your answer is not saved: {kept.fault}", UNSAVED)

    def _close(self) -> None:
        last_try = self._keeper.keep_waiting()
        self._tell_kept(last_try)
        for bout in self._untold:
            self._say("", *([paragraphs.score(bout)] if bout.round_id in self._untold_but_kept else []))
            self._show(bout)
            self._linger()
        if self._bout.rules.feedback and self._bout.stage is Stage.OVER:
            self._linger()
        if self._keeper.rounds:
            self._say(*paragraphs.summary(summarise(self._bout.scenario, self._keeper.rounds, self._before)))
        if last_try.fault is not None:
            raise last_try.fault

    def _linger(self) -> None:
        """Let the player ask about the round just shown, until anything but a command is read."""
        if self._left or self._means.console.ended:
            return
        self._say(LINGER)
        while (line := self._means.console.read()) is not None:
            aside = commands.parsed(line)
            if aside is None or aside.name == "/q":
                return
            self._say(*self._obey_about_shown(aside))

    def _made(self, *, without: str = "") -> frozenset[str]:
        """The key points made in every round so far but the one of that id."""
        return standing((one for one in self._keeper.rounds if one.id != without), self._before).made
