"""A text corrected by the word list: exact words first, then what sounds and is spelled like an entry.

A word that everybody knows is never replaced by one that is only like it; several such words are, where one of them is
none of every day and together they are nearly a long entry ("in very shield", Inverashiel).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tray_app.core.own_words import Corrected, Correction

from .common import CommonWords
from .entries import WordList, key_of
from .nearly import LIKENESS, Kind, Ways
from .sounds import letters_of

_STRANGE = 4
"""Letters of a word that may be an entry by itself: shorter ones that nobody knows are mostly abbreviations."""
_MOST_TOKENS = 3
"""Of a place that is looked at for likeness."""
_LONGER_BETTER = 0.03
"""Of two places that share a word the longer counts so much more, for each word: half a name stays else."""
_BLANKLESS = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]")
"""Scripts that part no words: there a replacement counts wherever it stands."""
_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_BETWEEN = re.compile(r"[ \u00a0]+|-")
_SENTENCE = re.compile(r"(?:^|[.!?…]['\"”’)]*\s+)['\"“‘(]*$")
_POSSESSIVE = re.compile(r"['’]s$|(?<=s)['’]$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    key: str
    letters: str
    known: bool
    """Everybody knows it, or it is too short to be told by likeness."""
    everyday: bool
    joined: bool
    """Nothing but a blank or a hyphen stands between it and the one before."""


@dataclass(frozen=True, slots=True)
class _Found:
    """The tokens of a text from `first` to `last` are to be `written`."""

    first: int
    last: int
    written: str
    entry: str = ""
    """The word of the list; empty where it is left alone."""
    score: float = 1.0


class Corrector:
    """Made of a list once; any thread."""

    def __init__(self, words: WordList, common: CommonWords, *, by_likeness: bool, least: float = LIKENESS) -> None:
        """`common` are left alone. Without `by_likeness` only what stands in the list counts; `least` is how alike a
        strange word has to be, 0 to 1."""
        self._common = common
        self._kept = {key_of(heard) for heard in words.kept}
        self._own = {key_of(entry.written) for entry in words.entries}
        self._exact = {key_of(heard): entry.written for entry in words.entries for heard in entry.sounds}
        self._exact |= {key_of(entry.written): entry.written for entry in words.entries}
        self._exact |= {key_of(one.heard): one.written for one in words.replacements}
        self._blankless = [(one.heard, one.written) for one in words.replacements if _BLANKLESS.search(one.heard)]
        self._longest = max((len(key.split()) for key in (*self._exact, *self._kept)), default=0)
        self._ways = Ways(words.entries if by_likeness else (), least)
        self._by_likeness = by_likeness

    def correct(self, text: str, language: str) -> Corrected:
        """`language`: ISO 639 code; only of English it is known how words sound, and which are common."""
        corrections: list[Correction] = []
        for heard, written in self._blankless:
            corrections += [Correction(heard, written)] * text.count(heard)
            text = text.replace(heard, written)
        tokens = self._tokens(text)
        found = self._find_exact(text, tokens)
        if self._by_likeness:
            taken = {at for one in found for at in range(one.first, one.last + 1)}
            found += self._find_alike(text, tokens, taken, english=language == "en")
        parts: list[str] = []
        done = 0
        for one in sorted(found, key=lambda found: found.first):
            start, end = tokens[one.first].start, tokens[one.last].end
            heard, written = text[start:end], _cased(text, start, one.written)
            if not text.startswith(written, start) or len(heard) > len(written):
                parts += text[done:start], written
                corrections.append(Correction(heard, written))
                done = end
        entries = tuple(one.entry for one in found if one.entry)
        return Corrected("".join((*parts, text[done:])), tuple(corrections), entries)

    def _tokens(self, text: str) -> list[_Token]:
        tokens: list[_Token] = []
        end = 0
        for match in _TOKEN.finditer(text):
            start = match.start()
            key = match[0].casefold().replace("’", "'")
            bare = _POSSESSIVE.sub("", key) if "'" in key else key
            everyday = len(bare) < _STRANGE or self._common.is_everyday(bare)
            joined = bool(tokens) and (text[end:start] == " " or _BETWEEN.fullmatch(text, end, start) is not None)
            end = match.end()
            tokens.append(_Token(start, end, key, letters_of(key), everyday or bare in self._common, everyday, joined))
        return tokens

    # --- exactly ------------------------------------------------------------------------

    def _find_exact(self, text: str, tokens: Sequence[_Token]) -> list[_Found]:
        """The longest first, from the left."""
        found, at = [], 0
        while at < len(tokens):
            one = next(filter(None, (self._exactly(text, tokens, at, last) for last in self._lasts(tokens, at))), None)
            if one is not None:
                found.append(one)
            at = at + 1 if one is None else one.last + 1
        return found

    def _lasts(self, tokens: Sequence[_Token], first: int) -> range:
        last = first
        while last + 1 < min(first + self._longest, len(tokens)) and tokens[last + 1].joined:
            last += 1
        return range(last, first - 1, -1)

    def _exactly(self, text: str, tokens: Sequence[_Token], first: int, last: int) -> _Found | None:
        key = " ".join(token.key for token in tokens[first : last + 1])
        heard = text[tokens[first].start : tokens[last].end]
        if key in self._kept:
            return _Found(first, last, heard)
        for end in {"": "", **_possessive(heard)}.values():
            bare = key[: len(key) - len(end)]
            written = self._exact.get(bare)
            if written is None:
                continue
            # A common word that is an entry keeps its case: nobody means Will by will.
            keeps_case = first == last and bare in self._own and bare in self._common
            return _Found(first, last, heard if keeps_case else written + end, written)
        return None

    # --- nearly -------------------------------------------------------------------------

    def _find_alike(self, text: str, tokens: Sequence[_Token], taken: set[int], *, english: bool) -> list[_Found]:
        """The best ones that do not share a word."""
        closest = self._ways.closest_by_sound if english else self._ways.closest_by_letters
        found: list[_Found] = []
        for first in range(len(tokens)):
            letters, known, everyday = "", True, True
            for last in range(first, min(first + _MOST_TOKENS, len(tokens))):
                token = tokens[last]
                if last in taken or (last > first and not token.joined) or not token.letters.isalpha():
                    break
                letters, known, everyday = letters + token.letters, known and token.known, everyday and token.everyday
                kind = _kind(one=first == last, known=known, everyday=everyday or not english)
                if kind is None or not self._ways.may_have(letters, kind):
                    continue
                heard = text[tokens[first].start : token.end]
                for end in _ends(heard):
                    best = closest(letters[: len(letters) - sum(map(str.isalpha, end))], kind)
                    if best is not None:
                        found.append(_Found(first, last, best[0].written + end, best[0].written, best[1]))
        chosen: list[_Found] = []
        for one in sorted(found, key=lambda found: -found.score - _LONGER_BETTER * (found.last - found.first)):
            if all(one.last < other.first or one.first > other.last for other in chosen):
                chosen.append(one)
        return chosen


def _kind(*, one: bool, known: bool, everyday: bool) -> Kind | None:
    """Of words in a row; None for what is not touched."""
    if not known:
        return Kind.STRANGE if one else Kind.SEVERAL
    if one:
        return None
    return Kind.PHRASE if everyday else Kind.KNOWN


def _cased(text: str, start: int, written: str) -> str:
    """A sentence goes on beginning with a capital letter."""
    if written[:1].islower() and text[start].isupper() and _SENTENCE.search(text[max(0, start - 8) : start]):
        return written[0].upper() + written[1:]
    return written


def _possessive(heard: str) -> dict[str, str]:
    match = _POSSESSIVE.search(heard)
    return {} if match is None else {match[0]: match[0]}


def _ends(heard: str) -> tuple[str, ...]:
    """What may have been added to a name at its end."""
    match = _POSSESSIVE.search(heard)
    if match is not None:
        return (match[0],)
    return ("", "s") if heard.endswith("s") else ("",)
