"""The keys of Home."""

from textual.binding import Binding, BindingType

KEYS: list[BindingType] = [
    Binding(
        "t",
        "today",
        "Today",
        id="home.today",
        show=False,
        tooltip="Five minutes of what you made least and what is due.",
    ),
    Binding("r", "review", "Review", id="home.review", tooltip="What is due, one key point after the other."),
    Binding(
        "r",
        "next_due",
        "Nothing is due",
        id="home.next_due",
        show=False,
        tooltip="Nothing is due: says when it will be.",
    ),
    Binding("i", "resume", "Finish", id="home.go_on", show=False, tooltip="Finish the round that was interrupted."),
    Binding("b", "briefing", "Briefing", id="home.briefing", tooltip="Facts and names you can use."),
    Binding("c", "case", "Case", id="home.case", tooltip="Every key point you made, in your own words."),
    Binding("h", "history", "History", id="home.history", tooltip="Every round you have played."),
    Binding("o", "turn", "Other side", id="home.turn", show=False, tooltip="Argue for the other side."),
    Binding("m", "mode", "Mode", id="home.mode", show=False, tooltip="Practice, timed at your pace, or test."),
    Binding("p", "player", "Player", id="home.player", tooltip="Change who plays."),
    Binding("plus,equals_sign", "lines(1)", "One line more", id="home.more", tooltip="A longer bout.", show=False),
    Binding("minus", "lines(-1)", "One line fewer", id="home.fewer", tooltip="A shorter bout.", show=False),
    Binding(
        "g", "guesses", "Guessing", id="home.guesses", tooltip="Ask for a guess before each score, or not.", show=False
    ),
    Binding("f", "file", "Open a file", id="home.file", tooltip="Play a scenario of your own.", show=False),
    Binding("w", "problems", "What is wrong", id="home.wrong", tooltip="Problems of scenario files.", show=False),
    Binding("q", "app.quit", "Quit", id="home.quit", tooltip="Leave the game."),
]
"""The keys, in the order of the footer."""
TURN = "O  the other side"
"""What the card of a scenario says where there is another side."""
