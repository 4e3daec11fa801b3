"""The screens; nothing outside this package imports Textual or Rich.

app        The application around the screens: who plays, the save and the scorers, themes, help, leaving.
guard      Ends the game when its terminal goes or a signal asks for it.
help       Help: what the screen in front is for, and every key that does something on it.
services   What a game is started with, and what a bout is asked for: plain values, handed in by whoever starts it.
themes     The game's own themes: dark, light, and one of high contrast. Textual's others can be chosen beside them.
unix_driver  Textual's driver, made to survive the loss of the terminal.
bout/      A bout on screens, from the line to the summary.
feedback/  What a player sees of a scored answer.
history/   Past rounds and the case.
home/      Home and what opens from it.
tryout/    The author's screen: try a scenario while writing it.
widgets/   What every screen is made of.
"""
