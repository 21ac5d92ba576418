"""Colours: the system's palette, one accent, and status colours that differ in lightness as well as in hue.

A colour never stands alone: whoever paints a status also paints its shape and its word.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

Role = QPalette.ColorRole
Group = QPalette.ColorGroup

# Window, base, text, button and highlight of our own palettes, used when the platform knows no colour schemes.
_LIGHT = ("#f4f4f5", "#ffffff", "#1c1d1f", "#e9e9eb", "#1f6feb")
_DARK = ("#1e1f22", "#17181a", "#e8e8ea", "#2b2d31", "#5aa2ff")

SHAPES, WORDS = 3.0, 4.5
"""The least contrast of shapes and of words with what they lie on (WCAG 2.2, 1.4.11 and 1.4.3)."""


@dataclass(frozen=True, slots=True)
class Colours:
    """What widgets of our own are painted with. Text and dim reach 4.5:1 on the background."""

    text: QColor
    dim: QColor
    accent: QColor
    pending: QColor
    breach: QColor
    background: QColor
    line: QColor
    """Hairlines and outlines."""


def luminance(colour: QColor) -> float:
    """Relative luminance, 0 (black) to 1 (white)."""

    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)

    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())


def contrast(one: QColor, other: QColor) -> float:
    """Contrast ratio, 1 to 21."""
    bright, dim = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def is_dark(background: QColor) -> bool:
    """Whether white is easier to read on it than black."""
    return luminance(background) < 0.18


def blend(front: QColor, back: QColor, share: float) -> QColor:
    """`share` of the front colour over the back one."""
    rest = 1.0 - share
    return QColor.fromRgbF(
        front.redF() * share + back.redF() * rest,
        front.greenF() * share + back.greenF() * rest,
        front.blueF() * share + back.blueF() * rest,
    )


def colours(palette: QPalette) -> Colours:
    """The colours that go with a palette (a widget's or the application's).

    Every cell that is painted asks for them.
    """
    key = palette.cacheKey()
    found = _of_palettes.get(key)
    if found is None:
        if len(_of_palettes) >= _PALETTES_HELD:
            _of_palettes.clear()
        roles = (Role.Window, Role.WindowText, Role.Accent)
        found = _of_palettes[key] = _colours(*(palette.color(Group.Active, role).rgba() for role in roles))
    return found


_PALETTES_HELD = 32
_of_palettes: dict[int, Colours] = {}
"""By what Qt numbers them with: another number as soon as a palette is changed."""


@lru_cache(maxsize=8)
def _colours(window: int, words: int, highlight: int) -> Colours:
    """Each colour is a number as `QColor.rgba` gives it."""
    background, text = QColor.fromRgba(window), QColor.fromRgba(words)
    dark = is_dark(background)
    return Colours(
        text=text,
        dim=blend(text, background, 0.66),
        accent=_readable(QColor.fromRgba(highlight), background, text),
        # Words are written in these, so they have to be readable on whatever the desktop's window colour is.
        pending=_readable(QColor("#e8b64c" if dark else "#8a5a00"), background, text, WORDS),
        breach=_readable(QColor("#ff8078" if dark else "#c01530"), background, text, WORDS),
        background=background,
        line=blend(text, background, 0.18),
    )


def readable_when_disabled(palette: QPalette, share: float = 0.7) -> QPalette:
    """For a menu with entries that only tell something: dim, not as faint as styles draw what is disabled.

    `share` is that of the text's colour over the window's.
    """
    readable = QPalette(palette)
    dim = blend(palette.color(Role.WindowText), palette.color(Role.Window), share)
    for role in (Role.Text, Role.WindowText, Role.ButtonText):
        readable.setColor(Group.Disabled, role, dim)
    return readable


def on_paper() -> Colours:
    """Of what is printed: ours, on white."""
    return _colours(QColor("white").rgba(), QColor(_LIGHT[2]).rgba(), QColor(_LIGHT[4]).rgba())


def application_colours() -> Colours:
    return colours(QGuiApplication.palette())


_SCHEMES = {"system": Qt.ColorScheme.Unknown, "light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
_PLATFORM_STYLE = "platformStyle"
"""A property of the application: the name of the style that it started with."""


def apply(app: QApplication, theme: str) -> None:
    """Switches the whole program to `theme` ("system", "light", "dark"), live.

    Where the platform has no colour schemes, Qt's own style and a palette of ours take the place of its style.
    """
    hints, style = app.styleHints(), str(app.property(_PLATFORM_STYLE) or app.style().objectName())
    app.setProperty(_PLATFORM_STYLE, style)
    hints.setColorScheme(_SCHEMES[theme])
    _paint_with(app, style, QPalette())
    wants_dark = theme == "dark"
    if theme != "system" and is_dark(app.palette().color(Role.Window)) != wants_dark:
        _paint_with(app, "fusion", own_palette(wants_dark))


def _paint_with(app: QApplication, style: str, palette: QPalette) -> None:
    if app.style().objectName() != style:  # a new one lays out every widget anew
        app.setStyle(style)
    app.setPalette(palette)


def own_palette(dark: bool) -> QPalette:
    """A complete palette of ours."""
    window, base, text, button, highlight = (QColor(name) for name in (_DARK if dark else _LIGHT))
    lighter, darker = blend(QColor("white"), button, 0.15), blend(QColor("black"), button, 0.35)
    palette = QPalette(text, button, lighter, darker, blend(text, button, 0.3), text, base)
    palette.setColor(Role.Window, window)
    palette.setColor(Role.AlternateBase, blend(text, base, 0.04))
    palette.setColor(Role.ToolTipBase, base)
    palette.setColor(Role.ToolTipText, text)
    palette.setColor(Role.PlaceholderText, blend(text, base, 0.6))
    palette.setColor(Role.HighlightedText, QColor("#101114" if dark else "#ffffff"))
    for role in (Role.Highlight, Role.Accent, Role.Link):
        palette.setColor(role, highlight)
    return readable_when_disabled(palette, 0.45)


def _readable(colour: QColor, background: QColor, text: QColor, least: float = SHAPES) -> QColor:
    """The colour itself when its contrast on the background is `least`, else drawn towards the text's until it is."""
    for share in (1.0, 0.85, 0.7, 0.55, 0.4, 0.25):
        candidate = blend(colour, text, share)
        if contrast(candidate, background) >= least:
            return candidate
    return text
