"""How a bout goes, without files, clock or screen."""
