"""The report as a PDF: pages of A4 with real text and vector drawings, drawn on whichever thread asks.

Needs an application object (Qt's fonts), but neither its thread nor a window.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QBuffer, QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen

from tray_app.perf.drawing import Drawing
from tray_app.perf.outline import key_figures, letter, made_at, sections
from tray_app.perf.parts import Cell, Column, KeyFigure, Section, Table
from tray_app.perf.svg import SIZE_PX, SMALL_PX

from .painting import paint
from .theme import on_paper

PER_POINT = 10.0
"""Lengths are in tenths of a point, as fonts take whole pixels only."""
IN_TABLE = 0.52 * PER_POINT
"""How large drawings in tables are, by their own pixels; those outside are as wide as the page."""
MARGIN_MM = 14.0
GAP = 60.0
FOOT = 200.0

PAPER = on_paper()

_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop
_TOP_LEFT = _WRAP | Qt.AlignmentFlag.AlignLeft
_TOP_RIGHT = _WRAP | Qt.AlignmentFlag.AlignRight


def to_pdf(document: Mapping[str, Any]) -> bytes:
    """`document` as `report.build` makes it. Takes some tenths of a second; any thread."""
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle("Holdtalk performance report")
    writer.setCreator("Holdtalk")
    writer.setPageLayout(page_layout())
    writer.setResolution(1200)
    painter = QPainter(writer)
    try:
        _Pages(writer, painter, f"Holdtalk performance report, {made_at(document)}").draw(document)
    finally:
        painter.end()  # an exception must not leave the painter on a writer that is going away
    return bytes(buffer.data().data())


def page_layout() -> QPageLayout:
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    size = QPageSize(QPageSize.PageSizeId.A4)
    return QPageLayout(size, QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter)


def _font(points: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    font = QFont("sans-serif")
    font.setStyleHint(QFont.StyleHint.SansSerif)
    font.setPixelSize(round(points * PER_POINT))
    font.setWeight(weight)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


@dataclass(frozen=True, slots=True)
class _Column:
    column: Column
    left: float
    width: float


class _Pages:
    """A cursor that walks down the pages."""

    def __init__(self, writer: QPdfWriter, painter: QPainter, foot: str) -> None:
        self._writer, self._painter, self._foot = writer, painter, foot
        scale = writer.resolution() / (72 * PER_POINT)
        painter.scale(scale, scale)
        self._width, self._height = writer.width() / scale, writer.height() / scale - FOOT
        self._y = 0.0
        self._page = 1
        self._body, self._small, self._small_bold = _font(8.5), _font(7.5), _font(7.5, QFont.Weight.DemiBold)
        self._lettering = _font(SIZE_PX / PER_POINT), _font(SMALL_PX / PER_POINT)
        """Of drawings, in their own pixels."""
        self._heading, self._title = _font(12, QFont.Weight.DemiBold), _font(17, QFont.Weight.DemiBold)

    def draw(self, document: Mapping[str, Any]) -> None:
        self._draw_foot()
        self._draw_head(document)
        for section in sections(document):
            self._draw_section(section)

    # --- pages ---------------------------------------------------------------------------

    def _need(self, height: float) -> bool:
        """Turn the page when what comes next does not fit; True when it was turned."""
        if self._y + height <= self._height or self._y == 0.0:
            return False
        self._writer.newPage()
        self._page += 1
        self._y = 0.0
        self._draw_foot()
        return True

    def _draw_foot(self) -> None:
        box = QRectF(0, self._height + FOOT / 2, self._width, FOOT / 2)
        self._put(box, self._foot, self._small, PAPER.dim)
        self._put(box, f"Page {self._page}", self._small, PAPER.dim, _TOP_RIGHT)

    # --- text ----------------------------------------------------------------------------

    def _put(self, box: QRectF, words: str, font: QFont, ink: QColor, flags: Qt.TextFlag = _TOP_LEFT) -> None:
        self._painter.setFont(font)
        self._painter.setPen(ink)
        self._painter.drawText(box, flags, words)

    def _height_of(self, words: str, font: QFont, width: float) -> float:
        room = QRectF(0, 0, width, 1e6)
        return QFontMetricsF(font).boundingRect(room, _TOP_LEFT, words).height()

    def _paragraph(self, words: str, font: QFont, ink: QColor = PAPER.text) -> None:
        height = self._height_of(words, font, self._width)
        self._need(height)
        self._put(QRectF(0, self._y, self._width, height + 2), words, font, ink)
        self._y += height + GAP * 0.6

    # --- parts ---------------------------------------------------------------------------

    def _draw_head(self, document: Mapping[str, Any]) -> None:
        side = 560.0
        box = QRectF(8, 8, side, side)
        self._painter.setPen(QPen(PAPER.text, 18))
        self._painter.drawRoundedRect(box, 90, 90)
        self._painter.setFont(_font(32, QFont.Weight.DemiBold))
        self._painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letter(document))
        left = side + 180
        beside = self._width - left
        self._put(QRectF(left, 0, beside, 240), "Performance report", self._title, PAPER.text)
        reason = document["grade"]["reason"]
        self._put(QRectF(left, 250, beside, 260), reason, self._body, PAPER.text)
        below = 250 + self._height_of(reason, self._body, beside) + 30
        self._put(QRectF(left, below, beside, 120), f"Holdtalk, made {made_at(document)}", self._small, PAPER.dim)
        self._y = side + 2 * GAP
        self._draw_key_figures(key_figures(document))

    def _draw_key_figures(self, figures: Sequence[KeyFigure]) -> None:
        width = self._width / len(figures)
        tallest = max(self._height_of(figure.note, self._small, width - GAP) for figure in figures)
        for at, figure in enumerate(figures):
            column = QRectF(at * width, self._y, width - GAP, 270 + tallest)
            self._put(column, figure.label, self._small, PAPER.dim)
            self._put(column.adjusted(0, 105, 0, 0), figure.value, self._heading, PAPER.text)
            self._put(column.adjusted(0, 270, 0, 0), figure.note, self._small, PAPER.dim)
        self._y += 270 + tallest + GAP

    def _draw_section(self, section: Section) -> None:
        self._y += GAP
        self._need(900)  # a heading stays with what it heads
        self._paragraph(section.title, self._heading)
        for at, words in enumerate(section.paragraphs):
            if at < len(section.drawings):
                self._figure(words, section.drawings[at])
            else:
                self._paragraph(words, self._body)
        if section.table is not None:
            self._draw_table(section.table)
        for note in section.notes:
            self._paragraph(note, self._small, PAPER.dim)

    def _figure(self, caption: str, drawing: Drawing) -> None:
        factor = self._width / drawing.width
        height = drawing.height * factor
        self._need(height + self._height_of(caption, self._body, self._width) + GAP)
        self._paragraph(caption, self._body)
        self._picture(drawing, QPointF(0, self._y), factor)
        self._y += height + GAP

    def _picture(self, drawing: Drawing, place: QPointF, factor: float) -> None:
        self._painter.save()
        self._painter.translate(place)
        self._painter.scale(factor, factor)
        paint(self._painter, drawing, QPointF(), PAPER, self._lettering)
        self._painter.restore()

    # --- tables --------------------------------------------------------------------------

    def _draw_table(self, table: Table) -> None:
        columns, titles = self._columns(table), [column.title for column in table.columns]
        self._draw_row(columns, titles, self._small_bold, PAPER.dim)
        for at, row in enumerate(table.rows):
            heading = table.headings.get(at, "")
            height = self._row_height(columns, row, self._small)
            if self._need(height + (150 if heading else 0)):
                self._draw_row(columns, titles, self._small_bold, PAPER.dim)
            if heading:
                self._put(QRectF(0, self._y + 50, self._width, 110), heading, self._small_bold, PAPER.dim)
                self._y += 150
            self._draw_row(columns, row, self._small, PAPER.text)
        self._y += GAP

    def _columns(self, table: Table) -> list[_Column]:
        """Figures take what they need; running text shares the rest."""
        natural = [self._natural(table, at) for at in range(len(table.columns))]
        wide = [at for at, column in enumerate(table.columns) if column.wide]
        fixed = sum(width for at, width in enumerate(natural) if at not in wide)
        if wide:
            room, asked = max(self._width - fixed, 600.0 * len(wide)), sum(natural[at] for at in wide)
            for at in wide:
                natural[at] = room * (natural[at] / asked) * 0.5 + room / len(wide) * 0.5
        squeeze = min(1.0, self._width / sum(natural))
        columns, left = [], 0.0
        for column, width in zip(table.columns, natural, strict=True):
            columns.append(_Column(column, left, width * squeeze))
            left += width * squeeze
        return columns

    def _natural(self, table: Table, at: int) -> float:
        metrics = QFontMetricsF(self._small_bold)
        cells = (row[at] for row in table.rows)
        widths = [
            cell.width * IN_TABLE if isinstance(cell, Drawing) else metrics.horizontalAdvance(cell) for cell in cells
        ]
        return max([metrics.horizontalAdvance(table.columns[at].title), *widths]) + GAP * 1.5

    def _row_height(self, columns: Sequence[_Column], row: Sequence[Cell], font: QFont) -> float:
        return max(self._cell_height(place, cell, font) for place, cell in zip(columns, row, strict=True)) + 44

    def _cell_height(self, place: _Column, cell: Cell, font: QFont) -> float:
        if isinstance(cell, Drawing):
            return cell.height * IN_TABLE
        return self._height_of(cell, font, place.width - GAP)

    def _draw_row(self, columns: Sequence[_Column], row: Sequence[Cell], font: QFont, ink: QColor) -> None:
        """Pictures and figures stand on one middle line, that of the first line of text where there are several."""
        height = self._row_height(columns, row, font)
        prose = any(place.column.wide for place in columns)
        line = QFontMetricsF(font).height() if prose else height - 44
        for place, cell in zip(columns, row, strict=True):
            top = self._y + 22 + max(0.0, (line - self._cell_height(place, cell, font)) / 2)
            if isinstance(cell, Drawing):
                self._picture(cell, QPointF(place.left, top), IN_TABLE)
            else:
                box = QRectF(place.left, top, place.width - GAP, height)
                self._put(box, cell, font, ink, _TOP_RIGHT if place.column.right else _TOP_LEFT)
        self._y += height
        self._painter.setPen(QPen(PAPER.line, 4))
        self._painter.drawLine(QPointF(0, self._y), QPointF(self._width, self._y))
