"""Feedback: the screens after an answer is scored.

dispute   The dialog "I did say that": the player picks a key point and the sentence that makes it.
exchange  The card with what both sides said; a small terminal shows only the last answer.
model     The texts of the feedback: the score, the advice, the titles, the case.
screens   Feedback on an answer: its evidence, a verdict on each key point with the reason, and what to do next.
verdicts  Verdicts on screen: the answer with its evidence highlighted, a row per key point, the reason for a verdict.
"""
