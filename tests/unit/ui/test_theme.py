"""Everything can be read, light and dark, and statuses are told apart without hue."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from tray_app.ui import theme


@pytest.mark.parametrize("dark", [False, True])
def test_words_reach_the_contrast_that_reading_needs(qt_app: QApplication, dark: bool) -> None:
    colours = theme.colours(theme.own_palette(dark))
    assert theme.is_dark(colours.background) == dark
    for name in ("text", "dim", "pending", "breach"):
        assert theme.contrast(getattr(colours, name), colours.background) >= 4.5, name
    assert theme.contrast(colours.accent, colours.background) >= 3.0


@pytest.mark.parametrize("accent", ["#ffff00", "#000033", "#808080", "#f4f4f5"])
@pytest.mark.parametrize("dark", [False, True])
def test_an_unreadable_accent_is_drawn_towards_the_text(qt_app: QApplication, accent: str, dark: bool) -> None:
    palette = theme.own_palette(dark)
    palette.setColor(QPalette.ColorRole.Accent, QColor(accent))
    colours = theme.colours(palette)
    assert theme.contrast(colours.accent, colours.background) >= 3.0


def test_contrast_is_that_of_black_on_white() -> None:
    assert theme.contrast(QColor("black"), QColor("white")) == pytest.approx(21.0)
    assert theme.contrast(QColor("white"), QColor("white")) == pytest.approx(1.0)


def test_the_theme_switches_live_and_back(qt_app: QApplication) -> None:
    try:
        for choice, dark in (("dark", True), ("light", False), ("dark", True)):
            theme.apply(qt_app, choice)
            assert theme.is_dark(theme.application_colours().background) == dark
    finally:
        theme.apply(qt_app, "system")


def test_the_desktops_own_style_comes_back_with_the_systems_theme(qt_app: QApplication) -> None:
    before, known = qt_app.style().objectName(), qt_app.property("platformStyle")
    qt_app.setProperty("platformStyle", None)
    qt_app.setStyle("Windows")
    try:
        theme.apply(qt_app, "system")
        dark = theme.is_dark(theme.application_colours().background)
        theme.apply(qt_app, "light" if dark else "dark")
        theme.apply(qt_app, "system")
        assert qt_app.style().objectName() == "windows"
    finally:
        qt_app.setStyle(before)
        qt_app.setProperty("platformStyle", known)
        theme.apply(qt_app, "system")


@pytest.mark.parametrize("window", ["#f4f4f5", "#d4d0c8", "#c0c0c0", "#808080", "#606060", "#2b2d31", "#1e1f22"])
def test_words_of_a_state_are_readable_on_any_window_colour(qt_app: QApplication, window: str) -> None:
    background = QColor(window)
    palette = QPalette(theme.own_palette(theme.is_dark(background)))
    black_or_white = max((QColor("black"), QColor("white")), key=lambda text: theme.contrast(text, background))
    palette.setColor(QPalette.ColorRole.Window, background)
    palette.setColor(QPalette.ColorRole.WindowText, black_or_white)
    colours = theme.colours(palette)
    for state in (colours.pending, colours.breach):
        assert theme.contrast(state, background) >= min(4.5, theme.contrast(black_or_white, background))
