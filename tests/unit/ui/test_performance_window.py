"""The window pulls while it is seen, rests while it is not, and says everything in words too."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from perf_records import record
from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget
from window_rig import WindowRig

from tray_app.core.dictation import Start
from tray_app.ui.actions import EXPORT_FORMATS
from tray_app.ui.window.rows import Column, row_of

from .conftest import Pump


def timers(window: QWidget) -> list[QTimer]:
    return [timer for timer in window.findChildren(QTimer) if timer.isActive()]


def test_no_timer_runs_before_it_is_shown_nor_after_it_is_closed(rig: WindowRig) -> None:
    assert timers(rig.window) == []
    rig.window.show_and_raise()
    assert len(timers(rig.window)) == 1
    rig.window.close()
    assert timers(rig.window) == []
    assert rig.watched == [True, False]


def test_minimized_it_rests_as_well(rig: WindowRig) -> None:
    rig.window.show_and_raise()
    rig.window.setWindowState(Qt.WindowState.WindowMinimized)
    assert timers(rig.window) == []
    rig.window.show_and_raise()
    assert len(timers(rig.window)) == 1
    assert rig.watched == [True, False, True]


def test_fifty_openings_leave_no_timer_and_no_object_behind(rig: WindowRig, qt_app: QApplication) -> None:
    rig.window.show_and_raise()
    rig.window.close()
    qt_app.processEvents()
    before = len(rig.window.findChildren(QWidget))
    for _ in range(50):
        rig.window.show_and_raise()
        rig.window.close()
    qt_app.processEvents()
    assert len(rig.window.findChildren(QWidget)) == before
    assert timers(rig.window) == []


def test_a_hidden_window_does_not_look_at_the_monitor(rig: WindowRig, qt_app: QApplication) -> None:
    rig.window.show_and_raise()
    rig.window.close()
    before = rig.window._newest
    rig.monitor.record_dictation(record(1))
    QTest.qWait(400)
    assert rig.window._newest is before


def test_a_dictation_appears_by_itself_while_it_is_shown(rig: WindowRig, pump: Pump) -> None:
    rig.window.show_and_raise()
    assert rig.cell("release_to_text", Column.LAST) == "–"
    rig.monitor.record_dictation(record(1))
    pump(lambda: rig.cell("release_to_text", Column.LAST) == "90 ms")
    assert rig.cell("release_to_text", Column.STATE) == "ok"
    assert rig.cell("release_to_text", Column.COUNT) == "1"
    assert rig.cell("release_to_text", Column.TARGET) == "≤ 150 ms"


def test_paused_it_stands_still_while_figures_are_collected(rig: WindowRig) -> None:
    rig.window.show_and_raise()
    rig.window._header.pause.click()
    rig.dictate(1)
    assert rig.cell("release_to_text", Column.LAST) == "–"
    rig.window._header.pause.click()
    assert rig.cell("release_to_text", Column.LAST) == "90 ms"


def test_a_cold_dictation_opens_a_group_of_its_own(rig: WindowRig) -> None:
    rig.window.show_and_raise()
    rig.monitor.record_dictation(record(1))
    rig.monitor.record_dictation(record(2, start=Start.COLD, wait_ms=140))
    rig.window.refresh()
    assert rig.cell("release_to_text", Column.LAST, "cold") == "140 ms"
    assert rig.cell("release_to_text", Column.LAST) == "90 ms"


def test_the_time_range_leaves_older_samples_out(rig: WindowRig) -> None:
    rig.window.show_and_raise()
    rig.monitor.observe("tray_uss", 90.0, at_ns=1)
    rig.monitor.observe("tray_uss", 94.0)
    rig.window.refresh()
    assert rig.cell("tray_uss", Column.COUNT, "") == "2"
    rig.window._header.range.setCurrentIndex(0)
    assert rig.cell("tray_uss", Column.COUNT, "") == "1"


def test_the_newest_dictation_is_followed_until_another_is_chosen(rig: WindowRig) -> None:
    window = rig.window
    for number in (1, 2, 3):
        rig.monitor.record_dictation(record(number))
    window.show_and_raise()
    view = window._details.dictation_view
    assert view.currentIndex().row() == 0
    view.selectRow(2)
    rig.dictate(4)
    assert view.currentIndex().row() == 3, "it stayed with the first dictation, now the fourth from the top"


def test_a_breach_leads_to_the_waterfall_of_the_dictation_that_caused_it(rig: WindowRig) -> None:
    window = rig.window
    for number in range(1, 4):
        rig.monitor.record_dictation(record(number, wait_ms=270))
    rig.monitor.record_dictation(record(4))
    window.show_and_raise()
    window._details.setCurrentWidget(window._details.breaches)
    view = window._details.breaches.view
    rows = [view.model().index(row, 1).data() for row in range(view.model().rowCount())]
    view.activated.emit(view.model().index(rows.index("Release to text (microphone open)"), 0))
    assert window._details.currentIndex() == 0
    assert "Transcription is over its target" in window._details.waterfall.accessibleDescription()
    assert "Release to text 270 ms" in window._details.waterfall.accessibleDescription()
    assert window._details.dictation_view.currentIndex().row() == 1


def test_export_offers_every_format(rig: WindowRig) -> None:
    menu = rig.window._header.export.menu()
    assert isinstance(menu, QMenu)
    for action in menu.actions():
        action.trigger()
    assert rig.exported == [name for name, _words in EXPORT_FORMATS]


def test_the_keyboard_walks_the_figures_and_opens_one_over_time(rig: WindowRig, qt_app: QApplication) -> None:
    window = rig.window
    window.show_and_raise()
    rig.dictate(1)
    window._table.setFocus()
    for _ in range(30):
        QTest.keyClick(window._table, Qt.Key.Key_Down)
        assert row_of(window._table.currentIndex()) is not None, "never on a group heading"
    QTest.keyClick(window._table, Qt.Key.Key_Return)
    assert window._details.currentWidget() is window._details.chart
    assert QTest.qWaitForWindowActive(window)
    for _ in range(2):  # the row first
        QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_everything_has_a_name_for_those_who_do_not_see_it(rig: WindowRig) -> None:
    window = rig.window
    rig.monitor.record_dictation(record(1))
    window.show_and_raise()
    assert window._table.accessibleName() == "Figures"
    for button in window.findChildren(QPushButton):
        assert button.text()
    trend = window._rows.find("release_to_text", "warm").siblingAtColumn(Column.TREND)
    assert trend.data(Qt.ItemDataRole.AccessibleTextRole) == "Trend 1 sample from 90 ms to 90 ms"
    last = trend.siblingAtColumn(Column.LAST)
    assert last.data(Qt.ItemDataRole.AccessibleTextRole) == "Last 90 ms"
    assert "From key up to the last character" in last.data(Qt.ItemDataRole.ToolTipRole)


def test_every_letter_of_the_keyboard_opens_one_thing_only(rig: WindowRig) -> None:
    window = rig.window
    tabs = [window._details.tabText(at) for at in range(window._details.count())]
    buttons = [button.text() for button in window._header.findChildren(QPushButton)]
    letters = [text[text.index("&") + 1].casefold() for text in (*tabs, *buttons)]
    assert len(set(letters)) == len(letters) == 8


@pytest.mark.parametrize("points", [9, 14, 20])
def test_no_text_is_wider_than_its_column_however_large_the_font(rig: WindowRig, points: int) -> None:
    window = rig.window
    for number in (1, 2, 3):
        rig.monitor.record_dictation(record(number, wait_ms=12_345))
    window._table.setFont(QFont(window._table.font().family(), points))
    window.show_and_raise()
    window._table.lay_out()
    metrics, model = QFontMetricsF(window._table.font()), window._table.model()
    for group in range(model.rowCount(QModelIndex())):
        above = model.index(group, 0, QModelIndex())
        for row in range(model.rowCount(above)):
            for column in (shown for shown in Column if not window._table.isColumnHidden(shown)):
                if column is Column.TREND:
                    continue
                text = model.index(row, column, above).data()
                room = window._table.columnWidth(column) - 16
                assert metrics.horizontalAdvance(text) <= room + 1, f"{text!r} in {column.name}"


def test_sparklines_are_there_in_the_first_picture(rig: WindowRig) -> None:
    for number in (1, 2, 3):
        rig.monitor.record_dictation(record(number))
    rig.window.show_and_raise()
    rig.window.grab()
    view = row_of(rig.window._rows.find("recording_start", "warm"))
    assert view is not None
    plot = view.plot()
    assert plot is not None
    assert plot.x.tolist() == [0.0, 0.5, 1.0]


def test_the_chart_shows_the_chosen_figure_with_its_target(rig: WindowRig, pump: Pump) -> None:
    window = rig.window
    for number in (1, 2, 3):
        rig.monitor.record_dictation(record(number))
    window.show_and_raise()
    window._table.choose(window._rows.find("transcription", "warm"))
    window._details.setCurrentWidget(window._details.chart)
    pump(lambda: window._details.chart._plot is not None)
    assert window._details.chart._curve.getData()[1].tolist() == [70.0, 70.0, 70.0]
    assert window._details.chart._target.value() == 200.0
    assert "From key up to the engine's final text" in window._details.chart._heading.text()


def test_only_the_chart_loads_pyqtgraph() -> None:
    probe = (
        "import sys; from PySide6.QtWidgets import QApplication; app = QApplication([])\n"
        "from window_rig import WindowRig\n"
        "window = WindowRig().window; window.show_and_raise(); window.grab()\n"
        "sys.exit('pyqtgraph' in sys.modules)"
    )
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    assert subprocess.run([sys.executable, "-c", probe], env=env, check=False).returncode == 0
