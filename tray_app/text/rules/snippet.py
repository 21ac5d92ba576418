"""A text of the user's with places that are filled when it is written."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tray_app.core.translation import filled, marked
from tray_app.text.filters import harmless_text
from tray_app.text.pipeline.step import Around, Layout

_PART = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|\\[nt\\]|[{}\\]|[^{}\\]+")
_ESCAPED = {"\\n": "\n", "\\t": "\t", "\\\\": "\\", "{{": "{", "}}": "}"}
_PLACES = ("date", "time", "clipboard", "cursor")
_FORMAT = re.compile(r"(?:[^%]|%-?[aAbBdeFHIjmMpRSTUwWyYzZ]|%%)+")
"""Directives of strftime without widths, of which one could fill the memory."""
_DATES = {"de": "%d.%m.%Y", "fr": "%d/%m/%Y", "es": "%d/%m/%Y", "it": "%d/%m/%Y"}
"""Where no form is told; else year, month and day, which everybody reads alike."""
_KEPT = {Layout.NONE: "", Layout.LINES: "\n", Layout.ALL: "\n\t"}
LARGEST_CLIPBOARD = 20_000
"""Characters; a snippet is no way for whole files."""


class WrongSnippet(Exception):
    """What is wrong is its text, marked."""


@dataclass(frozen=True, slots=True)
class Place:
    name: str
    form: str = ""
    """Of a date or a time, for strftime."""


@dataclass(frozen=True, slots=True)
class Snippet:
    parts: tuple[str | Place, ...]

    def filled(self, around: Around) -> tuple[str, int | None]:
        """The text, and where the caret is to stand in it; None: it does not say. Line breaks and tabs are in it as far
        as `around.layout` allows them, else blanks."""
        before: list[str] = []
        behind: list[str] = []
        parts = before
        for part in self.parts:
            if isinstance(part, str):
                parts.append(part)
            elif part.name == "cursor":
                parts = behind
            else:
                parts.append(_value(part, around))
        start = _allowed("".join(before), around.layout)
        return start + _allowed("".join(behind), around.layout), len(start) if parts is behind else None


def snippet_of(text: str) -> Snippet:
    """Raises WrongSnippet."""
    parts: list[str | Place] = []
    for found in _PART.finditer(text):
        if found[0] in "{}":
            raise WrongSnippet(marked("A curly bracket of the text itself is written twice."))
        part = _place(found[1]) if found[1] is not None else _ESCAPED.get(found[0], found[0])
        if part == Place("cursor") and part in parts:
            raise WrongSnippet(marked("The caret can stand in one place only: {cursor} is there twice."))
        parts.append(part)
    return Snippet(tuple(parts))


def plain_of(text: str) -> str:
    """With its line breaks, tabs and backslashes, and nothing else that means more than it is."""
    return re.sub(r"\\[nt\\]", lambda found: _ESCAPED[found[0]], text)


def _place(inside: str) -> Place:
    name, colon, form = inside.partition(":")
    if name not in _PLACES or (colon and name not in ("date", "time")):
        raise WrongSnippet(
            filled("There is no {{{name}}}: there are {{date}}, {{time}}, {{clipboard}} and {{cursor}}.", name=inside)
        )
    if colon and _FORMAT.fullmatch(form) is None:
        raise WrongSnippet(filled("This is no form of a date: {form}. Write one such as %d.%m.%Y or %H:%M.", form=form))
    return Place(name, form)


def _value(place: Place, around: Around) -> str:
    if place.name == "clipboard":
        return around.clipboard()[:LARGEST_CLIPBOARD]
    usual = "%H:%M" if place.name == "time" else _DATES.get(around.language, "%Y-%m-%d")
    return around.now.strftime(place.form or usual)


def _allowed(text: str, layout: Layout) -> str:
    """Without what would act on the window instead of standing in it."""
    kept = _KEPT[layout]
    if not kept:
        return harmless_text(text)
    return "".join(
        part if part in kept else harmless_text(part)
        for part in re.split(f"([{kept}])", text.replace("\r\n", "\n"))
        if part
    )
