"""Words of a text, and the spoken phrases among them that a step knows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import accumulate
from typing import Generic, NamedTuple, TypeVar, cast

Value = TypeVar("Value")

BLANKS = " \u00a0\u202f"
_WORD = re.compile(r"([^\W_]+(?:'[^\W_]+)*)")


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


_AS_WORD = partial(cast("Callable[[type[Word], tuple[int, int, str]], Word]", tuple.__new__), Word)


def word_set(listed: str) -> frozenset[str]:
    """Of words with blanks between them: lists of a hundred are read, and kept, more easily so."""
    return frozenset(listed.split())


def small_of(text: str) -> str:
    """In lower case and with straight apostrophes, each character in the place it had."""
    small = text.lower()
    if len(small) != len(text):  # few letters have two in lower case: İ
        small = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    return small.replace("’", "'")


def words_of(text: str) -> Sequence[Word]:
    # What is between the words, and they, in turn: every step does this, and so it costs half of a loop over matches.
    parts = _WORD.split(small_of(text))
    ends = list(accumulate(map(len, parts)))
    return list(map(_AS_WORD, zip(ends[::2], ends[1::2], parts[1::2], strict=False)))


class Phrases(Generic[Value]):
    """Of one language. Found whatever their capitals are, with blanks or hyphens between their words; of two that begin
    alike the longer counts. A text with none costs a search for some thirty words; any other one look at each word, and
    more only where a phrase may begin."""

    def __init__(self, values: Mapping[str, Value]) -> None:
        """By the words of a phrase in lower case, blanks between them."""
        self._phrases = tuple(values)
        self._longest = {max(phrase.split(), key=len) for phrase in values}
        """One word of each: without any of these there is none."""
        self._by_first: dict[str, list[tuple[tuple[str, ...], Value]]] = {}
        for phrase, value in sorted(values.items(), key=lambda item: -len(item[0].split())):
            first, *others = phrase.split()
            self._by_first.setdefault(first, []).append((tuple(others), value))

    def may_be_in(self, text: str) -> bool:
        """Quickly told; where it says so there need be none."""
        small = small_of(text)
        if not any(word in small for word in self._longest):
            return False
        plain = " ".join(small.replace("-", " ").split())
        return any(phrase in plain for phrase in self._phrases)

    def __contains__(self, word: str) -> bool:
        """A phrase begins with this word."""
        return word in self._by_first

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
