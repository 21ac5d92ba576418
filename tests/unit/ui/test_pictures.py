"""How what is painted looks, light and dark: compared with pictures that are kept (see tests/pictures.py)."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import pytest
from perf_records import MS, lost, record, stamps
from pictures import check_picture, differences
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from tray_app.perf import report
from tray_app.perf.breaches import State
from tray_app.perf.catalog import CATALOG
from tray_app.perf.marks import state_mark
from tray_app.perf.monitor import Monitor, Series
from tray_app.perf.sparkline import Plot, plot_of
from tray_app.ui import pdf, theme
from tray_app.ui.icons import Glyph, glyph_pixmap
from tray_app.ui.overlay_paint import PillPainter, Style
from tray_app.ui.overlay_view import FAREWELLS, Shape, View
from tray_app.ui.painting import paint
from tray_app.ui.window.chart import Chart
from tray_app.ui.window.distribution import Distribution
from tray_app.ui.window.graph import Graph
from tray_app.ui.window.rows import RowsModel
from tray_app.ui.window.table import FigureTable
from tray_app.ui.window.waterfall import Waterfall

from .conftest import Pump

SECOND = 1_000 * MS
TARGETS = {name: metric.target for name, metric in CATALOG.items()}
FONT_POINTS = 9.75


@pytest.fixture
def font(qt_app: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[QFont]:
    """One font of one size for all that is painted, and one time zone."""
    chosen = QFont("DejaVu Sans")
    chosen.setPointSizeF(FONT_POINTS)
    chosen.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    chosen.setStyleStrategy(QFont.StyleStrategy.NoSubpixelAntialias)
    if not QFontInfo(chosen).exactMatch():
        pytest.skip("the font of the kept pictures, DejaVu Sans, is not here")
    before = qt_app.font()
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    qt_app.setFont(chosen)
    yield chosen
    qt_app.setFont(before)
    monkeypatch.undo()
    time.tzset()


Draw = Callable[[QPainter, theme.Colours, bool], None]


def light_and_dark(size: QSize, draw: Draw) -> QImage:
    """The same twice, one below the other."""
    image = QImage(size.width(), 2 * size.height(), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    for at, dark in enumerate((False, True)):
        colours = theme.colours(theme.own_palette(dark))
        painter.save()
        painter.translate(0, at * size.height())
        painter.fillRect(0, 0, size.width(), size.height(), colours.background)
        draw(painter, colours, dark)
        painter.restore()
    painter.end()
    return image


def of_widget(widget: QWidget, size: QSize, *, part: QWidget | None = None) -> QImage:
    """Of the whole of it, or of a part; it is done with then."""
    widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # whether it would have the focus is the window system's choice
    widget.resize(size)
    widget.show()
    seen = part or widget

    def draw(painter: QPainter, _colours: theme.Colours, dark: bool) -> None:
        widget.setPalette(theme.own_palette(dark))
        QApplication.processEvents()
        painter.drawPixmap(QPoint(), seen.grab())

    image = light_and_dark(seen.size(), draw)
    widget.close()
    widget.deleteLater()
    return image


# --- sparklines --------------------------------------------------------------------------


def series_of(monitor: Monitor, metric: str) -> Series:
    return next(found for found in monitor.snapshot().series if found.metric.name == metric and found.stats)


def plot(metric: str, values: Sequence[float], start: str = "warm", times_s: Sequence[int] | None = None) -> Plot:
    monitor = Monitor()
    for second, value in zip(times_s or range(len(values)), values, strict=True):
        monitor.observe(metric, value, second * SECOND, start)
    snapshot = monitor.snapshot()
    series = series_of(monitor, metric)
    made = plot_of(series, series.samples.at_ns, series.samples.values, snapshot.breaches)
    assert made is not None
    return made


WAVE = [70.0 + 40 * math.sin(at / 3) for at in range(40)]


@pytest.fixture
def plots() -> tuple[Plot, ...]:
    """Well; in breach twice; with failures; with a rest of the sampling; a share; one sample; thousands."""
    rested = [*range(20), *range(200, 220)]
    broken = [90, 90, 90, 340, 350, 340, 90, 90, 90, 90, 90, 90, 90, 330, 340, 350]
    return (
        plot("transcription", WAVE),
        plot("transcription", [float(value) for value in broken]),
        plot("release_to_text", [90, 90, math.inf, 80, 90, 100, 90, 110, math.inf, 90, 80, 95]),
        plot("tray_uss", [80.0 + at for at in range(40)], "", rested),
        plot("captured_share", [99.9, 99.5, 99.9, 99.7, 99.9], "warm"),
        plot("tray_uss", [80.0], ""),
        plot("tray_uss", [80 + 8 * math.sin(at / 200) + at * 7 % 5 for at in range(3_000)], ""),
    )


def test_sparklines(font: QFont, plots: tuple[Plot, ...]) -> None:
    def draw(painter: QPainter, colours: theme.Colours, _dark: bool) -> None:
        for row, made in enumerate(plots):
            paint(painter, made.drawing(132, 36), QPointF(6, 6 + row * 44), colours)

    check_picture("sparklines", light_and_dark(QSize(144, 6 + 44 * len(plots)), draw))


def test_marks_of_states(font: QFont) -> None:
    def draw(painter: QPainter, colours: theme.Colours, _dark: bool) -> None:
        for row, state in enumerate(State):
            paint(painter, state_mark(state, 10), QPointF(8, 13 + row * 32), colours)
            paint(painter, state_mark(state, 24), QPointF(30, 6 + row * 32), colours)

    check_picture("marks", light_and_dark(QSize(64, 32 * len(State)), draw))


# --- waterfalls --------------------------------------------------------------------------


WATERFALLS = {
    "well": record(7),
    "slow": record(7, wait_ms=640),
    "short": record(7, at=stamps(held_ms=30)),
    "failed": lost(7),
}


@pytest.mark.parametrize("name", WATERFALLS)
def test_the_waterfall(font: QFont, name: str) -> None:
    shown = Waterfall()
    shown.show_record(WATERFALLS[name], TARGETS, "")
    check_picture(f"waterfall-{name}", of_widget(shown, QSize(520, 220)))


# --- graphs ------------------------------------------------------------------------------


def of_graph(kind: type[Graph], monitor: Monitor, metric: str, pump: Pump, size: QSize) -> QImage:
    shown = kind()
    shown.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    shown.show()
    shown.show_series(series_of(monitor, metric))
    pump(lambda: shown._plot is not None)
    shown._plot.setFixedSize(size)  # whatever room the words above it take
    return of_widget(shown, size, part=shown._plot)


def waits() -> Monitor:
    """A wave around the target, and two dictations that failed."""
    monitor = Monitor()
    for at, value in enumerate(WAVE):
        monitor.observe("release_to_text", math.inf if at in (12, 30) else value + 60, at * 20 * SECOND, "warm")
    return monitor


class Midnight:
    """A wall clock by which the machine was started on the first of January."""

    def unix_s(self, at_ns: int) -> float:
        return at_ns / 1e9


def test_the_line_over_time(font: QFont, pump: Pump, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tray_app.ui.window.chart.WALL", Midnight())
    check_picture("chart", of_graph(Chart, waits(), "release_to_text", pump, QSize(384, 160)))


def test_the_distribution_with_its_target(font: QFont, pump: Pump) -> None:
    check_picture("distribution", of_graph(Distribution, waits(), "release_to_text", pump, QSize(384, 220)))


# --- the table of figures ----------------------------------------------------------------


def test_the_rows_of_the_table(font: QFont) -> None:
    """Well, pending, in breach and back within the target, with their sparklines and the words of their states."""
    clock_s = 0
    monitor = Monitor(clock=lambda: clock_s * SECOND)
    courses = {
        "key_press": [5, 9, 7, 8, 6, 9],
        "recording_start": [5, 5, 5, 5, 60],
        "recording_stop": [20, 80, 90, 95, 90, 99],
        "transcription": [90, 450, 460, 480, 100, 100],
    }
    for metric, values in courses.items():
        for at, value in enumerate(values):
            monitor.observe(metric, float(value), at * SECOND, "warm")
    clock_s = 12
    model = RowsModel(monitor)
    table = FigureTable(model)
    table.set_compact(True)
    table.header().hide()
    table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    model.show_snapshot(monitor.snapshot())
    check_picture("table", of_widget(table, QSize(700, 232), part=table.viewport()))


# --- the report's page -------------------------------------------------------------------


class Sheet:
    """Stands in for the paper: its lengths are those of A4 at this many dots an inch."""

    def __init__(self, dpi: int) -> None:
        self._dpi = dpi

    def resolution(self) -> int:
        return self._dpi

    def width(self) -> int:
        return round(pdf.page_layout().paintRect().width() / 25.4 * self._dpi)

    def height(self) -> int:
        return round(pdf.page_layout().paintRect().height() / 25.4 * self._dpi)


def test_the_head_of_the_printed_report_with_its_key_figures(font: QFont) -> None:
    monitor = Monitor()
    for number in range(1, 9):
        monitor.record_dictation(record(number, wait_ms=640 if number > 5 else 90))
    document = report.build(monitor, {}, now_unix=lambda: 86_400.0)
    sheet = Sheet(110)
    image = QImage(sheet.width(), 190, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    pages = pdf._Pages(sheet, painter, "")  # type: ignore[arg-type]  # a writer, as far as one page needs it
    pages._draw_head(document)
    painter.end()
    check_picture("report-head", image)


# --- overlay and tray --------------------------------------------------------------------

LIVE = View(
    Shape.DOT, "Recording", metered=True, hint="Speak, then release F9", escape="Esc throws it away", elapsed="0:07"
)
VIEWS = (
    LIVE,
    replace(LIVE, word="Microphone is silent", silent=True),
    replace(LIVE, locked=True, hint="Locked on: press F9 to finish", stable="Words that stay", unstable="and some"),
    replace(LIVE, shape=Shape.DOTS, word="Transcribing", metered=False, hint="", stable="Words that stay"),
    *FAREWELLS.values(),
)


@pytest.mark.parametrize("style", Style)
def test_the_overlay(font: QFont, style: Style) -> None:
    def draw(painter: QPainter, colours: theme.Colours, _dark: bool) -> None:
        pill, top = PillPainter(style, font, colours), 6
        for view in VIEWS:
            size = pill.size(view, 540)
            painter.save()
            painter.translate(6, top)
            pill.paint(painter, view, size, (0.6, 0.4, 0.2), smooth_edge=True)
            painter.restore()
            top += size.height() + 8

    check_picture(f"overlay-{style.value}", light_and_dark(QSize(560, 720 if style is Style.DETAILED else 410), draw))


def test_the_glyphs_of_the_tray(font: QFont) -> None:
    def draw(painter: QPainter, colours: theme.Colours, _dark: bool) -> None:
        for column, glyph in enumerate(Glyph):
            painter.drawPixmap(8 + column * 56, 10, glyph_pixmap(glyph, 22, colours.text))
            painter.drawPixmap(8 + column * 56, 40, glyph_pixmap(glyph, 44, colours.text))

    check_picture("glyphs", light_and_dark(QSize(56 * len(Glyph), 92), draw))


# --- what counts as another look ---------------------------------------------------------


def drawn_with(font: QFont, words: str, ink: str, *, left: int = 4, square: str = "white") -> QImage:
    image = QImage(160, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.fillRect(140, 17, 5, 5, QColor(square))
    painter.setFont(font)
    painter.setPen(QColor(ink))
    painter.drawText(left, 25, words)
    painter.end()
    return image


def test_other_smoothing_and_one_pixel_are_the_same_look(font: QFont) -> None:
    kept = drawn_with(font, "Release to text", "#5c5f66")
    hinted = QFont(font)
    hinted.setHintingPreference(QFont.HintingPreference.PreferFullHinting)
    rough = QFont(font)
    rough.setStyleStrategy(QFont.StyleStrategy.NoAntialias)
    for other in (
        drawn_with(hinted, "Release to text", "#5c5f66"),
        drawn_with(rough, "Release to text", "#5c5f66"),
        drawn_with(font, "Release to text", "#5c5f66", left=5),
    ):
        assert differences(other, kept).max() <= 1.0


def test_another_colour_and_a_mark_that_is_gone_are_another_look(font: QFont) -> None:
    kept = drawn_with(font, "breach", "#c01530", square="#c01530")
    assert differences(drawn_with(font, "breach", "#5c5f66", square="#c01530"), kept).max() > 1.0
    assert differences(drawn_with(font, "breach", "#c01530"), kept).max() > 1.0
