"""The window's first line: how things stand, and what can be done."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from tray_app.core.translation import marked, tr
from tray_app.perf.breaches import State
from tray_app.perf.words import word
from tray_app.ui import theme
from tray_app.ui.labels import sentence
from tray_app.ui.menu import ExportMenu
from tray_app.ui.painting import draw_state
from tray_app.ui.told_as import Picture, name_choice

from .sections import Headline

RANGES: tuple[tuple[str, int | None], ...] = (
    (marked("1 minute"), 60),
    (marked("10 minutes"), 600),
    (marked("1 hour"), 3_600),
    (marked("All kept"), None),
)
"""What the reader sees, and seconds; of each figure the last samples are kept (monitor.WINDOW_SAMPLES)."""
HINT_LINES = 2
"""Room for a hint beside the controls."""
MINIMAL, COMPACT, DETAILED = "minimal", "compact", "detailed"
VIEWS: tuple[tuple[str, str], ...] = (
    (MINIMAL, marked("One line")),
    (COMPACT, marked("Compact")),
    (DETAILED, marked("Detailed")),
)
"""Values of settings.performance.view, with what the reader sees."""


class StateMark(Picture):
    """The shape of a state, by itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = State.NO_DATA
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_state(self, state: State) -> None:
        if state is not self._state:
            self._state = state
            self.setAccessibleName(word(state))
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        side = round(self.fontMetrics().height() * 0.8)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        draw_state(painter, QRectF(self.rect()), self._state, theme.colours(self.palette()))
        painter.end()


class Header(QWidget):
    def __init__(self, export: Callable[[str], None], targets: QMenu, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = StateMark(self)
        self._text = QLabel(self)
        font = QFont(self._text.font())
        font.setPointSizeF(font.pointSizeF() * 1.25)
        font.setWeight(QFont.Weight.DemiBold)
        self._text.setFont(font)
        self._mark.setFont(font)
        self._hint = sentence(dim=True)
        # Its room stays when it has little to say: otherwise all below would move, and be painted anew.
        self._hint.setMinimumHeight(HINT_LINES * self._hint.fontMetrics().lineSpacing())
        for label in (self._text, self._hint):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label.setMinimumWidth(120)
            label.setWordWrap(True)
        self.range = self._choice(tr("Time range of the figures"), RANGES)
        self.view = self._choice(tr("View"), [(words, name) for name, words in VIEWS])
        self.view.setToolTip(tr("How much is shown (Ctrl+1, Ctrl+2, Ctrl+3)"))
        self.targets = QPushButton(tr("Tar&gets"), self)
        self.targets.setMenu(targets)
        self.pause = QPushButton(tr("&Pause"), self)
        self.pause.setCheckable(True)
        self.pause.setToolTip(tr("Stop this picture; figures are still collected."))
        self.export = QPushButton(tr("&Export report"), self)
        formats = ExportMenu(export, self)
        formats.actions()[0].setShortcut(QKeySequence.StandardKey.Save)
        self.addActions(formats.actions())
        self.export.setMenu(formats)
        self._controls = self.range, self.view, self.targets, self.pause, self.export
        self._lay_out()

    def _choice(self, name: str, items: Iterable[tuple[str, object]]) -> QComboBox:
        box = QComboBox(self)
        name_choice(box, name)
        for words, value in items:
            box.addItem(tr(words), value)
        box.setCurrentIndex(box.count() - 1)  # the most
        return box

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._text)
        words.addWidget(self._hint)
        told = QHBoxLayout()
        told.setSpacing(12)
        told.addWidget(self._mark)
        told.addLayout(words, 1)
        controls = QHBoxLayout()
        controls.setSpacing(8)
        for control in self._controls:
            controls.addWidget(control)
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._beside.setContentsMargins(16, 12, 16, 12)
        self._beside.setSpacing(8)
        self._beside.addLayout(told, 1)
        self._beside.addLayout(controls)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Words and controls side by side only while the words have the larger half."""
        super().resizeEvent(event)
        controls = sum(control.sizeHint().width() + 8 for control in self._controls)
        narrow = event.size().width() < 2 * controls
        directions = QBoxLayout.Direction
        self._beside.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)
        self._keep_whole()

    def _keep_whole(self) -> None:
        """However low the window is made: its layout would press lines that wrap into each other."""
        self.setMinimumHeight(max(0, self._beside.heightForWidth(self.width())))

    def show_headline(self, line: Headline) -> None:
        self._mark.show_state(line.state)
        self._text.setText(line.text)
        self._hint.setText(line.hint)
        self._keep_whole()
