"""What the user chose stays chosen, what is cut nowhere, and what the keyboard reaches."""

from __future__ import annotations

from dataclasses import replace

import pytest
from perf_records import lost, record
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from window_rig import WindowRig

from tray_app.core.dictation import Start
from tray_app.perf.catalog import CATALOG
from tray_app.perf.monitor import Monitor
from tray_app.ui.window.performance import HEIGHT, WHOLE_ROWS
from tray_app.ui.window.rows import Column
from tray_app.ui.window.story import story_of
from tray_app.ui.window.waterfall import verdict_words

from .conftest import Pump


@pytest.fixture
def used(rig: WindowRig, qt_app: QApplication) -> WindowRig:
    rig.window.show_and_raise()
    qt_app.processEvents()
    return rig


# --- the figures -------------------------------------------------------------------------


def test_every_stage_of_a_dictation_stands_whole_at_the_default_size(used: WindowRig) -> None:
    used.dictate(1)
    used.window.resize(1118, HEIGHT)  # the screen of the tests is lower
    used.window._split()
    QApplication.processEvents()
    table = used.window._table
    last = used.window._rows.index(WHOLE_ROWS - 1, 0, used.window._rows.index(0, 0))
    assert last.data() == CATALOG["release_to_text"].label
    assert table.visualRect(table.shown(last)).bottom() <= table.viewport().height()


def test_rows_of_another_start_do_not_take_the_chosen_figure_away(used: WindowRig) -> None:
    used.dictate(1)
    used.window._table.choose(used.window._rows.find("insertion", "warm"))
    used.dictate(2, start=Start.COLD)
    assert used.window._rows.find("insertion", "cold").isValid()
    assert used.chosen_figure() == ("insertion", "warm")
    assert used.window._table.selectionModel().hasSelection()


def test_a_figure_that_is_defined_meanwhile_gets_a_row_in_its_group(used: WindowRig) -> None:
    used.dictate(1)
    used.monitor.define(replace(CATALOG["tray_uss"], name="spool_size", label="Spool"))
    used.window.refresh()
    assert used.cell("spool_size", Column.LAST, "") == "–"
    assert used.cell("tray_uss", Column.LAST, "") == "–", "the others stand where they stood"


def test_the_keyboard_brings_the_first_heading_back(used: WindowRig) -> None:
    used.dictate(1)
    table = used.window._table
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_End)
    QTest.keyClick(table, Qt.Key.Key_Home)
    assert used.chosen_figure() == ("key_press", "warm")
    assert table.visualRect(table.shown(used.window._rows.index(0, 0))).top() >= 0


def test_a_huge_target_is_not_cut(used: WindowRig, pump: Pump) -> None:
    used.dictate(1)
    used.window._target_menu.save_one("insertion", 999_999)
    text = "≤ 999\u202f999 ms"
    pump(lambda: used.cell("insertion", Column.TARGET) == text)
    room = used.window._table.columnWidth(Column.TARGET) - 16
    assert QFontMetricsF(used.window._table.font()).horizontalAdvance(text) <= room + 1


def test_a_target_of_zero_is_not_kept_where_none_can_reach_it(used: WindowRig) -> None:
    used.dictate(1)
    table = used.window._table
    table.choose(used.window._rows.find("insertion", "warm"))
    table.edit_target()
    box = QApplication.focusWidget()
    assert isinstance(box, QWidget)
    QTest.keyClicks(box, "0")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert used.cell("insertion", Column.TARGET) == "≤ 100 ms"


@pytest.mark.parametrize("view", ["compact", "detailed"])
@pytest.mark.parametrize("points", [9, 16])
def test_target_and_state_stay_in_sight_however_narrow_it_is(used: WindowRig, view: str, points: int) -> None:
    used.dictate(1)
    used.window.set_view(view)
    table = used.window._table
    table.setFont(QFont(table.font().family(), points))
    used.window.resize(760, 600)
    QApplication.processEvents()
    table.lay_out()
    row = table.shown(used.window._rows.find("insertion", "warm"))
    for column in (Column.NAME, Column.LAST, Column.TARGET, Column.STATE):
        place = table.visualRect(row.siblingAtColumn(column))
        assert place.width() > 0
        assert place.right() <= table.viewport().width()


