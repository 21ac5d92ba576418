"""The report as one HTML file: no script, no network, light or dark as the reader has it, printable."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from .drawing import Drawing
from .html_style import STYLE
from .outline import key_figures, letter, made_at, sections
from .parts import Cell, Column, KeyFigure, Section, Table
from .svg import to_svg


def to_html(document: Mapping[str, Any]) -> str:
    """`document` as `report.build` makes it."""
    made = made_at(document)
    top = head(letter(document), "Performance report", document["grade"]["reason"], f"Holdtalk, made {made}")
    return page(f"Holdtalk performance report, {made}", top + tiles(key_figures(document)), sections(document))


def page(title: str, top: str, found: Sequence[Section]) -> str:
    """A whole file; `top` is made by `head` and `tiles`."""
    parts = [top, *(_section(section) for section in found)]
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        # Nothing is fetched, whatever the name of a device might hold.
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{escape(title)}</title>\n<style>{STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n{chr(10).join(parts)}\n</main>\n</body>\n</html>\n"
    )


def head(grade: str, title: str, reason: str, made: str) -> str:
    return (
        f'<header><div class="grade" role="img" aria-label="Grade {grade}">{grade}</div><div>'
        f"<h1>{escape(title)}</h1>"
        f"<p>{escape(reason)}</p>"
        f'<p class="dim">{escape(made)}</p></div></header>\n'
    )


def plain_head(title: str, made: str) -> str:
    """Of a page that gives no grade."""
    return f'<header><div><h1>{escape(title)}</h1><p class="dim">{escape(made)}</p></div></header>\n'


def tiles(figures: Sequence[KeyFigure]) -> str:
    return f'<dl class="tiles">{"".join(_tile(figure) for figure in figures)}</dl>'


def _tile(figure: KeyFigure) -> str:
    return (
        f"<div><dt>{escape(figure.label)}</dt><dd>{escape(figure.value)}</dd>"
        f'<dd class="dim">{escape(figure.note)}</dd></div>'
    )


def _section(section: Section) -> str:
    parts = [f"<section><h2>{escape(section.title)}</h2>"]
    told = [f"<p>{escape(paragraph)}</p>" for paragraph in section.paragraphs]
    if section.drawings:  # each paragraph is the caption of the drawing below it
        pairs = zip(told, section.drawings, strict=True)
        parts += [f"<figure>{caption}{to_svg(drawing)}</figure>" for caption, drawing in pairs]
    else:
        parts += told
    if section.table is not None:
        parts.append(_table(section.table))
    parts += [f'<p class="dim">{escape(note)}</p>' for note in section.notes]
    return "\n".join([*parts, "</section>"])


def _table(table: Table) -> str:
    head = "".join(f'<th scope="col"{_kind(column)}>{escape(column.title)}</th>' for column in table.columns)
    rows = []
    for at, row in enumerate(table.rows):
        if at in table.headings:
            heading = escape(table.headings[at])
            rows.append(f'<tr class="group"><th colspan="{len(row)}" scope="rowgroup">{heading}</th></tr>')
        rows.append(_row(row, table.columns))
    # Where cells run over several lines, rows are read from their top, not along their middle.
    kind = "prose" if any(column.wide for column in table.columns) else "figures"
    head = f"<thead><tr>{head}</tr></thead>"
    return f'<div class="scroll"><table class="{kind}">{head}<tbody>{"".join(rows)}</tbody></table></div>'


def _row(row: Sequence[Cell], columns: Sequence[Column]) -> str:
    texts = (to_svg(cell) if isinstance(cell, Drawing) else escape(cell) for cell in row)
    cells = (f"<td{_kind(column)}>{text}</td>" for text, column in zip(texts, columns, strict=True))
    return f"<tr>{''.join(cells)}</tr>"


def _kind(column: Column) -> str:
    kinds = [name for name in ("right", "wide", "drawn") if getattr(column, name)]
    return f' class="{" ".join(kinds)}"' if kinds else ""
