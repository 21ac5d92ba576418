"""A text as words, and the numbers among them.

How number words of a language go together is known by text2num, which is loaded with the first text that has one.
What it is given are runs of number words alone, without decimals and with few joints: of “one hundred and two hundred”
it makes 102 and 100.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from .numbers_language import Language, words_of
from .numbers_words import LANGUAGES

_TOKEN = re.compile(r"[AaPp](?<!\w[AaPp])\. ?[Mm]\.|\d+(?:[.,:]\d+)*|\w+(?:['’]\w+)*|\n|(?!(?<=\w)[-‑]\w)[^\w\s]")
_WORD = re.compile(r"\w+")
_HYPHENS = "-‑"
_CLOCKS = words_of("p m am pm uhr heure heures")
_ENDS_OF_SENTENCES = frozenset({"", ".", "!", "?", "…", ":", "\n", "•", "-", "–", "“", '"', "(", "¡", "¿", "„", "«"})
_MOST_DIGITS = 40
"""Of one number: more are noise, and int() refuses some thousands of them."""
_BETWEEN_REACH = 6
"""How many words before an “and” a “between” still belongs to it."""


@dataclass(frozen=True, slots=True)
class Number:
    """As it was said; places count in tokens."""

    first: int
    last: int
    digits: str
    decimals: str = ""
    ordinal: bool = False

    @property
    def value(self) -> int:
        """Without the decimals."""
        return int(self.digits)

    @property
    def by_digits(self) -> bool:
        """Each of its words is a digit: “five”, “zero six”, but not “forty nine”."""
        by_word = self.last - self.first + 1 == len(self.digits)
        return by_word and not self.ordinal and not self.decimals and (self.first == self.last or self.digits[0] == "0")


class Amount(NamedTuple):
    """A number that stands for itself."""

    first: int
    last: int
    written: str
    millions: bool
    """It ends in such a word: 2 million."""


class _Word:
    """How text2num wants to be asked."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def text(self) -> str:
        return self._text

    def nt_separated(self, _previous: object) -> bool:
        return False

    def not_a_number_part(self) -> bool:
        return False


class Said:
    """A text and the numbers in it."""

    def __init__(self, text: str, language: Language) -> None:
        self.language = language
        self._text = text
        self._texts: Sequence[str] = _TOKEN.findall(text)
        self._spans: list[tuple[int, int]] = []
        self._has_hyphens = any(hyphen in text for hyphen in _HYPHENS)
        self._words = tuple([token.lower() for token in self._texts])
        self.numbers = _with_decimals(self, list(_numbers(self)))
        self.amounts: dict[int, Amount | None] = {}
        """What was made of the numbers: several rules ask for it."""
        self._starts = {number.first: at for at, number in enumerate(self.numbers)}

    def __len__(self) -> int:
        """Of words, marks and line breaks: tokens, which all places count in."""
        return len(self._words)

    def word(self, at: int) -> str:
        """In lower case; empty beyond the text."""
        return self._words[at] if 0 <= at < len(self._words) else ""

    def text(self, at: int) -> str:
        """As it stands in the text, where there is one."""
        return self._texts[at]

    def place(self, first: int, last: int) -> tuple[int, int]:
        """In characters: from where to where these tokens stand."""
        return self._span(first)[0], self._span(last)[1]

    def _span(self, at: int) -> tuple[int, int]:
        """Found when it is asked for, which is less often than tokens are looked at."""
        while len(self._spans) <= at:
            token = self._texts[len(self._spans)]
            # Between two of them are blanks, or the hyphen between two words.
            start = self._text.index(token, self._spans[-1][1] if self._spans else 0)
            self._spans.append((start, start + len(token)))
        return self._spans[at]

    def joined(self, at: int) -> bool:
        """By a hyphen, to the one before."""
        if not self._has_hyphens or at >= len(self._texts):
            return False
        start = self._span(at)[0]
        return start > 0 and self._text[start - 1] in _HYPHENS and at > 0 and self._span(at - 1)[1] == start - 1

    def number_words(self) -> Iterator[int]:
        """Where the words are of which numbers are made."""
        words = self.language.words
        if isinstance(words, frozenset):
            return (at for at, word in enumerate(self._words) if word in words)
        return (at for at, word in enumerate(self._words) if words.fullmatch(word))

    def words(self, at: int, count: int) -> tuple[str, ...]:
        return self._words[max(0, at) : max(0, at + count)]

    def begins_idiom(self, at: int) -> bool:
        """Whether the word there begins a phrase in which a number stays a word."""
        return any(self.words(at, len(idiom)) == idiom for idiom in self.language.idioms.get(self.word(at), ()))

    def is_word(self, at: int) -> bool:
        return self.word(at)[:1].isalpha()

    def capital(self, at: int) -> bool:
        return 0 <= at < len(self._texts) and self._texts[at][0].isupper()

    def begins_sentence(self, at: int) -> bool:
        return self.word(at - 1) in _ENDS_OF_SENTENCES

    def number_at(self, token: int) -> int | None:
        """Which number begins there."""
        return self._starts.get(token)

    def next_to(self, at: int) -> int | None:
        """The number that follows number `at` with nothing between."""
        return self._starts.get(self.numbers[at].last + 1)

    def stands_alone(self, at: int) -> bool:
        """Whether no other number is right beside it: of “six thirty” nobody knows what it is."""
        before = at > 0 and self.numbers[at - 1].last + 1 == self.numbers[at].first
        number = self.numbers[at]
        given = self.word(number.first - 1)[:1].isdigit() or self.word(number.last + 1)[:1].isdigit()
        return not before and not given and self.next_to(at) is None


