"""Where sentences begin, as far as marks tell."""

from __future__ import annotations

QUOTES = frozenset("\"'“”„«»‹›‘’")
SENTENCE_END = frozenset(".!?…:\n") | QUOTES
_OPENING = frozenset("\"'“„«‹‘([¿¡")


def begins_sentence(text: str, at: int) -> bool:
    lead = blanks_before(text, at)
    return not lead or text[lead - 1] in SENTENCE_END or (text[lead - 1] in _OPENING and lead == at)


def blanks_before(text: str, at: int) -> int:
    """Where the blanks begin that end there."""
    while at and text[at - 1] == " ":
        at -= 1
    return at


def blanks_behind(text: str, at: int) -> int:
    """Where the blanks end that begin there."""
    while text[at : at + 1] == " ":
        at += 1
    return at
