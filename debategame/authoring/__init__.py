"""Tools for teachers who write scenarios: templates, checks, marked answers.

closeness     How close an answer comes to each wording of a key point.
scaffold      Write a new scenario as YAML with notes: a small working one, or one made from an article.
watched_file  Watch a scenario file, and read it again after each save.
article/      Read an article as plain text: its paragraphs, byline and arguing sentences.
answers/      What pupils answered, and which of their sentences would help as wordings.
checks/       Advice on playable scenarios that could teach better.
marked/       Marked answers: read them, compare them with the game, add them to a scenario.
scores/       Score many answers, in one process or in several.
"""
