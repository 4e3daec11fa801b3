"""The command line. Here files, clock and screens are wired together.

main            The list of commands. Each is imported when it is called.
options         The options that every command shares.
settings        Folders and player, from options, environment variables and defaults.
crash           The last net: an error in the program itself becomes one sentence and a log file.
completion      Completion in a shell, when Tab is pressed: ids of scenarios and lines, names of players.
player          The player that a command works on.
store           The option --store: a command reads a store of classes instead of saves.
system          The time, new ids and the user name, from the system.
screens         Starting the game on screens.
bout            Choosing what to play, and playing it line by line.
inputs          Reading a file or standard input.
progress        Saying on a terminal how far a long command is.
tables          Printing tables on a terminal.
commands/       The commands, one file each under its name.
"""
