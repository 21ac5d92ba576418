"""Words of a text, and the spoken phrases among them that a step knows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, NamedTuple, TypeVar

Value = TypeVar("Value")

BLANKS = " \u00a0\u202f"
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


class Word(NamedTuple):
    """A run of letters and digits, apostrophes within it included."""

    start: int
    end: int
    small: str
    """In lower case, with straight apostrophes."""


@dataclass(frozen=True, slots=True)
class Found(Generic[Value]):
    """A phrase in a text."""

    start: int
    end: int
    first: int
    """Which of the words it begins with."""
    after: int
    """The first word behind it; as many as there are words where it is the last."""
    value: Value = field(repr=False)


def word_set(listed: str) -> frozenset[str]:
    """Of words with blanks between them: lists of a hundred are read, and kept, more easily so."""
    return frozenset(listed.split())


def words_of(text: str) -> Sequence[Word]:
    return [Word(*word.span(), word[0].lower().replace("’", "'")) for word in _WORD.finditer(text)]


class Phrases(Generic[Value]):
    """Of one language. Found whatever their capitals are, with blanks or hyphens between their words; of two that begin
    alike the longer counts. One look at each word of a text, and more only where a phrase may begin."""

    def __init__(self, values: Mapping[str, Value]) -> None:
        """By the words of a phrase in lower case, blanks between them."""
        self._by_first: dict[str, list[tuple[tuple[str, ...], Value]]] = {}
        for phrase, value in sorted(values.items(), key=lambda item: -len(item[0].split())):
            first, *others = phrase.split()
            self._by_first.setdefault(first, []).append((tuple(others), value))

    def at(self, text: str, words: Sequence[Word], at: int) -> Found[Value] | None:
        """The phrase that begins with this word."""
        for others, value in self._by_first.get(words[at].small, ()):
            after = at + 1 + len(others)
            if after <= len(words) and all(
                words[place].small == other and is_beside(text, words[place - 1], words[place])
                for place, other in enumerate(others, start=at + 1)
            ):
                return Found(words[at].start, words[after - 1].end, at, after, value)
        return None

    def found(self, text: str, words: Sequence[Word]) -> Iterator[Found[Value]]:
        """All of them from the left, none within another."""
        behind = 0
        for at, word in enumerate(words):
            if at >= behind and word.small in self._by_first and (phrase := self.at(text, words, at)) is not None:
                behind = phrase.after
                yield phrase


def is_beside(text: str, word: Word, following: Word) -> bool:
    """Nothing but a blank, or a hyphen, between them."""
    between = text[word.end : following.start]
    return between == " " or between == "-" or (between != "" and not between.strip(BLANKS))


def past_blanks(text: str, at: int) -> int:
    """The first place from here on that holds no blank."""
    while at < len(text) and text[at] in BLANKS:
        at += 1
    return at


def before_blanks(text: str, at: int) -> int:
    """The place behind the last character before this one that is no blank."""
    while at > 0 and text[at - 1] in BLANKS:
        at -= 1
    return at
