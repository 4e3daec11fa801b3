"""How far a denial reaches in its sentence: to which words, and to which no more."""

import pytest

from debategame.scoring.reading.negation import is_not, negated
from debategame.scoring.reading.remembered import says_no_effect
from debategame.scoring.reading.text import read


def denied(text: str) -> set[str]:
    """The content words of a text that a negation reaches."""
    return {
        word.form
        for sentence in read(text).sentences
        for word, turned in zip(sentence.words, negated(sentence), strict=True)
        if turned and word.content
    }


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Charities work.", set()),
        ("Charities do not work.", {"work"}),
        ("Charities don't work.", {"work"}),
        ("charities dont work", {"work"}),
        ("Charities never work, they play.", {"work"}),
        ("It isn't the charities that fail them, it's the council.", {"charities"}),
        ("Gloating helps nobody.", {"helps"}),
        ("Nobody helps.", {"helps"}),
        ("It helps nobody else.", {"helps"}),
        ("They mend what nobody noticed.", {"noticed"}),
        ("They sell where nobody looks.", {"looks"}),
        ("Fines are ineffective at catching thieves.", {"catching", "thieves"}),
        ("They are unable to pay.", {"pay"}),
        ("They came with no money and no tent and slept.", {"money", "tent"}),
        ("On a wall people without money can say things in public that nobody else would print.", {"money", "print"}),
        ("We should not ban them as they can help.", {"ban"}),
        ("We should not ban clubs as parents have the right to decide.", {"ban", "clubs"}),
        ("They are not as cheap as buses are.", {"cheap", "buses"}),
        ("They help the people nobody else sees.", {"sees"}),
        ("It is far from pointless.", {"pointless"}),
        ("It is anything but new.", {"new"}),
        ("The council fails to reach them.", {"reach"}),
        ("Governments failed by trying.", set()),
        ("It is false that charities work.", {"charities", "work"}),
        ("It is not true that nobody volunteers.", set()),
        ("It isn't that they never try.", set()),
        ("Charities are not only cheap.", set()),
        ("No doubt charities work.", set()),
        ("It is nothing but talk.", set()),
        ("They do not shout but whisper.", {"shout"}),
        ("Wasn't it Labour?", set()),
        ("Has any government ever managed it?", {"government", "managed"}),
        ("How can a slogan die?", {"slogan", "die"}),
        ("Charities work without pay.", {"pay"}),
        ("It is not true that they come, see and win.", {"come", "see", "win"}),
        ("I do not believe that they come, but they do win.", {"come"}),
        ("Don't forget that they win.", set()),
        ("How can anyone not see that they win?", set()),
        ("It is untrue, and always has been, that they win.", {"win"}),
        ("I am refuting the point that they win.", {"win"}),
        ("The board has no reason to question that they win.", set()),
        ("If only they had won.", set()),
        ("Charities work without pay and they thrive.", {"pay"}),
        ("You can't pay charities and then say there are none.", set()),
        ("There isn't a council that charities trust.", {"council", "charities", "trust"}),
        ("There isn't a minister who won't fail.", {"minister"}),
    ],
)
def test_a_negation_reaches_its_clause(text, words):
    assert denied(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It was never localism.", {"localism"}),
        ("Gloating is far from pointless.", {"pointless"}),
        ("They aren't the only amateurs.", set()),
        ("They are not really an answer, they are a start.", {"answer"}),
        ("It does not work.", {"work"}),
        ("They have never really helped us.", {"helped"}),
        ("They manage without help.", set()),
        ("They manage with no help.", set()),
        ("Isn't it pointless?", set()),
    ],
)
def test_what_something_is_said_not_to_be(text, words):
    (sentence,) = read(text).sentences
    assert {sentence.words[place].form for place in is_not(sentence)} == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Those who don't own a car can still reach the clinic.", {"car"}),
        ("Whoever doesn't pay the fine loses the licence.", {"pay", "fine"}),
        ("A dog that never runs chews the sofa.", {"runs"}),
        ("A goat that can't climb falls ill.", {"climb"}),
        ("People who never vote have no say.", {"vote", "say"}),
        ("Players who won't train are dropped before the cup.", {"train"}),
        ("Tenants who could not complain would leave the town.", {"complain"}),
        ("Anyone who doesn't read the label eats sugar all day.", {"read", "label"}),
        ("Any shop that won't open on Sunday closes for good.", {"open", "sunday"}),
        ("Nurses who have never slept properly will make mistakes.", {"slept", "properly"}),
        ("Grandparents, who never learned to type, are left behind.", {"learned", "type"}),
        ("Drivers don't wait for cyclists.", {"wait", "cyclists"}),
        ("The fact that nobody pays is known.", {"pays", "known"}),
        ("Farmers who help us can't be replaced.", {"replaced"}),
        ("I know people who don't own a car.", {"car"}),
        ("They haven't got a coach who is strict.", {"coach"}),
        ("A bus never gets stuck in lanes.", {"stuck", "lanes"}),
    ],
)
def test_a_denial_that_tells_which_ones_are_meant_ends_where_something_is_said_of_them(text, words):
    assert denied(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("I never liked opera till I heard one live.", {"liked", "opera"}),
        ("She couldn't swim until we taught her.", {"swim"}),
        ("Nobody cared about bees before they vanished.", {"cared", "bees"}),
        ("He didn't trust banks after he lost his savings.", {"trust", "banks"}),
        ("We don't miss the bakery until it closes.", {"miss", "bakery"}),
        ("We had no garden before you planted one.", {"garden"}),
        ("They won't believe in ghosts till someone shows them one.", {"believe", "ghosts"}),
        ("The town never slept until its factory closed.", {"slept"}),
        ("It isn't safe until morning.", {"safe", "morning"}),
        ("They never come before noon.", {"come", "noon"}),
        ("Shops can't sell it after midnight.", {"sell", "midnight"}),
        ("We don't train until the summer holidays.", {"train", "summer", "holidays"}),
    ],
)
def test_a_denial_ends_at_what_came_to_be_later(text, words):
    assert denied(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The clubs never had a sponsor and are doing well.", {"sponsor"}),
        ("Trams don't pollute and can carry hundreds.", {"pollute"}),
        ("Cats aren't loud and will sleep all day.", {"loud"}),
        ("The old bridge was never repaired and is crumbling.", {"repaired"}),
        ("Refugees couldn't bring anything and had to begin again.", {"bring"}),
        ("Judges didn't ask her and would not listen.", {"ask", "listen"}),
        ("Bees don't rest and won't stop.", {"rest", "stop"}),
        ("Our school has no pool and should build one.", {"pool"}),
        ("It isn't cheap and nasty.", {"cheap", "nasty"}),
        ("They don't eat and sleep on trains.", {"eat", "sleep", "trains"}),
        ("We never sing and dance at work.", {"sing", "dance", "work"}),
        ("It's not true that they came and were paid.", {"came", "paid"}),
    ],
)
def test_a_denial_ends_where_an_and_begins_what_else_is_said(text, words):
    assert denied(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("You don't learn nothing from cartoons.", {"learn", "cartoons"}),
        ("They can't find no jobs.", {"find", "jobs"}),
        ("We haven't got no buses here.", {"buses"}),
        ("She didn't tell nobody.", {"tell"}),
        ("It won't never work.", {"work"}),
        ("I ain't got no money for gyms.", {"money", "gyms"}),
        ("The council doesn't do nothing about rats.", {"rats"}),
        ("Landlords don't repair and never answer.", {"repair", "answer"}),
        ("You learn nothing from cartoons.", {"learn", "cartoons"}),
        ("It is not true that nobody volunteers.", set()),
    ],
)
def test_a_second_denial_after_a_not_denies_nothing_back(text, words):
    assert denied(text) == words


@pytest.mark.parametrize(
    ("text", "idle"),
    [
        ("Fines did next to nothing for safety.", True),
        ("The ban changed next to nothing in our street.", True),
        ("Homework adds next to nothing.", True),
        ("Uniforms do next to nothing against bullies.", True),
        ("The lectures taught us next to nothing.", True),
        ("A library card costs next to nothing.", False),
        ("They sell the old bikes for next to nothing.", False),
        ("Solar power is next to nothing in price now.", False),
        ("We paid next to nothing for the tent.", False),
        ("They live on next to nothing.", False),
    ],
)
def test_only_an_effect_that_is_next_to_nothing_is_none(text, idle):
    assert says_no_effect(text) is idle
