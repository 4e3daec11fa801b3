"""A player's save: one SQLite file with every answer.

atomic         Replace a file atomically.
backup         Daily backups of a save, and one before its tables change.
columns        Encode structs as SQLite values.
database       Short, safely set up SQLite connections.
deletion       Delete everything saved about a player.
drafts         Unfinished answers, so that a round survives a crash.
file           The file behind a save: created, opened, backed up, upgraded, set aside.
future_dates   Rounds that are dated after now: find them and mend their dates.
journals       Check the files that SQLite keeps beside a save.
names          Player names and the names of their files.
owners         The players of the saves in a folder, and copies of saves that the game does not use.
preferences    How a player likes to play.
process        Which process holds a draft, and whether it is surely gone.
queries        Look up rounds: history pages, counts, trends, guesses.
records        Convert rounds to rows and back.
rulings        What the teacher rules on a player's answers.
save           Save: everything one player has played.
schema         The tables of a save and their versions.
score_history  Replace scores and archive the old ones.
set_aside      Move unusable files out of the way, so that play goes on.
settings       The last player and theme, in `settings.json`.
studies        When the player studied the claims of a line.
summaries      Cached tables computed from rounds.
untrusted      Open a save that someone else made.
"""
