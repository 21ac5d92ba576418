"""What is painted, looked for in the picture: a colour that stands for a state is there, and only where it belongs."""

from __future__ import annotations

import math

import numpy as np
import pytest
from perf_records import record
from pictures import pixels_of
from PySide6.QtCore import QEvent, QPoint, QPointF
from PySide6.QtGui import QAccessible, QColor, QFontMetricsF, QHelpEvent, QImage, QPainter
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem, QToolTip, QWidget

from tray_app.perf.catalog import CATALOG
from tray_app.perf.monitor import Monitor
from tray_app.perf.sparkline import plot_of
from tray_app.ui import theme
from tray_app.ui.painting import paint
from tray_app.ui.window.cells import PADDING, STATE_SIZE, RowDelegate
from tray_app.ui.window.rows import Column, RowsModel, row_of
from tray_app.ui.window.table import FigureTable
from tray_app.ui.window.waterfall import Waterfall
from tray_app.ui.words import literal

TARGETS = {name: metric.target for name, metric in CATALOG.items()}


def pixels(image: QImage, colour: QColor) -> int:
    """How many pixels have the colour, fully painted."""
    return int((pixels_of(image) == (colour.red(), colour.green(), colour.blue())).all(axis=2).sum())


def reddish(image: QImage) -> int:
    """Pixels of thin letters are blends of the text's colour and what is behind it."""
    red, green, blue = np.moveaxis(pixels_of(image), 2, 0)
    return int((red - np.maximum(green, blue) > 40).sum())


def picture_of(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def test_the_bar_that_is_to_blame_is_in_the_colour_of_a_breach(qt_app: QApplication) -> None:
    breach = theme.application_colours().breach
    found = []
    for wait_ms in (90, 900):
        shown = Waterfall()
        shown.resize(600, 300)
        shown.show_record(record(wait_ms=wait_ms), TARGETS, "")
        found.append(pixels(picture_of(shown), breach))
        shown.deleteLater()
    assert found[0] == 0
    assert found[1] > 200, "a bar, not only a number"


def test_a_failed_dictation_is_marked_in_the_sparkline(qt_app: QApplication) -> None:
    colours = theme.application_colours()
    found = []
    for worst in (90.0, math.inf):
        monitor = Monitor()
        for at, value in enumerate([90.0, worst, 90.0]):
            monitor.observe("release_to_text", value, at, "warm")
        series = next(row for row in monitor.snapshot().series if row.metric.name == "release_to_text")
        plot = plot_of(series, series.samples.at_ns, series.samples.values, ())
        assert plot is not None
        image = QImage(120, 30, QImage.Format.Format_RGB32)
        image.fill(colours.background)
        painter = QPainter(image)
        paint(painter, plot.drawing(120, 30), QPointF(), colours)
        painter.end()
        found.append(pixels(image, colours.breach))
    assert found[0] == 0
    assert found[1] > 10


def table_with(monitor: Monitor) -> tuple[RowsModel, FigureTable]:
    model = RowsModel(monitor)
    table = FigureTable(model)
    table.resize(1_200, 2_400)
    model.show_snapshot(monitor.snapshot())
    return model, table


def test_the_word_of_a_breach_is_in_its_colour_and_that_of_a_good_figure_is_not(qt_app: QApplication) -> None:
    found = []
    for value in (90.0, 110.0):
        monitor = Monitor()
        for second in range(6):
            monitor.observe("tray_uss", value, second * 1_000_000_000)
        model, table = table_with(monitor)
        place = table.visualRect(table.shown(model.find("tray_uss", "")).siblingAtColumn(Column.STATE))
        shape = round(QFontMetricsF(table.font()).height() * STATE_SIZE)
        place.setLeft(place.left() + PADDING + shape + PADDING)  # the word beside the shape
        found.append(reddish(table.viewport().grab(place).toImage()))
        table.deleteLater()
    assert found[0] == 0
    assert found[1] > 5


def test_over_a_sparkline_the_sample_under_the_pointer_is_told(
    qt_app: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _place, text, *_more: told.append(text))
    monitor = Monitor()
    for second, value in enumerate((80.0, 85.0, 97.0)):
        monitor.observe("tray_uss", value, second * 1_000_000_000)
    model, table = table_with(monitor)
    index = table.shown(model.find("tray_uss", "")).siblingAtColumn(Column.TREND)
    option = QStyleOptionViewItem()
    option.rect = table.visualRect(index)
    delegate = table.itemDelegate()
    assert isinstance(delegate, RowDelegate)
    at = QPoint(option.rect.right() - 5, option.rect.center().y())
    assert delegate.helpEvent(QHelpEvent(QEvent.Type.ToolTip, at, at), table, option, index)
    assert told[0].startswith("97 MB at ")
    table.deleteLater()


def test_a_sparkline_shows_the_time_range_that_is_chosen(qt_app: QApplication) -> None:
    monitor = Monitor()
    for second in range(10):
        monitor.observe("tray_uss", 80.0 + second, second * 1_000_000_000)
    model, table = table_with(monitor)
    index = model.find("tray_uss", "")
    drawn = []
    for since_ns in (None, 6_000_000_000):
        model.show_snapshot(monitor.snapshot(since_ns))
        view = row_of(index)
        assert view is not None
        plot = view.plot()
        assert plot is not None
        drawn.append(plot.values.tolist())
    assert drawn == [[80.0 + second for second in range(10)], [86.0, 87.0, 88.0, 89.0]]
    table.deleteLater()


def test_screen_readers_are_told_of_a_changed_row(qt_app: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    told: list[str] = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: told.append(event.type().name))
    monitor = Monitor()
    model, table = table_with(monitor)
    asked: list[int] = []
    monkeypatch.setattr(type(table).__mro__[1], "dataChanged", lambda *_: asked.append(1))
    monitor.observe("tray_uss", 90.0)
    model.show_snapshot(monitor.snapshot())
    assert asked, "Qt's own way was gone, which tells them"
    table.deleteLater()


def test_an_ampersand_in_a_devices_name_stays_one() -> None:
    assert literal("Bang & Olufsen") == "Bang && Olufsen"
