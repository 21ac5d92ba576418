"""Quotation marks and apostrophes as the language has them, and the narrow blanks of French.

Which marks: Unicode CLDR, `quotationStart` and `quotationEnd` of each language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from tray_app.core.shaped import Edit
from tray_app.text.pipeline.step import Around

_NARROW, _WIDE = "\u202f", "\u00a0"
"""Blanks at which no line breaks."""


class _Quotes(NamedTuple):
    opens: str
    closes: str
    opens_within: str
    closes_within: str


_QUOTES: Mapping[str, _Quotes] = {
    "en": _Quotes("“", "”", "‘", "’"),
    "de": _Quotes("„", "“", "‚", "‘"),
    "fr": _Quotes(f"«{_NARROW}", f"{_NARROW}»", "“", "”"),
    "es": _Quotes("«", "»", "‘", "’"),
    "it": _Quotes("«", "»", "‘", "’"),
}
_STRAIGHT = re.compile("[\"']")
_BEFORE_HIGH_MARKS = re.compile("(?<=[^\\s?!;:«]) ?(?=[?!;:](?:[\\s?!)»\"']|$))")
"""Where French has a blank before a mark; none that has something beside it, as in “12:30”."""
_GUILLEMETS = re.compile("(?<=«) ?(?=[^\\s\u202f\u00a0])|(?<=[^\\s\u202f\u00a0]) ?(?=»)")


class Quotes:
    """Of `en`, `de`, `fr`, `es` and `it`. A quotation mark without its fellow stays straight: it may be inches."""

    name = "quotes"

    def edits(self, text: str, around: Around) -> Iterator[Edit]:
        marks = _QUOTES.get(around.language)
        if marks is None:
            return
        yield from _quoted(text, marks)
        if around.language == "fr":
            for place in _BEFORE_HIGH_MARKS.finditer(text):
                yield Edit(*place.span(), _WIDE if text[place.end()] == ":" else _NARROW)
            for place in _GUILLEMETS.finditer(text):
                yield Edit(*place.span(), _NARROW)


def _quoted(text: str, marks: _Quotes) -> Iterator[Edit]:
    opened: dict[str, int] = {}
    """Where those that wait for their fellow stand."""
    for found in _STRAIGHT.finditer(text):
        at, mark = found.start(), found[0]
        before, behind = text[at - 1 : at], text[at + 1 : at + 2]
        if mark == "'" and before.isalpha() and (behind.isalpha() or (behind.isdigit() and before.islower())):
            yield Edit(at, at + 1, "’")
        elif mark in opened and before and not before.isspace() and not behind.isalnum():
            opens, closes = marks[:2] if mark == '"' else marks[2:]
            start = opened.pop(mark)
            yield Edit(start, start + 1, opens)
            yield Edit(at, at + 1, closes)
        elif (not before or before.isspace() or before in "([{-–—/\"'") and behind and not behind.isspace():
            if mark == "'" and mark in opened:
                yield Edit(opened[mark], opened[mark] + 1, "’")
            opened[mark] = at
        elif mark == "'" and before.isalpha():
            yield Edit(at, at + 1, "’")
    if "'" in opened:
        yield Edit(opened["'"], opened["'"] + 1, "’")
