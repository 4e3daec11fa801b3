"""Where the classes in browsers are kept: one SQLite file on a laptop, or PostgreSQL for a school.

accounts       Teachers, one-time links, sessions, secrets, and how often somebody tried.
bouts          Bouts as rows: where each stands, and its moves.
class_rounds   The rounds of a class, and the figures of its board.
classroom      A class as the values that the tables of a class are made from.
columns        Types of columns that hold the same values in both databases.
copying        Copy a whole store: into an empty one, or beside itself before its tables change.
database       Transactions; errors of a driver become StoreError.
interface      What the pages need from a store.
model          The values that go in and come out.
open           Open a store by its URL.
pupil          What one pupil has played.
queries        Pages of a pupil's history, trends and guesses.
records        Rounds as rows, and back.
retention      Delete pupils, classes, and what is out of date.
rows           Rows of accounts and classes as values.
rulings        What teachers rule, from a file and on pages.
schema         Bring the tables to the version that this program needs.
school_class   One class for its teacher.
store          A store of classes in a database.
summaries      Standings and schedule, computed from rounds.
tables         The tables.
transfer       A pupil's history out of a store and into it.
versions       Versions of scenarios, read once.
driver         What runs near the driver of a database, because every click waits for it.
migrations     The versions of the tables.
"""
