"""Whoever does not see the screen is told of everything on it, and whoever has no mouse reaches everything."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QTableView
from screens_rig import WINDOWS, WholeHome, settle, shown_window, tray_menu, whole_home
from told_rig import Role, everything, faults, name_of, named, round_by_tab, stops_of_tab, told

from tray_app.ui.home.place import TITLES


@pytest.fixture
def home(qt_app: QApplication, tmp_path: Path) -> Iterator[WholeHome]:
    with whole_home(tmp_path) as made:
        yield made


@pytest.mark.parametrize("place", TITLES)
def test_everything_in_a_place_has_a_name_and_a_role(home: WholeHome, place: str) -> None:
    """And lists tell their rows, and what their columns are."""
    found = {part: faults(home.window) for part in home.parts(place)}
    assert found == {part: [] for part in found}


@pytest.mark.parametrize("name", WINDOWS)
def test_everything_in_a_window_has_a_name_and_a_role(qt_app: QApplication, name: str) -> None:
    with shown_window(name) as window:
        assert faults(window) == []


def test_everything_in_the_tray_menu_has_a_name_and_a_role(qt_app: QApplication) -> None:
    menu = tray_menu()
    menu.show()
    settle()
    entries = [one for one in everything(told(menu)) if one.role() is Role.MenuItem]
    found = faults(menu)
    menu.close()
    assert found == []
    assert len(entries) > 15


@pytest.mark.parametrize("place", TITLES)
def test_tab_goes_through_all_of_a_place_and_back_again(home: WholeHome, place: str) -> None:
    for part in home.parts(place):
        round_by_tab(home.window)  # where nothing was chosen, something is from now on
        way = set(round_by_tab(home.window))
        missed = [named(one) for one in stops_of_tab(home.window) - way]
        assert missed == [], part
        assert set(round_by_tab(home.window, Qt.Key.Key_Backtab)) == way, part


@pytest.mark.parametrize("name", [name for name in WINDOWS if not name.startswith("notice")])
def test_tab_goes_through_all_of_a_window_and_back_again(qt_app: QApplication, name: str) -> None:
    with shown_window(name) as window:
        window.activateWindow()
        if QApplication.focusWidget() is None:
            window.focusNextChild()
        way = set(round_by_tab(window))
        assert [named(one) for one in stops_of_tab(window) - way] == []


def test_a_row_of_the_history_is_read_whole(home: WholeHome) -> None:
    home.go("history")
    view = home.window.findChildren(QTableView)[0]
    rows = [name_of(one) for one in everything(told(view)) if one.role() is Role.Cell]
    waiting = next(row for row in rows if "It waits for somebody." in row)
    assert "14:01" in waiting
    assert "Waits for you" in waiting


def test_a_level_is_told_as_a_value(home: WholeHome) -> None:
    place = home.go("dictation")
    home.program.level = -20.0
    place.meter._look()  # type: ignore[attr-defined]
    bar = told(place.meter.bars)  # type: ignore[attr-defined]
    assert bar.role() is Role.ProgressBar
    assert int(bar.text(QAccessible.Text.Value)) > 10
