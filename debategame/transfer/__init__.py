"""Rounds into and out of a save: export, import, recovery.

export    All that is kept of a player, as rows: JSON Lines that can be taken in again, or CSV for a spreadsheet.
formats   How rounds are written for other programs: JSON that moves no terminal, CSV in which nothing is a formula.
imports   JSON Lines of an export, read within bounds and taken into a save: whole, or nothing of it.
merge     Rounds from outside taken into a save: what it has not yet is added as it is, what it has stays as it is.
recovery  What can still be read of a save that is damaged, or of a backup: row by row, faulty pages passed over.
"""
