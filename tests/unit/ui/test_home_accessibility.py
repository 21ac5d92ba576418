"""Whoever does not see the window is told of everything in it: each thing to act on has a name and a role."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fake_actions import FakeActions
from home_rig import FakeProgram, own_places, said
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QTabWidget, QWidget
from window_rig import WindowRig

from tray_app.core.errors import Problem
from tray_app.core.snapshot import PublicState, Snapshot
from tray_app.ui.home.place import TITLES, Place
from tray_app.ui.home.window import HomeWindow

from .conftest import Pump

Role = QAccessible.Role
NAMELESS = {
    Role.Client, Role.Window, Role.Pane, Role.Grouping, Role.LayeredPane, Role.ScrollBar, Role.Splitter, Role.Grip,
    Role.Separator, Role.Border, Role.NoRole, Role.Cell, Role.Row, Role.Table, Role.ColumnHeader, Role.RowHeader,
    Role.StaticText, Role.List, Role.ListItem, Role.Whitespace, Role.Indicator, Role.Graphic, Role.TreeItem,
}  # fmt: skip
"""Frames around others, and what has its own words as its name or none at all (an empty cell)."""


@pytest.fixture
def home(qt_app: QApplication, tmp_path: Path, pump: Pump) -> Iterator[HomeWindow]:
    program, actions = FakeProgram(tmp_path), FakeActions()
    (tmp_path / "words.txt").write_text("Tilney\nbtw -> by the way\n")
    (tmp_path / "holdtalk.log").write_text("a line\n")
    program.rows = (said(1, "Some words."),)
    rig = WindowRig(alone=False)
    rig.window.setParent(None)
    performance = Place("performance", "tray_app.ui.window", lambda: rig.window)
    places = sorted([*own_places(program, actions), performance], key=lambda place: list(TITLES).index(place.name))
    made = HomeWindow(places, read_code=lambda _module, then: then(), open_log=lambda: None)
    problem = Problem("No microphone is connected.", "Plug one in.")
    made.show_snapshot(Snapshot(PublicState.ERROR, problem=problem, dictations=1))
    made.show_and_raise()
    yield made
    made.close()


def everything(interface: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    yield interface
    for at in range(interface.childCount()):
        child = interface.child(at)
        if child is not None and child.isValid() and not child.state().invisible:
            yield from everything(child)


def tabs_of(home: HomeWindow, name: str) -> Iterator[None]:
    """The place, and each of its tabs."""
    home.go(name)
    QApplication.processEvents()
    tabs = [one for one in home.findChildren(QTabWidget) if one.isVisible()]
    for at in range(tabs[0].count() if tabs else 1):
        if tabs:
            tabs[0].setCurrentIndex(at)
        QTest.qWait(30)
        yield


@pytest.mark.parametrize("name", ["dictation", "words", "help", "performance"])
def test_everything_has_a_name_and_a_role(home: HomeWindow, name: str) -> None:
    for _ in tabs_of(home, name):
        found = list(everything(QAccessible.queryAccessibleInterface(home)))
        assert len(found) > 10
        nameless = [
            (one.role().name, type(one.object()).__name__)
            for one in found
            if one.role() not in NAMELESS and not one.text(QAccessible.Text.Name)
        ]
        assert nameless == []


@pytest.mark.parametrize("name", ["dictation", "words", "help", "performance"])
def test_whatever_takes_the_keys_has_a_name(home: HomeWindow, name: str) -> None:
    for _ in tabs_of(home, name):
        reached: set[QWidget] = set()
        for _step in range(60):
            QTest.keyClick(QApplication.focusWidget() or home, Qt.Key.Key_Tab)
            focused = QApplication.focusWidget()
            if focused is not None:
                reached.add(focused)
        names = {widget: QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name) for widget in reached}
        assert [type(widget).__name__ for widget, told in names.items() if not told] == []
        buttons = {
            button
            for button in home.findChildren(QAbstractButton)
            if button.isVisible() and button.isEnabled() and button.focusPolicy() & Qt.FocusPolicy.TabFocus
        }
        missed = [button.text() or type(button).__name__ for button in buttons - reached]
        assert missed == [], "a button that the keyboard does not reach"


def test_no_letter_of_a_place_is_wanted_by_something_in_one(home: HomeWindow) -> None:
    own = {title.partition("&")[2][0].lower() for title in TITLES.values()}
    for name in ("dictation", "words", "help", "performance"):
        for _ in tabs_of(home, name):
            inside = [
                one.text()
                for one in home.findChildren(QWidget)
                if isinstance(one, QAbstractButton | QLabel)
                and one.isVisible()
                and one.parent() is not home.sidebar._inside
                and (isinstance(one, QAbstractButton) or one.buddy() is not None)
            ]
            letters = {text.replace("&&", "").partition("&")[2][:1].lower() for text in inside} - {""}
            assert not letters & own, name
