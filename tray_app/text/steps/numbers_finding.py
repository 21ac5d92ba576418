"""What the rules for dates, times, money and the rest have in common."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from .numbers_reading import Amount, Number, Said

_ALWAYS_GROUPED = 5
"""Digits from which on thousands are set apart: 1500 and 2026, but 12,000."""


class Found(NamedTuple):
    """Places count in tokens."""

    first: int
    last: int
    written: str | None
    """None: it stays as it is."""


Pattern = Callable[[Said, int], Found | None]
"""Looks at one of the numbers of a text, with all that stands around it."""


def numeral(said: Said, number: Number) -> str:
    """In the way of the language, without a unit."""
    language = said.language
    digits = number.digits
    if number.decimals:
        mark = "." if "." in number.decimals or _names_version(said, number) else language.decimal_mark
        return f"{digits}{mark}{number.decimals}"
    return grouped(said, digits)


def grouped(said: Said, digits: str) -> str:
    """With the thousands set apart."""
    if len(digits) < _ALWAYS_GROUPED or digits.startswith("0"):
        return digits
    return f"{int(digits):,}".replace(",", said.language.thousands_mark)


def _names_version(said: Said, number: Number) -> bool:
    return said.word(number.first - 1) in said.language.versions


def amount(said: Said, at: int) -> Amount | None:
    """The number there with what belongs to it, if it is one that can have a unit."""
    if at not in said.amounts:
        said.amounts[at] = _amount(said, at)
    return said.amounts[at]


def _amount(said: Said, at: int) -> Amount | None:
    number = said.numbers[at]
    language = said.language
    if number.ordinal or not said.stands_alone(at) or has_fraction(said, number.last) or shares_scale(said, number):
        return None
    first, last, scale = number.first, number.last, said.word(number.last)
    if first == last and scale in language.scales:
        # "A hundred percent", but "a few hundred" is none.
        before = said.word(first - 1)
        if before in language.articles:
            first -= 1
        if scale in language.millions or said.word(first - 1) in language.vague:
            return None
        return (
            None if language.bare_needs_article and first == last else Amount(first, last, numeral(said, number), False)
        )
    if scale in language.millions:
        # Each of these words is a power of a thousand.
        size = 1000 ** language.millions[scale]
        if number.value % size:
            return Amount(first, last, numeral(said, number), False)
        written = f"{grouped(said, str(number.value // size))} {said.text(last)}"
        return Amount(first, last, written, True)
    if (power := language.millions.get(said.word(last + 1))) and power:
        return Amount(first, last + 1, f"{numeral(said, number)} {said.text(last + 1)}", True)
    return Amount(first, last, numeral(said, number), False)


def has_fraction(said: Said, last: int) -> bool:
    """“Twenty and a half”, “two thirds”."""
    behind = said.word(last + 1)
    halves = said.language.halves.get(behind, ())
    return behind in said.language.fractions or any(said.words(last + 1, len(half)) == half for half in halves)


def is_plain_end(said: Said, at: int) -> bool:
    """Whether the words before may end there: no noun follows that a number could belong to."""
    return not said.is_word(at) or said.word(at) in said.language.small_words


def shares_scale(said: Said, number: Number) -> bool:
    """“Two or three hundred”: neither of the two is what its word says."""
    language = said.language
    later = said.number_at(number.last + 2)
    if later is not None and links(said, number) and _is_bare(said, said.numbers[later].first):
        return True
    if said.word(number.first - 1) in language.ranges and _is_bare(said, number.first - 2):
        return True
    if later is not None and links(said, number) and _ends_in_scale(said, said.numbers[later]):
        return not _ends_in_scale(said, number) and number.value < said.numbers[later].value
    if not _ends_in_scale(said, number) or not language.is_word(said.word(number.first - 2)):
        return False
    linked = said.word(number.first - 1) in language.ranges or not language.between.isdisjoint(
        said.words(number.first - 3, 1)
    )
    return linked and said.word(number.first - 2) not in language.scales


def _is_bare(said: Said, at: int) -> bool:
    """“Hundert bis zweihundert”: a hundred without a number before it."""
    return said.word(at) in said.language.scales and not said.language.is_word(said.word(at - 1))


def _ends_in_scale(said: Said, number: Number) -> bool:
    return number.first < number.last and said.word(number.last) in said.language.scales


def links(said: Said, early: Number) -> bool:
    word = said.word(early.last + 1)
    return word in said.language.ranges or said.word(early.first - 1) in said.language.between
