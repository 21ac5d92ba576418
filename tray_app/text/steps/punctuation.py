"""Spoken marks: “question mark” is ?, with blanks and capitals as its language has them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from tray_app.core.shaped import Edit
from tray_app.text.pipeline.phrases import BLANKS, Found, Phrases, Word, before_blanks, past_blanks, words_of
from tray_app.text.pipeline.step import Around
from tray_app.text.pipeline.step import Layout as Allowed

from .mark_words import (
    BETWEEN,
    BUT_ALSO,
    CLEAR,
    MEANT_OTHERWISE,
    OPENERS,
    OTHERS,
    SPOKEN_OF,
    SPOKEN_OF_BEFORE,
    SPOKEN_OF_UNLESS_LAST,
)
from .marks import SENTENCE_ENDS, Mark, between, mark_of

_PAUSES = ",.;:?!…"
"""What an engine writes where it hears one, around a spoken mark too."""
_BEFORE = BLANKS + "\n\t([{\"'“„«‘¿¡…–—"
"""What a name may stand behind; in an address or a file's name it is none."""
_KEEPS_ITS_DOT = re.compile(r"(?:\.\w|\b(?:etc|usw|ecc|bzw|ca|vs))\.$", re.IGNORECASE)
_LONGEST_ABBREVIATION = 8
_NONE: frozenset[str] = frozenset()
_NEW_PARAGRAPH = "punto y aparte"
"""Spanish for a full stop with a new paragraph behind: the step layout's, where that is allowed."""


@dataclass(frozen=True, slots=True)
class _Spoken:
    """Marks that follow each other."""

    marks: Sequence[Mark]
    start: int
    end: int
    capital: bool
    """The engine began a sentence with the name of the first."""


class Punctuation:
    """Of `en`, `de`, `fr`, `es` and `it`. A name with an article before it stays: somebody speaks of the mark."""

    name = "punctuation"

    def __init__(self, clear: bool = True) -> None:
        """clear: only names that nobody means otherwise; “comma” and “period” are none of them."""
        self._names: Mapping[str, Phrases[tuple[str, Mark]]] = {
            language: Phrases(
                {
                    spoken: (spoken, mark_of(mark, language))
                    for spoken, mark in (names if clear else {**names, **OTHERS[language]}).items()
                }
            )
            for language, names in CLEAR.items()
        }

    def edits(self, text: str, around: Around) -> Iterator[Edit]:
        names = self._names.get(around.language)
        if names is None or not names.may_be_in(text):
            return
        words = words_of(text)
        found = list(names.found(text, words))
        listed = _listed(words, found, around.language)
        meant = [
            one
            for one in found
            if one.first not in listed
            and not _is_spoken_of(text, words, one, around.language)
            and (one.value[0] != _NEW_PARAGRAPH or around.layout is Allowed.NONE)
        ]
        for spoken in _together(text, meant):
            yield from _written(text, spoken, around.language)


def _is_spoken_of(text: str, words: Sequence[Word], one: Found[tuple[str, Mark]], language: str) -> bool:
    """Not meant to be written, but a word of the sentence."""
    if text[max(0, one.start - 1) : one.start].strip(_BEFORE) or text[one.end : one.end + 1] in tuple("-_@=/"):
        return True
    if text[one.end : one.end + 1] == "." and text[one.end + 1 : one.end + 2].isalnum():
        return True
    behind = words[one.after].small if one.after < len(words) else ""
    is_last = not behind or text[one.end] not in BLANKS
    if behind in BUT_ALSO[language] and not is_last and text[before_blanks(text, one.start) - 1 :][:1] == ",":
        return True
    otherwise = MEANT_OTHERWISE.get(language, {}).get(one.value[0], _NONE)
    if not is_last and (behind in otherwise or behind in SPOKEN_OF_BEFORE.get(language, _NONE)):
        return True
    at = one.first - 1
    while at >= 0 and one.first - at < 4 and words[at].small in BETWEEN[language]:
        at -= 1
    if at < 0 or text[words[at].end : words[at + 1].start].strip(BLANKS):
        return False
    before = words[at].small
    if before in BUT_ALSO[language] and not one.value[1].opens:
        return True
    elided = language == "fr" and before.startswith(("l'", "d'"))
    return elided or before in SPOKEN_OF[language] or (before in SPOKEN_OF_UNLESS_LAST[language] and not is_last)


def _listed(words: Sequence[Word], found: Sequence[Found[tuple[str, Mark]]], language: str) -> frozenset[int]:
    """The first words of those that are named together: “comma or semicolon”."""
    listed: set[int] = set()
    for one, following in pairwise(found):
        between_them = [word.small for word in words[one.after : min(following.first, one.after + 3)]]
        apart = following.first - one.after
        if 0 < apart < 3 and between_them[0] in BUT_ALSO[language] and SPOKEN_OF[language].issuperset(between_them[1:]):
            listed |= {one.first, following.first}
    return frozenset(listed)


