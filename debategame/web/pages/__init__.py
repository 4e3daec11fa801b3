"""The pages of pupils.

bout       A bout: its page at every stage, and its moves.
case       The case of a pupil, made to be printed.
dispute    “I did say that”: which sentence makes which key point.
due        When key points are due again, in words.
errors     Pages that say what went wrong, and keep what was typed.
exchange   What the pages show of an answer and its verdicts, as values.
history    The rounds that were played, and the feedback on each.
home       The pupil's home, the briefing of a scenario, the start of a bout.
html       Makes the HTML of a page from its template.
join       Joining a class, coming back, signing out.
led        A task that the teacher leads line by line.
review     The key points that are due, one after the other.
stages     The page of a bout at each of its stages.
"""
