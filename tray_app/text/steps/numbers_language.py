"""What a language's data for numbers are."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

NOTHING: frozenset[str] = frozenset()
Units = Mapping[tuple[str, ...], str | None]


@dataclass(frozen=True, slots=True)
class Joint:
    """A word that holds the parts of a number together, such as “and”; empty sets: any word."""

    before: frozenset[str] = NOTHING
    behind: frozenset[str] = NOTHING
    not_behind: frozenset[str] = NOTHING
    """If one of these comes later in the number, another number begins behind the joint."""

    def holds(self, before: str, behind: str) -> bool:
        return (not self.before or before in self.before) and (not self.behind or behind in self.behind)


@dataclass(frozen=True, slots=True)
class Currency:
    """Of one word for it."""

    sign: str
    minor: frozenset[str] = NOTHING
    """Its hundredth."""
    needs_minor: bool = False
    """Without one it is a weight."""


@dataclass(frozen=True, slots=True)
class Language:
    code: str
    words: frozenset[str] | re.Pattern[str]
    """Of which numbers are made. A pattern, where they are written in one word; it may match other words too."""
    months: Mapping[str, str]
    """By their names in lower case, as they are written."""
    currencies: Mapping[str, Currency]
    units: Units
    """None: the word stays, and the number is written in digits."""
    percent: tuple[tuple[str, ...], ...]
    percent_sign: str
    decimal_mark: str
    thousands_mark: str
    scales: frozenset[str]
    """Words that are a number only behind another."""
    millions: Mapping[str, int]
    """Which power of a thousand."""
    ones: frozenset[str]
    """Words that are an article or a pronoun too."""
    often_none: frozenset[str]
    """All words that `words` has and that, by themselves, are never written in digits."""
    joints: Mapping[str, Joint] = field(default_factory=dict)
    points: frozenset[str] = NOTHING
    versions: frozenset[str] = NOTHING
    version_points: frozenset[str] = NOTHING
    labels: frozenset[str] = NOTHING
    """Words whose number is one in digits: page 5."""
    zeros: frozenset[str] = NOTHING
    """Words for it that are something else too: inside a number alone."""
    articles: frozenset[str] = NOTHING
    bare_needs_article: bool = False
    vague: frozenset[str] = NOTHING
    between: frozenset[str] = NOTHING
    ranges: frozenset[str] = NOTHING
    minus: frozenset[str] = NOTHING
    minus_needs_degrees: bool = False
    not_minus: frozenset[str] = NOTHING
    """Before “minus”, it is none."""
    degrees: frozenset[str] = NOTHING
    halves: Mapping[str, Sequence[tuple[str, ...]]] = field(default_factory=dict)
    """By their first word."""
    fractions: frozenset[str] = NOTHING
    small_words: frozenset[str] = NOTHING
    """After these no noun is missing."""
    ordinals: frozenset[str] = NOTHING
    """Which text2num does not know as such."""
    spellings: Mapping[str, str] = field(default_factory=dict)
    """As text2num knows a word."""
    parts: tuple[tuple[str, str], ...] = ()
    """The same for parts of words."""
    idioms: Mapping[str, Sequence[tuple[str, ...]]] = field(default_factory=dict)
    """By the number that they begin with, which stays a word."""
    parts_of_hours: frozenset[str] = NOTHING
    around_hours: frozenset[str] = NOTHING
    """Between minutes and the hour."""
    before_hours: frozenset[str] = NOTHING
    """The same, and something else too."""
    ordinal: Callable[[int], str] | None = None
    """How an ordinal number is written; None: never in digits."""

    def is_word(self, word: str) -> bool:
        if isinstance(self.words, frozenset):
            return word in self.words
        return self.words.fullmatch(word) is not None

    def respelled(self, word: str) -> str:
        word = self.spellings.get(word, word)
        for part, known in self.parts:
            word = word.replace(part, known)
        return word


def words_of(words: str) -> frozenset[str]:
    return frozenset(words.split())


def months_of(names: str) -> Mapping[str, str]:
    return {name.lower(): name for name in names.split()}


def idioms_of(*phrases: str) -> Mapping[str, Sequence[tuple[str, ...]]]:
    """Phrases by their first word."""
    split = [tuple(phrase.split()) for phrase in phrases]
    return {first: [phrase for phrase in split if phrase[0] == first] for first, *_ in split}


def units_of(words: Mapping[str, str | None]) -> Units:
    """Of phrases, each with others of the same meaning behind strokes."""
    return {tuple(phrase.split()): sign for phrases, sign in words.items() for phrase in phrases.split("|")}


def pattern_of(parts: str, joints: str = "") -> re.Pattern[str]:
    """Words put together from these alone; never goes back, so that its time is linear. `joints` are none by
    themselves."""
    alone = "".join(rf"(?!{joint}\Z)" for joint in joints.split())
    ordered = sorted((*parts.split(), *joints.split()), key=len, reverse=True)
    return re.compile(f"{alone}(?:{'|'.join(ordered)})++")
