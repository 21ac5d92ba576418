"""Spoken program code, in English words: “total equals open bracket one close bracket” is total = [one].

Nothing is written by itself: no capital and no full stop around what the engine took for a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from tray_app.core.shaped import Edit
from tray_app.text.pipeline.phrases import BLANKS, Found, Phrases, Word, before_blanks, past_blanks, words_of
from tray_app.text.pipeline.step import Around

from .code_words import KEYWORDS, SIGNS, TURNING, Sign

_PAUSES = ",.;:?!"
_STOPS = re.compile(r"(?<=[^\W_])[.](?=\s|$)|(?<=[)\]}\"'])[.](?=\s|$)")
_SENTENCE = re.compile(r"(?:^|[.?!] )([A-Z])(?=[a-z]+(?![A-Za-z])|(?![A-Za-z]))")


class Code:
    """Of `en`. Comes before the steps for prose, which would part the signs as in a sentence."""

    name = "code"

    def __init__(self) -> None:
        self._signs = Phrases(SIGNS)

    def edits(self, text: str, around: Around) -> Iterator[Edit]:
        if around.language != "en":
            return
        words = words_of(text) if self._signs.may_be_in(text) else ()
        edits = _signed(text, words, list(self._signs.found(text, words)))
        yield from edits
        taken = [(edit.start, edit.end) for edit in edits]
        yield from _apart_from(taken, (Edit(*stop.span(), "") for stop in _STOPS.finditer(text)))
        yield from _apart_from(taken, (Edit(*big.span(1), big[1].lower()) for big in _SENTENCE.finditer(text)))


def _apart_from(taken: Sequence[tuple[int, int]], edits: Iterator[Edit]) -> Iterator[Edit]:
    """Those that lie in none of these places; both from the left."""
    at = 0
    for edit in edits:
        while at < len(taken) and taken[at][1] <= edit.start:
            at += 1
        if at == len(taken) or edit.end <= taken[at][0]:
            yield edit


def _signed(text: str, words: Sequence[Word], found: Sequence[Found[Sign]]) -> Sequence[Edit]:
    edits: list[Edit] = []
    opened: set[str] = set()
    at = 0
    while at < len(found):
        run = [found[at]]
        while at + len(run) < len(found) and _is_next(text, run[-1], found[at + len(run)]):
            run.append(found[at + len(run)])
        at += len(run)
        before = words[run[0].first - 1].small if run[0].first else ""
        start, end = _with_pauses(text, run[0].start, run[-1].end)
        signs: list[Sign] = []
        for one in run:
            signs.append(_placed(one.value, signs[-1] if signs else None, before, opened))
        edits.append(_edit(text, start, end, signs))
    return edits


def _is_next(text: str, one: Found[Sign], following: Found[Sign]) -> bool:
    return not text[one.end : following.start].strip(BLANKS + _PAUSES)


def _with_pauses(text: str, start: int, end: int) -> tuple[int, int]:
    """With the mark that the engine set for a pause on either side."""
    left = before_blanks(text, start)
    if left and text[left - 1] in _PAUSES:
        start = left - 1
    return start, end + (end < len(text) and text[end] in _PAUSES)


def _placed(sign: Sign, last: Sign | None, before: str, opened: set[str]) -> Sign:
    """The sign with its blanks behind that sign, or, if there is none, behind this word. `opened`: quotes that wait."""
    if sign.written in TURNING and sign.blank_before == sign.blank_behind:
        closes = sign.written in opened
        (opened.discard if closes else opened.add)(sign.written)
        return sign._replace(blank_before=not closes, blank_behind=closes)
    if sign.written in ("(", "[", "_", "__"):
        parted = before in KEYWORDS if last is None else last.written[-1] not in ")]\"'."
        return sign._replace(blank_before=parted)
    if sign.written in ("-", "+", "*", "**", "&") and sign.blank_before:
        unary = before in KEYWORDS or not before if last is None else last.written[-1] not in ")]}\"'`+-"
        return sign._replace(blank_behind=sign.blank_behind and not unary)
    return sign


def _edit(text: str, start: int, end: int, signs: Sequence[Sign]) -> Edit:
    written = signs[0].written
    for one, following in pairwise(signs):
        written += (" " if one.blank_behind and following.blank_before else "") + following.written
    left, right = before_blanks(text, start), past_blanks(text, end)
    lead = " " if signs[0].blank_before and left and not text[left - 1].isspace() else ""
    trail = " " if signs[-1].blank_behind and right < len(text) and not text[right].isspace() else ""
    # What is already as it should be is no part of the edit: a later step may want it.
    if lead and left == start - 1 and text[left] == " ":
        left, lead = start, ""
    if trail and right == end + 1 and text[end] == " ":
        right, trail = end, ""
    return Edit(left, right, lead + written + trail, fixed=True)
