"""The overlay's pill as a window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPropertyAnimation, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QCursor, QGuiApplication, QPainter, QPainterPath, QPaintEvent, QRegion, QScreen
from PySide6.QtWidgets import QWidget

from tray_app.core.desktop_settings import CARET, TOP, OverlaySettings

from .announcing import announce
from .overlay_view import View
from .pill_state import PillState

FADE_MS = 120
BOTTOM_MARGIN = 32
"""Between the pill and the panel or the screen's edge, in device-independent pixels."""
CARET_GAP = 12


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
        self._state = PillState(settings, self.font())
        self._caret: QRect | None = None
        """Where one writes, in the pixels of the screen; None while nobody has told."""
        self._fade = QPropertyAnimation(self, b"windowOpacity", self)
        self._fade.finished.connect(self._faded)

    @property
    def view(self) -> View | None:
        """What is shown; None when hidden or leaving."""
        return self._state.view

    def apply(self, settings: OverlaySettings) -> None:
        self._state.apply(settings, self.font())

    def stand_near(self, caret: QRect) -> None:
        """For as long as it is shown this time."""
        self._caret = caret
        if self._state.painted is not None:
            self._place(self._state.painted, _screen_at(caret.center()))

    def show_view(self, view: View, *, fade: bool) -> None:
        """Shows or changes the pill; appears on the screen with the pointer."""
        appears, another = self._state.show(view)
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
        moved = self._state.move_meter(dbfs, elapsed_text, self.size())
        if moved is not None:
            self.update(moved)

    def leave(self, *, fade: bool) -> None:
        if not self._state.leaving:
            self._state.leaving = True
            self._fade_to(0.0, fade)

    # --- inside --------------------------------------------------------------------------

    def _place(self, view: View, screen: QScreen) -> None:
        free = screen.availableGeometry()
        size = self._state.painter.size(view, free.width() - 2 * BOTTOM_MARGIN)
        corner = standing_place(size, free, self._state.settings.position, self._caret)
        if self.pos() != corner or self.size() != size:
            self.setGeometry(QRect(corner, size))
            if not self.composited:
                outline, radius = QPainterPath(), self._state.painter.radius(view)
                outline.addRoundedRect(QRectF(self.rect()), radius, radius)
                self.setMask(QRegion(outline.toFillPolygon().toPolygon()))

    def _fade_to(self, opacity: float, fade: bool) -> None:
        """From what it is now; at once, and finished, where nothing is to fade."""
        self._fade.stop()
        self._fade.setDuration(FADE_MS if fade and self.composited else 0)
        self._fade.setEndValue(opacity)
        self._fade.start()

    def _faded(self) -> None:
        if self._state.leaving:
            self.hide()
            self._state.gone()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setClipRect(event.rect())
        self._state.paint(painter, self.size(), event.rect(), smooth_edge=self.composited)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self.apply(self._state.settings)
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