def test_the_tooltip_tells_what_a_narrow_window_has_no_column_for(used: WindowRig) -> None:
    used.dictate(1)
    tip = used.window._rows.find("insertion", "warm").data(Qt.ItemDataRole.ToolTipRole)
    assert (
        "Window: all samples kept, 1 sample, least 20 ms, last 20 ms, median (p50) 20 ms, p95 20 ms, maximum 20 ms."
        in tip
    )


def test_a_headline_that_wraps_is_whole_however_low_the_window_is(used: WindowRig) -> None:
    for number in (1, 2, 3):
        used.monitor.record_dictation(record(number, wait_ms=12_345))
    used.window.set_view("compact")
    used.window.resize(100, 100)
    used.window.refresh()
    QApplication.processEvents()
    header = used.window._header
    for label in (header._text, header._hint):
        assert label.height() >= label.heightForWidth(label.width())


# --- paused ------------------------------------------------------------------------------


def test_what_is_asked_for_by_hand_comes_although_it_is_paused(used: WindowRig, pump: Pump) -> None:
    used.dictate(1)
    used.window._header.pause.setChecked(True)
    used.dictate(2)
    assert used.cell("insertion", Column.COUNT) == "1", "it is paused"
    used.window._table.choose(used.window._rows.find("insertion", "warm"))
    used.window._table.edit_target()
    box = QApplication.focusWidget()
    assert isinstance(box, QWidget)
    QTest.keyClicks(box, "60")
    QTest.keyClick(box, Qt.Key.Key_Return)
    pump(lambda: used.cell("insertion", Column.TARGET) == "≤ 60 ms")
    assert used.cell("insertion", Column.COUNT) == "2"
    used.dictate(3)
    assert used.cell("insertion", Column.COUNT) == "2", "and goes on being so"
    QTest.keyClick(used.window, Qt.Key.Key_F5)
    assert used.cell("insertion", Column.COUNT) == "3"


def test_what_stands_below_the_figures_is_filled_although_it_is_paused(qt_app: QApplication) -> None:
    made = WindowRig()
    made.window.set_view("compact")
    made.window.show_and_raise()
    made.dictate(1)
    made.window._header.pause.setChecked(True)
    made.window.set_view("detailed")
    assert made.window._details.dictation_view.model().rowCount() == 1
    made.close()


# --- dictations --------------------------------------------------------------------------


