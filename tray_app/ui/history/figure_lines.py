"""The figures of the chosen dictation, a heading and a few words a line.

Not a table in a label of rich text: Qt lays that out several times for each dictation, ten milliseconds in all. Labels
whose text can be selected each keep a document for it, another three; so they are copied by their menu.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QGuiApplication, QHelpEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QToolTip, QWidget

from tray_app.core.translation import lines, tr
from tray_app.ui.labels import plain

Figures = Sequence[tuple[str, str]]
"""Headings, and what stands behind them."""
_APART_PX = 16


class FigureLines(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Figures of this dictation"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        copy = QAction(tr("&Copy"), self)
        copy.triggered.connect(self._copy)
        self.addAction(copy)
        self._all: Callable[[], Figures] = lambda: ()
        self._lines: list[tuple[QLabel, QLabel]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(_APART_PX)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)

    def tell(self, figures: Figures, every: Callable[[], Figures] = lambda: ()) -> None:
        """`every` gives those that are shown to whoever points at these."""
        self._all = every
        while len(self._lines) < len(figures):
            self._add_line()
        for at, line in enumerate(self._lines):
            known = at < len(figures)
            for label, text in zip(line, figures[at] if known else ("", ""), strict=True):
                label.setText(text)
                label.setVisible(known)
        self.setVisible(bool(figures))

    def texts(self) -> list[tuple[str, str]]:
        """What is shown."""
        return [(heading.text(), said.text()) for heading, said in self._lines if heading.text()]

    def _copy(self) -> None:
        told = (tr("{what}: {figure}").format(what=heading, figure=said) for heading, said in self.texts())
        QGuiApplication.clipboard().setText(lines(*told))

    def _add_line(self) -> None:
        heading, said = QLabel(self), plain()
        heading.setTextFormat(Qt.TextFormat.PlainText)
        heading.setBuddy(said)
        self._lines.append((heading, said))
        for column, label in enumerate((heading, said)):
            self._grid.addWidget(label, len(self._lines), column, Qt.AlignmentFlag.AlignTop)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), _table(self._all()), self)
            return True
        return super().event(event)


def _table(figures: Figures) -> str:
    cells = (f"<tr><td>{escape(name)}&nbsp;&nbsp;&nbsp;</td><td>{escape(text)}</td></tr>" for name, text in figures)
    return f"<table>{''.join(cells)}</table>" if figures else ""
