"""Colours: the system's palette, one accent, and status colours that differ in lightness as well as in hue.

A colour never stands alone: whoever paints a status also paints its shape and its word.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

Role = QPalette.ColorRole
Group = QPalette.ColorGroup

# Window, base, text, button and highlight of our own palettes, used when the platform knows no colour schemes.
_LIGHT = ("#f4f4f5", "#ffffff", "#1c1d1f", "#e9e9eb", "#1f6feb")
_DARK = ("#1e1f22", "#17181a", "#e8e8ea", "#2b2d31", "#5aa2ff")

SHAPES, WORDS = 3.0, 4.5
"""The least contrast of shapes and of words with what they lie on (WCAG 2.2, 1.4.11 and 1.4.3)."""
_BENEATH_A_FRAME = WORDS * 1.2
"""For words over which a style lays its frame of the row that has the keys."""
_ROUNDED = 0.05
_SPARE = 0.5
"""Above that: styles lay a shade of their own over what is chosen."""


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


_WINDOWS = (Role.Window, Role.WindowText, Role.Accent)
_FIELDS = (Role.Base, Role.Text, Role.Accent)
_PALETTES_HELD = 32
_of_palettes: dict[tuple[int, tuple[Role, Role, Role]], Colours] = {}
"""By what Qt numbers palettes with: another number as soon as one is changed."""


def colours(palette: QPalette) -> Colours:
    """The colours that go with a palette (a widget's or the application's), on its windows."""
    return _held(palette, _WINDOWS, WORDS)


def field_colours(palette: QPalette) -> Colours:
    """The same for lists and tables, which lie on the colour of fields."""
    return _held(palette, _FIELDS, _BENEATH_A_FRAME)


def _held(palette: QPalette, roles: tuple[Role, Role, Role], least: float) -> Colours:
    """Every cell that is painted asks for them."""
    key = palette.cacheKey(), roles
    found = _of_palettes.get(key)
    if found is None:
        if len(_of_palettes) >= _PALETTES_HELD:
            _of_palettes.clear()
        rgba = (palette.color(Group.Active, role).rgba() for role in roles)
        found = _of_palettes[key] = _colours(*rgba, least)
    return found


def chosen_colours(palette: QPalette) -> Colours:
    """Of a row that is chosen, where its states keep their colours: its background is a tint that lets them be read."""
    group = palette.currentColorGroup()
    roles = (Role.Highlight, Role.Base, Role.Text, Role.Accent)
    return _tinted(*(palette.color(group, role).rgba() for role in roles))


@lru_cache(maxsize=8)
def _tinted(chosen: int, base: int, text: int, accent: int) -> Colours:
    papers = [blend(QColor.fromRgba(chosen), QColor.fromRgba(base), share) for share in (0.22, 0.16, 0.11, 0.07)]
    read = (paper for paper in papers if contrast(QColor.fromRgba(text), paper) >= WORDS)
    return _colours(next(read, papers[-1]).rgba(), text, accent)


@lru_cache(maxsize=16)
def _colours(window: int, words: int, highlight: int, least: float = WORDS) -> Colours:
    """Each colour is a number as `QColor.rgba` gives it."""
    background, text = QColor.fromRgba(window), QColor.fromRgba(words)
    dark = is_dark(background)
    return Colours(
        text=text,
        dim=faint(text, background, least=least),
        accent=_readable(QColor.fromRgba(highlight), background, text),
        # Words are written in these, so they have to be readable on whatever the desktop's window colour is.
        pending=_readable(QColor("#e8b64c" if dark else "#8a5a00"), background, text, WORDS),
        breach=_readable(QColor("#ff8078" if dark else "#c01530"), background, text, WORDS),
        background=background,
        line=blend(text, background, 0.18),
    )


def faint(text: QColor, background: QColor, share: float = 0.66, least: float = WORDS) -> QColor:
    """What is said beside the main thing: so much of the text's colour, or as much more as reading needs."""
    for more in (share, 0.75, 0.85, 0.93):
        candidate = blend(text, background, more)
        if contrast(candidate, background) >= least + _ROUNDED:
            return candidate
    return text


def mended(palette: QPalette) -> QPalette:
    """Only the roles with which words cannot be read on what they lie on, each as near to this palette's as can be.

    Desktops have such: Qt's own palettes write white on a light blue where something is chosen, and hints in half of
    the text's colour.
    """
    better = QPalette()
    for group in (Group.Active, Group.Inactive):
        chosen, ink = palette.color(group, Role.Highlight), palette.color(group, Role.HighlightedText)
        if contrast(ink, chosen) < WORDS + _SPARE:
            away = QColor("white") if is_dark(ink) else QColor("black")
            better.setColor(group, Role.Highlight, _drawn(chosen, away, ink))
        for role, field, text in (
            (Role.PlaceholderText, Role.Base, Role.Text),
            (Role.Link, Role.Window, Role.WindowText),
        ):
            ink, paper = palette.color(group, role), palette.color(group, field)
            ink = blend(ink, paper, ink.alphaF())
            if contrast(ink, paper) < WORDS:
                better.setColor(group, role, _drawn(ink, palette.color(group, text), paper))
    return better


def readable(palette: QPalette) -> QPalette:
    """It, with what cannot be read in it mended."""
    better = mended(palette)
    return better.resolve(palette) if better.resolveMask() else palette  # without roles of its own it takes none over


