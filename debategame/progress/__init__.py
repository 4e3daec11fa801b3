"""The results of the rounds that were played. Pure values, no files.

answer_length  The most characters of an answer, wherever it comes in.
drafts         A draft: an answer that is still being written.
passed_over    Parts of a save that make no sense and are left out, and the times that do.
preferences    How a player likes to play.
rounds         A round: its answers, their verdicts and their scores.
rulings        A ruling: the teacher's own verdict on a key point of an answer.
schedule       The schedule of reviews: when each key point is due, worked out with FSRS.
standing       A player's standing in a scenario: bests, key points made, and the case.
studies        A study: the player looked at the claims of a line before they played it.
trends         How first answers and guesses change over time.
validation     Whether a round or a draft makes sense, so that every screen can show it.
"""
