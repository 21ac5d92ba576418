"""The entries of a word list by what they sound like: which one is meant by words that are none of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from math import ceil, inf

from jellyfish import levenshtein_distance

from .entries import Entry
from .sounds import SURE_SOUNDS, letters_of, sound_of, spelling_of

LIKENESS = 0.74
"""From here on a strange word is an entry. Chosen with packaging/measure_words.py; 300 chance names changed one word in
a thousand of technical prose, names and abbreviations most of them, and none of the clips but other names."""
_SEVERAL_MORE, _BY_LETTERS_MORE = 0.03, 0.12
"""So much more is asked of several words, and where nothing is known of how words sound."""
_KNOWN_MORE = 0.10
"""So much more is asked of several words that everybody knows."""
_EACH_LETTER_LESS, _LONG, _LONG_OF_KNOWN = 0.03, 6, 9
"""So much more is asked for each letter that an entry lacks of so many, and of more where everybody knows the words."""
_SHORTEST, _SHORTEST_OF_KNOWN = 4, 7
"""Letters of an entry that is looked for by likeness; of one that several known words may be."""
_LENGTHS = 0.7
"""The shorter of two words that are alike has so much of the letters of the longer."""


class Kind(IntEnum):
    """What words are that may be an entry."""

    STRANGE = 0
    """One that nobody knows."""
    SEVERAL = 1
    """With a strange one among them."""
    KNOWN = 2
    """Several, each of which everybody knows."""
    PHRASE = 3
    """Several of every day: only the very letters of an entry are it."""


@dataclass(frozen=True, slots=True)
class _Way:
    """One way in which an entry may be heard, with all that can be known beforehand: it is compared with much."""

    entry: Entry
    letters: str
    spelling: str
    sound: str
    weight: float
    """Of its sound against its spelling: half from SURE_SOUNDS consonants on, for fewer say little."""
    asked: tuple[float, float, float]
    """How alike words of the first three kinds have to be, 0 to 1."""


class Ways:
    """Made once; any thread."""

    def __init__(self, entries: Iterable[Entry], least: float = LIKENESS) -> None:
        """`least`: how alike a strange word has to be, 0 to 1."""
        self._by_letters: dict[str, Entry] = {}
        self._least = least
        self._by_sound: dict[tuple[str, int], list[tuple[int, _Way]]] = defaultdict(list)
        """By the first letter of the sound and the length of the spelling; each behind the set of its letters."""
        self._by_first: dict[tuple[str, int], list[_Way]] = defaultdict(list)
        """By the first letter and the length."""
        for entry in entries:
            for heard in (entry.written, *entry.sounds):
                letters = letters_of(heard)
                if len(letters) >= _SHORTEST:
                    self._by_letters.setdefault(letters, entry)
                    way = _way(entry, letters, least)
                    self._by_sound[way.sound[:1], len(way.spelling)].append((_set_of(way.spelling), way))
                    self._by_first[letters[0], len(letters)].append(way)
        self._longest = max(map(len, self._by_letters), default=0) / _LENGTHS

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
        own_set, own_length = _set_of(spelling), len(spelling)
        best, best_score = None, 0.0
        for length in _near(own_length):
            longer = max(length, own_length)
            # Letters that only one of them has are edits at least: most are done with by that.
            most_edits = 2 * (1 - self._least) * longer
            for letter_set, way in self._by_sound.get((sound[:1], length), ()):
                if (letter_set & ~own_set).bit_count() > most_edits or (own_set & ~letter_set).bit_count() > most_edits:
                    continue
                asked = way.asked[kind]
                score = 1 - (1 - way.weight) * levenshtein_distance(way.spelling, spelling) / longer
                if score < asked or score <= best_score:
                    continue
                score -= way.weight * levenshtein_distance(way.sound, sound) / max(len(way.sound), len(sound), 1)
                if score >= asked and score > best_score:
                    best, best_score = way.entry, score
        return None if best is None else (best, best_score)

    def closest_by_letters(self, letters: str, kind: Kind) -> tuple[Entry, float] | None:
        """Of words of any language: nobody knows which of them are common, and much more is asked."""
        if kind is Kind.PHRASE or not letters:
            return self._the_same(letters)
        best, best_score = None, 0.0
        for length in _near(len(letters)):
            for way in self._by_first.get((letters[0], length), ()):
                score = 1 - levenshtein_distance(way.letters, letters) / max(length, len(letters))
                if score >= way.asked[kind] + _BY_LETTERS_MORE and score > best_score:
                    best, best_score = way.entry, score
        return None if best is None else (best, best_score)

    def _the_same(self, letters: str) -> tuple[Entry, float] | None:
        entry = self._by_letters.get(letters) if len(letters) >= _SHORTEST_OF_KNOWN else None
        return None if entry is None else (entry, 1.0)


def _way(entry: Entry, letters: str, least: float) -> _Way:
    length, spelling, sound = len(letters), spelling_of(letters), sound_of(letters)
    strange = least + _EACH_LETTER_LESS * max(0, _LONG - length)
    known = least + _KNOWN_MORE + _EACH_LETTER_LESS * max(0, _LONG_OF_KNOWN - length)
    asked = strange, strange + _SEVERAL_MORE, known if length >= _SHORTEST_OF_KNOWN else inf
    weight = min(len(sound), SURE_SOUNDS) / (2 * SURE_SOUNDS)
    return _Way(entry, letters, spelling, sound, weight, asked)


def _set_of(letters: str) -> int:
    """A bit each, few of them of two letters."""
    found = 0
    for letter in letters:
        found |= 1 << (ord(letter) & 31)
    return found


def _near(length: int) -> range:
    """The lengths that something alike may have."""
    return range(ceil(_LENGTHS * length), int(length / _LENGTHS) + 1)
