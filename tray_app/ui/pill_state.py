"""What a pill shows and how it is painted, whatever it is painted on: a window, or a layer of the screen."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QGuiApplication, QPainter

from tray_app.core.desktop_settings import OverlaySettings

from .overlay_paint import SCALES, PillPainter, Style
from .overlay_view import BARS, View, next_level
from .theme import application_colours

SILENCE = (0.0,) * (BARS // 2 + 1)
LEAST_STEP = 0.004
"""Of the level, that is worth painting."""


class PillState:
    def __init__(self, settings: OverlaySettings, font: QFont) -> None:
        self.settings = settings
        self.painted: View | None = None
        """What is painted, also while it leaves."""
        self.leaving = True
        self._font = font
        self._levels = SILENCE
        """As loud as it is and just was, the newest first."""
        self.painter = self._make_painter()

    @property
    def view(self) -> View | None:
        """What is shown; None when hidden or leaving."""
        return None if self.leaving else self.painted

    def apply(self, settings: OverlaySettings, font: QFont) -> None:
        self.settings, self._font = settings, font
        self.painter = self._make_painter()

    def show(self, view: View) -> tuple[bool, bool]:
        """Whether it appears with that, and whether it says something else than before."""
        appears, self.leaving = self.leaving, False
        another = appears or self.painted is None or self.painted.word != view.word
        if not view.metered:
            self._levels = SILENCE
        self.painted = view
        return appears, another

    def move_meter(self, dbfs: float, elapsed_text: str, size: QSize) -> QRect | None:
        """The next frame of a recording: what of the pill moved, if anything did."""
        view = self.view
        if view is None or not view.metered:
            return None
        levels = (next_level(self._levels[0], dbfs), *self._levels[:-1])
        same_time = elapsed_text == view.elapsed
        if same_time and max(abs(now - was) for now, was in zip(levels, self._levels, strict=True)) < LEAST_STEP:
            return None
        self._levels = levels
        self.painted = replace(view, elapsed=elapsed_text)
        return self.painter.meter_rect(view, size) if same_time else self.painter.moving_rect(size)

    def gone(self) -> None:
        self._levels = SILENCE

    def paint(self, painter: QPainter, size: QSize, part: QRect, *, smooth_edge: bool) -> None:
        if self.painted is not None:
            self.painter.paint(painter, self.painted, size, self._levels, smooth_edge=smooth_edge, part=part)

    def _make_painter(self) -> PillPainter:
        from_right = QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
        scale = SCALES[self.settings.size]
        return PillPainter(
            Style(self.settings.style), self._font, application_colours(), scale=scale, from_right=from_right
        )
