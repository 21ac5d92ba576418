"""The entries of a word list by what they sound like: which one is meant by words that are none of them."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum
from math import ceil, inf

from jellyfish import levenshtein_distance

from .entries import Entry
from .sounds import SURE_SOUNDS, letters_of, sound_of, spelling_of

LIKENESS = 0.74
"""From here on a strange word is an entry; tuned with packaging/measure_words.py on half of the clips."""
_SEVERAL_MORE, _BY_LETTERS_MORE = 0.03, 0.12
"""So much more is asked of several words, and where nothing is known of how words sound."""
_KNOWN_MORE = 0.10
"""So much more is asked of several words that everybody knows."""
_EACH_LETTER_LESS, _LONG, _LONG_OF_KNOWN = 0.03, 6, 9
"""So much more is asked for each letter that an entry lacks of so many, and of more where everybody knows the words."""
_SHORTEST, _SHORTEST_OF_KNOWN = 4, 7
"""Letters of an entry that is looked for by likeness; of one that several known words may be."""
_LENGTHS = 0.6
"""The shorter of two words that are alike has so much of the letters of the longer."""


class Kind(Enum):
    """What words are that may be an entry."""

    STRANGE = "strange"
    """One that nobody knows."""
    SEVERAL = "several"
    """With a strange one among them."""
    KNOWN = "known"
    """Several, each of which everybody knows."""
    PHRASE = "phrase"
    """Several of every day: only the very letters of an entry are it."""


@dataclass(frozen=True, slots=True)
class _Way:
    """One way in which an entry may be heard."""

    entry: Entry
    letters: str
    spelling: str
    sound: str
    weight: float
    """Of its sound against its spelling: half from SURE_SOUNDS consonants on, for fewer say little."""


class Ways:
    """Made once; any thread."""

    def __init__(self, entries: Iterable[Entry], least: float = LIKENESS) -> None:
        """`least`: how alike a strange word has to be, 0 to 1."""
        self._least = least
        self._by_letters: dict[str, Entry] = {}
        self._by_sound: dict[str, list[_Way]] = defaultdict(list)
        """By the first letter of the sound, the shortest spelling first."""
        self._by_first: dict[str, list[_Way]] = defaultdict(list)
        """By the first letter, the shortest first."""
        for entry in entries:
            for heard in (entry.written, *entry.sounds):
                letters = letters_of(heard)
                if len(letters) >= _SHORTEST:
                    self._by_letters.setdefault(letters, entry)
                    sound = sound_of(letters)
                    weight = min(len(sound), SURE_SOUNDS) / (2 * SURE_SOUNDS)
                    way = _Way(entry, letters, spelling_of(letters), sound, weight)
                    self._by_sound[sound[:1]].append(way)
                    self._by_first[letters[0]].append(way)
        self._longest = max(map(len, self._by_letters), default=0) / _LENGTHS
        for ways in self._by_sound.values():
            ways.sort(key=_spelling_length)
        for ways in self._by_first.values():
            ways.sort(key=_length)

    def may_have(self, letters: str, kind: Kind) -> bool:
        """Asked first, as it costs nothing: whether words of these letters can be an entry at all."""
        if kind is Kind.PHRASE:
            return letters in self._by_letters
        shortest = _SHORTEST_OF_KNOWN if kind is Kind.KNOWN else _SHORTEST
        return _LENGTHS * shortest <= len(letters) <= self._longest

    def closest_by_sound(self, letters: str, kind: Kind) -> tuple[Entry, float] | None:
        """Of English words, whose letters these are: the entry they are most alike, and how much, 0 to 1."""
        if kind is Kind.PHRASE:
            return self._the_same(letters)
        spelling, sound = spelling_of(letters), sound_of(letters)
        best, best_score = None, 0.0
        for way in _near(self._by_sound.get(sound[:1], []), len(spelling), _spelling_length):
            asked = self._asked(kind, way)
            score = 1 - way.weight * levenshtein_distance(way.sound, sound) / max(len(way.sound), len(sound), 1)
            if score < asked or score <= best_score:
                continue  # whatever its letters
            longer = max(len(way.spelling), len(spelling))
            score -= (1 - way.weight) * levenshtein_distance(way.spelling, spelling) / longer
            if score >= asked and score > best_score:
                best, best_score = way.entry, score
        return None if best is None else (best, best_score)

    def closest_by_letters(self, letters: str, kind: Kind) -> tuple[Entry, float] | None:
        """Of words of any language: nobody knows which of them are common, and much more is asked."""
        if kind is Kind.PHRASE or not letters:
            return self._the_same(letters)
        best, best_score = None, 0.0
        for way in _near(self._by_first.get(letters[0], []), len(letters), _length):
            score = 1 - levenshtein_distance(way.letters, letters) / max(len(way.letters), len(letters))
            if score >= self._asked(kind, way) + _BY_LETTERS_MORE and score > best_score:
                best, best_score = way.entry, score
        return None if best is None else (best, best_score)

    def _the_same(self, letters: str) -> tuple[Entry, float] | None:
        entry = self._by_letters.get(letters) if len(letters) >= _SHORTEST_OF_KNOWN else None
        return None if entry is None else (entry, 1.0)

    def _asked(self, kind: Kind, way: _Way) -> float:
        if kind is not Kind.KNOWN:
            lacking = max(0, _LONG - len(way.letters))
            return self._least + _EACH_LETTER_LESS * lacking + (_SEVERAL_MORE if kind is Kind.SEVERAL else 0)
        if len(way.letters) < _SHORTEST_OF_KNOWN:
            return inf
        return self._least + _KNOWN_MORE + _EACH_LETTER_LESS * max(0, _LONG_OF_KNOWN - len(way.letters))


def _length(way: _Way) -> int:
    return len(way.letters)


def _spelling_length(way: _Way) -> int:
    return len(way.spelling)


def _near(ways: list[_Way], length: int, length_of: Callable[[_Way], int]) -> list[_Way]:
    """Those whose length may be that of something alike."""
    first = bisect_left(ways, ceil(_LENGTHS * length), key=length_of)
    last = bisect_left(ways, int(length / _LENGTHS) + 1, key=length_of)
    return ways[first:last]
