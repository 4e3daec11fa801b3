"""The opponent's own phrases, in several variants.

A scenario brings the words for its key points. These phrases join them to what the player said. As any speaker may say
them, to anybody, they are short and plain, witty but not cruel, and none of them needs a certain age.
"""

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
        "‘{quote}’: that goes on my side of the board. Thank you.",
        "I had no better line than ‘{quote}’, and it is yours.",
        "Careful: ‘{quote}’ is a point for me.",
    ),
    Reply.ASKS_BACK: (
        "Hang on: ‘{quote}’. Do you mean that?",
        "One moment: ‘{quote}’. Is that for me or against me?",
        "Let me be sure of you. ‘{quote}’: is that where you stand?",
        "I can take this two ways: ‘{quote}’. Which of them is yours?",
        "Once more, and slowly: ‘{quote}’. Do you stand by it?",
        "Before I answer: ‘{quote}’. Is that what you think?",
        "‘{quote}’: shall I write that down as your view?",
        "Wait a moment: ‘{quote}’. Have I heard that right?",
    ),
    Reply.HALF: (
        "But ‘{quote}’ is only half an answer.",
        "‘{quote}’: go on. I should like to hear how that ends.",
        "You have begun something with ‘{quote}’. Where does it lead?",
        "I hear one shoe drop: ‘{quote}’. And the other?",
        "‘{quote}’, yes, and? Finish the thought.",
        "‘{quote}’ gets you halfway. Walk the rest.",
        "There is something in ‘{quote}’. Take it out and show me.",
        "I see where ‘{quote}’ is going, but you are not there yet.",
    ),
    Reply.PAUSE: (
        "A shrug is hard to argue with, but it is no argument.",
        "That is a pause, not an answer. I can wait.",
        "You may pass, but I shall not take it for a reply.",
        "I blinked and missed it. Was that all?",
        "That was short. Even my shopping list is longer.",
        "I can hear the clock tick. Take your time.",
        "So few words? I had only just got comfortable.",
        "Shall I count to ten while you look for more words?",
        "If that was the start, I am all ears for the rest.",
    ),
    Reply.NO_ANSWER: (
        "I had sharpened my pencil for more than that.",
        "I asked for a quarrel, and you hand me your coat.",
        "I listened for a reason, and none came by.",
        "Nothing in that tells me why I should be wrong.",
        "I brought an argument. What did you bring?",
        "Give me one reason, and we have a debate.",
        "That bounced right off. Have you something heavier?",
        "I cannot argue with that: there is nothing to get hold of.",
        "If that is your whole case, it fits on a stamp.",
        "I am still waiting for a because.",
    ),
    Reply.KEYWORDS: (
        "Those are words. Which of them is the sentence?",
        "A shopping list. Now cook me something from it.",
        "You hand me the bricks and call it a house.",
        "A row of labels, and no bottle behind them. Say it in a sentence.",
        "You need not save on verbs with me.",
        "I see the beads. Where is the string?",
        "That would make a good index. Now write me the page.",
        "You name the players. Now let me see the game.",
        "I could guess what you mean, but I would rather hear you say it.",
    ),
    Reply.ECHO: (
        "Those are mostly my words. Say it in yours.",
        "I hear my own words coming back. I had been hoping for company.",
        "You borrow my words. Bring some of your own, and I shall listen.",
        "I know my own words when I meet them. Now for yours.",
        "I said that already, and I liked it better the first time.",
        "You hold up a mirror. I had hoped for a window.",
        "Those words came from me. What comes from you?",
        "An echo always agrees with me, and I did not come for that.",
    ),
    Reply.THEIRS: (
        "‘{quote}’: that sounds like my side of the table.",
        "‘{quote}’: I might have said that myself. What is there to be said against it?",
        "I gladly sign ‘{quote}’. And now your own case, please.",
        "With ‘{quote}’ you are doing my work for me.",
        "‘{quote}’: shall I move over? You seem to be on my bench.",
        "I have ‘{quote}’ in my own notes. What do you have in yours?",
        "Thank you for ‘{quote}’. That helps me. Now help yourself.",
        "‘{quote}’ is what I am here to say. What are you here to say?",
    ),
    Reply.REPORTED: (
        "Is that what you say, or what people say?",
        "Would you sign that yourself?",
        "Say it as your own, and I shall answer it.",
        "Who is speaking there? I would rather argue with you than with hearsay.",
        "That is what others think. What do you think?",
        "You carry the message well. Is it yours, too?",
        "I cannot argue with people who are not here. Speak for yourself.",
        "Somebody says so, I see. Do you?",
    ),
    Reply.ELSEWHERE: (
        "‘{quote}’: that may well be, but it does not answer me.",
        "Keep ‘{quote}’ for another day. Today I said something else.",
        "‘{quote}’ would answer somebody else. I am over here.",
        "Well aimed, but not at me: ‘{quote}’.",
        "‘{quote}’ is a good key, but for another door.",
        "You answer a question that I have not asked: ‘{quote}’.",
        "Save ‘{quote}’: somebody else will need to hear it.",
        "‘{quote}’ went past my ear. Try me again.",
    ),
    Reply.OWN_ARGUMENT: (
        "‘{quote}’: maybe so, but I do not find it in the article.",
        "‘{quote}’: your own idea, I take it, and it may be a good one. The article goes another way.",
        "You may be right about that: ‘{quote}’. But I do not see it in the article, and the article is our quarrel.",
        "I make a note of ‘{quote}’. I cannot find it in the article, so it leaves me where I was.",
        "I looked for ‘{quote}’ in the article, and did not find it.",
        "‘{quote}’ may be true. I only cannot find it in the article.",
        "I do not see ‘{quote}’ in the article. What do you see there?",
        "‘{quote}’: a thought of your own, I think. Which one comes from the article?",
    ),
    Reply.MORE: (
        "But that is not all I said.",
        "So much for that. There is more of me.",
        "Do not put your coat on yet.",
        "I can spare that. I have not come with only one argument.",
        "And we are not finished.",
        "That was the door. Now for the house.",
        "There is another side to it.",
        "You have not heard the last of me.",
        "Do not sit down yet.",
        "I did say more than that.",
    ),
    Reply.UNCLEAR: (
        "That may be, but it does not move me yet.",
        "I hear you, and I am still where I was.",
        "Go on. I am not with you yet.",
        "You will have to bring me closer than that.",
        "Say that to me as you would across a kitchen table.",
        "I have turned that over, and I still think what I thought.",
        "I cannot quite follow. Say it another way.",
        "My mind has not changed yet, but it is open.",
        "Try that again in plainer words.",
    ),
}
"""What the opponent says to an answer before they press a key point."""
CLOSING = (
    "The last word is yours: one closing sentence, 25 words at most.",
    "Send me home with one sentence, 25 words at most: why are you right?",
    "Now sum up for the gallery: one sentence, no more than 25 words.",
    "One sentence for the road, please. Twenty-five words, not one more.",
    "What do I tell the others? One sentence, 25 words at most.",
    "Finish with one sentence. You have 25 words, and I am counting.",
    "One sentence of 25 words at most: what should I remember?",
    "Put it all into one sentence, 25 words at most, and I shall take it with me.",
)
"""Asks for a closing sentence, after the opponent has conceded."""
READ_OUT = (
    "I have read that, too. Close the book and say it yourself.",
    "That is well read. I should like to hear your own voice.",
    "I know the text, and I like it. What is it in your words?",
    "You have a good library. Now answer me without it.",
    "I have seen those words before. Which ones are yours?",
    "That was on the page already. What is on your mind?",
    "You read well. Now look up and tell me.",
    "Fine words, and borrowed. Give them back and use your own.",
)
"""What the opponent says where they would concede or grant, but every key point was made with copied words."""
MENDING = (
    "Only one thing still helps me: ‘{quote}’. Mend it as you close.",
    "I keep a souvenir, though: ‘{quote}’. Take it from me as you close.",
    "There is still your ‘{quote}’. You may want to mend that as you close.",
    "One loose thread is left: ‘{quote}’. Tie it up as you close.",
    "I can still wave ‘{quote}’ at you. Take it away as you close.",
    "But you did say ‘{quote}’. Put that right as you close.",
    "You left me ‘{quote}’. Collect it as you close.",
    "‘{quote}’ still speaks for me. Answer it as you close.",
)
"""Said before that if the answer also has an own goal."""
GRANTS = (
    DEFAULT_GRANT,
    "That much is yours.",
    "I cannot get round that.",
    "You have me there, I admit.",
    "Very well, I write that down on your side.",
    "I have no answer to that.",
    "Fair enough. I let that one go.",
    "That point goes to you.",
    "I give you that one.",
)
"""What the opponent says after a hit where the scenario has no words for it."""
COMEBACKS = (
    DEFAULT_COMEBACK,
    "There is more to what I said. What do you make of the rest?",
    "I have not moved yet. What would move me?",
    "Look at what I said again. Where is it weakest?",
    "I am still standing here. Where would you push?",
    "There is a part that you have not touched. What about that?",
    "I still believe it. Why should I not?",
    "What would you say to a friend who thinks as I do?",
    "My reason is still there. Where does it go wrong?",
)
"""What the opponent says to press a key point where the scenario has no words for it."""
CONCESSIONS = (
    DEFAULT_CONCESSION,
    "That was all I had. The round is yours.",
    "I fold. You have answered everything I brought.",
    "Very well: I came with an opinion, and I leave without it.",
    "You have taken every card I had.",
    "I came to win, and I leave with something to think about.",
    "That settles it. You have shown me where I was wrong.",
    "I have run out of answers. Well argued.",
)
"""What the opponent says when nothing is open where the scenario has no words for it."""
LONGEST_CLOSING = 25
"""Words of a closing sentence that the opponent asks for at most."""
TURNING = (*(phrase for phrases in TURNS.values() for phrase in phrases), *READ_OUT, *MENDING, *CLOSING)
"""Every phrase that may stand between a grant and a key point, or before a closing sentence."""
ALL_PHRASES = (*TURNING, *GRANTS, *COMEBACKS, *CONCESSIONS)
