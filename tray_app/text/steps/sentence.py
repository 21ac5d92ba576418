"""Where sentences begin, as far as marks tell, and how words are left out of them."""

from __future__ import annotations

import re

from tray_app.core.shaped import Edit

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
QUOTES = frozenset("\"'“”„«»‹›‘’")
SENTENCE_END = frozenset(".!?…:\n") | QUOTES
PAUSES = frozenset(",.…")
_DASHES = frozenset("-–—")
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


def left_out(text: str, start: int, end: int, *, keeps_comma: bool = False) -> Edit | None:
    """These words go, with the engine's commas around them; None where they stand between dashes or ask something.
    `keeps_comma`: of two commas one stays."""
    left = blanks_before(text, start)
    if begins_sentence(text, start):
        return _left_out_first(text, left, start, end)
    behind = blanks_behind(text, end)
    if text[left - 1] in _DASHES or text[behind : behind + 1] in _DASHES:
        return None
    comma = text[left - 1] == ","
    if text[end : end + 1] == ",":
        return Edit(left - comma, end + 1, "," if comma and keeps_comma else "")
    ends = text[end : end + 1] in frozenset(".!?;:…")
    return Edit(left - (comma and ends), end, "")


def _left_out_first(text: str, left: int, start: int, end: int) -> Edit | None:
    """At a sentence's beginning: the capital moves on to the next word."""
    right = end
    while right < len(text) and text[right] in PAUSES:
        right += 1
    if text[right : right + 1] in ("?", "!"):
        return None  # Hmm?
    right = blanks_behind(text, right)
    if right == len(text):
        return Edit(left, right, "")
    following = WORD.match(text, right)
    if text[start].isupper() and following is not None and following[0].islower():
        return Edit(start, right + 1, text[right].upper())
    return Edit(start, right, "")
