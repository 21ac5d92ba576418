"""Words to be found: how a text is handed to the index, and what a person typed is asked of it.

The index knows words by the blanks and marks between them. Scripts without blanks are handed to it character by
character, and are asked for as neighbours: so any part of a Chinese or Japanese sentence is found.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from tray_app.core.scripts import unspaced

_KNOWN = ("L", "N", "Co")
"""Categories of characters that are words to the index (`unicode61`); all others stand between words."""
_ACCENTS = re.compile("[\u0300-\u036f]")
"""Of Latin, Greek and Cyrillic letters; the index leaves out those of Latin alone."""
_MOST_WORDS = 32
"""That a question may have; FTS5 gives up at some hundred."""


def searchable(text: str) -> str:
    """As the index is to have it. Never to be changed: what stands in an index is taken out by the same words."""
    if text.isascii():
        return text
    plainer = unicodedata.normalize("NFC", _ACCENTS.sub("", unicodedata.normalize("NFD", text)))
    return "".join(f" {char} " if unspaced(char) else char for char in plainer)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a question asks for."""

    match: str = ""
    """For the index; empty where there is nothing that it knows."""
    parts: tuple[str, ...] = ()
    """Parts of the text that the index does not know, such as an emoji; all of them have to be there."""


def wanted(words: str) -> Wanted:
    """From what a person typed, whatever that is: it never is syntax."""
    terms: list[str] = []
    parts: list[str] = []
    for word in plain(words).replace('"', " ").split()[:_MOST_WORDS]:
        if any(map(_is_known, word)):
            terms.append(f'"{searchable(word)}"*'.replace(' "*', '"*'))
        else:
            parts.append(word)
    return Wanted(" ".join(terms), tuple(parts))


def plain(text: str) -> str:
    """Without what no database takes: halves of characters, and the end of all strings in C."""
    return text.replace("\0", " ").encode("utf-8", "replace").decode("utf-8")


def _is_known(char: str) -> bool:
    return unicodedata.category(char).startswith(_KNOWN)
