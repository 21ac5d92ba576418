"""A widget on a layer of the screen instead of in a window: it can be clicked, and never has the keyboard.

Qt believes that it is shown, lays it out and asks for paintings as ever; what it paints goes to the layer.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QEnterEvent, QImage, QMouseEvent, QPainter, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from tray_app.ui.theme import application_colours
from tray_app.wayland.layers import LayerSurface, Pixels, Place, Rows

from .host import LayerHost

BUTTONS = {0x110: Qt.MouseButton.LeftButton, 0x111: Qt.MouseButton.RightButton, 0x112: Qt.MouseButton.MiddleButton}
"""BTN_LEFT and so on, of Linux's input-event-codes."""
WHEEL_STEPS_A_UNIT = 8
"""Qt counts a wheel in eighths of a degree; compositors give about 15 units for a notch of 15 degrees."""


class LayerWidget(QObject):
    """For as long as the widget is shown; made before that, and goes with it. Also what `Pointer` tells."""

    def __init__(self, host: LayerHost, widget: QWidget, place: Place, *, framed: bool = False) -> None:
        """`framed`: with a line around it, where it has none of its own."""
        super().__init__(widget)
        self._framed = framed
        self._host = host
        self._widget = widget
        self._place = place
        self._surface: LayerSurface | None = None
        self._over: QWidget | None = None
        """The innermost widget below the pointer."""
        self._held: QWidget | None = None
        """The one that a button was pressed on: it hears of the pointer until it is let go."""
        self._at = QPointF()
        self._buttons = Qt.MouseButton.NoButton
        self._picture = QImage()
        """Kept while its pixels are read."""
        widget.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        widget.installEventFilter(self)
        host.gone.connect(self._closed)

    def give_back(self) -> None:
        """The widget is a window again, the next time that it is shown."""
        self._hide()
        self._widget.removeEventFilter(self)
        self._widget.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen, False)
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        kind = event.type()
        if watched is self._widget:
            if kind is QEvent.Type.Show:
                self._show()
            elif kind in (QEvent.Type.Hide, QEvent.Type.Close):
                self._hide()
            elif kind is QEvent.Type.Resize and self._surface is not None:
                surface = self._surface
                self._host.speak(lambda: surface.stand(self._place, self._widget.size().toTuple()))
            elif kind is QEvent.Type.UpdateRequest and self._surface is not None:
                QTimer.singleShot(0, self, self._change)  # once Qt has dealt with it
        return super().eventFilter(watched, event)

    # --- the picture ---------------------------------------------------------------------

    def _show(self) -> None:
        if self._surface is None:
            size = self._widget.size().toTuple()
            self._surface = self._host.show(self._place, size, self._paint, pointed_at=self, closed=self._closed)

    def _hide(self) -> None:
        self.left()
        self._held = None
        surface, self._surface = self._surface, None
        if surface is not None:
            self._host.take_away(surface)

    def _closed(self) -> None:
        """Its screen has gone, or the compositor."""
        if self._surface is not None:
            self._hide()
            QTimer.singleShot(0, self._widget, self._widget.close)

    def _change(self) -> None:
        surface = self._surface
        if surface is not None:
            self._host.speak(surface.change)

    def _paint(self, scale: float, width_px: int, height_px: int, _changed: Rows) -> Pixels:
        picture = QImage(width_px, height_px, QImage.Format.Format_ARGB32_Premultiplied)
        picture.setDevicePixelRatio(scale)
        picture.fill(Qt.GlobalColor.transparent)
        self._picture = picture
        painter = QPainter(picture)
        self._widget.render(painter, QPoint())
        if self._framed:
            painter.setPen(application_colours().line)
            painter.drawRect(self._widget.rect().adjusted(0, 0, -1, -1))
        painter.end()
        return picture.constBits()

    # --- the mouse -----------------------------------------------------------------------

    def pointed(self, x: float, y: float) -> None:
        self._at = QPointF(x, y)
        self._go_over(self._widget_at(self._at))
        self._send(QEvent.Type.MouseMove, Qt.MouseButton.NoButton)

    def left(self) -> None:
        self._go_over(None)

    def pressed(self, button: int, down: bool) -> None:
        meant = BUTTONS.get(button)
        if meant is None:
            return
        if down:
            self._buttons |= meant
            self._held = self._held or self._over
            self._send(QEvent.Type.MouseButtonPress, meant)
        else:
            self._buttons &= ~meant
            self._send(QEvent.Type.MouseButtonRelease, meant)
            if not self._buttons:
                self._held = None

    def scrolled(self, distance: float) -> None:
        target = self._over
        if target is None:
            return
        place = QPointF(target.mapFrom(self._widget, self._at.toPoint()))
        turned = QPoint(0, round(-distance * WHEEL_STEPS_A_UNIT))
        wheel = QWheelEvent(
            place, self._at, QPoint(), turned, self._buttons, Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(target, wheel)

    def _widget_at(self, place: QPointF) -> QWidget | None:
        point = place.toPoint()
        if not self._widget.rect().contains(point):
            return None
        return self._widget.childAt(point) or self._widget

    def _go_over(self, now: QWidget | None) -> None:
        """Whoever the pointer comes over is told, with all that it lies in; and whoever it leaves."""
        was, self._over = _line(self._over), now
        goes_to = _line(now)
        for one in was:
            if one not in goes_to:
                one.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
                QApplication.sendEvent(one, QEvent(QEvent.Type.Leave))
        for one in reversed(goes_to):
            if one not in was:
                one.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, True)
                local = QPointF(one.mapFrom(self._widget, self._at.toPoint()))
                QApplication.sendEvent(one, QEnterEvent(local, self._at, self._at))

    def _send(self, kind: QEvent.Type, button: Qt.MouseButton) -> None:
        target = self._held or self._over
        if target is None:
            return
        if kind is QEvent.Type.MouseMove and not self._buttons and not target.hasMouseTracking():
            return
        local = QPointF(target.mapFrom(self._widget, self._at.toPoint()))
        event = QMouseEvent(kind, local, self._at, self._at, button, self._buttons, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(target, event)


def _line(widget: QWidget | None) -> list[QWidget]:
    """It and all that it lies in, the innermost first."""
    found = []
    while widget is not None:
        found.append(widget)
        widget = widget.parentWidget()
    return found
