"""Which sentences of an article report the other side's arguments, and what they report."""

import pytest

from debategame.authoring.article.claims import Said
from debategame.authoring.article.other_side import reported_claim

REPORTS = [
    ("They say that buses are dirty.", "", "Buses are dirty."),
    ("Critics argue that the charge is a tax.", "", "The charge is a tax."),
    ("Some parents object that they must be at work.", "", "They must be at work."),
    ("Supporters of the bypass often claim it will bring jobs.", "", "It will bring jobs."),
    ("It is often said that cotton is worse.", "", "Cotton is worse."),
    ("It could be argued that fines hurt the poor.", "", "Fines hurt the poor."),
    ("We are told that volunteers can run it.", "", "Volunteers can run it."),
    ("The most common objection is that nobody will pay.", "", "Nobody will pay."),
    ("You will say that it is dear, but it is not.", "", "It is dear."),
    ("But those who want the road say: traffic will grow.", "", "Traffic will grow."),
    ("Residents feared that the counters would close.", "In fact they opened longer.", "The counters would close."),
    ("Drivers say that it takes for ever.", "It will not.", "It takes for ever."),
    ("Drivers say that it takes for ever.", "It doesn’t.", "It takes for ever."),
    ("Mr Pike thinks that animals belong in the wild.", "", "Animals belong in the wild."),
    ("Young colleagues like to argue that phones teach.", "Some lessons need one.", "Phones teach."),
    ("Of course, a nurse costs money.", "But a fall costs more.", "A nurse costs money."),
]


@pytest.mark.parametrize(("sentence", "after", "claim"), REPORTS)
def test_a_report_of_the_other_side_gives_what_they_argue(sentence: str, after: str, claim: str) -> None:
    assert reported_claim(Said(sentence, 1), Said(after, 1) if after else None) == claim


OWN = [
    ("Researchers say that sleep helps memory.", "They measured it in ten schools."),
    ("Doctors warned that the air is bad.", "But nobody listened to them."),
    ("Residents feared that the counters would close.", "They wrote to the mayor."),
    ("Of course, a nurse costs money.", "A nurse earns it, too."),
    ("Some buses are dirty.", "But most are clean."),
    ("They walk to school.", "But few walk home."),
    ("The charge works.", ""),
]


@pytest.mark.parametrize(("sentence", "after"), OWN)
def test_anything_else_is_the_author_s_own(sentence: str, after: str) -> None:
    assert reported_claim(Said(sentence, 1), Said(after, 1) if after else None) == ""
