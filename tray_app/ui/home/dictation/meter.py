"""How loud it is at the microphone, while that is open; it is never opened for this."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from tray_app.core.translation import tr
from tray_app.ui.labels import plain as words
from tray_app.ui.level_meter import LevelMeter

OPEN_MS, CLOSED_MS = 66, 500
"""Between two looks."""
HEARD_FROM_DBFS = -45.0
"""Speech at arm's length lies well above it, a quiet room below."""
STAYS_HEARD_LOOKS = 12
"""The words below do not flicker between two syllables."""


class Meter(QWidget):
    """`level` gives what is heard now, None while the microphone is closed. Looks from `start` to `stop`."""

    def __init__(self, level: Callable[[], float | None]) -> None:
        super().__init__()
        self._level = level
        self._heard_for = 0
        self.bars = LevelMeter()
        self.told: QLabel = words(dim=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.bars)
        column.addWidget(self.told)
        self._timer = QTimer(self, timerType=Qt.TimerType.CoarseTimer)
        self._timer.timeout.connect(self._look)
        self._say(None)

    def start(self) -> None:
        self._look()
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def _look(self) -> None:
        level_dbfs = self._level()
        self._timer.setInterval(CLOSED_MS if level_dbfs is None else OPEN_MS)
        if level_dbfs is None:
            self.bars.rest()
        else:
            self.bars.set_level(level_dbfs)
        self._say(level_dbfs)

    def _say(self, level_dbfs: float | None) -> None:
        heard = level_dbfs is not None and level_dbfs >= HEARD_FROM_DBFS
        self._heard_for = STAYS_HEARD_LOOKS if heard else max(0, self._heard_for - 1)
        if level_dbfs is None:
            told = tr("The microphone is closed. It opens when you press the key.")
        elif self._heard_for:
            told = tr("The microphone is open, and hears you.")
        else:
            told = tr("The microphone is open. It is quiet.")
        if told != self.told.text():
            self.told.setText(told)
            self.bars.setAccessibleDescription(told)
