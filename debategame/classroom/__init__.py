"""Read the saves of a class. Nothing in the folder is changed.

copies    Count each round of a class once.
disputes  List every disputed sentence of some saves.
model     What the saves of a class hold.
reader    Read every save that a folder of handed-in work holds.
report    Scores of a pupil at each line, and key points nobody made.
tables    Show a class as tables in a terminal or as CSV.
view      A view of a class: which pupils, under which names, with which filters.
"""
