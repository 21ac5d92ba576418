"""One line, compact, detailed: what each shows, and that the window stays the same window."""

from __future__ import annotations

import gc

import psutil
import pytest
from perf_records import record
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea
from window_rig import WindowRig

from tray_app.ui.window import PerformanceWindow
from tray_app.ui.window.header import VIEWS
from tray_app.ui.window.performance import LOW
from tray_app.ui.window.rows import Column, row_of

from .conftest import Pump

GROWTH_MB = 12.0
"""Very generous: well under one where it was measured."""


def on_top(window: PerformanceWindow) -> bool:
    return bool(window.windowFlags() & Qt.WindowType.WindowStaysOnTopHint)


def test_one_line_stays_on_top_and_shows_nothing_but_the_line(rig: WindowRig) -> None:
    window = rig.window
    for number in (1, 2, 3):
        rig.monitor.record_dictation(record(number))
    window.show_and_raise()
    tall = window.height()
    window.set_view("minimal")
    assert window.isVisible()
    assert on_top(window)
    assert window.height() < tall / 4
    assert not window._header.isVisible()
    assert not window._table.isVisible()
    line = window._line._text
    assert line.text() == "Text after 90 ms, usually 90 ms, target 150 ms"
    assert QFontMetricsF(line.font()).horizontalAdvance(line.text()) <= line.width() + 1, "nothing is cut"


def test_from_one_line_back_to_all_at_the_place_it_had(rig: WindowRig) -> None:
    window = rig.window
    window.show_and_raise()
    before = window.size()
    window.set_view("minimal")
    window._line.findChildren(QPushButton)[0].click()
    assert rig.views_saved == ["detailed"]
    assert not on_top(window)
    assert window.isVisible()
    assert window._table.isVisible()
    assert window._details.isVisible()
    assert window.height() == before.height()


def test_one_line_grows_with_its_words(rig: WindowRig) -> None:
    window = rig.window
    window.set_view("minimal")
    window.show_and_raise()
    rig.dictate(1)
    narrow = window.width()
    for number in (2, 3, 4):
        rig.monitor.record_dictation(record(number, wait_ms=640))
    window.refresh()
    label = window._line._text
    assert "640 ms" in label.text()
    assert "target" in label.text()
    assert window.width() > narrow


def test_compact_is_the_table_alone_with_fewer_columns_and_lower_rows(rig: WindowRig) -> None:
    window = rig.window
    rig.monitor.record_dictation(record(1))
    window.show_and_raise()
    tall = window._table.visualRect(window._table.shown(window._rows.find("key_press", "warm"))).height()
    window.set_view("compact")
    QApplication.processEvents()
    low = window._table.visualRect(window._table.shown(window._rows.find("key_press", "warm"))).height()
    assert (low, tall) == (32, 48)
    assert not window._details.isVisible()
    assert window._table.isColumnHidden(Column.COUNT)
    assert not window._table.isColumnHidden(Column.STATE)
    window.set_view("detailed")
    window.resize(window._table.comfortable_width() + 20, window.height())  # the screen of the tests is narrower
    QApplication.processEvents()
    assert not any(window._table.isColumnHidden(column) for column in Column)


def test_the_view_is_chosen_by_keyboard_and_kept(rig: WindowRig) -> None:
    window = rig.window
    window.show_and_raise()
    assert QTest.qWaitForWindowActive(window)
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert rig.views_saved == ["compact"]
    assert window._header.view.currentData() == "compact"
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert rig.views_saved == ["compact"], "the same again is not saved again"


def test_as_a_place_it_is_detailed_and_small_views_are_elsewhere(qt_app: QApplication) -> None:
    made = WindowRig(view="compact", alone=False)
    made.window.show()
    assert made.window._details.isVisible()
    for view in ("minimal", "compact"):
        made.window._header.view.setCurrentIndex(made.window._header.view.findData(view))
        made.window._header.view.activated.emit(made.window._header.view.currentIndex())
        assert made.window._header.view.currentData() == "detailed", "this one stays as it is"
    assert made.views_saved == made.elsewhere == ["minimal", "compact"]
    made.window.hidden()
    made.window.shown()
    assert made.watched[-2:] == [False, True]
    made.close()


