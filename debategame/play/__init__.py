"""The rules of play. No files, no clock, no screens.

advice        Advice on an answer: one thing to keep and one to fix.
bout          A bout as a value: its lines, its stages, its hints and its answers.
case          The case of a player: in order, and as a text for a real debate or an essay.
choosing      Which lines a bout has, and which of the opponent's phrases comes next.
comparison    A line answered again: both answers, and the key points won and lost.
copying       Recognises sentences that are copied from texts that the game shows.
disputing     Disputes a verdict: which sentence made a key point after all, or that none did.
drafts        Turns a bout into a draft and back.
explanations  The reasons for a verdict.
feedback      Feedback on an answer: its marked text, its verdicts, notes on its sentences.
glyphs        How each verdict is shown: a symbol and a name.
hints         Which key point a hint is about, what it says and what it costs.
listening     What the opponent makes of an answer: whether it answers at all, and which sentence to take up.
noticing      What the game notices about an answer besides its verdicts, kept with it as flags.
opponent      What the opponent says: the line, the comeback and the last word.
picture       A round as a small picture: what was made of each key point, when, and in whose words.
recorder      Saves the answers of a bout, and tries again if that fails.
rescoring     Scores a past round again, with today's scorer and scenario.
round_notes   Short notes on a round, shown beside its scores.
ruled         What a teacher's rulings make of a round.
rules         The rules of each mode: hints, clock, comeback, feedback, marks.
sayings       The opponent's own phrases, in several variants.
summary       The summary of a bout: its scores, what is new in the case, and what to work on.
plain/        A bout line by line on two text streams, without screens.
training/     What trains between bouts: the map and recall, what is due, say it better, five minutes a day, the speech.
"""
