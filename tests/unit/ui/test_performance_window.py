"""The window pulls while it is seen, rests while it is not, and says everything in words too."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest
from perf_records import record
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt, QTimer
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget

from tray_app.core.dictation import Start
from tray_app.perf.monitor import Monitor
from tray_app.ui.actions import EXPORT_FORMATS
from tray_app.ui.window import PerformanceWindow
from tray_app.ui.window.rows import Column, row_of

Pump = Callable[[Callable[[], bool]], None]


class Sampling:
    """Stands for the sampler: notes what it was told."""

    def __init__(self) -> None:
        self.shown: list[bool] = []

    def set_shown(self, shown: bool) -> None:
        self.shown.append(shown)


class Opened:
    def __init__(self) -> None:
        self.monitor = Monitor()
        self.sampling = Sampling()
        self.exported: list[str] = []
        self.window = PerformanceWindow(
            self.monitor, export=self.exported.append, sampler=self.sampling, hotkey=lambda: "F9"
        )

    @property
    def model(self) -> QAbstractItemModel:
        return self.window._table.model()

    def cell(self, name: str, column: Column, start: str = "") -> str:
        found = self.window._rows.find(name, start)
        assert found.isValid(), f"no row {name} {start}"
        return str(found.siblingAtColumn(column).data())


@pytest.fixture
def opened(qt_app: QApplication) -> Iterator[Opened]:
    made = Opened()
    yield made
    made.window.close()
    made.window.deleteLater()


def timers(window: QWidget) -> list[QTimer]:
    return [timer for timer in window.findChildren(QTimer) if timer.isActive()]


def test_no_timer_runs_before_it_is_shown_nor_after_it_is_closed(opened: Opened) -> None:
    assert timers(opened.window) == []
    opened.window.show_and_raise()
    assert len(timers(opened.window)) == 1
    opened.window.close()
    assert timers(opened.window) == []
    assert opened.sampling.shown == [True, False]


def test_minimized_it_rests_as_well(opened: Opened) -> None:
    opened.window.show_and_raise()
    opened.window.setWindowState(Qt.WindowState.WindowMinimized)
    assert timers(opened.window) == []
    opened.window.show_and_raise()
    assert len(timers(opened.window)) == 1
    assert opened.sampling.shown == [True, False, True]


def test_fifty_openings_leave_no_timer_and_no_object_behind(opened: Opened, qt_app: QApplication) -> None:
    opened.window.show_and_raise()
    opened.window.close()
    qt_app.processEvents()
    before = len(opened.window.findChildren(QWidget))
    for _ in range(50):
        opened.window.show_and_raise()
        opened.window.close()
    qt_app.processEvents()
    assert len(opened.window.findChildren(QWidget)) == before
    assert timers(opened.window) == []


def test_a_hidden_window_does_not_look_at_the_monitor(opened: Opened, qt_app: QApplication) -> None:
    opened.window.show_and_raise()
    opened.window.close()
    before = opened.window._newest
    opened.monitor.record_dictation(record(1))
    QTest.qWait(400)
    assert opened.window._newest is before


def test_a_dictation_appears_by_itself_while_it_is_shown(opened: Opened, pump: Pump) -> None:
    opened.window.show_and_raise()
    assert opened.cell("release_to_text", Column.LAST, "warm") == "–"
    opened.monitor.record_dictation(record(1))
    pump(lambda: opened.cell("release_to_text", Column.LAST, "warm") == "90 ms")
    assert opened.cell("release_to_text", Column.STATE, "warm") == "ok"
    assert opened.cell("release_to_text", Column.COUNT, "warm") == "1"
    assert opened.cell("release_to_text", Column.TARGET, "warm") == "≤ 150 ms"


def test_paused_it_stands_still_while_figures_are_collected(opened: Opened) -> None:
    opened.window.show_and_raise()
    opened.window._header.pause.click()
    opened.monitor.record_dictation(record(1))
    opened.window.refresh()
    assert opened.cell("release_to_text", Column.LAST, "warm") == "–"
    opened.window._header.pause.click()
    assert opened.cell("release_to_text", Column.LAST, "warm") == "90 ms"


def test_a_cold_dictation_opens_a_group_of_its_own(opened: Opened) -> None:
    opened.window.show_and_raise()
    opened.monitor.record_dictation(record(1))
    opened.monitor.record_dictation(record(2, start=Start.COLD, wait_ms=140))
    opened.window.refresh()
    assert opened.cell("release_to_text", Column.LAST, "cold") == "140 ms"
    assert opened.cell("release_to_text", Column.LAST, "warm") == "90 ms"


def test_the_time_range_leaves_older_samples_out(opened: Opened) -> None:
    opened.window.show_and_raise()
    opened.monitor.observe("tray_uss", 90.0, at_ns=1)
    opened.monitor.observe("tray_uss", 94.0)
    opened.window.refresh()
    assert opened.cell("tray_uss", Column.COUNT) == "2"
    opened.window._header.range.setCurrentIndex(0)
    assert opened.cell("tray_uss", Column.COUNT) == "1"


def test_the_newest_dictation_is_followed_until_another_is_chosen(opened: Opened) -> None:
    window = opened.window
    for number in (1, 2, 3):
        opened.monitor.record_dictation(record(number))
    window.show_and_raise()
    view = window._details.dictation_view
    assert view.currentIndex().row() == 0
    view.selectRow(2)
    opened.monitor.record_dictation(record(4))
    window.refresh()
    assert view.currentIndex().row() == 3, "it stayed with the first dictation, now the fourth from the top"


def test_a_breach_leads_to_the_waterfall_of_the_dictation_that_caused_it(opened: Opened) -> None:
    window = opened.window
    for number in range(1, 4):
        opened.monitor.record_dictation(record(number, wait_ms=270))
    opened.monitor.record_dictation(record(4))
    window.show_and_raise()
    window._details.setCurrentWidget(window._details.breaches)
    view = window._details.breaches.view
    rows = [view.model().index(row, 1).data() for row in range(view.model().rowCount())]
    view.activated.emit(view.model().index(rows.index("Release to text (warm)"), 0))
    assert window._details.currentIndex() == 0
    assert "Transcription is over its target" in window._details.waterfall.accessibleDescription()
    assert "Release to text 270 ms" in window._details.waterfall.accessibleDescription()
    assert window._details.dictation_view.currentIndex().row() == 1


def test_export_offers_every_format(opened: Opened) -> None:
    menu = opened.window._header.export.menu()
    assert isinstance(menu, QMenu)
    for action in menu.actions():
        action.trigger()
    assert opened.exported == [name for name, _words in EXPORT_FORMATS]


def test_the_keyboard_walks_the_figures_and_opens_one_over_time(opened: Opened, qt_app: QApplication) -> None:
    window = opened.window
    window.show_and_raise()
    opened.monitor.record_dictation(record(1))
    window.refresh()
    window._table.setFocus()
    for _ in range(30):
        QTest.keyClick(window._table, Qt.Key.Key_Down)
        assert row_of(window._table.currentIndex()) is not None, "never on a group heading"
    QTest.keyClick(window._table, Qt.Key.Key_Return)
    assert window._details.currentWidget() is window._details.chart
    assert QTest.qWaitForWindowActive(window)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_everything_has_a_name_for_those_who_do_not_see_it(opened: Opened) -> None:
    window = opened.window
    opened.monitor.record_dictation(record(1))
    window.show_and_raise()
    assert window._table.accessibleName() == "Figures"
    for button in window.findChildren(QPushButton):
        assert button.text()
    trend = window._rows.find("release_to_text", "warm").siblingAtColumn(Column.TREND)
    assert trend.data(Qt.ItemDataRole.AccessibleTextRole) == "Trend 1 samples from 90 ms to 90 ms"
    last = trend.siblingAtColumn(Column.LAST)
    assert last.data(Qt.ItemDataRole.AccessibleTextRole) == "Last 90 ms"
    assert "From key up to the last character" in last.data(Qt.ItemDataRole.ToolTipRole)


def test_every_letter_of_the_keyboard_opens_one_thing_only(opened: Opened) -> None:
    window = opened.window
    tabs = [window._details.tabText(at) for at in range(window._details.count())]
    buttons = [button.text() for button in window._header.findChildren(QPushButton)]
    letters = [text[text.index("&") + 1].casefold() for text in (*tabs, *buttons)]
    assert len(set(letters)) == len(letters) == 8


@pytest.mark.parametrize("points", [9, 14, 20])
def test_no_text_is_wider_than_its_column_however_large_the_font(opened: Opened, points: int) -> None:
    window = opened.window
    for number in (1, 2, 3):
        opened.monitor.record_dictation(record(number, wait_ms=12_345))
    window._table.setFont(QFont(window._table.font().family(), points))
    window.show_and_raise()
    window._table.lay_out()
    metrics = QFontMetricsF(window._table.font())
    for group in range(opened.model.rowCount(QModelIndex())):
        above = opened.model.index(group, 0, QModelIndex())
        for row in range(opened.model.rowCount(above)):
            for column in (shown for shown in Column if not window._table.isColumnHidden(shown)):
                if column is Column.TREND:
                    continue
                text = opened.model.index(row, column, above).data()
                room = window._table.columnWidth(column) - 16
                assert metrics.horizontalAdvance(text) <= room + 1, f"{text!r} in {column.name}"


def test_sparklines_are_there_in_the_first_picture(opened: Opened) -> None:
    for number in (1, 2, 3):
        opened.monitor.record_dictation(record(number))
    opened.window.show_and_raise()
    opened.window.grab()
    view = row_of(opened.window._rows.find("recording_start", "warm"))
    assert view is not None
    plot = opened.window._rows.plot(view)
    assert plot is not None
    assert plot.x.tolist() == [0.0, 0.5, 1.0]


def test_the_chart_shows_the_chosen_figure_with_its_target(opened: Opened, pump: Pump) -> None:
    window = opened.window
    for number in (1, 2, 3):
        opened.monitor.record_dictation(record(number))
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
        "from tray_app.perf.monitor import Monitor; from tray_app.ui.window import PerformanceWindow\n"
        "window = PerformanceWindow(Monitor(), export=print); window.show_and_raise(); window.grab()\n"
        "sys.exit('pyqtgraph' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", probe], check=False).returncode == 0
