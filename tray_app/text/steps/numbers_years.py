"""Years: “nineteen ninety five”, “two thousand twenty six”."""

from __future__ import annotations

from typing import NamedTuple

from .numbers_reading import Said

_FIRST, _LAST = 1100, 2199
"""Of those that are said in pairs."""


class Year(NamedTuple):
    """`last` counts in tokens."""

    last: int
    written: str


def pair_of_a_year(said: Said, at: int) -> Year | None:
    """English: two numbers side by side that make one, if nothing else is beside them."""
    second = said.next_to(at)
    if said.language.code != "en" or second is None or said.next_to(second) is not None:
        return None
    early, late = said.numbers[at], said.numbers[second]
    if early.ordinal or late.ordinal or early.decimals or late.decimals or len(late.digits) != 2:
        return None
    value = early.value * 100 + late.value
    if len(early.digits) != 2 or not _FIRST <= value <= _LAST:
        return None
    return Year(late.last, str(value))


def year_at(said: Said, token: int) -> Year | None:
    """In words or in digits, where a date has its year."""
    given = said.word(token)
    if given.isdecimal() and len(given) == 4 and given.isascii():
        return Year(token, given)
    at = said.number_at(token)
    if at is None:
        return None
    number = said.numbers[at]
    if said.next_to(at) is not None:
        return pair_of_a_year(said, at)
    if number.ordinal or number.decimals or not _FIRST <= number.value <= _LAST or len(number.digits) != 4:
        return None
    return Year(number.last, number.digits)
