"""The window's large pictures: zoom, crosshair, how much is drawn, and words for those who do not see them."""

from __future__ import annotations

import math
import subprocess
import sys
from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tray_app.perf.monitor import Monitor, Series
from tray_app.ui import theme
from tray_app.ui.window.chart import Chart
from tray_app.ui.window.distribution import Distribution
from tray_app.ui.window.graph import Graph, tick_texts

from .conftest import Pump

SECOND = 1_000_000_000


def series_of(monitor: Monitor, metric: str) -> Series:
    return next(found for found in monitor.snapshot().series if found.metric.name == metric and found.stats)


def sampled(count: int) -> Monitor:
    """Tray memory once a second, from 80 MB, one MB more each time and over again after ten."""
    monitor = Monitor()
    for second in range(count):
        monitor.observe("tray_uss", 80.0 + second % 10, second * SECOND)
    return monitor


class Shown:
    """One picture in a window of its own."""

    def __init__(self, kind: type[Graph], monitor: Monitor, metric: str, pump: Pump) -> None:
        self.graph = kind()
        self.graph.resize(640, 320)
        self.graph.show()
        self.graph.show_series(series_of(monitor, metric))
        pump(lambda: self.graph._plot is not None)

    @property
    def range(self) -> tuple[float, float]:
        low, high = self.graph._plot.viewRange()[0]
        return low, high

    def points(self) -> tuple[list[float], bool]:
        """Heights of the line, and whether each is a point too."""
        curve = self.graph._plot.getPlotItem().items[0]
        return curve.getData()[1].tolist(), curve.opts["symbol"] is not None


@pytest.fixture
def shown(qt_app: QApplication, pump: Pump) -> Iterator[Shown]:
    made = Shown(Chart, sampled(60), "tray_uss", pump)
    yield made
    made.graph.close()
    made.graph.deleteLater()


def test_plus_and_minus_zoom_and_0_or_a_double_click_shows_all_again(shown: Shown, pump: Pump) -> None:
    whole = shown.range
    QTest.keyClick(shown.graph, Qt.Key.Key_Plus)
    assert shown.range[1] - shown.range[0] == pytest.approx((whole[1] - whole[0]) / 1.5)
    QTest.keyClick(shown.graph, Qt.Key.Key_0)
    assert shown.range == pytest.approx(whole)
    QTest.keyClick(shown.graph, Qt.Key.Key_Minus)
    assert shown.range[1] - shown.range[0] == pytest.approx((whole[1] - whole[0]) * 1.5)
    QTest.mouseDClick(shown.graph._plot.viewport(), Qt.MouseButton.LeftButton, pos=shown.graph._plot.rect().center())
    pump(lambda: shown.range == pytest.approx(whole))


def test_the_crosshair_stands_on_the_sample_nearest_to_the_pointer_and_tells_it(shown: Shown) -> None:
    graph = shown.graph
    assert not any(line.isVisible() for line in graph._cross)
    x = float(graph._x[15]) + 0.2
    graph._point_at(graph._plot.getViewBox().mapViewToScene(QPointF(x, 80.0)))
    assert [line.value() for line in graph._cross] == [pytest.approx(graph._x[15]), 85.0]
    assert all(line.isVisible() for line in graph._cross)
    assert graph._reading.text().startswith("85 MB at ")
    assert graph.accessibleDescription() == graph._reading.text()


def test_it_is_told_in_words_before_anything_is_read(shown: Shown) -> None:
    assert shown.graph.accessibleName() == "Tray memory over time"
    assert "60 samples from 80 MB to 89 MB, target 100 MB" in shown.graph.accessibleDescription()


def test_few_samples_are_points_and_many_are_a_thinned_line(qt_app: QApplication, pump: Pump) -> None:
    few, many = (Shown(Chart, sampled(count), "tray_uss", pump) for count in (20, 4_000))
    assert few.points() == ([80.0 + second % 10 for second in range(20)], True)
    heights, dotted = many.points()
    assert not dotted
    assert len(heights) < 2 * many.graph.width() + 4
    assert (min(heights), max(heights)) == (80.0, 89.0)
    graph = many.graph
    graph._plot.setXRange(float(graph._x[100]), float(graph._x[110]), padding=0)
    assert many.points()[1], "a few of the many are points again"
    assert many.points()[0][:3] == [89.0, 80.0, 81.0]
    for made in (few, many):
        made.graph.close()
        made.graph.deleteLater()


