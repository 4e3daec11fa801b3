"""Sentences with words of doubt or report that the player means all the same, and others that are lowered."""

import pytest

from debategame.scoring.reading.reported_speech import Status, stances
from debategame.scoring.reading.text import read

MEANT = {
    "whether somebody finds something out": """
        My gran counts her pennies before she decides whether she can heat the room.
        Any baker knows at once whether the dough is ready.
        You need years at sea to judge whether a storm is coming.
        With a sample we could finally find out whether the river is clean.
        A dog can tell from the footsteps whether a friend is coming.
        A probe could tell us whether the moon has water.
        A juror with a trade feels in his bones whether a witness lies.
        A good goalkeeper senses whether the striker is tired.
        The nurse feels with one hand whether the fever has gone.
        Bees know from a dance whether the meadow is worth the flight.
        With a good map you can judge whether the climb is safe.
        A test tells the farmer whether the soil is sour.
    """,
    "questions that are no echo": """
        You know what a new book costs these days? Nine quid!
        Ever sat in a theatre where the seats are sold and the stalls are bare? Dreadful.
        Know what a new book costs these days? Nine quid!
        Nan can't drive at night, so who takes her to the doctor? The bus.
        Notice how quiet the square gets when the cars are gone? Lovely.
        Remember the winter when the boiler died? Horrible.
        The forms are all on a screen, and who guides the old people? Them at the desk.
        The pool shut, so who teaches the children to swim? Fathers.
        You know who paid for the bridge? The fishermen.
        Guess what a vet charges for one tooth? A week's wages.
        whats left of a village when the school shuts? nothing
    """,
    "thinking twice": """
        People think twice before they buy a third coat.
        Parents think twice when a trip costs a week's wages.
        You think twice if the fine is a month's pay.
        Some drivers would think twice about the short trip.
        They think ahead and save for the winter.
        Others think hard before they sign.
        It makes people think again about the car.
        If it costs more, people think carefully and waste less.
        Then everyone thinks for himself.
        People think about the sea when they see the beach.
    """,
    "words said that report nothing": """
        They said no to the motorway and yes to the tram.
        We never used to say hello, and now we know every name.
        People say hello to each other on a slow street.
        You can't say no to a free lunch.
        My son never used to say a word, and now he reads to the class.
        You say sir to the referee in rugby.
        You can't say yes to every fare rise.
        He says grace and she sings.
        They say goodbye at the door and learn to stand alone.
        People say sorry sooner when they know your name.
    """,
    "what tells somebody how to act": """
        The state shouldn't tell us how to dress.
        Nobody should tell me what to eat.
        A label tells me what is in the tin.
        They send an inspector to tell us when to sleep.
        A meter tells me how much the heating costs.
        The stars tell us where we came from.
        A bell tells us when lunch begins.
        A label tells us what was sprayed on the apples.
        A scale tells me how much the dog has lost.
        A guard tells us where to stand.
        An old map tells us where the wells were.
    """,
    "a yet that tells the time": """
        It's not fair to bill people who aren't born yet for our rubbish.
        The babies who can't speak yet will pay for our mistakes.
        Children who aren't born yet will inherit our lies.
        A country that has no rail yet has no excuse.
        The trees have not flowered yet because of the false spring.
        The parts that are not built yet are a risk.
        We are not old enough yet to be wrong about it.
        The ones who can't vote yet pay for our errors.
        Those who haven't learnt to read yet believe the hype.
        The towns that have no line yet are the ones that matter.
        Pupils who have not sat an exam yet fear nothing.
    """,
}
LOWERED = {
    "whether somebody finds something out": """
        I doubt whether farms pay.
        The jury is still out on whether farms pay.
        Nobody knows whether farms pay.
        We'll soon find out whether farms pay.
        I tried looking up whether farms pay.
        Only time can tell whether farms pay.
        Who can tell whether farms pay?
        Ask yourself whether farms pay.
        It remains to be seen whether farms pay.
        Scientists cannot tell whether farms pay.
        One may well ask whether farms pay.
        It is doubtful whether or not farms pay.
    """,
    "questions that are no echo": """
        The farms pay their way? Nonsense.
        You know the farms all pay? Not a chance.
        The bus takes her to the doctor? Not in my town.
        And the square is quiet at night? Hardly.
        So the bakers are up at four? Dream on.
        The boiler was safe? Pull the other one.
        A vet charges fair prices? Says who?
        The old people get help at the desk? Since when?
        A new book costs nine quid? Rubbish.
        The pier was sound? As if.
        Seriously, the farms pay their way? Please.
        In a dry summer, the farms pay their way? Not likely.
    """,
    "thinking twice": """
        People think farms pay.
        You think farms pay.
        They all think the farms pay twice.
        Others think hardly any farms pay.
        I'd think twice before saying that farms pay.
        Some still think that farms pay.
        Everyone thinks farms pay.
        Critics think that farms pay.
        They think for some reason that farms pay.
        People just think farms pay.
    """,
    "words said that report nothing": """
        They said no farm pays.
        You said at once that farms pay.
        They always say farms pay.
        People say yes, farms pay.
        You say every farm pays.
        You say that farms pay.
        He says a word is enough for farms to pay.
        Critics said only farms pay.
        They say honest farmers starve.
        They used to say that farms pay.
    """,
    "what tells somebody how to act": """
        They tell us that farms pay.
        You tell me farms pay.
        They tell us how well farms pay.
        People told me what a success the farms were.
        We are told when asked that farms pay.
        They tell us farms pay.
        You keep telling me every farm pays.
        They keep telling us that farms pay.
        The papers tell me that farms pay.
        They tell us what we know: farms pay.
    """,
    "a yet that tells the time": """
        The old farms pay, yet that is no reason.
        The old farms still pay, yet it is a lie.
        The old farms still pay, yet nobody cares.
        The old farms pay their way, yet who cares?
        The old farms pay their way - yet it's irrelevant.
        The old farms pay their way; yet it does not matter.
        The old farms pay their way but it is a myth.
        The old farms pay their way but who cares.
        The old farms pay their way, yet I doubt it.
        The old farms pay their way, yet no one minds.
    """,
}


def lowered(text: str) -> set[str]:
    """The content words of a text that the player does not claim."""
    sentences = read(text).sentences
    words = [word for sentence in sentences for word in sentence.words]
    return {
        word.form
        for word, stance in zip(words, stances(sentences), strict=True)
        if stance.status is not Status.OWN and word.content
    }


def lines(kinds: dict[str, str]) -> list[str]:
    return [line.strip() for text in kinds.values() for line in text.strip().splitlines()]


@pytest.mark.parametrize("text", lines(MEANT))
def test_every_word_is_meant(text: str) -> None:
    assert lowered(text) == set()


@pytest.mark.parametrize("text", lines(LOWERED))
def test_some_words_are_not_meant(text: str) -> None:
    assert lowered(text) != set()
