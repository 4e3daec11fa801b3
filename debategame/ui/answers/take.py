"""The dialog that says what a part of an answer would change, before it is taken."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from debategame.authoring.answers.model import PupilAnswer
from debategame.authoring.answers.review import Review
from debategame.authoring.answers.taking import Effect, Offer, Take, offers, with_text
from debategame.play.glyphs import glyph_and_name
from debategame.text.display import count_of, one_line, snippet
from debategame.ui.services import Services
from debategame.ui.widgets.dialogs import Prompt
from debategame.ui.widgets.primitives import Keys, Page, assembled, safe
from debategame.ui.widgets.screens import Dialog

MOST_SHOWN = 40
"""The most answers that would be wrong, or right, that are listed."""
LONGEST_TEXT = 160
"""The most characters of an answer in the list."""
COUNTING = "Counting over all marked answers and examples …"
NO_MARKS = "No answer is marked yet, so nothing can be counted. Mark some first: Y or N."
NOTHING = "It changes none of your marks."


TITLES = {
    Take.WORDING: "Take as a wording of {}",
    Take.OPPOSITE: "Take as an opposite of {}",
    Take.SYNONYM: "Take as a synonym",
    Take.EXAMPLE: "Take as an example",
    Take.KEY_POINT: "Take as a new key point",
}
WITH_TEXT = (Take.WORDING, Take.OPPOSITE, Take.KEY_POINT)
"""What has a text that may be changed."""
NOTHING_TO_TAKE = "There is nothing to take: the scenario has it, or the key point has ideas instead of wordings."
WHICH_WORD = "Which word of the answer is a synonym?"
NO_WORD = "Choose a word of the answer."


class _StaleError(Exception):
    """Another part was chosen, or the dialog was closed."""


class TakeScreen(Dialog[Offer | None]):
    """The parts that may be taken, and what the chosen one changes. Escape gives None."""

    HELP = (
        "Choose a part with the arrow keys. Below it stands what taking it would change over all answers that you "
        "marked, and over the examples of the scenario: how many marks the game would then give as you do, and how "
        "many it would lose. Enter takes it; E changes its text first. U on the screen behind undoes it."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("t,enter", "take", "Take it", key_display="Enter", id="take.take", tooltip="Take this part."),
        Binding("e", "change", "Change the text", id="take.change", tooltip="Change the text before you take it."),
        Binding("tab", "app.focus_next", "Read", id="take.read", show=False, tooltip="Go to the answers below."),
        Binding("escape", "leave", "Cancel", id="take.cancel", tooltip="Close this; nothing changes."),
    ]

    def __init__(
        self,
        title: str,
        offers: Sequence[Offer],
        count: Callable[[Offer, Callable[[], None]], Effect | None],
        reword: Callable[[Offer, str], Offer] | None = None,
        *,
        first: str = "",
    ) -> None:
        """Offer some parts.

        `count` is called in a thread and returns what an offer changes, or None if nothing is marked; it calls its
        second argument often. `reword` returns an offer with another text, if that makes sense. The offer labelled
        `first` is chosen at the start.
        """
        super().__init__()
        self._heading, self._count, self._reword = title, count, reword
        self._offers = sorted(offers, key=lambda offer: offer.label != first)
        self._list = OptionList(*(Option(safe(offer.label)) for offer in self._offers), id="parts", compact=True)
        self._sum, self._details = Static(id="effect"), Static()
        self._known: dict[Offer, Effect | None] = {}
        self._counted: Offer | None = None

    def compose(self) -> ComposeResult:
        """Lay out the parts over what the chosen one changes."""
        with Vertical(classes="dialog reading") as box:
            box.border_title = safe(self._heading)
            yield self._list
            yield self._sum
            yield Page(self._details, id="changes")
        yield Keys(show_command_palette=False)

    def on_mount(self) -> None:
        """Start with the first part."""
        self._list.focus()
        self._list.highlighted = 0

    def on_unmount(self) -> None:
        """Stop counting."""
        self._counted = None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Disable the change of a text where there is none."""
        if action == "change":
            return self._reword is not None
        return super().check_action(action, parameters)

    @property
    def _chosen(self) -> Offer:
        return self._offers[self._list.highlighted or 0]

    def action_leave(self) -> None:
        """Close the dialog."""
        self.dismiss(None)

    def action_take(self) -> None:
        """Take the chosen part."""
        self.dismiss(self._chosen)

    @on(OptionList.OptionSelected)
    def _selected(self) -> None:
        self.action_take()

    @work(exclusive=True, group="change")
    async def action_change(self) -> None:
        """Let the teacher change the text of the chosen part."""
        if self._reword is None:
            return
        prompt = Prompt("Change the text", "The text as it shall stand:", value=self._chosen.label, problem=_problem)
        text = await self.app.push_screen_wait(prompt)
        if text is not None:
            self._offers.insert(0, self._reword(self._chosen, text))
            self._list.clear_options()
            self._list.add_options([Option(safe(offer.label)) for offer in self._offers])
            self._list.highlighted = 0

    @on(OptionList.OptionHighlighted)
    @work(exclusive=True, group="count")
    async def _show_effect(self) -> None:
        offer = self._counted = self._chosen
        if offer not in self._known:
            self._sum.update(safe(COUNTING))
            self._details.update("")
            try:
                self._known[offer] = await asyncio.to_thread(self._count, offer, lambda: self._still_wanted(offer))
            except _StaleError:
                return
        self._show(self._known[offer])

    def _still_wanted(self, offer: Offer) -> None:
        if self._counted is not offer:
            raise _StaleError

    def _show(self, effect: Effect | None) -> None:
        if effect is None:
            self._sum.update(safe(NO_MARKS))
            return
        figures = (f"+{len(effect.right)} right, −{len(effect.wrong)} wrong", "bold")
        self._sum.update(assembled(figures, f" over {count_of(effect.counted, 'marked answer')}, examples included"))
        rows = [*_rows("Would be wrong:", effect.wrong), *_rows("Would be right:", effect.right)]
        self._details.update(Content("\n").join(rows) if rows else safe(NOTHING))


