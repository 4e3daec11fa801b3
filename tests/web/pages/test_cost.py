"""A click asks the database little: a thousand pupils share it."""

import pytest

from tests.support.school.server import Server
from tests.support.school.statements import count_statements
from tests.support.school.visitors import Visitor

SAID = "Their hormones keep teenagers awake until midnight."
CLICKS = (
    ("/bout", {}, 9),
    ("/answer", {"answer": SAID, "guess": ""}, 13),
    ("/on", {}, 4),
    ("/answer", {"answer": SAID, "guess": ""}, 9),
    ("/on", {}, 10),
)
"""From the briefing to the summary: what is sent, and the most statements, with those of the page that follows."""


@pytest.mark.parametrize("number", range(len(CLICKS)))
def test_a_click_takes_few_statements_in_two_transactions(server: Server, ada: Visitor, number: int) -> None:
    ada.visit("/scenario/later-bell")
    for action, fields, _ in CLICKS[:number]:
        ada.send(action, **fields)
    action, fields, most = CLICKS[number]
    with count_statements(server.store.database) as counted:
        ada.send(action, **fields)
    assert ada.status == 200
    assert 0 < counted.statements <= most
    assert counted.transactions <= 2


def test_a_home_with_many_bouts_asks_for_all_of_them_at_once(server: Server, ada: Visitor) -> None:
    def statements() -> int:
        with count_statements(server.store.database) as counted:
            ada.visit("/home")
        return counted.statements

    ada.visit("/scenario/later-bell").send("/bout").send("/answer", answer=SAID, guess="")
    before = statements()
    for _ in range(3):
        ada.visit("/scenario/later-bell").send("/bout").send("/answer", answer=SAID, guess="")
    assert statements() == before
