"""The commands, and the one place where files, clock and screens are wired together.

main            the command line: which commands there are; each is loaded when it is called
settings        what every command shares: folders and player, from options, environment and defaults
whose           which player a command is about, and the time; inputs: a file or standard input
tables          tables for a terminal; classroom: those of a class

Every other module is the command of its name, `class_`, `import_` and `try_` those whose names Python keeps.
"""