def test_the_arrow_keys_bring_the_waterfall_of_an_older_dictation(used: WindowRig) -> None:
    used.dictate(1, 2, 3)
    details = used.window._details
    details.dictation_view.setFocus()
    QTest.keyClick(details.dictation_view, Qt.Key.Key_Down)
    assert details.waterfall._record == record(2)
    used.dictate(4)
    assert details.waterfall._record == record(2), "it stays with it"
    assert details.dictation_view.currentIndex().row() == 2
    QTest.keyClick(details.dictation_view, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    used.dictate(5)
    assert details.waterfall._record == record(5), "the newest one chosen is followed again"


def test_a_failed_dictation_says_at_which_stage_it_ended() -> None:
    monitor = Monitor()
    for number in (1, 2):
        monitor.record_dictation(lost(number))
    snapshot = monitor.snapshot()
    assert verdict_words(snapshot.dictations[-1], monitor.targets).startswith("Transcription did not end")
    breach = next(found for found in snapshot.breaches if found.metric == "release_to_text")
    told = dict(story_of(breach, snapshot, monitor).lines)
    assert told["To blame"] == "Transcription did not end: no text came"
    assert "log" in told["What helps"]


def test_the_bars_of_the_waterfall_are_read_with_the_arrow_keys(used: WindowRig) -> None:
    used.dictate(1)
    waterfall = used.window._details.waterfall
    waterfall.grab()
    waterfall.setFocus()
    assert waterfall.hasFocus()
    QTest.keyClick(waterfall, Qt.Key.Key_Down)
    assert waterfall.accessibleDescription().startswith("Key press: ")
    QTest.keyClick(waterfall, Qt.Key.Key_Down)
    assert waterfall.accessibleDescription().startswith("Recording start: ")


@pytest.mark.parametrize("points", [9, 16])
def test_no_wait_is_cut_in_a_narrow_list(used: WindowRig, points: int) -> None:
    used.dictate(1)
    view = used.window._details.dictation_view
    view.setFont(QFont(view.font().family(), points))
    view.resize(200, 200)
    view.lay_out()
    room = view.columnWidth(3) - 16
    assert QFontMetricsF(view.font()).horizontalAdvance("1\u202f006 ms") <= room


# --- one figure over time ----------------------------------------------------------------


def test_without_samples_the_chart_says_so_instead_of_drawing_an_empty_axis(used: WindowRig) -> None:
    used.window.refresh()
    details = used.window._details
    details.setCurrentWidget(details.chart)
    assert details.chart._heading.text().endswith("No samples yet in this time range.")
    assert details.chart._plot is None


def test_the_sample_that_is_read_and_the_zoom_stay_when_new_samples_come(used: WindowRig, pump: Pump) -> None:
    used.dictate(1, 2, 3)
    details = used.window._details
    used.window._table.choose(used.window._rows.find("transcription", "warm"))
    details.setCurrentWidget(details.chart)
    chart = details.chart
    pump(lambda: chart._plot is not None)
    QTest.keyClick(chart, Qt.Key.Key_Home)
    QTest.keyClick(chart, Qt.Key.Key_Plus)
    read_ns, range_before = chart._chosen_id, chart._plot.viewRange()[0]
    used.dictate(4)
    assert len(chart._x) == 4
    assert chart._chosen_id == read_ns
    assert chart._reading.text()
    assert chart._plot.viewRange()[0] == pytest.approx(range_before)
    used.window._table.choose(used.window._rows.find("insertion", "warm"))
    assert chart._reading.text() == "", "nothing was read of the other figure"
    low, high = chart._plot.viewRange()[0]
    assert low < chart._x[0], "and it is shown whole"
    assert high > chart._x[-1]


# --- one line ----------------------------------------------------------------------------


def test_it_becomes_one_line_where_it_stood_and_comes_back_as_large_as_it_was(used: WindowRig) -> None:
    window = used.window
    window.move(40, 30)
    window.resize(window.width() + 50, window.height())
    QApplication.processEvents()
    stood, size = window.pos(), window.size()
    window.set_view("minimal")
    assert window.pos() == stood
    window.set_view("detailed")
    assert window.size() == size
    assert window.pos().y() >= 0


def test_opened_as_one_line_it_unfolds_where_the_line_stands(qt_app: QApplication) -> None:
    made = WindowRig()
    made.window.set_view("minimal")
    made.window.show_and_raise()
    made.window.move(QPoint(30, 20))
    made.window.set_view("compact")
    room = QApplication.primaryScreen().availableGeometry()
    assert made.window.pos().x() == max(room.left(), min(30, room.right() - made.window.width()))
    assert made.window.pos().y() == max(room.top(), min(20, room.bottom() - made.window.height()))
    made.close()


# --- keyboard ----------------------------------------------------------------------------


@pytest.mark.parametrize("letter", ["D", "U", "B"])
def test_the_letter_of_a_tab_leads_into_it(used: WindowRig, pump: Pump, letter: str) -> None:
    used.dictate(1)
    assert QTest.qWaitForWindowActive(used.window)
    used.window._header.range.setFocus()
    details = used.window._details
    inside = {"D": details.dictation_view, "U": details.distribution, "B": details.breaches.view}[letter]
    QTest.keyClick(used.window, Qt.Key[f"Key_{letter}"], Qt.KeyboardModifier.AltModifier)
    pump(inside.hasFocus)


# --- menus -------------------------------------------------------------------------------


def test_each_report_format_has_its_letter(used: WindowRig) -> None:
    menu = used.window._header.export.menu()
    assert isinstance(menu, QMenu)
    letters = [action.text()[action.text().index("&") + 1] for action in menu.actions()]
    assert len(set(letters)) == len(letters) == 5


def test_the_default_row_is_not_selected_before_somebody_chooses(used: WindowRig) -> None:
    used.window._table.selectionModel().clearSelection()
    used.dictate(1, start=Start.COLD)
    used.dictate(2)
    assert not used.window._table.selectionModel().selectedRows()
