"""The text field for a speech, with its words and its time."""

from debategame.play.training.speech import spoken_seconds
from debategame.text.display import clock_time
from debategame.ui.widgets.editor import Editor


class SpeechEditor(Editor):
    """A field that shows how long its text takes when it is read aloud."""

    def __init__(self, text: str, minutes: int) -> None:
        """Start with a text; `minutes` is how long it may take."""
        self.minutes = minutes
        super().__init__("", text)
        self.border_title = "Your speech"
        self.placeholder = "Write your speech here."

    def on_mount(self) -> None:
        """Begin at the start: a speech is read before it is changed."""
        self.call_after_refresh(self.move_cursor, self.document.start)

    def length_note(self) -> str:
        """Return the words, and the time beside the time that there is."""
        taken = clock_time(spoken_seconds(self.text))
        return f"{self.word_count} · {taken} of {self.minutes}:00 read aloud"
