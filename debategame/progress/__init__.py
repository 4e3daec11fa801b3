"""What follows from rounds that were played: pure values, no files.

drafts       A draft: an answer that is being written, with everything needed to resume it.
preferences  How a player likes to play.
rounds       A round as it was played: its answers, their verdicts, and what it scored.
schedule     What is due: each key point that was asked or made is a card, moved by FSRS at most once a day.
standing     Where a player stands in a scenario: bests, what was made and how often, the case; all of it follows from
             rounds.
trends       How first answers and guesses went over time: one mode at a time, first sight and again apart.
validation   Whether a round from outside fits the scenario it says it was played in, so that every screen can show
             it.
"""
