"""The table of figures is sorted, searched, copied and cut to the columns one wants, and tells screen readers."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence

import pytest
from perf_records import record
from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTreeView
from window_rig import WindowRig

from tray_app.core.dictation import Start
from tray_app.ui.window.rows import Column

from .conftest import Pump

ALL_OF_A_DICTATION = 9


class Handled(WindowRig):
    def __init__(self) -> None:
        super().__init__()
        self.table = self.window._table
        self.monitor.record_dictation(record(1, wait_ms=270))
        self.monitor.record_dictation(record(2, start=Start.COLD))
        self.window.resize(1_400, 900)
        self.window.show_and_raise()
        self.window.refresh()

    def titles(self) -> list[str]:
        model = self.table.model()
        return [str(model.index(row, 0).data()).partition(":")[0] for row in range(model.rowCount())]

    def names(self, group: int = 0) -> list[str]:
        model = self.table.model()
        parent = model.index(group, 0)
        return [str(model.index(row, 0, parent).data()) for row in range(model.rowCount(parent))]

    def choose(self, *names: str) -> None:
        self.table.clearSelection()
        for name in names:
            index = self.table.shown(self.window._rows.find(name, "warm"))
            flags = QItemSelectionModel.SelectionFlag
            self.table.selectionModel().select(index, flags.Select | flags.Rows)

    def click_on_heading(self, column: Column) -> None:
        header = self.table.header()
        place = QPoint(header.sectionViewportPosition(column) + 12, header.height() // 2)
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)

    def column_action(self, words: str) -> QAction:
        return next(action for action in self.table.header().actions() if action.text() == words)


@pytest.fixture
def handled(qt_app: QApplication) -> Iterator[Handled]:
    made = Handled()
    yield made
    made.close()


def test_a_click_on_a_heading_sorts_the_figures_within_their_groups(handled: Handled) -> None:
    standard, titles = handled.names(), handled.titles()
    handled.click_on_heading(Column.LAST)
    assert handled.names()[-3:] == ["Transcription", "First character", "Release to text"], "250, 260 and 270 ms"
    handled.click_on_heading(Column.LAST)
    assert handled.names()[:2] == ["Release to text", "First character"]
    assert handled.titles() == titles, "groups stand as they stood"
    handled.click_on_heading(Column.LAST)
    assert handled.names() == standard, "the third click leaves it unsorted"


def test_what_is_broken_comes_first_by_state_and_what_has_no_data_last(handled: Handled) -> None:
    handled.monitor.observe("tray_uss", 90.0)
    for _ in range(2):
        handled.monitor.observe("controller_stall", 300.0)
    handled.window.refresh()
    handled.click_on_heading(Column.STATE)
    health = handled.titles().index("Health")
    assert handled.names(health)[0] == "Slowest step inside"
    assert handled.names(health - 1)[0] == "Tray memory"


def test_a_sorted_table_stays_sorted_when_figures_come(handled: Handled) -> None:
    resources = handled.titles().index("Resources")
    handled.monitor.observe("threads", 30.0)
    handled.monitor.observe("open_files", 20.0)
    handled.window.refresh()
    handled.click_on_heading(Column.LAST)
    assert handled.names(resources)[:2] == ["Tray open files", "Tray threads"]
    handled.monitor.observe("open_files", 50.0)
    handled.window.refresh()
    assert handled.names(resources)[:2] == ["Tray threads", "Tray open files"]


def test_ctrl_f_finds_figures_groups_and_states_and_escape_shows_all_again(handled: Handled) -> None:
    titles = handled.titles()
    assert QTest.qWaitForWindowActive(handled.window)
    handled.table.setFocus()
    QTest.keyClick(handled.table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    field = handled.table.find_field
    assert field.hasFocus()
    QTest.keyClicks(field, "memory")
    assert handled.titles() == ["Resources"]
    assert handled.names() == ["Tray memory", "Speech engine memory", "Memory growth"]
    assert handled.table.isExpanded(handled.table.model().index(0, 0))
    assert handled.table.isFirstColumnSpanned(0, handled.table.rootIndex())
    field.setText("closed")
    assert handled.titles() == ["Dictation, microphone closed", "Speech, microphone closed"]
    assert len(handled.names()) == ALL_OF_A_DICTATION
    field.setText("pending")
    assert handled.names() == ["Transcription", "First character", "Release to text"]
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert handled.window.isVisible()
    assert not field.isVisible()
    assert handled.titles() == titles
    assert all(handled.table.isExpanded(handled.table.model().index(row, 0)) for row in range(len(titles)))


def test_a_breach_leads_to_its_figure_although_another_is_searched_for(handled: Handled) -> None:
    handled.table.find_field.open()
    handled.table.find_field.setText("memory")
    handled.table.choose(handled.window._rows.find("transcription", "warm"))
    assert handled.chosen_figure() == ("transcription", "warm")
    assert not handled.table.find_field.isVisible()


def test_ctrl_c_copies_the_chosen_rows_for_a_sheet(handled: Handled) -> None:
    handled.choose("transcription", "key_press")
    handled.column_action("Age").trigger()
    assert QTest.qWaitForWindowActive(handled.window)
    handled.table.setFocus()
    QTest.keyClick(handled.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text().splitlines() == [
        "Group\tFigure\tLast\tTypical\t19 of 20\tHighest\tSamples\tTarget\tState",
        "Dictation, microphone open\tKey press\t0.2 ms\t0.2 ms\t0.2 ms\t0.2 ms\t1\t≤ 30 ms\tok",
        "Dictation, microphone open\tTranscription\t250 ms\t250 ms\t250 ms\t250 ms\t1\t≤ 200 ms\tpending",
    ]


def test_copying_nothing_leaves_no_bare_headings(handled: Handled) -> None:
    handled.table.clearSelection()
    assert handled.table.copied() == ""


def test_columns_are_chosen_in_the_menu_of_the_headings_and_stay_chosen_when_it_is_narrow(handled: Handled) -> None:
    assert handled.column_action("Highest").isChecked()
    handled.column_action("Highest").trigger()
    assert handled.table.isColumnHidden(Column.MAXIMUM)
    handled.window.set_view("compact")
    assert not handled.column_action("Age").isChecked()
    handled.column_action("Age").trigger()
    handled.window.resize(500, 700)
    QApplication.processEvents()
    assert not handled.table.isColumnHidden(Column.AGE)
    handled.window.set_view("detailed")
    assert handled.table.isColumnHidden(Column.MAXIMUM)
    handled.window.resize(1_400, 900)
    handled.column_action("&Standard columns").trigger()
    assert not handled.table.isColumnHidden(Column.MAXIMUM)
    assert handled.column_action("Highest").isChecked()


def test_screen_readers_are_told_of_new_figures(handled: Handled, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[str, int, int]] = []

    def heard(_table: QTreeView, first: QModelIndex, last: QModelIndex, _roles: Sequence[int] = ()) -> None:
        told.append((str(first.siblingAtColumn(0).data()), first.column(), last.column()))

    monkeypatch.setattr(QTreeView, "dataChanged", heard)
    handled.monitor.observe("tray_uss", 90.0)
    handled.window.refresh()
    assert told == [], "nobody listens: Qt would measure every cell anew"
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    handled.monitor.observe("tray_uss", 91.0)
    handled.window.refresh()
    assert ("Tray memory", Column.NAME, Column.COUNT) in told


def test_a_new_start_of_dictations_keeps_what_is_chosen_and_searched(handled: Handled, pump: Pump) -> None:
    handled.table.find_field.setText("insertion")
    handled.table.choose(handled.window._rows.find("insertion", "cold"))
    handled.monitor.record_dictation(record(3, start=Start.RESUMED))
    handled.window.refresh()
    assert handled.titles() == [
        "Dictation, microphone open",
        "Dictation, microphone closed",
        "Dictation, engine asleep",
    ]
    assert handled.chosen_figure() == ("insertion", "cold")
    assert handled.table.selectionModel().hasSelection()


AT_TWICE_THE_SIZE = """
import sys
from PySide6.QtWidgets import QApplication
from tray_app.perf.monitor import Monitor
from tray_app.ui.window.rows import Column
from window_rig import WindowRig
application = QApplication([])
monitor = Monitor()
monitor.observe("tray_uss", 12_345.0)
window = WindowRig(monitor).window
window.resize(1_400, 900)
window.show()
window.refresh()
table = window._table
picture = table.grab()
row = table.visualRect(table.shown(window._rows.find("tray_uss", "")))
widths = sum(table.columnWidth(column) for column in Column)
print(picture.devicePixelRatio(), picture.width() / table.width(), row.height(), widths <= table.viewport().width())
window.close()
"""


@pytest.mark.parametrize("scale", ["1", "2"])
def test_on_a_screen_of_twice_the_size_it_is_twice_as_sharp_and_nothing_leaves_it(scale: str) -> None:
    env = {**os.environ, "QT_SCALE_FACTOR": scale, "QT_QPA_PLATFORM": "offscreen"}
    env["PYTHONPATH"] = os.pathsep.join(sys.path)
    run = subprocess.run(
        [sys.executable, "-c", AT_TWICE_THE_SIZE], env=env, capture_output=True, text=True, check=True, timeout=120
    )
    assert run.stdout.split() == [f"{scale}.0", f"{scale}.0", "48", "True"]
