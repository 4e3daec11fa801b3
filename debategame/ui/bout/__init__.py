"""A bout, from the first line to the summary; and Review.

answer_screen  The base of every screen that asks for an answer: field, hints, clock, draft, giving the answer, leaving.
answer_keys    The keys of every screen that asks for an answer.
answers        The input and the result of a screen that asks for an answer.
autosave       Saves the answer being written as a draft, a second after each change.
better         Say it better: one sentence for a key point that was missed.
briefing       The briefing: what the quarrel is about, words and facts to use, and how to win a round.
comparison     A line answered again: the screen with both answers.
due            What is due: today's work, and the next day on which key points are due.
flow           A whole bout on screens: line after line, then the summary and the bouts after it.
guess          The question before a score is shown: how many key points did the answer make?
hints          The hints below the field: the last one taken, and the next one with its price.
other_editor   Lets the player write an answer in an editor of their own, and reads it back.
phrases        The sentences of the screens that ask for an answer.
picture       The bout as a small picture: key points as cells, scores as bars. Also as a table.
request        The request for a bout: scenario, lines, mode and pace.
resume         Resume an interrupted round: its text, its step, the time left, the hints taken.
review         Review on screens: the choice of minutes, one due key point after the other, and the result.
round          The screens of a round: the answer to a line, to the comeback, and to a question of Review.
session        A session of answers: scores and saves them in threads, and saves drafts before them.
summary        The last screen of a bout: its scores, what is new in the case, and what to do next time.
today          Today on screens: a line, two key points, one sentence to say better, and what grew.
time_up        The notice that the time is up; for a moment, no key does anything.
"""
