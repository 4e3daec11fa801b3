"""Scenarios: their format, their reader and their library.

checks       Check the rules between the parts of a scenario: ids, aims, ideas, lengths.
fields       Convert YAML nodes to the values of the model's fields, and report every value that does not fit.
library      Find scenarios in a folder, by id, or by path. A broken file never hides the others.
model        The types of a scenario, with a description and a default for each field.
other_side   The other side of a scenario: the same quarrel from the opponent's chair, as a scenario of its own.
reader       Read a scenario file: return the scenario, or report every problem with its place.
scalars      Read single values. The field decides the type, not YAML.
schema       The JSON Schema of the scenario format, made from the types of the model. Editors check with it while you
             type.
slips        Slips of typing that YAML reads as something else: bullets, invisible spaces, curly quotes.
topics       Scenarios in groups by topic, for lists that are too long to read through.
versions     The exact version of a scenario: canonical JSON, identified by its SHA-256.
yaml_errors  Faults with their positions, and YAML errors in plain words.
yaml_nodes   Compose the nodes of a YAML text with their positions, and report YAML features that scenarios do not
             use.
"""
