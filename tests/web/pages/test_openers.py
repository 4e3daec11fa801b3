"""The opponent does not begin a comeback as in a pupil's last bouts, however a bout was begun."""

from debategame.play.choosing import phrases_in
from debategame.play.listening import Reply
from debategame.play.sayings import TURNS
from tests.support.school.server import Server
from tests.support.school.visitors import Visitor


def test_no_opener_of_the_last_bouts_is_said_again(server: Server, ada: Visitor) -> None:
    for _ in range(8):
        ada.visit("/scenario/later-bell").send("/bout", mode="practice", lines="lazy")
        ada.send("/answer", answer="I do not agree with you.", guess="").send("/on")
        ada.send("/answer", answer="No, I do not.", guess="").send("/on")
    openers = [phrase for phrase in phrases_in(server.account("Ada").comebacks(8)) if phrase in TURNS[Reply.NO_ANSWER]]
    assert len(openers) == len(set(openers)) == 8
