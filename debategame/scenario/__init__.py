"""What a teacher writes: the scenario, its reader and its library.

checks       The rules that hold between the parts of a scenario: ids, aims, ideas, lengths.
fields       Nodes become the values that the model's fields ask for; whatever does not fit is a fault with its place.
library      Where scenarios are found: in a folder, by their id, or by a path. A broken file never hides the others.
model        The scenario as the program holds it: frozen values, each field explained, each default written here
             once.
reader       A scenario file becomes a Scenario, or every problem that keeps it from being one, each with its place.
scalars      Single values: the field decides what they are, whatever YAML would make of them.
schema       The JSON Schema of the scenario format, from the types that the reader fills, for editors that check as
             one types.
versions     A scenario as it was when it was played: one exact text of it, known by its SHA-256.
yaml_errors  A fault of a text, with its place in the text and in the data, and YAML's own faults in plain words.
yaml_nodes   The nodes of a YAML text, each with its place, and everything that keeps the text from being plain YAML.
"""