def test_a_failed_dictation_is_marked_in_the_colour_of_a_breach(qt_app: QApplication, pump: Pump) -> None:
    monitor = Monitor()
    for at, value in enumerate([90.0, math.inf, 90.0]):
        monitor.observe("release_to_text", value, at * SECOND, "warm")
    made = Shown(Chart, monitor, "release_to_text", pump)
    failures = made.graph._plot.getPlotItem().items[1]
    assert failures.getData()[0].tolist() == [made.graph._x[1]]
    assert failures.opts["symbolBrush"] == theme.application_colours().breach
    QTest.keyClick(made.graph, Qt.Key.Key_Home)
    QTest.keyClick(made.graph, Qt.Key.Key_Right)
    assert made.graph._reading.text().startswith("failed at ")
    assert not made.graph._cross[1].isVisible(), "no height says how late it was"
    made.graph.close()
    made.graph.deleteLater()


def test_it_follows_a_change_between_light_and_dark(shown: Shown, qt_app: QApplication) -> None:
    try:
        for choice in ("dark", "light"):
            theme.apply(qt_app, choice)
            qt_app.processEvents()
            colours = theme.application_colours()
            assert shown.graph._plot.backgroundBrush().color() == colours.background
            assert shown.graph._plot.getAxis("left").textPen().color() == colours.dim
    finally:
        theme.apply(qt_app, "system")


@pytest.mark.parametrize(("target", "inside"), [(85.0, True), (95.0, True), (200.0, False)])
def test_the_target_is_shown_beside_the_bars_unless_they_would_shrink(
    qt_app: QApplication, pump: Pump, target: float, inside: bool
) -> None:
    monitor = sampled(60)
    monitor.set_targets({"tray_uss": target})
    made = Shown(Distribution, monitor, "tray_uss", pump)
    low, high = made.range
    assert (low < target < high) == inside
    assert ("beyond the edge" in made.graph.accessibleDescription()) != inside
    assert made.graph._target.value() == target
    made.graph.close()
    made.graph.deleteLater()


@pytest.mark.parametrize(("kind", "side"), [(Distribution, "bottom"), (Chart, "left")])
def test_small_figures_keep_their_unit(qt_app: QApplication, pump: Pump, kind: type[Graph], side: str) -> None:
    """The ticks are written in it, so its name must not say thousandths."""
    monitor = Monitor()
    for second in range(60):
        monitor.observe("tray_uss", 0.1 + second % 10 / 20, second * SECOND)
    shown = Shown(kind, monitor, "tray_uss", pump)
    axis = shown.graph._plot.getAxis(side)
    assert "MB" in axis.labelString()
    assert "(x" not in axis.labelString()
    shown.graph.close()
    shown.graph.deleteLater()


def test_ticks_are_written_as_all_numbers_are() -> None:
    assert tick_texts([1_000.0, 1_500.0], 1.0, 500.0) == ["1\u202f000", "1\u202f500"]
    assert tick_texts([-0.2, 0.0, 0.2], 1.0, 0.2) == ["−0.2", "0.0", "0.2"]
    assert tick_texts([0.25], 1.0, 0.05) == ["0.25"]


@pytest.mark.parametrize("kind", ["chart.Chart", "distribution.Distribution"])
def test_a_picture_without_samples_does_not_load_pyqtgraph(kind: str) -> None:
    module, name = kind.split(".")
    probe = (
        "import sys; from PySide6.QtWidgets import QApplication; app = QApplication([])\n"
        f"from tray_app.perf.monitor import Monitor; from tray_app.ui.window.{module} import {name}\n"
        f"monitor = Monitor(); shown = {name}(); shown.show()\n"
        "shown.show_series(monitor.snapshot().series[0]); shown.grab()\n"
        "sys.exit('pyqtgraph' in sys.modules or shown._loading.isActive())"
    )
    assert subprocess.run([sys.executable, "-c", probe], check=False).returncode == 0


def test_every_sample_is_in_reach_of_the_arrow_keys(shown: Shown) -> None:
    graph = shown.graph
    QTest.keyClick(graph, Qt.Key.Key_Left)
    assert graph._chosen() == 59, "the newest first"
    QTest.keyClick(graph, Qt.Key.Key_Left)
    assert graph._chosen() == 58
    for key, expected in ((Qt.Key.Key_Home, 0), (Qt.Key.Key_Left, 0), (Qt.Key.Key_End, 59), (Qt.Key.Key_Right, 59)):
        QTest.keyClick(graph, key)
        assert graph._chosen() == expected
    assert np.all(np.diff(graph._x) > 0)
