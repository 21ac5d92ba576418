"""A breach's story, the distribution of a figure, and the recommendations, in the window."""

from __future__ import annotations

import gc
import itertools
import weakref
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from perf_records import record
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolTip
from window_rig import WindowRig

from tray_app.core.dictation import DictationRecord, Start
from tray_app.perf.catalog import CATALOG
from tray_app.perf.monitor import Monitor
from tray_app.perf.stalls import Look, Stall
from tray_app.ui.window import PerformanceWindow
from tray_app.ui.window.chart import Chart
from tray_app.ui.window.distribution import bars_of
from tray_app.ui.window.story import record_of, story_of
from tray_app.ui.window.waterfall import in_words

from .conftest import Pump

SECOND = 1_000_000_000


def slow(number: int) -> DictationRecord:
    """Transcription takes 620 ms."""
    return replace(record(number, wait_ms=640), device="Built-in Audio")


def broken() -> Monitor:
    """Two dictations with a slow transcription, after one that was well; the worker was busy meanwhile."""
    monitor = Monitor()
    monitor.record_dictation(record(1))
    for number in (2, 3):
        monitor.record_dictation(slow(number))
    ended_ns = record(3, wait_ms=640).stamps.last_char_ns
    assert ended_ns is not None
    monitor.observe("tray_uss", 92.0, ended_ns - SECOND)
    monitor.observe("worker_uss", 246.0, ended_ns + SECOND // 2)
    monitor.observe("worker_cpu_dictating", 71.0, ended_ns + SECOND // 2)
    return monitor


@pytest.fixture
def window(qt_app: QApplication) -> Iterator[PerformanceWindow]:
    made = WindowRig(broken())
    made.window.show_and_raise()
    yield made.window
    made.close()


def test_a_breach_names_the_stage_the_load_and_the_remedy() -> None:
    monitor = broken()
    snapshot = monitor.snapshot()
    breach = next(found for found in snapshot.breaches if found.metric == "release_to_text")
    story = story_of(breach, snapshot, monitor)
    told = dict(story.lines)
    assert (
        story.title
        == "Release to text (microphone open) is over its target: 640 ms, target 150 ms, critical from 300 ms"
    )
    assert told["To blame"] == "Transcription took 620 ms, target 200 ms"
    assert told["What helps"] == CATALOG["transcription"].remedy
    assert "tray 92 MB" in told["Loaded then"]
    assert "speech engine 246 MB, 71.0 % of a core (0.5 s later)" in told["Loaded then"]
    assert "still open after" in told["When"]
    assert story.record == slow(3)


def test_a_breach_of_a_process_names_it_and_the_dictation_that_was_going_on() -> None:
    monitor = broken()
    during_ns = record(3, wait_ms=640).stamps.key_up_event_ns
    assert during_ns is not None
    for at in range(4):
        monitor.observe("worker_uss", 900.0, during_ns + at)
    snapshot = monitor.snapshot()
    breach = next(found for found in snapshot.breaches if found.metric == "worker_uss")
    told = dict(story_of(breach, snapshot, monitor).lines)
    assert told["To blame"] == "the process: speech engine"
    assert told["Waterfall"] == "of the dictation that was going on"
    assert record_of(breach, snapshot) == slow(3)


def test_a_breach_of_a_thread_that_stood_still_names_the_place() -> None:
    monitor = Monitor(clock=lambda: 10 * SECOND)
    for end_ns in (2 * SECOND, 4 * SECOND):
        monitor.observe("ui_stall", 700.0, end_ns)
    snapshot = monitor.snapshot()
    (breach,) = snapshot.breaches
    look = Look(25.0, ("tray_app.settings_file:load:88", "tray_app.app:run:1"))
    stalls = (
        Stall("ui", 0, 900.0, (Look(25.0, ("tray_app.ui.overlay:paint:3",)),)),  # before the breach
        Stall("ui", 4 * SECOND - 700_000_000, 700.0, (look,)),
        Stall("controller", 4 * SECOND - 900_000_000, 900.0, ()),
    )
    told = dict(story_of(breach, snapshot, monitor, stalls).lines)
    assert told["To blame"] == "The windows stood still for 700 ms: tray_app.settings_file:load:88"
    assert dict(story_of(breach, snapshot, monitor).lines)["To blame"] == "Delay of the windows"


def test_the_waterfall_says_engine_device_and_start_and_each_bar_its_times() -> None:
    words = in_words(slow(1))
    assert "microphone open" not in words
    assert "microphone closed" in in_words(replace(slow(1), start=Start.COLD))
    assert "moonshine-tiny-en" in words
    assert "Built-in Audio" in words


def test_the_log_shows_the_newest_breach_with_its_waterfall_until_another_is_chosen(window: PerformanceWindow) -> None:
    log = window._details.breaches
    window._details.setCurrentWidget(log)
    assert log.chosen() is not None
    assert log.waterfall.isVisible()
    rows = log.view.model().rowCount()
    assert rows >= 2
    log.view.setFocus()
    QTest.keyClick(log.view, Qt.Key.Key_Down)
    chosen = log.chosen()
    assert chosen is not None
    label = next(found for found in log.findChildren(QLabel) if found.accessibleName() == "The chosen breach")
    assert CATALOG[chosen.metric].label in label.accessibleDescription()
    window._monitor.observe("transcription", 900.0, None, "cold")
    window._monitor.observe("transcription", 900.0, None, "cold")
    window.refresh()
    assert log.chosen() == chosen, "a new breach does not take the choice away"


def test_the_tray_opens_the_log_at_its_breach(window: PerformanceWindow) -> None:
    window.set_view("compact")
    breach = window._monitor.snapshot().breaches[0]
    window.open_breach(breach)
    assert window._view == "detailed"
    assert window._details.currentWidget() is window._details.breaches
    assert window._details.breaches.chosen() == breach


def test_without_a_breach_the_log_says_so(rig: WindowRig) -> None:
    rig.window.show_and_raise()
    log = rig.window._details.breaches
    rig.window._details.setCurrentWidget(log)
    label = next(found for found in log.findChildren(QLabel) if found.accessibleName() == "The chosen breach")
    assert "No figure broke its target" in label.text()


def test_recommendations_stand_with_evidence_gain_and_what_to_try(window: PerformanceWindow) -> None:
    advice = window._details.advice
    window._details.setCurrentWidget(advice)
    label = next(found for found in advice.findChildren(QLabel) if found.accessibleName() == "Recommendations")
    assert "Transcription, microphone open" in label.text()
    assert "target 200 ms" in label.text()
    assert "Try" in label.text()
    assert "Transcription" in label.accessibleDescription()


def test_bars_hold_every_finite_sample_once() -> None:
    values = np.array([1.0, 2.0, 2.5, 9.0, np.inf, 10.0])
    bars = bars_of(values)
    assert bars is not None
    assert int(bars.counts.sum()) == 5
    assert bars.failed == 1
    assert (bars.edges[0], bars.edges[-1]) == (1.0, 10.0)
    assert bars_of(np.array([3.0])) is None
    assert bars_of(np.array([3.0, 3.0])) is not None


def test_the_distribution_is_read_with_the_arrow_keys(window: PerformanceWindow) -> None:
    details = window._details
    window._table.choose(window._rows.find("transcription", "warm"))
    details.setCurrentWidget(details.distribution)
    described = details.distribution.accessibleDescription()
    assert "Transcription (microphone open): 3 samples" in described
    assert "99 %" not in described
    QTest.keyClick(details.distribution, Qt.Key.Key_Home)
    first = details.distribution.accessibleDescription()
    assert "1 sample" in first
    for _ in range(40):
        QTest.keyClick(details.distribution, Qt.Key.Key_Right)
    assert details.distribution.accessibleDescription().endswith("2 samples")
    assert not details.distribution.grab().isNull()


def test_a_bar_of_the_waterfall_tells_its_times_under_the_pointer(
    window: PerformanceWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    waterfall = window._details.waterfall
    waterfall.grab()
    below = waterfall._first_row + (len(waterfall._spans) - 0.5) * waterfall._line_height()
    told: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _place, text, *_more: told.append(text))
    for y in (round(below), 1):
        QApplication.sendEvent(waterfall, QHelpEvent(QEvent.Type.ToolTip, QPoint(1, y), QPoint(1, y)))
    assert told[0].startswith("Insertion: 20 ms, from 2")
    assert told[1] == in_words(slow(3)), "beside the bars all of it"


def test_loading_the_graphs_holds_nothing_of_the_window(qt_app: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tray_app.ui.loading.graphs_in_slices", lambda: itertools.repeat(None))
    monitor = broken()
    snapshot = monitor.snapshot()
    chart = Chart()
    chart.show_series(next(iter(snapshot.series)))
    qt_app.processEvents()
    assert chart._loading.isActive()
    seen = weakref.ref(chart)
    del chart
    gc.collect()
    assert seen() is None


def test_the_chart_is_read_with_the_arrow_keys(window: PerformanceWindow, pump: Pump) -> None:
    details = window._details
    window._table.choose(window._rows.find("transcription", "warm"))
    details.setCurrentWidget(details.chart)
    pump(lambda: details.chart._plot is not None)
    QTest.keyClick(details.chart, Qt.Key.Key_End)
    assert details.chart._reading.text().startswith("620 ms")
    QTest.keyClick(details.chart, Qt.Key.Key_Home)
    assert details.chart._reading.text().startswith("70 ms")
    QTest.keyClick(details.chart, Qt.Key.Key_Right)
    assert details.chart._reading.text().startswith("620 ms")
