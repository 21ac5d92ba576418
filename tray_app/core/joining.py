"""How two texts become one: the border between segments of a take, and between dictations. Pure.

The engine hears each piece as if it began a sentence, and often capitalises it. What stands before
knows better: after a full stop a capital follows, after a comma or no mark a small letter does. A
name looks like any other capitalised word there, so only words that are never names are made small,
in the languages whose words are known here. Nothing else of a text is changed, no number either.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, repeat

from .scripts import BLANK_BEHIND, CLOSING, GREEK_QUESTION_MARKS, OPENING, SENTENCE_ENDS, is_wide_mark, unspaced
from .small_words import small_words

_UNDECIDED = ("...", "…", ":", "：")
"""Both a new sentence and the rest of an old one follow these: the engine decides."""
_PARAGRAPH = "\n\n"
_DOTTED_I = ("tr", "az")
"""Languages in which the capital of i has its dot."""


def joined(texts: Iterable[str], languages: Iterable[str] = ()) -> str:
    """One text of the pieces of a take, in order; empty ones count for nothing.

    `languages` are their ISO 639 codes; empty, or missing at the end, where nobody can tell.
    """
    whole = ""
    for text, language in zip(texts, chain(languages, repeat("")), strict=False):
        if text:
            whole += following(whole, text, language) if whole else text
    return whole


def mostly(texts: Sequence[str], languages: Sequence[str]) -> str:
    """The language that most characters of the pieces are in; empty where nobody can tell."""
    characters: Counter[str] = Counter()
    for text, language in zip(texts, languages, strict=False):
        if language:
            characters[language] += len(text)
    return max(characters, key=characters.__getitem__, default="")


def following(before: str, text: str, language: str = "") -> str:
    """`text`, which is in `language`, as it goes behind `before`: a blank where the scripts want one, and the first
    letter as `before` asks for it. What is written in between, such as the blank before a French colon, is the
    engine's."""
    return gap(before, text, language) + _with_first_letter(before, text, language)


def gap(before: str, text: str, language: str = "") -> str:
    """The blank between two texts, or nothing: Chinese, Japanese, Thai, Lao, Khmer and Myanmar have none."""
    if not before or not text or before[-1].isspace() or text[0].isspace():
        return ""
    last, first = _last_letter(before), _first_letter(text)
    if language == "ko" or before.endswith(BLANK_BEHIND):  # Korean has its blanks around Chinese characters too
        return " "
    if is_wide_mark(before[-1]) or is_wide_mark(text[0]):  # such marks bring their room along
        return ""
    if not unspaced(last) and not unspaced(first):
        return " "
    if unspaced(last) and unspaced(first):
        return ""
    # Two scripts meet. Numbers belong to the text around them, and Japanese has no blank within a sentence.
    within = before[-1] == last and (language == "ja" or last.isdecimal() or first.isdecimal())
    return "" if within else " "


@dataclass(frozen=True, slots=True)
class Delivered:
    """The text that went into a window last, and when; empty before there was any."""

    text: str = ""
    at_ns: int = 0

    def continued_by(self, text: str, separator: str, *, untouched: bool, language: str = "") -> str | None:
        """`text` as it goes into the window that got this one; None when it goes in as it is.

        `language` is that of `text`, `separator` the setting text.separator; `untouched` says that the user has
        neither typed nor clicked since. Otherwise nobody knows what stands before, and only the space can be set.
        """
        if untouched and self.text and separator != "none":
            text = _with_first_letter(self.text, text, language)
        return self.spaced(text, separator, untouched=untouched, language=language)

    def spaced(self, text: str, separator: str, *, untouched: bool, language: str = "") -> str | None:
        """The same with every letter as it is: for a text that is not the rest of a sentence."""
        if not self.text or separator == "none":
            return None
        if untouched:
            between = gap(self.text, text, language)
            parted = self.text[-1].isspace() or text[:1].isspace()
            return (" " if separator == "space" and not parted else between) + text
        return " " + text if separator == "space" and not text[:1].isspace() else None


def _last_letter(text: str) -> str:
    """The last character that is no mark."""
    return next((char for char in reversed(text) if char.isalnum()), text[-1:])


def _first_letter(text: str) -> str:
    return next((char for char in text if char.isalnum()), text[:1])


def _with_first_letter(before: str, text: str, language: str) -> str:
    """`text` with a capital behind a sentence and a small letter within one, where it is sure of either."""
    if before.endswith(_PARAGRAPH):
        return _with_capital(text, language)
    seen = before.rstrip(CLOSING + " ")
    if seen.endswith(_UNDECIDED) or _begins_a_line(before) or text[:1].isspace():
        return text
    ends = SENTENCE_ENDS + (GREEK_QUESTION_MARKS if language == "el" else "")
    return _with_capital(text, language) if seen.endswith(tuple(ends)) else _with_small_letter(text, language)


def _begins_a_line(before: str) -> bool:
    """Whether what follows is the first word of its line, behind a bullet perhaps."""
    _, broken, line = before.rpartition("\n")
    return bool(broken) and not any(char.isalnum() for char in line)


def _first_word(text: str) -> tuple[int, str]:
    """Where it begins, behind opening quotes, and the word without the marks behind it."""
    at = len(text) - len(text.lstrip(OPENING))
    word = text[at:].split(maxsplit=1)
    return at, word[0].rstrip(".,;:?!…" + CLOSING) if word else ""


def _with_capital(text: str, language: str) -> str:
    at, word = _first_word(text)
    if not word.islower():  # a name such as iPhone is written as it is
        return text
    if word[0] == "i" and language in _DOTTED_I:
        return f"{text[:at]}İ{text[at + 1 :]}"
    letters = 2 if language == "nl" and word.startswith("ij") else 1
    begin = text[at : at + letters]
    # The title form of a letter is itself where sentences begin like any word, as in Georgian.
    return text[:at] + (begin.upper() if letters > 1 else begin.title()) + text[at + letters :]


def _with_small_letter(text: str, language: str) -> str:
    small = small_words(language)
    at, word = _first_word(text)
    plain = word.replace("’", "'").lower()
    common = plain in small or plain.partition("'")[0] in small
    # "IT" and "WHO" in capitals are meant so; "A" is a word of one letter.
    return text[:at] + text[at].lower() + text[at + 1 :] if common and (word[1:].islower() or len(word) == 1) else text
