"""The pill at the bottom of the screen while you speak. It never takes the focus and no click reaches it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QPoint, QPropertyAnimation, QRectF, Qt, QTimer
from PySide6.QtGui import QCursor, QGuiApplication, QPainter, QPainterPath, QPaintEvent, QRegion, QScreen
from PySide6.QtWidgets import QWidget

from tray_app.core.snapshot import Snapshot

from .motion import MotionPreference, has_compositor
from .overlay_paint import PillPainter, Style
from .overlay_view import OverlayStory, View, elapsed, next_level
from .theme import application_colours

FRAME_MS, FADE_MS = 50, 120
BOTTOM_MARGIN = 32
"""Between the pill and the panel or the screen's edge, in device-independent pixels."""
RECHECK_COMPOSITOR_NS = 30 * 10**9


class Overlay(QObject):
    """Follows snapshots. `level` (dBFS) is read about 20 times a second, and only while a recording is shown."""

    def __init__(
        self,
        level: Callable[[], float],
        *,
        style: str = Style.COMPACT.value,
        now_ns: Callable[[], int] = time.monotonic_ns,
    ) -> None:
        super().__init__()
        self._level_dbfs = level
        self._now_ns = now_ns
        self._style = style
        self._story = OverlayStory()
        self._snapshot = Snapshot()
        self._motion = MotionPreference(self)
        self.pill: Pill | None = None
        """The window, once something was shown."""
        self._dropped: Pill | None = None
        """Kept until Qt has deleted it: Python might collect it on a thread that is not Qt's."""
        self._composited = has_compositor()
        self._compositor_seen_ns = now_ns()
        self._frames = QTimer(self, interval=FRAME_MS)
        self._frames.timeout.connect(self._next_frame)
        self._farewell = QTimer(self, singleShot=True)
        self._farewell.timeout.connect(self._leave)

    # --- from the program ----------------------------------------------------------------

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Shows, changes or hides the pill."""
        self._snapshot = snapshot
        view = self._story.follow(snapshot, self._now_ns())
        # Not on bare Wayland, where every new window may take the focus; through XWayland it can be shown.
        if self._style == "off" or QGuiApplication.platformName() == "wayland":
            return
        if view is not None:
            self._present(view)
        elif not self._farewell.isActive():
            self._leave()

    def set_style(self, style: str) -> None:
        """settings.overlay.style ("off", "minimal", "compact", "detailed"), live."""
        self._style = style
        if style == "off":
            self.hide()
            return
        if self.pill is not None:
            self.pill.set_style(Style(style))
        self.show_snapshot(self._snapshot)

    def set_key_name(self, name: str) -> None:
        """For the hints."""
        self._story.key_name = name

    def hide(self) -> None:
        self._frames.stop()
        self._farewell.stop()
        if self.pill is not None:
            self.pill.hide()
            self.pill.deleteLater()
            self._dropped, self.pill = self.pill, None

    # --- inside --------------------------------------------------------------------------

    def _present(self, view: View) -> None:
        self._current_pill().show_view(view, fade=not self._motion.reduced)
        if not view.metered:
            self._frames.stop()
        elif not self._frames.isActive():
            self._frames.start()
        if view.shown_ms:
            self._farewell.start(view.shown_ms)
        else:
            self._farewell.stop()

    def _current_pill(self) -> Pill:
        """The window as this desktop needs it; made anew when a compositor came or went."""
        if self.pill is None or (not self.pill.isVisible() and self.pill.composited != self._composited):
            self.hide()
            self.pill = Pill(Style(self._style), self._composited)
        return self.pill

    def _next_frame(self) -> None:
        if self.pill is not None:
            self.pill.move_meter(self._level_dbfs(), elapsed(self._snapshot, self._now_ns()))

    def _leave(self) -> None:
        self._frames.stop()
        if self.pill is not None:
            self.pill.leave(fade=not self._motion.reduced)
            if self._now_ns() - self._compositor_seen_ns > RECHECK_COMPOSITOR_NS:
                self._compositor_seen_ns = self._now_ns()
                self._composited = has_compositor()  # now, when ten milliseconds delay nothing, for the next dictation


class Pill(QWidget):
    """The window. On X11 the window manager has no say in it, so nothing can give it the focus."""

    def __init__(self, style: Style, composited: bool) -> None:
        flags = (
            Qt.WindowType.Tool
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowStaysOnTopHint
            | Qt.WindowType.WindowDoesNotAcceptFocus
            | Qt.WindowType.WindowTransparentForInput
            | Qt.WindowType.BypassWindowManagerHint
        )
        super().__init__(None, flags)
        self.composited = composited
        """Without a compositor there is no transparency: the window is cut to shape and does not fade."""
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_X11NetWmWindowTypeNotification)
        if composited:
            self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        else:
            self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setWindowTitle("Holdtalk")
        self._painter = PillPainter(style, self.font(), application_colours())
        self._painted: View | None = None
        self._leaving = True
        self._level = 0.0
        self._fade = QPropertyAnimation(self, b"windowOpacity", self)
        self._fade.finished.connect(self._faded)

    @property
    def view(self) -> View | None:
        """What is shown; None when hidden or leaving."""
        return None if self._leaving else self._painted

    def set_style(self, style: Style) -> None:
        self._painter = PillPainter(style, self.font(), application_colours())

    def show_view(self, view: View, *, fade: bool) -> None:
        """Shows or changes the pill; appears on the screen with the pointer."""
        appears, self._leaving = self._leaving, False
        if not view.metered:
            self._level = 0.0
        self._painted = view
        screen = _screen_at(QCursor.pos() if appears else self.geometry().center())
        self._place(view, screen)
        self.setAccessibleName(view.word)
        self.update()
        if appears:
            if not self.isVisible():
                self.setWindowOpacity(0.0)
            self._fade_to(1.0, fade)
            self.show()
            self.raise_()

    def move_meter(self, dbfs: float, elapsed_text: str) -> None:
        """The next frame of a recording; repaints only what moved."""
        view = self.view
        if view is None or not view.metered:
            return
        level, same_time = next_level(self._level, dbfs), elapsed_text == view.elapsed
        if abs(level - self._level) < 0.004 and same_time:
            return
        self._level = level
        self._painted = replace(view, elapsed=elapsed_text)
        painter, size = self._painter, self.size()
        self.update(painter.meter_rect(view, size) if same_time else painter.moving_rect(size))

    def leave(self, *, fade: bool) -> None:
        if not self._leaving:
            self._leaving = True
            self._fade_to(0.0, fade)

    # --- inside --------------------------------------------------------------------------

    def _place(self, view: View, screen: QScreen) -> None:
        free = screen.availableGeometry()
        size = self._painter.size(view, free.width() - 2 * BOTTOM_MARGIN)
        x = free.left() + (free.width() - size.width()) // 2
        y = free.top() + free.height() - size.height() - BOTTOM_MARGIN
        if self.pos() != QPoint(x, y) or self.size() != size:
            self.setGeometry(x, y, size.width(), size.height())
            if not self.composited:
                outline, radius = QPainterPath(), self._painter.radius(view)
                outline.addRoundedRect(QRectF(self.rect()), radius, radius)
                self.setMask(QRegion(outline.toFillPolygon().toPolygon()))

    def _fade_to(self, opacity: float, fade: bool) -> None:
        """From what it is now; at once, and finished, where nothing is to fade."""
        self._fade.stop()
        self._fade.setDuration(FADE_MS if fade and self.composited else 0)
        self._fade.setEndValue(opacity)
        self._fade.start()

    def _faded(self) -> None:
        if self._leaving:
            self.hide()
            self._level = 0.0

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        if self._painted is None:
            return
        painter = QPainter(self)
        painter.setClipRect(event.rect())
        size, level = self.size(), self._level
        self._painter.paint(painter, self._painted, size, level, smooth_edge=self.composited, part=event.rect())
        painter.end()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self.set_style(self._painter.style)
            self.update()
        super().changeEvent(event)


def _screen_at(point: QPoint) -> QScreen:
    """Never ask a widget for its screen: Qt for Python then takes the screen for the widget's child, and deletes it
    with the widget, which ends the program."""
    return QGuiApplication.screenAt(point) or QGuiApplication.primaryScreen()
