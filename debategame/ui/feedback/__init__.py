"""What a player sees of a scored answer.

dispute   The dialog of "I did say that": which key point, and which sentence makes it.
exchange  The card of what was said in a round: all of it where there is room, else what was said last.
model     What the feedback says around the marked answers: the result, what to keep and fix, the case.
modes     Feedback as it is shown elsewhere: a test once it is over, a review key point by key point, a round played
          before.
screens   Feedback: the answer with its marks, a verdict on each key point and why, and what to do about it.
verdicts  How verdicts are shown: an answer with its marks, a row for each key point, and why a verdict is what it is.
"""
