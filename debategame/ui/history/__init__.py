"""Past rounds and the case.

case         The case: every key point the player has made in a scenario, in their own best sentence.
chart        First answers over time, as plain text: a chart for the eye, the same figures as rows, guesses in one
             line.
filters      Which rounds are wanted: the row of choices above the history, and the field to find a text.
history      The rounds of a player, newest first, and how their first answers went over time.
key_points   Per key point how often it was made, when last, and when it is due, as rows of plain text.
lookup       What the history shows, looked up in a save in one go; to be called off the event loop.
round_table  The table of rounds: a row each, with verdicts as glyphs, so that a coach reads forty without opening
             one.
trend_card   The card above the history: first answers of one mode over time, and how well the player guessed.
"""
