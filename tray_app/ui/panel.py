"""Which colour the tray glyph needs: that of the panel it lies on, which no protocol tells."""

from __future__ import annotations

import os
from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QGuiApplication, QPalette

from tray_app.session import session_of

from .theme import is_dark

ON_DARK, ON_LIGHT = "#f5f5f5", "#262626"

# Desktops whose panel is dark whatever the palette of the programs.
_DARK_PANELS = {"gnome", "unity", "pantheon", "budgie"}
# Those whose panel has the colours of the programs, as far as it is not seen.
_PANELS_OF_THE_PALETTE = {"kde", "xfce", "mate", "lxqt", "lxde", "cinnamon", "x-cinnamon", "deepin"}


@dataclass(frozen=True, slots=True)
class Ink:
    """What the glyph is drawn with, as "#rrggbb"."""

    colour: str
    outline: str = ""
    """Around it, where nobody knows what it lies on; else empty."""


def glyph_ink(icon_place: QRect) -> Ink:
    """`icon_place` is where the icon lies on the screen; empty when unknown."""
    behind = _seen_behind(icon_place)
    if behind is None:
        desktops = set(os.environ.get("XDG_CURRENT_DESKTOP", "").casefold().split(":"))
        if _DARK_PANELS & desktops:
            return Ink(ON_DARK)
        if session_of().wayland_display and not _PANELS_OF_THE_PALETTE & desktops:
            # A bar of its own (sway's, waybar): dark as it comes, and of any colour once its user has been at it.
            return Ink(ON_DARK, ON_LIGHT)
        behind = QGuiApplication.palette().color(QPalette.ColorRole.Window)
    return Ink(ON_DARK if is_dark(behind) else ON_LIGHT)


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
