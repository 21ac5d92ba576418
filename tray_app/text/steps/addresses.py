"""Spoken e-mail and web addresses: “anna at example dot com”, “example dot com slash shop”."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from tray_app.core.shaped import Edit
from tray_app.text.pipeline.phrases import BLANKS, Phrases, Word, words_of
from tray_app.text.pipeline.step import Around

from .address_words import (
    ALSO_WORDS,
    AT,
    DOT,
    ENDINGS,
    MAYBE_AT,
    NO_LABELS,
    NO_OWNER_BEHIND,
    NOT_BEFORE_AT,
    OWNER_BEHIND,
    PARTS,
    SCHEMES,
)

_WITHIN_NAMES = frozenset(".-")
_WITHIN_MAILBOXES = frozenset(".-_+")
_WITHIN_PATHS = frozenset(".-_/")
_JOINTS = ".-_/@:+"
_WRITTEN_DOT = re.compile(r"\.[^\W_]")
_MOST_PARTS = 12
"""Of a name, a mailbox or a path, from where it is found."""
_REACH = 3 * _MOST_PARTS
"""Words on each side of a dot: so many parts, what joins them, and such joints as have two words."""


class _Part(NamedTuple):
    """A word of the text, or what joins two of them."""

    start: int
    end: int
    written: str
    """In lower case; of what joins, the character; MAYBE_AT for “at”."""
    joins: bool
    spoken: bool
    """Joins, and was said as a word."""


class Addresses:
    """Of `en`, `de`, `fr`, `es` and `it`. Only with an ending that there is: “meet me at the dot” stays."""

    name = "addresses"

    def __init__(self) -> None:
        self._parts: Mapping[str, Phrases[str]] = {language: Phrases(parts) for language, parts in PARTS.items()}
        self._dots = {
            language: Phrases({**{name: part for name, part in parts.items() if part == DOT}, "localhost": DOT})
            for language, parts in PARTS.items()
        }

    def edits(self, text: str, around: Around) -> Iterator[Edit]:
        phrases = self._parts.get(around.language)
        if phrases is None or not (self._dots[around.language].may_be_in(text) or _WRITTEN_DOT.search(text)):
            return
        words = words_of(text)
        dots = [at for at, word in enumerate(words) if word.small in self._dots[around.language]]
        ends = [word.end for word in words]
        dots += [bisect_right(ends, dot.start()) for dot in _WRITTEN_DOT.finditer(text)]
        parts = _parts_of(text, words, phrases, _around(dots, len(words)))
        behind = 0
        for at in range(1, len(parts) - 1):
            if at < behind or not parts[at].joins:
                continue
            found = _named(text, parts, at, behind, around.language) or _local(text, parts, at, behind)
            if found is not None:
                first, behind = found
                whole = parts[first:behind]
                if any(part.spoken for part in whole):
                    yield Edit(whole[0].start, whole[-1].end, "".join(map(_written, whole)), fixed=True)


def _written(part: _Part) -> str:
    return AT if part.joins and part.written == MAYBE_AT else part.written


def _around(places: Sequence[int], length: int) -> bytearray:
    """Which of so many words are within reach of one of these places."""
    near = bytearray(length)
    for at in places:
        first, after = max(0, at - _REACH), min(length, at + _REACH)
        near[first:after] = b"\1" * (after - first)
    return near


def _parts_of(text: str, words: Sequence[Word], phrases: Phrases[str], near: bytearray) -> Sequence[_Part]:
    """Words, spoken joints, and the characters that join words in the text already; of those words that are near."""
    parts: list[_Part] = []
    at = 0
    while at < len(words):
        if not near[at]:
            at += 1
            continue
        word = words[at]
        if at and (gap := text[words[at - 1].end : word.start]) != " " and gap and not gap.strip(_JOINTS):
            parts.append(_Part(word.start - len(gap), word.start, gap, True, False))
        phrase = phrases.at(text, words, at) if word.small in phrases else None
        if phrase is not None and not (phrase.value == MAYBE_AT and parts and parts[-1].written == DOT):
            parts.append(_Part(phrase.start, phrase.end, phrase.value, True, True))
            at = phrase.after
        else:
            parts.append(_Part(*word, False, False))
            at += 1
    return parts


def _named(text: str, parts: Sequence[_Part], dot: int, least: int, language: str) -> tuple[int, int] | None:
    """The address with this dot in its name: its first part, and the one behind it."""
    if parts[dot].written != DOT or not _joins(text, parts, dot):
        return None
    first = _leftmost(text, parts, dot - 1, least, _WITHIN_NAMES)
    ends = [
        at
        for at in range(dot + 1, _rightmost(text, parts, dot + 1, _WITHIN_NAMES) + 1, 2)
        if parts[at - 1].written == DOT and parts[at].written in ENDINGS
    ]
    if not ends or parts[dot - 1].written in NO_LABELS[language]:
        return None
    last = ends[-1]
    mailbox = _mailbox(text, parts, first, least, language)
    if mailbox is not None:
        return mailbox, last + 1
    after = _with_path(text, parts, last + 1)
    scheme = _with_scheme(text, parts, first, least)
    ending = parts[last].written
    is_sure = parts[first].written == "www" or after > last + 1 or scheme < first or last - first > 2
    if ending in ALSO_WORDS[language] and not is_sure and not (ending == language and _ends(text, parts[last].end)):
        return None
    return scheme, after


def _local(text: str, parts: Sequence[_Part], colon: int, least: int) -> tuple[int, int] | None:
    """This machine's own, with its port."""
    if colon - 1 < least or parts[colon - 1].written != "localhost":
        return None
    after = _with_path(text, parts, colon)
    return (_with_scheme(text, parts, colon - 1, least), after) if after > colon + 1 else None


