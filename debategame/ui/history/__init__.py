"""Past rounds and the player's case.

case          The case: every key point the player has made in a scenario, in their own best sentence.
chart         First answers over time as plain text: a chart, a table with the same figures, and a line on guesses.
filters       The filters above the history: scenario, line, mode, days, and a text to search for.
found_rounds  The content of the history, read from a save.
history       The history screen: the player's rounds, newest first, and a chart of their first answers.
key_points    The key points as a table in plain text: how often each was made, when last, and when it is due.
round_table   The table of rounds, with verdicts as glyphs: forty rounds can be read without opening one.
trend_card    The card above the history: a chart of first answers in one mode, and a line on the player's guesses.
"""
