"""How a bout goes, without files, clock or screen.

bout          How a bout goes: which lines, which step, which hint, what the opponent says next. No files, no clock,
              no screen.
case          The case put in order, line by line or as the article goes, and as a text for a real debate or essay.
drafts        A bout as the draft of the answer being written, and back: so that an interrupted round goes on where it
              was.
explanations  Why a verdict is what it is: the player's words, what they met, and how; or what kept them from
              counting.
feedback      What a player is told of an answer: its marked text, its verdicts, one thing to keep and one to fix.
hints         Which key point hints are served for, and the next hint with its price.
opponent      What the opponent says: the line, the comeback, the last word. Fixed text plus the player's own words.
recorder      Keeps a bout's answers in a save; what could not be written waits and is tried again, in order.
rescoring     A past round scored again: by today's scorer, against today's scenario, with what was heard then.
review        Review: due key points, each asked by its own comeback text, as many as fit the player's time.
round_notes   What is to be known of a round beside its numbers, in a few words.
rules         What each mode allows.
summary       What a bout comes to: its rounds as numbers, what is new in the case, and what to do next time.
plain/        The bout line by line on two text streams.
"""
