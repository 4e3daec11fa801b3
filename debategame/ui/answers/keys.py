"""The keys of the screen of pupils' answers."""

from textual.binding import Binding, BindingType

KEYS: list[BindingType] = [
    Binding("y", "mark('hit')", "Hit", id="answers.hit", tooltip="It makes the key point."),
    Binding("n", "mark('missed')", "Not", id="answers.not", tooltip="It does not make the key point."),
    Binding("h", "mark('partial')", "Half", id="answers.half", show=False, tooltip="It makes half of it."),
    Binding("x", "mark('contradicted')", "", id="answers.x", show=False, tooltip="It says the opposite."),
    Binding("m", "tell", "", id="answers.tell", show=False, tooltip="Write a sentence to the player on your mark."),
    Binding("delete,minus", "mark('')", "", id="answers.unmark", show=False, tooltip="Take your mark back."),
    Binding("w", "take('wording')", "Wording", id="answers.wording", tooltip="Take a part of it as a wording."),
    Binding("o", "take('opposite')", "Opposite", id="answers.opposite", tooltip="Take a part as an opposite."),
    Binding("e", "take('example')", "", id="answers.example", show=False, tooltip="Take it as an example."),
    Binding("k", "take('key point')", "Key point", id="answers.point", tooltip="Take a part as a new key point."),
    Binding("s", "take('synonym')", "", id="answers.synonym", show=False, tooltip="Take a word as a synonym."),
    Binding("g", "suggested", "", id="answers.next", show=False, tooltip="Go to the next suggested wording."),
    Binding("u", "undo", "Undo", id="answers.undo", tooltip="Undo the last mark or take."),
    Binding("right", "turn(1)", "", id="answers.right", show=False, tooltip="The next key point of the line."),
    Binding("left", "turn(-1)", "", id="answers.left", show=False, tooltip="The key point before."),
    Binding("f2,ctrl+l", "problems", "Problems", id="answers.problems", tooltip="Show all problems of the file."),
    Binding("escape", "leave", "Leave", id="answers.leave", tooltip="Leave; everything is saved."),
]
