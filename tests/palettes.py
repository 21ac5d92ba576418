"""Palettes as desktops have them, some of which leave words that cannot be read."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QColor, QPalette

from tray_app.ui.theme import blend, own_palette

Role = QPalette.ColorRole


def of_desktop(
    window: str, ink: str, field: str, written: str, button: str, pressed: str, chosen: str, on_chosen: str
) -> QPalette:
    """Hints are half of what is written, as in Qt's own. `ink` is on the window, `written` in fields, `pressed` on
    buttons."""
    palette = QPalette(QColor(button))
    base = QColor(field)
    for role, colour in (
        (Role.Window, window), (Role.WindowText, ink), (Role.Base, field), (Role.Text, written), (Role.Button, button),
        (Role.ButtonText, pressed), (Role.Highlight, chosen), (Role.HighlightedText, on_chosen), (Role.Accent, chosen),
        (Role.ToolTipBase, field), (Role.ToolTipText, written), (Role.Link, chosen),
    ):  # fmt: skip
        palette.setColor(role, QColor(colour))
    palette.setColor(Role.AlternateBase, blend(QColor(written), base, 0.04))
    hint = QColor(written)
    hint.setAlphaF(0.5)
    palette.setColor(Role.PlaceholderText, hint)
    for role in (Role.Text, Role.WindowText, Role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor("#808080"))
    return palette


def palettes() -> Mapping[str, QPalette]:
    """Qt has to be there."""
    return {
        "ours, light": own_palette(dark=False),
        "ours, dark": own_palette(dark=True),
        "Qt, light": of_desktop("#efefef", "#000000", "#ffffff", "#000000", "#efefef", "#000000", "#308cc6", "#ffffff"),
        "Qt, dark": of_desktop("#323232", "#ffffff", "#242424", "#ffffff", "#323232", "#ffffff", "#308cc6", "#ffffff"),
        "high contrast, black": of_desktop(
            "#000000", "#ffffff", "#000000", "#ffffff", "#000000", "#ffffff", "#ffff00", "#000000"
        ),
        "high contrast, white": of_desktop(
            "#ffffff", "#000000", "#ffffff", "#000000", "#ffffff", "#000000", "#000000", "#ffffff"
        ),
        "sand": of_desktop("#eee8d5", "#4b5d63", "#fdf6e3", "#4b5d63", "#eee8d5", "#4b5d63", "#cb8a16", "#fdf6e3"),
        "two tones": of_desktop("#3c3b37", "#dfdbd2", "#ffffff", "#3c3c3c", "#4d4c48", "#f0ede6", "#f07746", "#ffffff"),
    }


NAMES = (
    "ours, light", "ours, dark", "Qt, light", "Qt, dark", "high contrast, black", "high contrast, white", "sand",
    "two tones",
)  # fmt: skip