def _together(text: str, found: Sequence[Found[tuple[str, Mark]]]) -> Iterator[_Spoken]:
    """Those with nothing between them but what the engine makes of a pause become one."""
    held: _Spoken | None = None
    for one in found:
        if held is not None and not text[held.end : one.start].strip(BLANKS + _PAUSES):
            held = replace(held, marks=(*held.marks, one.value[1]), end=one.end)
            continue
        if held is not None:
            yield held
        lead = text[before_blanks(text, one.start) - 1 : before_blanks(text, one.start)]
        begins = text[one.start].isupper() and (not lead or lead in SENTENCE_ENDS)
        held = _Spoken((one.value[1],), one.start, one.end, begins)
    if held is not None:
        yield held


def _written(text: str, spoken: _Spoken, language: str) -> Iterator[Edit]:
    """The marks without the engine's own around them, and the case of the word behind."""
    start, end, ended = _with_pauses(text, spoken)
    marks = _with_sides(text, spoken.marks, start, end)
    written = marks[0].written
    for one, following in pairwise(marks):
        same = one.written in _PAUSES and following.written in _PAUSES
        written += (" " if one.blank_behind and following.blank_before and not same else "") + following.written
    before, behind = text[start - 1 : start] if start else "", ""
    left, right = before_blanks(text, start), past_blanks(text, end)
    lead = between(text[left - 1 : left], "w") if marks[0].blank_before and left else ""
    behind = text[right : right + 1]
    trail = between("w", behind) if marks[-1].blank_behind else ""
    # What is already as it should be is no part of the edit: a later step may want it.
    if before == " " and left == start - 1 and lead:
        lead = ""
    else:
        start = left
    if right == end + 1 and text[end] == " " and trail:
        trail = ""
    else:
        end = right
    yield Edit(start, end, lead + written + trail, fixed=marks[-1].written in (",", ".") and len(marks) == 1)
    yield from _cased(text, right, marks, spoken.capital, ended, language)


def _with_pauses(text: str, spoken: _Spoken) -> tuple[int, int, bool]:
    """Where the engine's own marks around these begin and end, and whether one of them ended a sentence."""
    first, last = spoken.marks[0], spoken.marks[-1]
    left = before_blanks(text, spoken.start)
    before = text[left - 1] if left and text[left - 1] in _PAUSES else ""
    behind = text[spoken.end] if spoken.end < len(text) and text[spoken.end] in _PAUSES else ""
    if before == "." and _KEEPS_ITS_DOT.search(text[max(0, left - _LONGEST_ABBREVIATION) : left]):
        before = ""
    start, end = spoken.start, spoken.end
    both = before == "," and behind == ","
    weak = before != "" and before in ",.;:"
    if before and (first.parts or both or (weak and (first.closes or not first.blank_before))):
        start = left - 1
    if behind and (last.parts or not last.blank_behind or both or (last.blank_before and behind in ",;:")):
        end += 1
    return start, end, before in tuple(SENTENCE_ENDS) or (behind in tuple(SENTENCE_ENDS) and end > spoken.end)


def _with_sides(text: str, marks: Sequence[Mark], start: int, end: int) -> Sequence[Mark]:
    """A sign of money stands at the number that is there; so does a minus, which is no hyphen."""
    if len(marks) > 1 or marks[0].written not in ("$", "€", "£", "-"):
        return marks
    before = text[before_blanks(text, start) - 1 : before_blanks(text, start)]
    number_before = before.isdigit()
    number_behind = text[past_blanks(text, end) : past_blanks(text, end) + 1].isdigit()
    if not marks[0].blank_before:
        return marks
    return (replace(marks[0], blank_behind=number_before or not number_behind),)


def _cased(text: str, at: int, marks: Sequence[Mark], capital: bool, ended: bool, language: str) -> Iterator[Edit]:
    """The first letter of the word at this place, if it has to change."""
    letter, following = text[at : at + 1], text[at + 1 : at + 2]
    if not letter or following.isupper():
        return
    last = next((mark for mark in reversed(marks) if not mark.closes), marks[-1])
    begins = (capital and (marks[-1].opens or not last.parts)) or (last.ends_sentence and marks[-1].blank_behind)
    if begins and letter.islower() and len(letter.upper()) == 1:
        yield Edit(at, at + 1, letter.upper())
    elif ended and not begins and not last.ends_sentence and letter.isupper():
        words = words_of(text[at : at + 20])
        if words and words[0].start == 0 and words[0].small in OPENERS[language]:
            yield Edit(at, at + 1, letter.lower())
