"""How a bout goes, without files, clock or screen.

bout            Bout: which lines, which step, what comes next; every move returns the bout that follows
rules           what each mode allows
hints           which key point hints are served for
opponent        what the opponent says: the line, the comeback, the last word
review          due key points as questions, each a bout of one round
keeping         a bout's answers written to a save; drafting: a bout as a draft, and back
rescoring       a past round scored again

What is told of it
feedback        the marked text, the verdicts, one thing to keep and one to fix
why             why a verdict is what it is
summary         what a bout comes to; remarks: what is noted of a round; case_text: the case as a text
shown           any text made safe to show

Plain play
plain           the bout line by line; console: its two text streams
spoken          what it says at each step; asides: what a player can ask for beside answering
"""
