"""A player's save: one SQLite file with every answer.

atomic         A file replaced whole or not at all: whoever reads it, even after a power cut, finds the old text or
               the new.
backup         Copies of a save beside it: as it was before each day's first write, and before its tables change.
columns        Values of ours as the columns of a save hold them, written by the names of their fields.
database       One short SQLite connection at a time to the file of a save, set up safely, its faults told plainly.
deletion       Removing all that is kept of a player: the save with its drafts, backups, what was set aside, who
               played last.
drafts         What a window has open and not yet answered, kept so that a round can go on after a power cut.
file           The file behind a save: begun, opened, backed up, brought up to date and, where it is unsound, set
               aside.
journals               What lies beside a save and must not reach SQLite.
names          Who a player is: which names are accepted, which are the same player, and what their save is called.
preferences    A player's preferences in their save, so that they travel with it and are deleted with it.
queries        Rounds looked up in a save: pages of its history, counts, trends and guesses, by what is wanted of
               them.
records        Rounds as rows and back: the one place that knows both the tables of a save and the types of a round.
rescue         Setting aside a file that is no sound save, so that play goes on and nothing in it is lost.
save           Save: the file of one player, in which every answer is a row from the moment it is scored.
schema         The tables of a save, step by step since the first version, and whether a file is one of ours.
score_history  Scores that were replaced by today's: kept beside the answers, so that nothing that was once shown is
               lost.
settings       What the game remembers beside the saves, in `settings.json`: who played last, in which theme.
summaries      The tables that follow from a save's rounds, kept beside them so that no screen need read them all.
untrusted      A save that someone else made: opened without writing to it or beside it, seen to be one of ours, then
               read.
"""
