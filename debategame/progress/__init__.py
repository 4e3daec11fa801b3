"""What a player has done: rounds, the save that keeps them, and what follows from them.

rounds          Round, Answer, Dispute: what happened
save            Save: one player's rounds, asked for and added to; each call is one transaction

What follows from rounds
standing        bests, what was made and how often, the case
trends          how first answers and guesses went over time
schedule        what is due (FSRS)
derived         these kept in tables beside the rounds, and made anew

A save on disk
savefile        one player's file: begun, opened, backed up, brought up to date, set aside
database        one short SQLite connection at a time, and its errors told
journals        what SQLite keeps beside a save, looked at before SQLite opens it
schema          the tables, version by version
records         rounds as rows and back; versions: scenarios as they were; columns: any value as a column
lookup          pages, counts and trends by what is wanted
drafts, habits  what is being written, and how a player likes to play; open_windows: drafts with heartbeats
former          scores that were replaced by today's
backup, rescue  copies of a save, and moving an unsound one out of the way
recovery        what can still be read of a damaged one
names           who a player is, and what their files are called
forgetting      removing all that is kept of a player

In and out
export, imports JSON Lines and CSV out, JSON Lines in; formats: rows that other programs can trust
merging         rounds from outside taken into a save; fitting: whether they fit their scenario
outside, coach  saves that someone else made, only read; how a class stands

settings        who played last, in which theme
whole           a file replaced whole or not at all
"""
