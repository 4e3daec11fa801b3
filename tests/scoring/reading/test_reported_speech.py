import pytest

from debategame.scoring.reading.reported_speech import Status, stances
from debategame.scoring.reading.text import read


def standing(text: str, status: Status) -> set[str]:
    """The content words of a text that stand in a claim of that kind."""
    sentences = read(text).sentences
    words = [word for sentence in sentences for word in sentence.words]
    return {
        word.form
        for word, stance in zip(words, stances(sentences), strict=True)
        if stance.status is status and word.content
    }


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Charities work.", set()),
        ("You say charities fail.", {"charities", "fail"}),
        ("What do you think charities are for?", set()),
        ("We are always told that charities fail.", {"told", "charities", "fail"}),
        ("Some people claim that charities fail.", {"people", "claim", "charities", "fail"}),
        ("You say charities fail, but they thrive.", {"charities", "fail"}),
        ("We keep hearing that pay matters.", {"keep", "hearing", "pay", "matters"}),
        ("It is often said that pay matters.", {"said", "pay", "matters"}),
        ("Critics moan that charities fail.", {"critics", "moan", "charities", "fail"}),
        ("Charities moan that critics fail.", set()),
        ("They'll tell you that charities fail: they thrive.", {"tell", "charities", "fail"}),
        ("You show who you are by what you say and do.", set()),
    ],
)
def test_what_others_say_is_reported(text, words):
    assert standing(text, Status.REPORTED) - {"say"} == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("'Charities always fail.' That's what they tell us. It's not true.", {"charities", "fail", "tell"}),
        ("Charities fail, you say, and you are wrong.", {"charities", "fail", "wrong"}),
        ("They say charities fail. Nonsense!", {"charities", "fail"}),
        ("Labour paid for charities? Nonsense.", {"labour", "paid", "charities"}),
        ("We keep hearing that pay matters. It doesn't stack up.", {"keep", "hearing", "pay", "matters"}),
        ("They say charities fail. Their friends agree.", set()),
        ("They say charities fail. They don't.", {"charities", "fail"}),
        ("They say charities should fail. Why should they?", {"charities", "fail"}),
        ("They say charities fail. I used to believe it.", {"charities", "fail"}),
        ("Don't tell me charities fail, they found my nan.", {"tell", "charities", "fail"}),
        ("Charities fail? Just say no to them.", set()),
        ("Has it ever worked? It hasn't.", set()),
        ("Charities work. Nonsense like yours does not.", set()),
    ],
)
def test_what_is_turned_down_is_rejected(text, words):
    assert standing(text, Status.REJECTED) - {"say"} == words


@pytest.mark.parametrize(
    ("text", "status", "words"),
    [
        (
            "The adage that charities always work in towns is spurious.",
            Status.UNREAL,
            {"adage", "charities", "work", "towns"},
        ),
        ("The adage that charities always work in towns is not spurious.", Status.UNREAL, set()),
        ("Charities always work in towns, if you believe the papers.", Status.UNREAL, {"charities", "work", "towns"}),
        ("Charities always work in towns, if you ask me.", Status.UNREAL, set()),
        ("Charities always work in towns? Where did you read that?", Status.UNREAL, {"charities", "work", "towns"}),
        ("Charities always work in towns? Absolutely.", Status.UNREAL, set()),
        ("Fewer shops would close if charities worked in towns.", Status.UNREAL, set()),
        ("It would be a miracle if charities worked.", Status.UNREAL, {"miracle", "charities", "worked"}),
        ("Yeah, charities always work in towns.", Status.UNREAL, set()),
        ("Is it true that charities always work in towns? Yes, it is.", Status.UNREAL, set()),
        ("Charities always work in towns. That is hardly the issue.", Status.GRANTED, {"charities", "work", "towns"}),
        ("Charities always work in towns. That is the issue.", Status.GRANTED, set()),
        (
            "Granted, charities always work in towns, but who pays?",
            Status.GRANTED,
            {"granted", "charities", "work", "towns"},
        ),
        ("Churches beg, but charities always work in towns.", Status.GRANTED, set()),
        ("Fine, charities work in towns. Nobody lives there.", Status.GRANTED, {"fine", "charities", "work", "towns"}),
        ("Sure, charities work in towns. But who pays?", Status.GRANTED, {"sure", "charities", "work", "towns"}),
        ("Sure, charities work in towns. They know every street there and every family in it.", Status.GRANTED, set()),
        (
            "Charities work in towns, I'll give you that. But who pays?",
            Status.GRANTED,
            {"charities", "work", "towns", "ill", "give"},
        ),
        ("Charities work in towns, I'll give you that.", Status.GRANTED, set()),
        ("Fine charities work in towns. They know every street there and every family in it.", Status.GRANTED, set()),
        ("Your whole case is that charities fail.", Status.REPORTED, {"charities", "fail"}),
        ("Even if charities always work in towns, it changes nothing.", Status.GRANTED, {"charities", "work", "towns"}),
        ("Even if charities work in towns, they forget the villages.", Status.GRANTED, set()),
        (
            "Charities always work in towns. That claim is false, and here is why.",
            Status.UNREAL,
            {"charities", "work", "towns"},
        ),
        ("It is by no means certain that charities work.", Status.UNREAL, {"means", "certain", "charities", "work"}),
        (
            "True or not, that charities work in towns is a red herring.",
            Status.GRANTED,
            {"true", "charities", "work", "towns"},
        ),
        (
            "It's totally beside the point that charities work.",
            Status.GRANTED,
            {"totally", "beside", "point", "charities", "work"},
        ),
        ("My whole case is that charities always work in towns.", Status.REPORTED, set()),
    ],
)
def test_what_stands_around_a_claim_decides(text, status, words):
    assert standing(text, status) - {"whole", "case", "believe", "papers"} == words


