"""The most characters of an answer, wherever it comes in. Older saves may hold longer ones."""

LONGEST_ANSWER = 20_000
"""The most characters of an answer. The scorer reads at most 2,000 words, which have about 12,000."""
TOO_LONG = f"an answer of more than {LONGEST_ANSWER:,} characters is too long"
"""Why an answer is refused, without a full stop."""
REST_LEFT_OUT = f"{TOO_LONG[0].upper()}{TOO_LONG[1:]}: the rest of it is left out."
"""The same, where the beginning of the answer is kept."""


def length_fault(text: str) -> str:
    """Return why an answer is refused, or an empty text if it is short enough."""
    return TOO_LONG if len(text) > LONGEST_ANSWER else ""
