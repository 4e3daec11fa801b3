"""Change a scenario file without changing any other byte.

example_yaml  Write a marked answer as YAML, the way a teacher would.
model         What can be changed: a wording, an opposite, a synonym, an example, a key point.
page          The text of a scenario file with its YAML nodes and their places.
places        Find where and how to write a change, in the style of its neighbours.
writing       Change the bytes of a scenario, and replace the file safely.
"""
