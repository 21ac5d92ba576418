"""Numbers, dates, times, money and units in digits.

Only what is sure: of two readings the words stay. A number below ten by itself is a word in prose ("one of them"), and
so is one that begins a sentence; with a unit, in a date or in a time it is written in digits.
"""

from __future__ import annotations

from collections.abc import Iterator

from tray_app.core.shaped import Edit
from tray_app.text.pipeline.step import Around

from .numbers_amounts import measured, money, percent
from .numbers_dates import date
from .numbers_finding import Pattern
from .numbers_plain import decade, pair, plain, spoken_digits
from .numbers_reading import Said, has_numbers
from .numbers_times import time_of_day
from .numbers_words import LANGUAGES

_PATTERNS: tuple[Pattern, ...] = (date, time_of_day, money, percent, measured, decade, spoken_digits, pair)
"""Those of more words first."""


class Numbers:
    """Inverse text normalisation. `from_ten`: a number below ten by itself stays a word."""

    name = "numbers"

    def __init__(self, *, from_ten: bool = True) -> None:
        self._from_ten = from_ten

    def edits(self, text: str, around: Around) -> Iterator[Edit]:
        """Linear in the length of the text."""
        language = LANGUAGES.get(around.language)
        if language is None or not has_numbers(text, language):
            return
        said = Said(text, language)
        done = -1
        for at, number in enumerate(said.numbers):
            if number.first <= done:
                continue
            found = next((found for pattern in _PATTERNS if (found := pattern(said, at))), None)
            found = found or plain(said, at, from_ten=self._from_ten)
            done = found.last
            if found.written is not None:
                yield Edit(*said.place(found.first, found.last), found.written)