def _joins(text: str, parts: Sequence[_Part], at: int) -> bool:
    """It stands between two words that belong to it. The engine may hear a pause at a dot."""
    if not 0 < at < len(parts) - 1 or not parts[at].joins or parts[at - 1].joins or parts[at + 1].joins:
        return False
    pauses = BLANKS + "," if parts[at].written == DOT else BLANKS
    before, behind = text[parts[at - 1].end : parts[at].start], text[parts[at].end : parts[at + 1].start]
    return not before.strip(pauses) and not behind.strip(pauses)


def _leftmost(text: str, parts: Sequence[_Part], at: int, least: int, joints: frozenset[str]) -> int:
    """The first word of what ends with this one."""
    for _ in range(_MOST_PARTS):
        if not (at - 2 >= least and parts[at - 1].written in joints and _joins(text, parts, at - 1)):
            break
        at -= 2
    return at


def _rightmost(text: str, parts: Sequence[_Part], at: int, joints: frozenset[str]) -> int:
    for _ in range(_MOST_PARTS):
        if not (at + 2 < len(parts) and parts[at + 1].written in joints and _joins(text, parts, at + 1)):
            break
        at += 2
    return at


def _mailbox(text: str, parts: Sequence[_Part], name: int, least: int, language: str) -> int | None:
    """Where the mailbox before this name begins; None: there is none."""
    if name - 2 < least or parts[name - 1].written not in (AT, MAYBE_AT) or not _joins(text, parts, name - 1):
        return None
    if parts[name - 1].written == MAYBE_AT and not _owns(text, parts, name - 2, parts[name + 1].spoken, language):
        return None
    return _leftmost(text, parts, name - 2, least, _WITHIN_MAILBOXES)


def _owns(text: str, parts: Sequence[_Part], owner: int, spoken: bool, language: str) -> bool:
    """This word is rather a mailbox than a word of the sentence. `spoken`: the name's dot was said."""
    if owner >= 2 and parts[owner - 1].written in _WITHIN_MAILBOXES and _joins(text, parts, owner - 1):
        return True
    word = parts[owner].written
    if word in NOT_BEFORE_AT or word in NO_LABELS[language] or word.endswith(("ed", "ing")):
        return False
    near = owner > 0 and not text[parts[owner - 1].end : parts[owner].start].strip(BLANKS)
    before = parts[owner - 1].written if near else ""
    return before not in NO_OWNER_BEHIND and (spoken or not before or before in OWNER_BEHIND)


def _with_scheme(text: str, parts: Sequence[_Part], first: int, least: int) -> int:
    """“https colon slash slash” before it, however much of that the engine wrote."""
    at = first - 1
    joints = ""
    while at >= least and first - at < 4 and parts[at].joins:
        joints = parts[at].written + joints
        at -= 1
    if at < least or joints != "://" or parts[at].written not in SCHEMES:
        return first
    gaps = (text[one.end : following.start] for one, following in pairwise(parts[at : first + 1]))
    return first if any(gap.strip(BLANKS) for gap in gaps) else at


def _with_path(text: str, parts: Sequence[_Part], after: int) -> int:
    """Behind the port and the path of what ends before this part."""
    has_port = after < len(parts) and parts[after].written == ":" and _joins(text, parts, after)
    if has_port and parts[after + 1].written.isdecimal():
        after += 2
    if (
        after < len(parts)
        and parts[after].written == "/"
        and not text[parts[after - 1].end : parts[after].start].strip(" ")
    ):
        if not _joins(text, parts, after):
            return after + 1 if _ends(text, parts[after].end) else after
        return _rightmost(text, parts, after + 1, _WITHIN_PATHS) + 1
    return after


def _ends(text: str, at: int) -> bool:
    """The text, or a part of a sentence."""
    return not text[at:].strip() or text[at] in ".,;:?!"
