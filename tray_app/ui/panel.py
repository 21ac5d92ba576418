"""Which colour the tray glyph needs: that of the panel it lies on, which no protocol tells."""

from __future__ import annotations

import os

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QGuiApplication, QPalette

from .theme import is_dark

ON_DARK, ON_LIGHT = "#f5f5f5", "#262626"

# Desktops whose panel is dark whatever the palette of the programs.
_DARK_PANELS = {"gnome", "unity", "pantheon", "budgie"}


def glyph_colour(icon_place: QRect) -> str:
    """The glyph's colour as "#rrggbb". `icon_place` is where the icon lies on the screen; empty when unknown."""
    behind = _seen_behind(icon_place)
    if behind is None:
        desktops = os.environ.get("XDG_CURRENT_DESKTOP", "").casefold().split(":")
        if _DARK_PANELS.intersection(desktops):
            return ON_DARK
        behind = QGuiApplication.palette().color(QPalette.ColorRole.Window)
    return ON_DARK if is_dark(behind) else ON_LIGHT


def _seen_behind(icon_place: QRect) -> QColor | None:
    """The panel's colour, read from the corner of the icon's place, which every glyph leaves empty.

    None off X11, where a program cannot look at the screen.
    """
    if icon_place.isEmpty() or QGuiApplication.platformName() != "xcb":
        return None
    screen = QGuiApplication.screenAt(icon_place.center())
    if screen is None:
        return None
    corner = icon_place.topLeft() - screen.geometry().topLeft()
    image = screen.grabWindow(0, corner.x(), corner.y(), 1, 1).toImage()
    return None if image.isNull() else image.pixelColor(0, 0)
