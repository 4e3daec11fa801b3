"""The commands, and the one place where files, clock and screens are wired together."""
