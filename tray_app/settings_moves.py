"""A row of the settings file in another place, and a table by another name: with its comments, all else as it is."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from tray_app.settings_lines import Place, line_numbers

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_HEADING = re.compile(r"^(\s*\[)[^\]#]*(\].*)$")


@dataclass(frozen=True, slots=True)
class Move:
    place: Place
    """Of a row, which ends in its number."""
    to: int
    """The number that it has then."""

    @property
    def back(self) -> Move:
        return Move((*self.place[:-1], self.to), int(self.place[-1]))

    def meant(self, content: dict[str, Any]) -> dict[str, Any]:
        """What the file means afterwards. Raises ValueError when it has no such rows."""
        result = copy.deepcopy(content)
        rows = _found(result, self.place[:-1])
        number = int(self.place[-1])
        if not isinstance(rows, list) or not (0 <= number < len(rows) and 0 <= self.to < len(rows)):
            raise ValueError(f"there is no row {max(number, self.to) + 1}")
        rows.insert(self.to, rows.pop(number))
        return result

    def as_text(self, text: str) -> str | None:
        """None where the rows have no headings of their own."""
        pieces = _pieces(text.split("\n"), self.place[:-1], text)
        rows = [number for number, (_lines, is_row) in enumerate(pieces) if is_row]
        if max(int(self.place[-1]), self.to) >= len(rows):
            return None
        order = list(rows)
        order.insert(self.to, order.pop(int(self.place[-1])))
        placed = dict(zip(rows, order, strict=True))
        lines = [line for number in range(len(pieces)) for line in pieces[placed.get(number, number)][0]]
        return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class Rename:
    place: Place
    """Of a table, which ends in its name."""
    name: str

    @property
    def new_place(self) -> Place:
        return (*self.place[:-1], self.name)

    @property
    def back(self) -> Rename:
        return replace(self, place=self.new_place, name=str(self.place[-1]))

    def meant(self, content: dict[str, Any]) -> dict[str, Any]:
        """In the same order. Raises ValueError where there is no such table, or another one of that name."""
        result = copy.deepcopy(content)
        around = _found(result, self.place[:-1])
        old = self.place[-1]
        if not isinstance(around, dict) or old not in around:
            raise ValueError(f"there is no {old}")
        if self.name in around:
            raise ValueError(f"there is a {self.name} already")
        named = [(self.name if name == old else name, value) for name, value in around.items()]
        around.clear()
        around.update(named)
        return result

    def as_text(self, text: str) -> str | None:
        """None where it has no heading of its own."""
        lines, number = text.split("\n"), line_numbers(text).get(self.place)
        heading = _HEADING.match(lines[number - 1]) if number is not None else None
        if number is None or heading is None:
            return None
        lines[number - 1] = f"{heading[1]}{'.'.join(map(_written, self.new_place))}{heading[2]}"
        return "\n".join(lines)


def _written(part: str | int) -> str:
    """As a key of TOML."""
    name = str(part)
    return name if _BARE.fullmatch(name) else json.dumps(name, ensure_ascii=False)


def _found(content: Any, place: Place) -> Any:
    for part in place:
        content = content.get(part) if isinstance(content, dict) else None
    return content


def _pieces(lines: Sequence[str], table: Place, text: str) -> list[tuple[list[str], bool]]:
    """The file in pieces that follow each other; of each whether it is a row of `table`, with the comments right above
    its heading. The blank lines behind a row stay where they are."""
    headings = [
        (number - 1, place)
        for place, number in line_numbers(text).items()
        if lines[number - 1].lstrip().startswith("[")
    ]
    starts = {_with_comments(lines, number): _is_row(place, table) for number, place in sorted(headings)
              if not _is_within_row(place, table)}  # fmt: skip
    found: list[tuple[list[str], bool]] = [(list(lines[: min(starts, default=len(lines))]), False)]
    ends = [*list(starts)[1:], *([len(lines)] if starts else [])]
    for (start, is_row), end in zip(starts.items(), ends, strict=True):
        last = end
        while is_row and last > start and not lines[last - 1].strip():
            last -= 1
        found.append((list(lines[start:last]), is_row))
        found.append((list(lines[last:end]), False))
    return found


def _is_row(place: Place, table: Place) -> bool:
    return len(place) == len(table) + 1 and place[: len(table)] == table and isinstance(place[-1], int)


def _is_within_row(place: Place, table: Place) -> bool:
    return len(place) > len(table) + 1 and place[: len(table)] == table


def _with_comments(lines: Sequence[str], heading: int) -> int:
    """Those right above it."""
    start = heading
    while start > 0 and lines[start - 1].lstrip().startswith("#"):
        start -= 1
    return start
