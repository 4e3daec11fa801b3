"""The screens. Only this package imports Textual and Rich.

app          The application: its themes, its keys, and how it starts and ends.
columns      Keeps columns in place, however wide a terminal draws emoji and rare scripts.
dates        Dates in words: yesterday, on Thursday, in 9 days.
guard        Ends the game if its terminal is lost or a signal asks for it.
help         Help on a screen: what it is for, and every key that works on it.
names        How the opponent and the author of the article are named.
services     What screens are given to work with: the settings of a game, the player, the save, and scorers.
themes       The game's own themes: dark, light and high contrast.
unix_driver  Textual's driver, changed to draw on standard output and to survive the loss of its terminal.
bout/        A bout, from the first line to the summary; and Review.
feedback/    What a player sees of a scored answer.
history/     Past rounds, and the case.
home/        Home, the first start, and the dialogs that Home opens.
speech/      A speech from the case.
study/       Study before a bout: the map of the article, and recall.
tryout/      The teacher's screen: try a scenario while writing it.
widgets/     The widgets and base classes of every screen.
"""
