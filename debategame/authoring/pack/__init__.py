"""A scenario for a class without the game: on paper and in Moodle.

html    Small pieces of HTML: escaped text, lists, Markdown, a page that loads nothing.
moodle  A scenario as a Moodle question bank: an essay question for each line.
sheet   A scenario on paper: a sheet for pupils, and the key for the teacher.
"""