def test_a_small_window_goes_where_the_detailed_view_is(qt_app: QApplication) -> None:
    made = WindowRig(view="compact", alone=True, elsewhere=True)
    made.window.show_and_raise()
    assert QTest.qWaitForWindowActive(made.window)
    QTest.keyClick(made.window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert made.elsewhere == []
    QTest.keyClick(made.window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert made.elsewhere == ["detailed"]
    assert not made.window.isVisible()
    made.close()


@pytest.mark.parametrize("view", [name for name, _words in VIEWS])
def test_it_opens_in_the_view_of_the_settings_and_rests_when_closed(qt_app: QApplication, view: str) -> None:
    made = WindowRig(view=view)
    made.window.show_and_raise()
    assert made.window._view == view
    assert made.views_saved == []
    assert [timer.isActive() for timer in made.window.findChildren(QTimer)].count(True) == 1
    made.window.close()
    assert not any(timer.isActive() for timer in made.window.findChildren(QTimer))
    made.window.deleteLater()


@pytest.mark.parametrize("points", [9, 18, 24])
def test_the_second_line_of_a_tall_row_fits_however_large_the_font(rig: WindowRig, points: int) -> None:
    window = rig.window
    for number in range(1, 121):
        rig.monitor.record_dictation(record(number, wait_ms=12_345))
    window._table.setFont(QFont(window._table.font().family(), points))
    window.show_and_raise()
    window._table.lay_out()
    small = QFont(window._table.font())
    small.setPointSizeF(points * 0.85)
    view = row_of(window._rows.find("release_to_text", "warm"))
    assert view is not None
    assert "99 %" in view.extremes()
    assert QFontMetricsF(small).horizontalAdvance(view.extremes()) <= window._table.columnWidth(Column.NAME) - 15


def test_below_a_hundred_samples_there_is_no_99_percent(rig: WindowRig) -> None:
    for number in range(1, 100):
        rig.monitor.record_dictation(record(number))
    rig.window.show_and_raise()
    view = row_of(rig.window._rows.find("release_to_text", "warm"))
    assert view is not None
    assert view.extremes() == "least 90 ms"


def test_opening_and_closing_it_fifty_times_leaves_no_growth(rig: WindowRig, pump: Pump, qt_app: QApplication) -> None:
    window, process = rig.window, psutil.Process()
    for number in range(1, 41):
        rig.monitor.record_dictation(record(number))
    window.show_and_raise()
    window._details.setCurrentWidget(window._details.chart)
    pump(lambda: window._details.chart._plot is not None)

    def cycle() -> None:
        window.show_and_raise()
        for tab in range(window._details.count()):
            window._details.setCurrentIndex(tab)
            qt_app.processEvents()
        window.close()
        qt_app.processEvents()

    for _ in range(5):
        cycle()
    gc.collect()
    before = process.memory_full_info().uss
    for _ in range(50):
        cycle()
    gc.collect()
    assert (process.memory_full_info().uss - before) / 1e6 < GROWTH_MB


def rows_cut_at_the_fold(window: PerformanceWindow) -> int:
    """Pixels of the lowest row that can be seen that are not seen."""
    table = window._table
    lowest = table.indexAt(QPoint(10, table.viewport().height() - 1))
    return max(0, table.visualRect(lowest).bottom() + 1 - table.viewport().height()) if lowest.isValid() else 0


def test_no_row_is_cut_at_the_fold_whatever_the_height(rig: WindowRig, pump: Pump) -> None:
    window = rig.window
    rig.monitor.record_dictation(record(1))
    window.show_and_raise()
    window.refresh()
    for height in (700, 733, 761, 790, 733, 700):
        window.resize(window.width(), height)
        pump(lambda: rows_cut_at_the_fold(window) == 0)
    first = window._halves.sizes()
    for height in (734, 735, 736, 700):
        window.resize(window.width(), height)
        QApplication.processEvents()
    pump(lambda: rows_cut_at_the_fold(window) == 0)
    assert window._halves.sizes() == first, "it does not creep"


def test_escape_leaves_the_row_before_it_leaves_the_window(rig: WindowRig) -> None:
    window = rig.window
    window.show_and_raise()
    window.refresh()
    assert QTest.qWaitForWindowActive(window)
    window._table.setFocus()
    QTest.keyClick(window._table, Qt.Key.Key_Down)
    assert window._table.selectionModel().hasSelection()
    QTest.keyClick(window._table, Qt.Key.Key_Escape)
    assert window.isVisible()
    assert not window._table.selectionModel().hasSelection()
    QTest.keyClick(window._table, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_a_place_in_a_low_window_has_low_rows_though_it_is_scrolled(qt_app: QApplication) -> None:
    place = WindowRig(alone=False)
    around = QScrollArea(widgetResizable=True)
    around.setWidget(place.window)
    place.window.setMinimumHeight(LOW + 100)
    around.resize(900, LOW - 100)
    around.show()
    seen = []
    for height in (LOW - 100, LOW + 200):
        around.resize(900, height)
        QApplication.processEvents()
        seen.append(place.window._table.delegate.tall)
    assert seen == [False, True]
    around.close()
