"""The rules of play. No files, no clock, no screens.

bout          A bout as a value: its lines, its stages, its hints and its answers.
case          The case of a player: in order, and as a text for a real debate or an essay.
drafts        Turns a bout into a draft and back.
explanations  The reasons for a verdict.
feedback      Feedback on an answer: its marked text, its verdicts, one thing to keep and one to fix.
glyphs        How each verdict is shown: a symbol and a name.
hints         Which key point a hint is about, what it says and what it costs.
opponent      What the opponent says: the line, the comeback and the last word.
recorder      Saves the answers of a bout, and tries again if that fails.
rescoring     Scores a past round again, with today's scorer and scenario.
review        The key points that are due, as many as fit the player's time.
round_notes   Short notes on a round, shown beside its scores.
ruled         What a teacher's rulings make of a round.
rules         The rules of each mode.
summary       The summary of a bout: its scores, what is new in the case, and what to work on.
plain/        A bout line by line on two text streams, without screens.
"""
