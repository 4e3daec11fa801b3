"""The keys of every screen that asks for an answer."""

from textual.binding import Binding, BindingType

KEYS: list[BindingType] = [
    Binding(
        "ctrl+g,ctrl+enter",
        "give",
        "Give answer",
        id="answer.give",
        key_display="^G",
        tooltip="Give what you have written as your answer. Enter alone begins a new line.",
    ),
    Binding(
        "tab",
        "app.focus_next",
        "Button",
        id="answer.button",
        key_display="Tab",
        tooltip="To the button that gives the answer, and back.",
    ),
    Binding("f2,ctrl+l", "hint", "Hint", id="answer.hint", tooltip="Take the next hint, at the price shown."),
    Binding(
        "f4,ctrl+t",
        "other",
        "Other key point",
        id="answer.other",
        show=False,
        tooltip="Hints for another key point.",
    ),
    Binding("f3,ctrl+r", "briefing", "Briefing", id="answer.briefing", tooltip="Read the briefing."),
    Binding(
        "f8,ctrl+n", "unsaved", "Go on unsaved", id="answer.unsaved", tooltip="Go on though the answer is not saved."
    ),
    Binding(
        "ctrl+o",
        "write_elsewhere",
        "Your editor",
        id="answer.editor",
        show=False,
        tooltip="Write the answer in your own editor; not in timed play.",
    ),
    Binding("escape", "leave", "Leave", id="answer.leave", tooltip="Leave the bout; it asks before text is lost."),
    Binding("shift+tab", "app.focus_previous", "", id="answer.back", show=False, tooltip="Back to the field."),
    Binding("ctrl+c,super+c", "screen.copy_text", "", id="answer.copy", show=False, tooltip="Copy what is marked."),
]
"""The keys, in the order of the footer."""
