"""What a page of a report is put together from, whatever it is printed as."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .drawing import Drawing

Cell = str | Drawing


@dataclass(frozen=True, slots=True)
class Column:
    title: str
    right: bool = False
    drawn: bool = False
    """Only a picture of what other columns say: left out where pictures cannot be shown."""
    wide: bool = False
    """Running text, which may take the room that figures do not need."""


@dataclass(frozen=True, slots=True)
class Table:
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    headings: Mapping[int, str]
    """Heading above the row of that number."""


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    paragraphs: tuple[str, ...] = ()
    drawings: tuple[Drawing, ...] = ()
    undrawn: Table | None = None
    """The drawings in figures, for pages that cannot show them."""
    table: Table | None = None
    notes: tuple[str, ...] = ()
    """Below the table, and less important."""


@dataclass(frozen=True, slots=True)
class KeyFigure:
    label: str
    value: str
    note: str
