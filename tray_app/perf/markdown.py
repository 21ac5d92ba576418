"""The report as a page to read."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from .drawing import Drawing
from .outline import key_figures, letter, made_at, sections
from .parts import Cell, Section, Table


def to_markdown(document: Mapping[str, Any]) -> str:
    """`document` as `report.build` makes it."""
    head = f"# Holdtalk performance report\n\nMade {made_at(document)}. Grade **{letter(document)}**: "
    parts = [head + _text(document["grade"]["reason"])]
    parts.append("\n".join(f"- {found.label}: **{found.value}** ({found.note})" for found in key_figures(document)))
    parts += [section_text(section) for section in sections(document)]
    return "\n\n".join(parts) + "\n"


def section_text(section: Section) -> str:
    parts = [f"## {section.title}", *(_text(paragraph) for paragraph in section.paragraphs)]
    parts += [_table(table) for table in (section.undrawn, section.table) if table is not None]
    parts += [_text(note) for note in section.notes]
    return "\n\n".join(parts)


def _table(table: Table) -> str:
    kept = [at for at, column in enumerate(table.columns) if not column.drawn]
    columns = [table.columns[at] for at in kept]
    rule = "|".join("---:" if column.right else "---" for column in columns)
    rows = []
    for number, row in enumerate(table.rows):
        if number in table.headings:
            rows.append(f"| **{_text(table.headings[number])}** " + "| " * (len(kept) - 1) + "|")
        rows.append(_row([row[at] for at in kept]))
    return "\n".join([_row([column.title for column in columns]), f"|{rule}|", *rows])


def _row(cells: Sequence[Cell]) -> str:
    words = (cell.words if isinstance(cell, Drawing) else cell for cell in cells)
    return "| " + " | ".join(_text(word).replace("|", "\\|") for word in words) + " |"


_LINK = re.compile(r"\[(?=[^\]]*\]\s*[\[(:])")
"""A bracket that would begin a link; that of a table of the settings stays as it is."""


def _text(words: str) -> str:
    """Names of devices and of measurements are not ours: they must not become markup."""
    plain = " ".join(words.split())
    for mark in ("\\", "`", "*", "_", "<"):
        plain = plain.replace(mark, "\\" + mark)
    return _LINK.sub(r"\\[", plain)
