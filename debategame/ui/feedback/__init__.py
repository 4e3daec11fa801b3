"""Feedback: the screens after an answer is scored.

dispute          The dialog that disputes a verdict: the player picks a key point and the sentence that makes it.
exchange         The card with what both sides said; a small terminal shows only the last answer.
feedback_screen  The base of every screen of feedback: the score, the evidence, a verdict on each key point, and advice.
model            The texts of the feedback: the score, the advice, the titles, the case.
screens          The screens of feedback, one for each occasion.
verdicts         Verdicts on screen: the answer with its evidence highlighted, a row per key point, the reason for a
                 verdict.
"""
