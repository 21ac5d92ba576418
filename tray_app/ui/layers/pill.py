"""The overlay's pill on a layer of the screen, where a window could take the focus."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, QSize, Qt, QVariantAnimation
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from tray_app.core.desktop_settings import CARET, TOP, OverlaySettings
from tray_app.ui.announcing import announce
from tray_app.ui.overlay_view import View
from tray_app.ui.pill import BOTTOM_MARGIN, FADE_MS, standing_place
from tray_app.ui.pill_state import PillState
from tray_app.wayland.layers import Edge, LayerSurface, Pixels, Place, Rows
from tray_app.wayland.window_place import focused_place

from .host import LayerHost


class LayerPill(QObject):
    """Does what `pill.Pill` does; it stands on the screen with the focus, as far as the compositor knows that."""

    def __init__(self, host: LayerHost, settings: OverlaySettings) -> None:
        super().__init__()
        self._host = host
        host.gone.connect(self._closed)
        self._state = PillState(settings, QApplication.font())
        self._surface: LayerSurface | None = None
        """While it is on the screen."""
        self._size = QSize()
        self._near: tuple[QRect, QRect] | None = None
        """Where one writes, and the screen, from the screen's upper left corner; None while nobody has told."""
        self._canvas = QImage()
        """The pill as it is painted, in the pixels of its screen."""
        self._dirty = QRect()
        """What of it has to be painted anew."""
        self._pale = QImage()
        """It while it fades; kept while its pixels are read."""
        self._opacity = 0.0
        self._fade = QVariantAnimation(self)
        self._fade.valueChanged.connect(self._set_opacity)
        self._fade.finished.connect(self._faded)
        self._said_by: QWidget | None = None
        """Never shown: a screen reader hears from widgets only."""

    @property
    def composited(self) -> bool:
        """Layers are blended by the compositor, as long as it speaks to us; then another pill has to be made."""
        return self._host.is_open

    @property
    def view(self) -> View | None:
        """What is shown; None when hidden or leaving."""
        return self._state.view

    def isVisible(self) -> bool:  # noqa: N802 - as a widget's
        return self._surface is not None

    def size(self) -> QSize:
        return self._size

    def apply(self, settings: OverlaySettings) -> None:
        self._state.apply(settings, QApplication.font())

    def stand_near(self, caret: QRect) -> None:
        """For as long as it is shown this time. `caret` is told as programs on Wayland do: from their window's corner;
        where nobody tells where that is the pill stays where it is."""
        window, surface = focused_place(), self._surface
        if window is not None and surface is not None:
            screen = QRect(0, 0, window.screen_width, window.screen_height)
            self._near = caret.translated(window.left, window.top), screen
            self._host.speak(lambda: surface.stand(self._place(), self._size.toTuple()))

    def show_view(self, view: View, *, fade: bool) -> None:
        """Shows or changes the pill."""
        if self._state.leaving:
            self._state.apply(self._state.settings, QApplication.font())  # palette and font may be others by now
        appears, another = self._state.show(view)
        self._size = self._state.painter.size(view, _room())
        if appears:
            self._near = None
        if self._surface is None:
            self._opacity = 0.0 if fade else 1.0
            self._surface = self._host.show(self._place(), self._size.toTuple(), self._paint, closed=self._closed)
        else:
            surface = self._surface
            self._host.speak(lambda: surface.stand(self._place(), self._size.toTuple()))
        self._change(QRect(0, 0, self._size.width(), self._size.height()))
        if appears:
            self._fade_to(1.0, fade)
        if another and view.shown_ms:  # how it ended; while somebody speaks the microphone would hear it
            self._say(view.word)

    def move_meter(self, dbfs: float, elapsed_text: str) -> None:
        """The next frame of a recording; repaints only what moved."""
        moved = self._state.move_meter(dbfs, elapsed_text, self._size)
        if moved is not None:
            self._change(moved)

    def leave(self, *, fade: bool) -> None:
        if not self._state.leaving:
            self._state.leaving = True
            self._fade_to(0.0, fade)

    def hide(self) -> None:
        self._state.leaving = True
        self._fade.stop()
        surface, self._surface = self._surface, None
        if surface is not None:
            self._host.take_away(surface)
        self._canvas = self._pale = QImage()
        self._state.gone()

    # --- inside --------------------------------------------------------------------------

    def _place(self) -> Place:
        """The compositor keeps it off the panels by itself, but not where it has to stand at one very place."""
        if self._near is not None:
            caret, screen = self._near
            corner = standing_place(self._size, screen, CARET, caret)
            return Place(Edge.TOP | Edge.LEFT, top=corner.y(), left=corner.x(), whole_screen=True)
        if self._state.settings.position == TOP:
            return Place(Edge.TOP, top=BOTTOM_MARGIN)
        return Place(Edge.BOTTOM, bottom=BOTTOM_MARGIN)

    def _change(self, part: QRect) -> None:
        self._dirty = self._dirty.united(part)
        self._tell(Rows(part.top(), part.bottom() + 1))

    def _tell(self, rows: Rows) -> None:
        surface = self._surface
        if surface is not None:
            self._host.speak(lambda: surface.change(rows))

    def _closed(self) -> None:
        """Its screen has gone, or the compositor: it is shown again with the next news."""
        if self._surface is not None:
            self.hide()

    def _fade_to(self, opacity: float, fade: bool) -> None:
        """From what it is now; at once where nothing is to fade."""
        self._fade.stop()
        self._fade.setDuration(FADE_MS if fade else 0)
        self._fade.setStartValue(self._opacity)
        self._fade.setEndValue(opacity)
        self._fade.start()

    def _set_opacity(self, opacity: float) -> None:
        if opacity != self._opacity:
            self._opacity = opacity
            self._tell(Rows(0, self._size.height()))

    def _faded(self) -> None:
        if self._state.leaving:
            self.hide()

    def _say(self, word: str) -> None:
        if self._said_by is None:
            self._said_by = QWidget()
        self._said_by.setAccessibleName(word)
        announce(self._said_by, word)

    def _paint(self, scale: float, width_px: int, height_px: int, _changed: Rows) -> Pixels:
        canvas = self._canvas
        whole = QRect(0, 0, self._size.width(), self._size.height())
        if canvas.size() != QSize(width_px, height_px) or canvas.devicePixelRatio() != scale:
            canvas = self._canvas = QImage(width_px, height_px, QImage.Format.Format_ARGB32_Premultiplied)
            canvas.setDevicePixelRatio(scale)
            self._dirty = whole
        # Between the pixels of a screen of one and a half no part ends cleanly.
        part, self._dirty = (self._dirty if scale.is_integer() else whole), QRect()
        if not part.isEmpty():
            painter = QPainter(canvas)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
            painter.fillRect(part, Qt.GlobalColor.transparent)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
            painter.setClipRect(part)
            self._state.paint(painter, self._size, part, smooth_edge=True)
            painter.end()
        self._pale = faded(canvas, self._opacity)
        return self._pale.constBits()


def faded(picture: QImage, opacity: float) -> QImage:
    if opacity >= 1.0:
        return picture
    pale = picture.copy()
    painter = QPainter(pale)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
    painter.setOpacity(opacity)
    painter.fillRect(QRect(0, 0, picture.width(), picture.height()), Qt.GlobalColor.black)
    painter.end()
    return pale


def _room() -> int:
    """In width on the smallest screen: on which of them it will stand is told only afterwards."""
    return min(screen.availableGeometry().width() for screen in QGuiApplication.screens()) - 2 * BOTTOM_MARGIN
