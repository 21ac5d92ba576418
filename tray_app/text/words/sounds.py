"""What of a word is compared: its letters, how they are read, and how they sound."""

from __future__ import annotations

import re
import unicodedata

from jellyfish import metaphone

_SAME_SOUND = str.maketrans({"B": "P", "J": "X", "M": "N", "0": "T"})
"""Of Metaphone's codes: what an engine takes for one another."""
_LEFT_OUT = str.maketrans("", "", "WY")
"""Behind the first letter."""
_SAME_LETTER = str.maketrans({"c": "k", "q": "k", "m": "n", "w": "u", "y": "i", "z": "s"})
_AGAIN = re.compile(r"(.)\1+")
_LAST_VOWEL = re.compile("(?:ei|ie)$")
_VOWELS = frozenset("AEIOU")
SURE_SOUNDS = 4
"""Consonants from which on the sound of a word counts as much as its spelling."""


def letters_of(text: str) -> str:
    """Letters and digits alone, in lower case and without accents."""
    if text.isascii() and text.isalnum():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(filter(str.isalnum, parts))


def spelling_of(letters: str) -> str:
    """Of English letters: those that are read alike made one, so that Tillme is near to Tilney."""
    same = letters.replace("ph", "f").translate(_SAME_LETTER)
    return _LAST_VOWEL.sub("i", _AGAIN.sub(r"\1", same))


def sound_of(letters: str) -> str:
    """What an English ear tells apart: Metaphone's code, made coarser. Empty for what has no sound in English."""
    code = metaphone(letters) if letters.isascii() else ""
    first = "A" if code[:1] in _VOWELS else code[:1]
    return _AGAIN.sub(r"\1", (first + code[1:].translate(_LEFT_OUT)).translate(_SAME_SOUND))
