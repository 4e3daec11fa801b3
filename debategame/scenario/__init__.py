"""What a teacher writes: the scenario, how it is read, and where it is found.

model           Scenario › Line, KeyPoint, Source, MarkedAnswer: frozen, each field explained
reader          the bytes of a file → a Scenario, or every Problem with its place; in these steps:
  nodes           YAML text → nodes with their places, never nested too deep
  fields          nodes → values, by the types of the model
  scalars         a single value: the field decides what it is
  checks          what holds between parts: ids, aims, ideas, lengths
  faults          a fault with its place, and YAML's own faults in plain words
library         where scenarios are found: a folder, an id, a path
schema          the JSON Schema of the format, from the same types
characters      which characters a scenario may hold, and how any text is made safe to show
words           words of grammar: a claim needs another one
"""