@pytest.mark.parametrize("doubt", ["I doubt it, because", "You say councils do, but I doubt it because", "I doubt it;"])
def test_a_doubt_of_what_was_said_before_ends_with_its_pronoun(doubt):
    sentences = read(f"{doubt} charities find the lonely.").sentences
    assert {stance.status for stance in stances(sentences)[-4:]} == {Status.OWN}


@pytest.mark.parametrize(
    "text",
    [
        "We forgot people too when we were in power, even if we never meant to.",
        "A state that convenes and coordinates helps those most in need.",
        "Arguing over whether the name is right wastes time.",
        "Who cares what it is called if neighbours run things for themselves?",
        "We shouldn't be pleased that it went wrong, because nobody gains from it.",
        "It gives feedback on what each pupil still struggles with.",
        "Rename it tomorrow if you wish.",
        "Food banks tell you very little about charities.",
        "My doctor tells me that charities find the lonely.",
        "Charities find the lonely, and there's no arguing with it.",
        "Charities find the lonely, no matter what they say.",
        "My mum told me that charities find the lonely and she is right.",
        "It isn't as if nobody told us that charities find the lonely.",
        "How can anyone not see that charities find the lonely?",
        "I refuse to pretend it isn't so that charities find the lonely.",
        "Studies say that charities find the lonely. Get in.",
        "Charities find the lonely, and that's no lie.",
        "Charities find the lonely. Who could deny it?",
        "Charities find the lonely, not a doubt in my mind.",
        "Does anybody really doubt that charities find the lonely?",
        "Tell that to my nan, whom a charity found. Councils miss the lonely.",
        "Tell that to the lonely, because charities find them. Nobody else does.",
        "Tell that to the lonely, because a charity goes straight to them. Nobody else does.",
        "You hear the lonely for two hours, so you find them.",
        "Its alleged end takes us nowhere.",
        "Many people believe in charities that find the lonely.",
        "My nan couldn't tell me the next day which charity had found her.",
        "Citizens have the right to choose whether they want to vote.",
        "It needs to stay so that the lonely are found.",
        "Nobody who is in that much pain and that frightened is thinking straight.",
        "We should not allow it as it is a harmful foreign plant that causes pain in the lungs.",
        "They clean all the beaches on the planet.",
        "The sheep stay where they are, they couldn't care less.",
        "They may live however they wish.",
        "Nobody can tell how that kind of help reaches the lonely.",
        "They write to the lonely on paper.",
        "Before I buy anything I ask a charity.",
        "It ends when everybody has to be convinced.",
        "You can just say no.",
        "It makes people think of the lonely.",
        "Other stars are too far away for charities.",
        "Sure Start found the lonely. But councils closed it.",
        "Who says charities can't find the lonely?",
        "Love finds the lonely, my nan used to say.",
        "You find the lonely when you ask, come on.",
    ],
)
def test_what_only_looks_doubtful_or_reported_is_the_players_claim(text):
    assert {stance.status for stance in stances(read(text).sentences)} == {Status.OWN}
