"""The pages of teachers, as a table."""

from debategame.web.safety.access import Page

PAGES: tuple[Page, ...] = ()
