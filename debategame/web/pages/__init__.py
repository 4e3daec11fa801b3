"""The pages of pupils.

bout       A bout: its page at every stage, and its moves.
case       The case of a pupil, made to be printed.
dispute    “I did say that”: which sentence makes which key point.
due        What is due: today's five minutes, the review, and when key points are due again.
errors     Pages that say what went wrong, and keep what was typed.
exchange   What the pages show of an answer and its verdicts, as values.
history    The rounds that were played, and the feedback on each.
home       The pupil's home, the briefing of a scenario, the start of a bout.
html       Makes the HTML of a page from its template.
join       Joining a class, coming back, signing out.
led        A task that the teacher leads line by line.
review     The key points that are due, one after the other.
speech     A speech from the case: to be edited, timed, downloaded and printed.
stages     The page of a bout at each of its stages.
study      The map of the article, and two minutes of recall before a bout.
today      Five minutes of what was made least and what is due, one part after the other.
trend      The trend of first answers as a picture.
"""
