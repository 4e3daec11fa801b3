"""The opponent's own phrases, in several variants, and the choice among them.

A scenario brings the words for its key points. These phrases join them to what the player said.
"""

from collections.abc import Collection, Sequence

from debategame.play.listening import Reply
from debategame.scenario.model import DEFAULT_COMEBACK, DEFAULT_CONCESSION, DEFAULT_GRANT

QUOTE = "{quote}"
"""Stands for the player's words. Every phrase that has it puts it between ‘ and ’."""
TURNS: dict[Reply, tuple[str, ...]] = {
    Reply.OWN_GOAL: (
        "But you say yourself: ‘{quote}’. Thank you!",
        "And then this: ‘{quote}’. I could not have put my own case better.",
        "‘{quote}’, you say. Welcome to my side of the room.",
        "Read that back to me: ‘{quote}’. May I have it printed?",
        "I hardly need to speak while you say things like ‘{quote}’.",
    ),
    Reply.ASKS_BACK: (
        "Hang on: ‘{quote}’. Do you mean that?",
        "One moment: ‘{quote}’. Is that for me or against me?",
        "Let me be sure of you. ‘{quote}’: is that where you stand?",
        "I can take this two ways: ‘{quote}’. Which of them is yours?",
        "Once more, and slowly: ‘{quote}’. Do you stand by it?",
    ),
    Reply.HALF: (
        "But ‘{quote}’ is only half an answer.",
        "‘{quote}’: go on. I should like to hear how that ends.",
        "You have begun something with ‘{quote}’. Where does it lead?",
        "I hear one shoe drop: ‘{quote}’. And the other?",
        "‘{quote}’, yes, and? Finish the thought.",
    ),
    Reply.NO_ANSWER: (
        "A shrug is hard to argue with, but it is no argument.",
        "That is a pause, not an answer. I can wait.",
        "I had sharpened my pencil for more than that.",
        "You may pass, but I shall not take it for a reply.",
        "I asked for a quarrel, and you hand me your coat.",
    ),
    Reply.KEYWORDS: (
        "Those are words. Which of them is the sentence?",
        "A shopping list. Now cook me something from it.",
        "You hand me the bricks and call it a house.",
        "A row of labels, and no bottle behind them. Say it in a sentence.",
        "You need not save on verbs with me.",
    ),
    Reply.ECHO: (
        "Those are mostly my words. Say it in yours.",
        "I hear my own words coming back. I had been hoping for company.",
        "You borrow my words. Bring some of your own, and I shall listen.",
        "I know my own words when I meet them. Now for yours.",
    ),
    Reply.THEIRS: (
        "‘{quote}’: that sounds like my side of the table.",
        "‘{quote}’: I might have said that myself. What is there to be said against it?",
        "I gladly sign ‘{quote}’. And now your own case, please.",
        "With ‘{quote}’ you are doing my work for me.",
    ),
    Reply.REPORTED: (
        "Is that what you say, or what people say?",
        "Would you sign that yourself?",
        "Say it as your own, and I shall answer it.",
        "Who is speaking there? I would rather argue with you than with hearsay.",
    ),
    Reply.ELSEWHERE: (
        "‘{quote}’: that may well be, but it does not answer me.",
        "Keep ‘{quote}’ for another day. Today I said something else.",
        "‘{quote}’ would answer somebody else. I am over here.",
        "Well aimed, but not at me: ‘{quote}’.",
    ),
    Reply.OWN_ARGUMENT: (
        "‘{quote}’: maybe so, but I do not find it in the article.",
        "‘{quote}’: your own idea, I take it, and it may be a good one. The article goes another way.",
        "You may be right about that: ‘{quote}’. But I do not see it in the article, and the article is our quarrel.",
        "I make a note of ‘{quote}’. I cannot find it in the article, so it leaves me where I was.",
    ),
    Reply.MORE: (
        "But that is not all I said.",
        "So much for that. There is more of me.",
        "Do not put your coat on yet.",
        "I can spare that. I have not come with only one argument.",
        "And we are not finished.",
        "That was the door. Now for the house.",
    ),
    Reply.UNCLEAR: (
        "That may be, but it does not move me yet.",
        "I hear you, and I am still where I was.",
        "Go on. I am not with you yet.",
        "You will have to bring me closer than that.",
        "Say that to me as you would across a kitchen table.",
    ),
}
"""What the opponent says to an answer before they press a key point."""
CLOSING = (
    "The last word is yours: one closing sentence, 25 words at most.",
    "Send me home with one sentence, 25 words at most: why are you right?",
    "Now sum up for the gallery: one sentence, no more than 25 words.",
    "One sentence for the road, please. Twenty-five words, not one more.",
    "What do I tell the others? One sentence, 25 words at most.",
)
"""Asks for a closing sentence, after the opponent has conceded."""
READ_OUT = (
    "I have read that, too. Close the book and say it yourself.",
    "That is well read. I should like to hear your own voice.",
    "I know the text, and I like it. What is it in your words?",
    "You have a good library. Now answer me without it.",
)
"""What the opponent says where they would concede or grant, but every key point was made with copied words."""
MENDING = (
    "Only one thing still helps me: ‘{quote}’. Mend it as you close.",
    "I keep a souvenir, though: ‘{quote}’. Take it from me as you close.",
    "There is still your ‘{quote}’. You may want to mend that as you close.",
)
"""Said before that if the answer also has an own goal."""
GRANTS = (
    DEFAULT_GRANT,
    "That much is yours.",
    "I cannot get round that.",
    "You have me there, I admit.",
    "Very well, I write that down on your side.",
)
"""What the opponent says after a hit where the scenario has no words for it."""
COMEBACKS = (
    DEFAULT_COMEBACK,
    "There is more to what I said. What do you make of the rest?",
    "I have not moved yet. What would move me?",
    "Look at what I said again. Where is it weakest?",
    "I am still standing here. Where would you push?",
)
"""What the opponent says to press a key point where the scenario has no words for it."""
CONCESSIONS = (
    DEFAULT_CONCESSION,
    "That was all I had. The round is yours.",
    "I fold. You have answered everything I brought.",
    "Very well: I came with an opinion, and I leave without it.",
)
"""What the opponent says when nothing is open where the scenario has no words for it."""
LONGEST_CLOSING = 25
"""Words of a closing sentence that the opponent asks for at most."""


def choose(variants: Sequence[str], place: int, said: Collection[str]) -> str:
    """Return the first variant, counted from `place`, that was not said before. Empty if all were."""
    start = place % len(variants) if variants else 0
    return next((text for text in (*variants[start:], *variants[:start]) if text not in said), "")


def all_turns() -> tuple[str, ...]:
    """Return every phrase that may stand between a grant and a key point, or before a closing sentence."""
    return (*(phrase for phrases in TURNS.values() for phrase in phrases), *READ_OUT, *MENDING, *CLOSING)
