"""How loud the microphone hears, as bars that fill."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from tray_app.core.translation import tr

from .overlay_view import next_level
from .theme import colours

BARS = 32
_GAP = 2.0
_HEIGHT = 20
_UNLIT = 0.35
"""Of its height has a bar that is not lit: it differs by more than its colour."""
_TOLD_EVERY_NS = 1_000_000_000
"""A screen reader that says each change of a level would say nothing else."""
_TOLD_STEP_PERCENT = 10


class LevelMeter(QProgressBar):
    """A progress bar to whoever asks what it is: value and range are read like those of any other."""

    def __init__(self, parent: QWidget | None = None, *, now_ns: Callable[[], int] = time.monotonic_ns) -> None:
        super().__init__(parent)
        self._now_ns = now_ns
        self._told_ns = 0
        self.share = 0.0
        """0 (a quiet room) to 1 (a loud voice close to it), as it is painted."""
        self._clipping = False
        self.setRange(0, 100)
        self.setValue(0)
        self.setTextVisible(False)
        self.setAccessibleName(tr("Level of the microphone"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_level(self, dbfs: float, *, clipping: bool = False) -> None:
        """About twenty times a second; it rises at once and falls gently."""
        share = next_level(self.share, dbfs)
        if (share, clipping) != (self.share, self._clipping):
            self.share, self._clipping = share, clipping
            self.update()
        self._tell(round(100 * share))

    def rest(self) -> None:
        """Nothing is listened to."""
        self.share, self._clipping = 0.0, False
        self.setValue(0)
        self.update()

    def _tell(self, percent: int) -> None:
        now_ns = self._now_ns()
        if abs(percent - self.value()) >= _TOLD_STEP_PERCENT and now_ns - self._told_ns >= _TOLD_EVERY_NS:
            self._told_ns = now_ns
            self.setValue(percent)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(BARS * 8, _HEIGHT)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(BARS * 4, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        shown = colours(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        step = self.width() / BARS
        filled = round(self.share * BARS)
        for bar in range(BARS):
            colour = shown.line if bar >= filled else shown.breach if self._clipping else shown.accent
            painter.setBrush(colour)
            height = self.height() * (_UNLIT if bar >= filled else 1.0)
            painter.drawRoundedRect(QRectF(bar * step, (self.height() - height) / 2, step - _GAP, height), 1.5, 1.5)
        painter.end()
