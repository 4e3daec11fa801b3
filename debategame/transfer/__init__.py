"""Move rounds into and out of a save.

export    Write everything saved about a player: JSON Lines for import, or CSV for a spreadsheet.
formats   JSON without control characters; injection-safe CSV.
imports   Read the JSON Lines of an export and add them to a save.
merge     Add rounds from outside to a save.
recovery  Read the readable rows of a damaged save or a backup, and skip damaged pages.
rulings   The file of a teacher's rulings: JSON Lines, one row for each ruling.
"""
