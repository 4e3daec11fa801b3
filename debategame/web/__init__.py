"""A class in browsers: plain pages over the same rules of play as the terminal game. Only `debategame serve` needs it.

app         The web application: its table of pages, and the way of a request to a page and back.
plain_page  A page that says one thing, for replies without a page of the table.
services    What every page may use: the store, the time, new ids, scenarios and scorers.
operate/    What the person who runs the server needs.
pages/      The pages of pupils.
safety/     What keeps strangers out and pupils' texts in.
store/      Where the classes are kept.
teacher/    The pages of teachers.
templates/  The HTML of the pages. `static/` has their style and a small script.
"""
