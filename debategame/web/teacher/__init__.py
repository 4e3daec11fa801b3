"""The pages of teachers.

answers    What pupils wrote: read, ruled on, taken as marked answers.
board      How a class is doing, to be projected.
classes    The classes, and the page of each.
pupils     A pupil for their teacher, and the class as a table for spreadsheets.
scenarios  Scenarios: uploaded, checked, published, taken off.
sign_in    How teachers sign in.
tasks      What a class is to play.
"""
