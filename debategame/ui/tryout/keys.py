"""The keys of the author's screen."""

from textual.binding import Binding, BindingType

ANSWER_KEYS: list[BindingType] = [
    Binding("f6,ctrl+t", "screen.add", "Save", id="try.add", tooltip="Save the answer with your marks as an example."),
    Binding(
        "f7,ctrl+n",
        "screen.next_line",
        "Next line",
        id="try.next",
        tooltip="Go to the next line; what you wrote stays.",
    ),
]
"""Keys that would select text in the field unless it binds them, too."""
SCREEN_KEYS: list[BindingType] = [
    *ANSWER_KEYS,
    Binding(
        "f2,ctrl+l",
        "problems",
        "Problems",
        id="try.problems",
        show=False,
        tooltip="Show all problems or warnings of the file.",
    ),
    Binding("f8,ctrl+o", "wordings", "Wordings", id="try.wordings", tooltip="How far each wording is met."),
    Binding(
        "f9,ctrl+r",
        "take_up",
        "Take up",
        id="try.take_up",
        tooltip="Take up a sentence that a player disputed, then the examples of this line.",
    ),
    Binding("escape", "leave", "Leave", id="try.leave", tooltip="Leave; you are asked before text is lost."),
    Binding("tab", "app.focus_next", "Marks", id="try.tab", show=False, tooltip="Go to your marks."),
    Binding("shift+tab", "app.focus_previous", "", id="try.back", show=False, tooltip="Back to the field."),
]
