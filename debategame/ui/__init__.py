"""The screens of the game; nothing outside this package imports Textual or Rich.

app             the application around the screens; app.tcss: all styling
guard           ends the game when its terminal goes or a signal asks; unix_driver: survives that loss
game            what it is started with; desk: where answers go, away from the event loop
flow            a whole bout, one screen after the other; resuming: one that was interrupted

Home
welcome         the first start
home            what is due, what can be played, where the player stands; shelf: what it shows, made of
                today, scenario_list, scenario_card, offer, overview and faults; choosing: its dialogs

A bout
briefing        what the quarrel is about
round           the line and the comeback; writing and answering: what asking for an answer has in common,
                of asking, editor, hints, exchange, stopwatch, drafting and taking
guess           how many landed?
feedback        the answer with its marks; feedback_modes: in test and Review; of verdicts, reviewing, again
dispute         “I did say that”
summary         the bout's last screen
review          due key points, one after the other

What was played
history         the rounds; round_table, wishes, looked_up, and trend_card with its chart
case            every key point made, in the player's words; key_points: how often and when
new_file        the name of a file to be written

The teacher's screen
try_out         an answer and what the game sees in it; try_parts, try_dialogs, seen, marking, watching

Common to all
parts           outside text made safe, the head line, the bordered card; frame: it fits its terminal
ask, help       dialogs, and help; themes: the game's own
"""
