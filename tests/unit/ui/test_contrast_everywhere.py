"""Every word on the screen can be read, in whatever palette the desktop has: as it is painted, on what it lies on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from ink_rig import Ink, inks
from palettes import NAMES, palettes
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from screens_rig import WINDOWS, settle, shown_window, tray_menu, whole_home

from tray_app.core.desktop_settings import OverlaySettings
from tray_app.core.dictation import Outcome
from tray_app.core.events import DictationId
from tray_app.core.snapshot import PublicState, Snapshot
from tray_app.ui import theme
from tray_app.ui.home.place import TITLES
from tray_app.ui.overlay import Overlay
from tray_app.ui.pill import Pill

MANY_ALIKE = frozenset({"text", "look", "voice", "hands_free", "others", "performance", "privacy", "advanced"})
"""Groups of settings in which nothing is that is not in another one."""

STYLES = ("minimal", "compact", "detailed")
SAID = Snapshot(stable_text="Some words", unstable_text="and more", dictation_id=DictationId(1), recording_since_ns=0)
OVERLAID = (
    replace(SAID, state=PublicState.RECORDING),
    replace(SAID, state=PublicState.TRANSCRIBING),
    Snapshot(PublicState.READY, last_outcome=Outcome.FAILED, last_outcome_id=DictationId(1)),
)
"""What the overlay tells, one after the other."""


@pytest.fixture
def palette(qt_app: QApplication, request: pytest.FixtureRequest) -> Iterator[str]:
    before, style = qt_app.palette(), qt_app.style().objectName()
    qt_app.setStyle("fusion")
    qt_app.setPalette(theme.readable(palettes()[request.param]))
    yield request.param
    qt_app.setStyle(style)
    qt_app.setPalette(before)


def unread(widget: QWidget) -> list[str]:
    found = inks(widget)
    assert found, "no words"
    return [str(ink) for ink in found if ink.contrast < theme.WORDS and _counts(widget, ink)]


def _counts(widget: QWidget, ink: Ink) -> bool:
    """Not what is switched off, and not what lies beneath the edge of something that scrolls: there is a frame."""
    there = widget.childAt(ink.where.center()) or widget
    return there.isEnabled() and (there is widget or there.layout() is None)


@pytest.mark.parametrize("palette", NAMES, indirect=True)
def test_every_word_in_the_places_can_be_read(palette: str, tmp_path: Path) -> None:
    wrong: dict[str, list[str]] = {}
    with whole_home(tmp_path) as home:
        for place in TITLES:
            for part in home.parts(place, without=MANY_ALIKE):
                wrong[f"{place}, {part}"] = unread(home.window)
        home.tell(Snapshot(PublicState.RECORDING, stable_text="Some words", unstable_text="and more"))
        home.go("dictation")
        wrong["recording"] = unread(home.window)
    assert {place: found for place, found in wrong.items() if found} == {}


@pytest.mark.parametrize("palette", NAMES, indirect=True)
def test_every_word_in_the_other_windows_can_be_read(palette: str) -> None:
    wrong: dict[str, list[str]] = {}
    for name in WINDOWS:
        with shown_window(name) as window:
            wrong[name] = unread(window)
    menu = tray_menu()
    menu.aboutToShow.emit()
    menu.show()
    settle()
    # Its first lines cannot be chosen, and are there to be read.
    wrong["the tray's menu"] = [str(ink) for ink in inks(menu) if ink.contrast < theme.WORDS]
    menu.close()
    assert {name: found for name, found in wrong.items() if found} == {}


@pytest.mark.parametrize("palette", NAMES, indirect=True)
def test_every_word_of_the_overlay_can_be_read(palette: str) -> None:
    wrong: dict[str, list[str]] = {}
    for style in STYLES:
        overlay = Overlay(lambda: -30.0, OverlaySettings(style), now_ns=lambda: 7 * 10**9)
        overlay.set_key_names("F9", "Esc")
        for snapshot in OVERLAID:
            overlay.show_snapshot(snapshot)
            settle()
            assert isinstance(overlay.pill, Pill)
            found = inks(overlay.pill)
            assert found or style == "minimal", "no words"
            told = f"{style}, {snapshot.state.value}"
            wrong[told] = [str(ink) for ink in found if ink.contrast < theme.WORDS]
        overlay.close()
    assert {name: found for name, found in wrong.items() if found} == {}


@pytest.mark.parametrize("palette", NAMES, indirect=True)
def test_colours_of_our_own_can_be_read_on_windows_fields_and_chosen_rows(palette: str) -> None:
    now = QApplication.palette()
    for colours in (theme.colours(now), theme.field_colours(now), theme.chosen_colours(now)):
        for ink in ("text", "dim", "pending", "breach"):
            assert theme.contrast(getattr(colours, ink), colours.background) >= theme.WORDS, ink
        assert theme.contrast(colours.accent, colours.background) >= theme.SHAPES


def test_only_what_cannot_be_read_is_mended(qt_app: QApplication) -> None:
    for name, palette in palettes().items():
        better = theme.readable(palette)
        assert theme.mended(better).resolveMask() == 0, name
        roles = QPalette.ColorRole
        for role in (roles.Window, roles.WindowText, roles.Base, roles.Text, roles.Button, roles.HighlightedText):
            assert better.color(role) == palette.color(role), name


def test_the_desktops_next_palette_is_mended_too(qt_app: QApplication) -> None:
    theme.apply(qt_app, "system")
    before = qt_app.palette()
    pale = QPalette(before)
    pale.setColor(QPalette.ColorRole.Highlight, QColor("#f07746"))
    pale.setColor(QPalette.ColorRole.HighlightedText, QColor("#ffffff"))
    qt_app.setPalette(pale)
    roles = QPalette.ColorRole
    now = qt_app.palette()
    assert now.color(roles.HighlightedText).name() == "#ffffff"
    assert theme.contrast(now.color(roles.HighlightedText), now.color(roles.Highlight)) >= theme.WORDS
    qt_app.setPalette(before)
    theme.apply(qt_app, "system")
    assert qt_app.palette().color(roles.Highlight) == before.color(roles.Highlight)


def test_words_follow_the_palette_while_they_are_shown(qt_app: QApplication, tmp_path: Path) -> None:
    before = qt_app.palette()
    qt_app.setPalette(theme.own_palette(dark=False))
    with whole_home(tmp_path) as home:
        home.go("dictation")
        qt_app.setPalette(theme.own_palette(dark=True))
        settle()
        assert unread(home.window) == []
    qt_app.setPalette(before)


def test_what_cannot_be_read_is_found(qt_app: QApplication) -> None:
    """The measure itself."""
    window = QWidget()
    label, button = QLabel("Some pale words", window), QPushButton("&Press me", window)
    label.move(10, 10)
    button.move(10, 40)
    shade = label.palette()
    for role, colour in ((label.foregroundRole(), "#c0c0c0"), (label.backgroundRole(), "#ffffff")):
        shade.setColor(role, QColor(colour))
    label.setPalette(shade)
    label.setAutoFillBackground(True)
    window.resize(200, 80)
    window.show()
    settle()
    found = inks(window)
    pale = [ink for ink in found if "pale" in ink.text]
    assert [round(ink.contrast, 2) for ink in pale] == [1.82]
    assert all(ink.contrast > 4.5 for ink in found if "pale" not in ink.text)
    assert len(found) > 1
    window.close()