def has_numbers(text: str, language: Language) -> bool:
    """Whether there is anything in it that may be written in digits; cheap. Most texts have no number word but those
    that are an article or a pronoun too, and nothing that could make them more."""
    lower = text.lower()
    words = frozenset(_WORD.findall(lower))
    known = language.words
    found = words & known if isinstance(known, frozenset) else frozenset(filter(known.fullmatch, words))
    if found <= language.often_none:
        twice = any(f"{word} {word}" in lower for word in found)
        return bool(found) and (twice or not words.isdisjoint(_company(language.code)))
    return True


@cache
def _company(code: str) -> frozenset[str]:
    """Words beside which even “one” and “first” may be numbers: units, months, pages."""
    language = LANGUAGES[code]
    phrases = (*language.units, *language.percent)
    named = {*language.months, *language.currencies, *(phrase[0] for phrase in phrases)}
    return _CLOCKS.union(named, language.labels, language.versions, language.points, language.minus, language.millions)


def _runs(said: Said) -> Iterator[tuple[int, list[str]]]:
    """Number words that stand side by side, each with the place of its first, as text2num spells them."""
    language = said.language
    first, run = 0, list[str]()
    for at in said.number_words():
        word = said.word(at)
        behind = first + len(run)
        if run and at == behind + 1 and _is_joint(said, behind):
            run.append(said.word(behind))
        elif run and at > behind:
            yield first, run
            run = []
        # "Two point five million" is no five million.
        if run and word in language.millions and said.word(first - 1) in language.points:
            yield first, run
            run = []
        if word not in language.zeros:
            run.append(language.respelled(word))
        elif run:
            run.append("zero")
        else:
            continue
        first = at - len(run) + 1
    if run:
        yield first, run


def _is_joint(said: Said, at: int) -> bool:
    """Whether the word there, such as “and”, holds a number together."""
    joint = said.language.joints.get(said.word(at))
    if joint is None or not joint.holds(said.word(at - 1), said.word(at + 1)):
        return False
    if not said.language.between.isdisjoint(said.words(at - _BETWEEN_REACH, min(_BETWEEN_REACH, at))):
        return False
    behind = at + 1
    while said.language.is_word(said.word(behind)) and behind - at <= _BETWEEN_REACH:
        if said.word(behind) in joint.not_behind:
            return False
        if said.word(behind) in said.language.scales:
            break
        behind += 1
    return True


def _numbers(said: Said) -> Iterator[Number]:
    from text_to_num import find_numbers  # a Rust extension of 2 MB: for texts with numbers alone

    language = said.language
    for first, run in _runs(said):
        for found in find_numbers([_Word(word) for word in run], language.code, 0.0):
            digits = "".join(filter(str.isdigit, found.text))
            if not digits.isascii() or not 0 < len(digits) <= _MOST_DIGITS:
                continue
            last = first + found.end - 1
            if last > first and {said.word(last), said.word(last - 1)} <= language.millions.keys():
                continue
            ordinal = found.is_ordinal or said.word(last) in language.ordinals
            yield _with_article(said, Number(first + found.start, last, digits, "", ordinal))


def _with_article(said: Said, number: Number) -> Number:
    """“A hundred and five” begins with its article; “a hundred” alone is no number."""
    language = said.language
    if (
        number.first < number.last
        and said.word(number.first) in language.scales
        and said.word(number.first - 1) in language.articles
    ):
        return replace(number, first=number.first - 1)
    return number


def _with_decimals(said: Said, numbers: Sequence[Number]) -> list[Number]:
    """“Three point one four” as one, and versions: “version three point eleven point two”."""
    made: list[Number] = []
    at = 0
    while at < len(numbers):
        number = numbers[at]
        at += 1
        version = _is_version(said, number.first)
        points = said.language.points | (said.language.version_points if version else frozenset())
        parts: list[str] = []
        while at < len(numbers) and not number.ordinal and _points_to(said, number.last, numbers[at], points):
            taken = _decimals(numbers, at, whole=version)
            if not taken:
                break
            parts.append("".join(one.digits for one in taken))
            at += len(taken)
            number = replace(number, last=taken[-1].last)
        if parts and at < len(numbers) and _is_bare_million(said, number.last, numbers[at]):
            at += 1
        made.append(replace(number, decimals=".".join(parts)) if parts else number)
    return made


def _is_version(said: Said, first: int) -> bool:
    return not said.language.versions.isdisjoint(said.words(first - 1, 1))


def _is_bare_million(said: Said, last: int, number: Number) -> bool:
    """“Two point five million”: the word is read as a unit."""
    return number.first == number.last == last + 1 and said.word(number.first) in said.language.millions


def _points_to(said: Said, last: int, number: Number, points: frozenset[str]) -> bool:
    return number.first == last + 2 and not number.ordinal and said.word(last + 1) in points


def _decimals(numbers: Sequence[Number], at: int, *, whole: bool) -> Sequence[Number]:
    """Digit by digit, or one number up to 99."""
    if not numbers[at].by_digits:
        return numbers[at : at + 1] if numbers[at].value < 100 else ()
    taken = [numbers[at]]
    if not whole:
        for before, number in pairwise(numbers[at:]):
            if number.first != before.last + 1 or not number.by_digits:
                break
            taken.append(number)
    return taken
