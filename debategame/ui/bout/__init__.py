"""A bout on screens, from the line to the summary.

again          A line answered again: the old answer and the new one, and which key points were won and lost between
               them.
answer_screen  What the screens that ask for an answer have in common: field, hints, clock, giving the answer,
               leaving.
answer_sink    What a screen that asks for an answer needs of whoever takes it, and what it gives back.
briefing       The briefing: what the quarrel is about, words and facts to use, and how a round is won.
draft_keeper   Keeps what is being written as a draft: a second after it changed, with a heartbeat while the screen is
               open.
flow           A whole bout on screens: one after the other, until the player is back at Home.
guess          The question before a score shows: how many key points landed?
hints          The hints beside the field: what was taken, what the next one is and costs, and for which key points.
resume         Goes on with a round that was interrupted: its text, its step, the time that is left, the hints taken.
review         Review on screens: how many minutes it may take, then one due key point after the other, and a plain
               end.
round          The round: the opponent says a line, the player answers; and the comeback, which is answered once more.
session        Where answers go from the screens: to the scorer and the save, away from the event loop; and drafts
               before them.
summary        The bout's last screen: its rounds as numbers, what is new in the case, and what to do next time.
texts          What is said around the field of an answer: the goal, what is open, time, questions.
writing        A screen with an answer being written: the field, the time it takes, and the draft that is kept of it.
"""
