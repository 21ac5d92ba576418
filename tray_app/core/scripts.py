"""What the characters of a text say of its script: where blanks stand, where a sentence ends, what counts as a word."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_UNSPACED = (
    "\u0e00-\u0eff"  # Thai, Lao
    "\u1000-\u109f\ua9e0-\ua9ff\uaa60-\uaa7f"  # Myanmar
    "\u1780-\u17ff\u19e0-\u19ff"  # Khmer
    "\u2e80-\u312f\u3190-\ua4cf"  # Han, kana, bopomofo, Yi, and their marks
    "\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff9f\uffe0-\uffe6"  # compatibility forms, half and full width
    "\U0001aff0-\U0001b16f\U00020000-\U0003ffff"
)
"""Written without blanks between words. Hangul is not."""
_IS_UNSPACED = re.compile(f"[{_UNSPACED}]")
_WORDS = re.compile(rf"[{_UNSPACED}]|[^\s{_UNSPACED}]+")
_PHONETIC_LETTERS = re.compile("[\u0e00-\u0eff\u1000-\u109f\ua9e0-\ua9ff\uaa60-\uaa7f\u1780-\u17ff]")

SENTENCE_ENDS = ".?!。！？．｡؟۔।॥։።፧።។៕။‼⁇⁈⁉"
"""Full stops, question and exclamation marks of the scripts that have some."""
GREEK_QUESTION_MARKS = ";\u037e"
"""The first of them is a semicolon elsewhere."""
BLANK_BEHIND = ("។", "៕", "။")
"""Ends of sentences of scripts that have no other blanks."""
CLOSING = "\"'”’)]}»›」』】〉》）］｝"
OPENING = "\"'“‘„‚([{«‹¿¡「『【〈《（［｛"

_CHARACTERS_OF_A_WORD = 2
"""Of Chinese and Japanese: one and a half to two is what words of running text have in both."""
_LETTERS_OF_A_WORD = 4
"""Of Thai, Lao, Khmer and Myanmar, without the signs above and below them."""


def unspaced(char: str) -> bool:
    """Whether it belongs to a script that has no blanks between words, as a letter or a mark of it."""
    return bool(_IS_UNSPACED.match(char))


def is_wide_mark(char: str) -> bool:
    """A comma, full stop, bracket or the like that is as wide as a character of Chinese or Japanese."""
    return unspaced(char) and unicodedata.category(char)[0] in "PSZ"


def reads_from_right(text: str) -> bool:
    """By its first letter that has a direction."""
    found = (unicodedata.bidirectional(char) for char in text)
    return next((way for way in found if way in ("L", "R", "AL")), "L") != "L"


def letters(text: str) -> str:
    """Without blanks, marks and the difference of upper and lower case."""
    return "".join(filter(str.isalnum, text.casefold()))


def word_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where each word begins and ends: between blanks, and each character of a script that has none."""
    return (found.span() for found in _WORDS.finditer(text))


def words_in(text: str) -> int:
    """About how many words a text has, whatever its language."""
    if text.isascii():
        return sum(any(map(str.isalnum, word)) for word in text.split())
    words = ideographs = letters = 0
    for found in _WORDS.finditer(text):
        word = found[0]
        if not unspaced(word[0]):
            words += any(map(str.isalnum, word))
        elif unicodedata.category(word[0])[0] in "LN":
            phonetic = bool(_PHONETIC_LETTERS.match(word))
            letters += phonetic
            ideographs += not phonetic
    return words + -(-ideographs // _CHARACTERS_OF_A_WORD) + -(-letters // _LETTERS_OF_A_WORD)
