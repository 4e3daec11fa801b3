"""The workshop: every figure that decides about the scorer, in tables, and what each part of the scorer brings."""
