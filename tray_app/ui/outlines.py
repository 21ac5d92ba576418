"""Qt's own style with outlines that are seen on dark windows too: it makes them by darkening the window's colour."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import QProxyStyle, QStyle, QStyleOption, QStyleOptionComplex, QStyleOptionMenuItem, QWidget

from .theme import OUTLINED, SHAPES, blend, contrast, is_dark

NAME = "fusion"
_ROUND_PX = 2.0
_ROUNDED = 0.05
_SEPARATOR_SHARE = 0.28
_FOCUS = QStyle.StateFlag.State_HasFocus
_BOX, _FIELD = QStyle.PrimitiveElement.PE_IndicatorCheckBox, QStyle.PrimitiveElement.PE_FrameLineEdit


class OutlinedStyle(QProxyStyle):
    """Adds to what the style painted; light windows stay as they are, while the application goes over to them."""

    def __init__(self) -> None:
        super().__init__(NAME)
        self.setObjectName(NAME)
        self.setProperty(OUTLINED, True)

    def drawPrimitive(  # noqa: N802 - Qt's name, as below
        self, element: QStyle.PrimitiveElement, option: QStyleOption, painter: QPainter, widget: QWidget | None = None
    ) -> None:
        super().drawPrimitive(element, option, painter, widget)
        # The style itself gives a field that has the keys another outline.
        if element == _BOX or (element == _FIELD and not option.state & _FOCUS):
            _outline(option, painter)

    def drawComplexControl(  # noqa: N802
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        super().drawComplexControl(control, option, painter, widget)
        if control == QStyle.ComplexControl.CC_SpinBox and not option.state & _FOCUS:
            _outline(option, painter)

    def drawControl(  # noqa: N802
        self, element: QStyle.ControlElement, option: QStyleOption, painter: QPainter, widget: QWidget | None = None
    ) -> None:
        super().drawControl(element, option, painter, widget)
        if (
            element == QStyle.ControlElement.CE_MenuItem
            and isinstance(option, QStyleOptionMenuItem)
            and option.menuItemType == QStyleOptionMenuItem.MenuItemType.Separator
        ):
            _separate(option, painter)


def _outline(option: QStyleOption, painter: QPainter) -> None:
    colour = _seen_on(*_inks(option))
    if colour is None:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(colour)
    painter.drawRoundedRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5), _ROUND_PX, _ROUND_PX)
    painter.restore()


def _separate(option: QStyleOptionMenuItem, painter: QPainter) -> None:
    window, text = (QColor.fromRgba(rgba) for rgba in _inks(option))
    if not is_dark(window):
        return
    middle = option.rect.center().y()
    painter.save()
    painter.setPen(blend(text, window, _SEPARATOR_SHARE))
    painter.drawLine(option.rect.left() + 5, middle, option.rect.right() - 5, middle)
    painter.restore()


def _inks(option: QStyleOption) -> tuple[int, int]:
    """Of windows and of what is written on them, as `QColor.rgba` gives them."""
    palette = option.palette
    return palette.color(QPalette.ColorRole.Window).rgba(), palette.color(QPalette.ColorRole.WindowText).rgba()


@lru_cache(maxsize=8)
def _seen_on(window_rgba: int, text_rgba: int) -> QColor | None:
    """None where the style's own is seen."""
    window, text = QColor.fromRgba(window_rgba), QColor.fromRgba(text_rgba)
    if not is_dark(window):
        return None
    shares = (blend(text, window, step / 20) for step in range(6, 20))
    return next((colour for colour in shares if contrast(colour, window) >= SHAPES + _ROUNDED), text)