def _drawn(colour: QColor, towards: QColor, other: QColor) -> QColor:
    """As little as it takes for words of the one on the other."""
    shares = (step / 20 for step in range(20))
    found = (blend(towards, colour, share) for share in shares)
    return next((one for one in found if contrast(one, other) >= WORDS + _SPARE), towards)


def readable_when_disabled(palette: QPalette) -> QPalette:
    """For a menu with entries that only tell something: dim, not as faint as styles draw what is disabled."""
    readable = QPalette(palette)
    for role, paper in ((Role.Text, Role.Base), (Role.WindowText, Role.Window), (Role.ButtonText, Role.Button)):
        text = palette.color(Group.Active, role)
        readable.setColor(Group.Disabled, role, faint(text, palette.color(Group.Active, paper), 0.7))
    return readable


def on_paper() -> Colours:
    """Of what is printed: ours, on white."""
    return _colours(QColor("white").rgba(), QColor(_LIGHT[2]).rgba(), QColor(_LIGHT[4]).rgba())


def application_colours() -> Colours:
    return colours(QGuiApplication.palette())


_SCHEMES = {"system": Qt.ColorScheme.Unknown, "light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
_MENDED = "mendedRoles"
"""A property of the application: the roles that were mended in the desktop's palette, as Qt's mask."""
_AT_WORK = "paletteAtWork"
"""A property of the application: its palette is being changed from here."""
_PLATFORM_STYLE = "platformStyle"
"""A property of the application: the name of the style that it started with."""
_OWN_STYLE = "fusion"
OUTLINED = "outlined"
"""A property of that style where we outline it."""


def apply(app: QApplication, theme: str) -> None:
    """Switches the whole program to `theme` ("system", "light", "dark"), live.

    Where the platform has no colour schemes, Qt's own style and a palette of ours take the place of its style.
    """
    hints, style = app.styleHints(), str(app.property(_PLATFORM_STYLE) or app.style().objectName())
    if not app.property(_PLATFORM_STYLE):
        app.setProperty(_PLATFORM_STYLE, style)
        app.paletteChanged.connect(lambda _palette: _follow(app))
    hints.setColorScheme(_SCHEMES[theme])
    _paint_with(app, style, QPalette())
    wants_dark = theme == "dark"
    if theme != "system" and is_dark(app.palette().color(Role.Window)) != wants_dark:
        _paint_with(app, _OWN_STYLE, own_palette(wants_dark))
    _outline(app)


def _paint_with(app: QApplication, style: str, palette: QPalette) -> None:
    if app.style().objectName() != style:  # a new one lays out every widget anew
        app.setStyle(style)
    _use(app, palette)


def _outline(app: QApplication) -> None:
    """Where Qt's own style paints dark windows, and only there: each thing that it paints takes a little longer."""
    style, dark = app.style(), is_dark(app.palette().color(Role.Window))
    if style.objectName() != _OWN_STYLE or bool(style.property(OUTLINED)) == dark:
        return
    from .outlines import OutlinedStyle  # which needs the colours that stand here

    app.setProperty(_AT_WORK, True)
    app.setStyle(OutlinedStyle() if dark else QStyleFactory.create(_OWN_STYLE))
    app.setProperty(_AT_WORK, False)


def _follow(app: QApplication) -> None:
    """The desktop has another palette now, in which other roles may have to be mended."""
    if app.property(_AT_WORK):
        return
    set_by_somebody = app.palette().resolveMask() != app.property(_MENDED)
    _use(app, app.palette() if set_by_somebody else QPalette())
    QTimer.singleShot(0, app, lambda: _outline(app))  # Qt is in the midst of changing the palette


def _use(app: QApplication, palette: QPalette) -> None:
    """It, with what cannot be read in it mended."""
    app.setProperty(_AT_WORK, True)  # Qt tells of each change at once
    app.setPalette(palette)
    better = mended(app.palette())
    app.setProperty(_MENDED, 0)
    if better.resolveMask():
        whole = better.resolve(palette)
        app.setProperty(_MENDED, 0 if palette.resolveMask() else whole.resolveMask())
        app.setPalette(whole)
    app.setProperty(_AT_WORK, False)


def own_palette(dark: bool) -> QPalette:
    """A complete palette of ours."""
    window, base, text, button, highlight = (QColor(name) for name in (_DARK if dark else _LIGHT))
    lighter, darker = blend(QColor("white"), button, 0.15), blend(QColor("black"), button, 0.35)
    palette = QPalette(text, button, lighter, darker, blend(text, button, 0.3), text, base)
    palette.setColor(Role.Window, window)
    palette.setColor(Role.AlternateBase, blend(text, base, 0.04))
    palette.setColor(Role.ToolTipBase, base)
    palette.setColor(Role.ToolTipText, text)
    palette.setColor(Role.PlaceholderText, faint(text, base))
    palette.setColor(Role.HighlightedText, QColor("#101114" if dark else "#ffffff"))
    for role in (Role.Highlight, Role.Accent, Role.Link):
        palette.setColor(role, highlight)
    for role in (Role.Text, Role.WindowText, Role.ButtonText):
        palette.setColor(Group.Disabled, role, blend(text, window, 0.45))
    return readable(palette)


def _readable(colour: QColor, background: QColor, text: QColor, least: float = SHAPES) -> QColor:
    """The colour itself when its contrast on the background is `least`, else drawn towards the text's until it is."""
    for share in (1.0, 0.85, 0.7, 0.55, 0.4, 0.25):
        candidate = blend(colour, text, share)
        if contrast(candidate, background) >= least:
            return candidate
    return text