async def ask_what_to_take(
    services: Services, found: Review, place: int, point_id: str, take: Take, first: str
) -> Offer | None:
    """Let the teacher choose a part of the answer at a place, and return it. Call this in a worker.

    The part `first`, if it is offered, is chosen at the start; else it is the sentence that the player disputed.
    """
    scored, scenario = found.scored[place], found.scenario
    offered = offers(scenario, take, scored, point_id)
    if take is Take.SYNONYM and offered:
        words = tuple(dict.fromkeys(offer.word for offer in offered))
        question = Prompt("Synonym", WHICH_WORD, choices=words, problem=lambda text: "" if text in words else NO_WORD)
        word = await services.show(question)
        if word is None:
            return None
        offered = tuple(offer for offer in offered if offer.word == word)
    if not offered:
        services.announce(NOTHING_TO_TAKE)
        return None
    return await services.show(
        TakeScreen(
            TITLES[take].format(one_line(point_id)),
            offered,
            lambda offer, step: found.effect(offer.edits, step),
            (lambda offer, text: with_text(scenario, offer, text, scored.answer.line)) if take in WITH_TEXT else None,
            first=one_line(first or scored.answer.disputed.get(point_id, "")),
        )
    )


def _rows(heading: str, changed: Sequence[tuple[PupilAnswer, str]]) -> Iterator[Content]:
    if changed:
        yield safe(heading, "bold")
    for answer, point_id in changed[:MOST_SHOWN]:
        mark = (answer.marks or {})[point_id]
        text = snippet(answer.text, LONGEST_TEXT)
        yield safe(f"  {glyph_and_name(mark)} {point_id}: “{text}” ({one_line(answer.source)})")
    if (more := len(changed) - MOST_SHOWN) > 0:
        yield safe(f"  and {more} more")


def _problem(text: str) -> str:
    return "" if text.strip() else "Write some text, or press Escape."
