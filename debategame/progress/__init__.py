"""What can be worked out from the rounds that were played. Pure values, no files.

drafts       A draft: an answer that is still being written.
preferences  How a player likes to play.
rounds       A round: its answers, their verdicts and their scores.
schedule     Which key points are due for review, worked out with FSRS.
standing     Where a player stands in a scenario: bests, key points made, and the case.
trends       How first answers and guesses change over time.
validation   Whether a round from another save fits its scenario.
"""
