"""The pill on the screen while you speak. It never takes the focus and no click reaches it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QPropertyAnimation, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCursor, QGuiApplication, QPainter, QPainterPath, QPaintEvent, QRegion, QScreen
from PySide6.QtWidgets import QWidget

from tray_app.core.desktop_settings import CARET, TOP, OverlaySettings
from tray_app.core.snapshot import Snapshot

from .announcing import announce
from .motion import MotionPreference, has_compositor
from .overlay_paint import SCALES, PillPainter, Style
from .overlay_view import BARS, OverlayStory, SilenceWatch, View, elapsed, next_level
from .theme import application_colours

if TYPE_CHECKING:
    from .caret import CaretFinder

FRAME_MS, FADE_MS = 50, 120
BOTTOM_MARGIN = 32
"""Between the pill and the panel or the screen's edge, in device-independent pixels."""
CARET_GAP = 12
RECHECK_COMPOSITOR_NS = 30 * 10**9
SILENCE = (0.0,) * (BARS // 2 + 1)
STANDARD = OverlaySettings()


class Overlay(QObject):
    """Follows snapshots. `level` (dBFS) is read about 20 times a second, and only while a recording is shown."""

    caret_missing = Signal(object)
    """A Problem: the settings want it near the caret, and nobody can tell where that is."""

    def __init__(
        self,
        level: Callable[[], float],
        settings: OverlaySettings = STANDARD,
        *,
        now_ns: Callable[[], int] = time.monotonic_ns,
    ) -> None:
        super().__init__()
        self._level_dbfs = level
        self._now_ns = now_ns
        self._settings = settings
        self._story = OverlayStory()
        self._tell_story(settings)
        self._silence = SilenceWatch()
        self._caret: CaretFinder | None = None
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
        if self._settings.style == "off" or QGuiApplication.platformName() == "wayland":
            return
        if view is not None:
            self._present(view)
        elif not self._farewell.isActive():
            self._leave()

    def apply(self, settings: OverlaySettings) -> None:
        """Live."""
        self._settings = settings
        self._tell_story(settings)
        self._find_caret(settings)
        if settings.style == "off":
            self.hide()
            return
        if self.pill is not None:
            self.pill.apply(settings)
        self.show_snapshot(self._snapshot)

    def set_key_names(self, hotkey: str, cancel: str) -> None:
        """For the hints."""
        self._story.key_name, self._story.cancel_name = hotkey, cancel

    def hide(self) -> None:
        self._frames.stop()
        self._farewell.stop()
        if self.pill is not None:
            self.pill.hide()
            self.pill.deleteLater()
            self._dropped, self.pill = self.pill, None

    def close(self) -> None:
        """Nothing is shown from now on."""
        self.hide()
        if self._caret is not None:
            self._caret.close()
            self._caret = None

    # --- inside --------------------------------------------------------------------------

    def _tell_story(self, settings: OverlaySettings) -> None:
        self._story.hints = settings.hints
        self._story.says_escape = settings.style == Style.DETAILED.value

    def _find_caret(self, settings: OverlaySettings) -> None:
        """Whatever tells where one writes runs only for who wants the overlay there."""
        wanted = settings.position == CARET and settings.style != "off"
        if wanted and self._caret is None:
            from .caret import CaretFinder

            self._caret = CaretFinder(self)
            self._caret.found.connect(self._near)
            self._caret.missing.connect(self.caret_missing)
            self._caret.start()
        elif not wanted and self._caret is not None:
            self._caret.close()
            self._caret = None

    def _near(self, caret: QRect) -> None:
        if self.pill is not None:
            self.pill.stand_near(caret)

    def _present(self, view: View) -> None:
        pill = self._current_pill()
        if self._caret is not None and pill.view is None:
            self._caret.ask()
        pill.show_view(view, fade=not self._motion.reduced)
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
            self.pill = Pill(self._settings, self._composited)
        return self.pill

    def _next_frame(self) -> None:
        if self.pill is None:
            return
        dbfs, now_ns = self._level_dbfs(), self._now_ns()
        silent = self._silence.hear(self._snapshot.dictation_id, dbfs, now_ns)
        if silent is not self._story.silent:
            self._story.silent = silent
            self.show_snapshot(self._snapshot)
        self.pill.move_meter(dbfs, elapsed(self._snapshot, now_ns))

    def _leave(self) -> None:
        self._frames.stop()
        if self.pill is not None:
            self.pill.leave(fade=not self._motion.reduced)
            if self._now_ns() - self._compositor_seen_ns > RECHECK_COMPOSITOR_NS:
                self._compositor_seen_ns = self._now_ns()
                self._composited = has_compositor()  # now, when ten milliseconds delay nothing, for the next dictation


class Pill(QWidget):
    """The window. On X11 the window manager has no say in it, so nothing can give it the focus."""

    def __init__(self, settings: OverlaySettings, composited: bool) -> None:
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
        self._settings = settings
        self._painter = self._make_painter()
        self._caret: QRect | None = None
        """Where one writes, in the pixels of the screen; None while nobody has told."""
        self._painted: View | None = None
        self._leaving = True
        self._levels = SILENCE
        """As loud as it is and just was, the newest first."""
        self._fade = QPropertyAnimation(self, b"windowOpacity", self)
        self._fade.finished.connect(self._faded)

    @property
    def view(self) -> View | None:
        """What is shown; None when hidden or leaving."""
        return None if self._leaving else self._painted

    def apply(self, settings: OverlaySettings) -> None:
        self._settings = settings
        self._painter = self._make_painter()

    def stand_near(self, caret: QRect) -> None:
        """For as long as it is shown this time."""
        self._caret = caret
        if self._painted is not None:
            self._place(self._painted, _screen_at(caret.center()))

    def _make_painter(self) -> PillPainter:
        return PillPainter(
            Style(self._settings.style), self.font(), application_colours(), scale=SCALES[self._settings.size],
            from_right=QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft,
        )  # fmt: skip

    def show_view(self, view: View, *, fade: bool) -> None:
        """Shows or changes the pill; appears on the screen with the pointer."""
        appears, self._leaving = self._leaving, False
        another = appears or self._painted is None or self._painted.word != view.word
        if not view.metered:
            self._levels = SILENCE
        self._painted = view
        if appears:
            self._caret = None
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
        if another and view.shown_ms:  # how it ended; while somebody speaks the microphone would hear it
            announce(self, view.word)

    def move_meter(self, dbfs: float, elapsed_text: str) -> None:
        """The next frame of a recording; repaints only what moved."""
        view = self.view
        if view is None or not view.metered:
            return
        levels = (next_level(self._levels[0], dbfs), *self._levels[:-1])
        same_time = elapsed_text == view.elapsed
        if same_time and max(abs(now - was) for now, was in zip(levels, self._levels, strict=True)) < 0.004:
            return
        self._levels = levels
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
        corner = standing_place(size, free, self._settings.position, self._caret)
        if self.pos() != corner or self.size() != size:
            self.setGeometry(QRect(corner, size))
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
            self._levels = SILENCE

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        if self._painted is None:
            return
        painter = QPainter(self)
        painter.setClipRect(event.rect())
        self._painter.paint(
            painter, self._painted, self.size(), self._levels, smooth_edge=self.composited, part=event.rect()
        )
        painter.end()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self.apply(self._settings)
            self.update()
        super().changeEvent(event)


def standing_place(size: QSize, free: QRect, position: str, caret: QRect | None) -> QPoint:
    """Top left of the pill in the free part of a screen; `caret` is where one writes, None while nobody tells."""
    room = free.adjusted(0, BOTTOM_MARGIN, 0, -BOTTOM_MARGIN)
    x = free.left() + (free.width() - size.width()) // 2
    y = room.top() if position == TOP else room.bottom() + 1 - size.height()
    if position == CARET and caret is not None:
        x = max(free.left(), min(caret.center().x() - size.width() // 2, free.right() + 1 - size.width()))
        below = caret.bottom() + CARET_GAP
        y = below if below + size.height() <= room.bottom() + 1 else caret.top() - CARET_GAP - size.height()
        y = max(room.top(), min(y, room.bottom() + 1 - size.height()))
    return QPoint(x, y)


def _screen_at(point: QPoint) -> QScreen:
    """Never ask a widget for its screen: Qt for Python then takes the screen for the widget's child, and deletes it
    with the widget, which ends the program."""
    return QGuiApplication.screenAt(point) or QGuiApplication.primaryScreen()
