"""The pages of teachers.

answers    What pupils wrote: read in groups, and ruled on.
board      How a class is doing, to be projected.
checking   A scenario is checked in a process of its own.
classes    The classes, and the page of each.
downloads  A class as files: rounds, answers, rulings, marked answers.
grouping   The answers of a class in groups.
invite     Another teacher is invited by a one-time link.
pupils     A pupil for their teacher.
scenarios  Scenarios: uploaded, checked, published, taken off.
sign_in    How teachers sign in.
tasks      What a class is to play.
"""
