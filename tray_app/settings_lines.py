"""Where in the settings file a setting stands, so that a mistake is named with its line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

Place = tuple[str | int, ...]
"""Such as ("hotkey", "key"), or ("binding", 0, "mode") in the first table of that name."""

_PART = re.compile(r"\"[^\"]*\"|'[^']*'|[^.\s]+")


def line_numbers(text: str) -> dict[Place, int]:
    """Where each table and each key begins, counted from 1."""
    found: dict[Place, int] = {}
    newest: dict[Place, int] = {}
    """The number of the last [[table]] of each name so far."""
    current: Place = ()
    for number, line in enumerate(text.split("\n"), start=1):
        stripped = line.strip()
        if stripped.startswith("["):
            names = _parts(stripped.lstrip("[").partition("]")[0])
            if stripped.startswith("[[") and names:
                row = (*_inside((), names[:-1], newest), names[-1])
                newest[row] = newest.get(row, -1) + 1
                found.setdefault(row, number)
            current = _inside((), names, newest)
            found.setdefault(current, number)
        elif "=" in stripped and not stripped.startswith("#"):
            found.setdefault(_inside(current, _parts(stripped.partition("=")[0]), newest), number)
    return found


def line_of(lines: Mapping[Place, int], place: Place) -> int | None:
    """The line of a setting, or of the nearest table around it that has one."""
    return next((lines[place[:end]] for end in range(len(place), 0, -1) if place[:end] in lines), None)


def _parts(name: str) -> list[str]:
    return [part.strip("\"'") for part in _PART.findall(name)]


def _inside(place: Place, names: Iterable[str], newest: Mapping[Place, int]) -> Place:
    for name in names:
        place = (*place, name)
        if place in newest:
            place = (*place, newest[place])
    return place
