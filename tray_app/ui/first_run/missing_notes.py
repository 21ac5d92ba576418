"""What is missing, one frame each: what it is, what helps, and the help as a button or as a line to copy."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from tray_app.core.errors import Problem
from tray_app.core.missing import Mend, Missing
from tray_app.core.translation import marked, tr
from tray_app.ui.announcing import announce
from tray_app.ui.labels import button
from tray_app.ui.theme import colours

from .pieces import words

MENDS = {Mend.UNMUTE: marked("&Unmute it"), Mend.BIND_KEYS: marked("&Bind the keys…")}
"""What is written on the button."""


class MissingNotes(QWidget):
    """Nothing at all while nothing is missing."""

    def __init__(self, mend: Callable[[Missing | None], None]) -> None:
        """`mend` is called with what is to be mended, or with None to look again."""
        super().__init__()
        self._mend = mend
        self._missing: list[Missing] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._told = words()
        self._told.hide()
        self._column.addWidget(self._told)
        self.notes: list[MissingNote] = []
        self.setVisible(False)

    def show_missing(self, missing: Sequence[Missing]) -> None:
        if list(missing) == self._missing:
            return
        self._missing = list(missing)
        for note in self.notes:
            self._column.removeWidget(note)
            note.hide()
            note.deleteLater()
        self.notes = [MissingNote(one, self._mend) for one in missing]
        for at, note in enumerate(self.notes):
            self._column.insertWidget(at, note)
            note.show()
            announce(self, note.accessibleName())
        if not missing:
            self.say(None)
        self.setVisible(bool(missing))

    def say(self, problem: object) -> None:
        """What came of mending; a Problem, or None when all went well."""
        text = f"{tr(problem.title)} {tr(problem.remedy)}" if isinstance(problem, Problem) else ""
        self._told.setText(text)
        self._told.setVisible(bool(text))
        announce(self._told, text)


class MissingNote(QWidget):
    """One of them. The edge's colour never stands alone: a triangle stands beside the words."""

    _SIGN = 18

    def __init__(self, missing: Missing, mend: Callable[[Missing | None], None]) -> None:
        super().__init__()
        title, remedy = tr(missing.problem.title), tr(missing.problem.remedy)
        self.setAccessibleName(f"{title} {remedy}")
        self._title = words(title)
        grid = QGridLayout(self)
        grid.setContentsMargins(self._SIGN + 24, 12, 12, 12)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        grid.addWidget(self._title, 0, 0, 1, 3)
        grid.addWidget(words(remedy, dim=True), 1, 0, 1, 3)
        if missing.copy:
            grid.addWidget(_line(missing.copy), 2, 0, 1, 3)
        buttons = [button(tr(MENDS[missing.mend]), lambda: mend(missing))] if missing.mend else []
        if missing.copy:
            buttons.append(button(tr("&Copy this line"), lambda: _copy(missing.copy)))
        buttons.append(button(tr("Look a&gain"), lambda: mend(None)))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        for made in buttons:
            row.addWidget(made)
        grid.addLayout(row, 3, 0, 1, 3)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        shown = colours(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(shown.pending, 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        right_to_left = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left = self.width() - 12 - self._SIGN if right_to_left else 12
        top = self._title.geometry().top() + (self._title.fontMetrics().height() - self._SIGN) / 2
        painter.translate(left, top)
        painter.setPen(QPen(shown.pending, 2, j=Qt.PenJoinStyle.RoundJoin, c=Qt.PenCapStyle.RoundCap))
        unit = float(self._SIGN)
        painter.drawPolygon([QPointF(unit / 2, 1), QPointF(unit - 1, unit - 2), QPointF(1, unit - 2)])
        painter.drawLine(QPointF(unit / 2, unit * 0.4), QPointF(unit / 2, unit * 0.62))
        painter.drawPoint(QPointF(unit / 2, unit * 0.76))
        painter.end()


def _line(text: str) -> QLabel:
    label = words(text, selectable=True)
    label.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
    label.setAccessibleName(tr("Line to copy: {line}").format(line=text))
    return label


def _copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
