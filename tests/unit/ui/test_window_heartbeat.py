"""The window's timer is watched for stalls while it runs, and not a moment longer."""

from __future__ import annotations

import sys
import time

from tray_app.perf.monitor import Monitor
from tray_app.perf.stalls import StallWatch
from tray_app.ui.window import PerformanceWindow

from .conftest import Pump


def test_the_timer_beats_while_the_window_is_shown_and_a_closed_window_is_not_waited_for(pump: Pump) -> None:
    monitor = Monitor()
    heartbeat = StallWatch(monitor).heartbeat("ui", "ui_stall")
    heartbeat.beats_here()
    window = PerformanceWindow(monitor, export=lambda _format: None, heartbeat=heartbeat)
    try:
        window.show()
        pump(lambda: heartbeat.next_look_ns() < sys.maxsize)
        assert heartbeat.next_look_ns() > time.monotonic_ns(), "due when the timer is, not now"
        window.hide()
        assert heartbeat.next_look_ns() == sys.maxsize
    finally:
        window.close()
        window.deleteLater()


def test_a_block_while_the_window_is_shown_is_one_stall(pump: Pump) -> None:
    monitor = Monitor()
    watch = StallWatch(monitor)
    heartbeat = watch.heartbeat("ui", "ui_stall")
    heartbeat.beats_here()
    window = PerformanceWindow(monitor, export=lambda _format: None, heartbeat=heartbeat)
    try:
        window.show()
        pump(lambda: heartbeat.next_look_ns() < sys.maxsize)
        block_until_ns = time.monotonic_ns() + 600_000_000  # the timer is due after a quarter of a second
        while time.monotonic_ns() < block_until_ns:
            pass
        pump(lambda: any(value >= 200 for value in monitor.samples("ui_stall")[1]))
        assert watch.recent()[0].lasted_ms >= 200
        long_ones = [value for value in monitor.samples("ui_stall")[1] if value >= 200]
        assert len(long_ones) == 1
    finally:
        window.close()
        window.deleteLater()


def test_a_block_that_news_waited_for_too_is_told_once(pump: Pump) -> None:
    monitor = Monitor()
    heartbeat = StallWatch(monitor).heartbeat("ui", "ui_stall")
    heartbeat.beats_here()
    window = PerformanceWindow(monitor, export=lambda _format: None, heartbeat=heartbeat)
    try:
        window.show()
        pump(lambda: heartbeat.next_look_ns() < sys.maxsize)
        heartbeat.begin()  # a snapshot crosses
        time.sleep(0.6)
        heartbeat.end()  # and is shown, just before the timer that has been due for as long
        told = len(monitor.samples("ui_stall")[1])
        pump(lambda: len(monitor.samples("ui_stall")[1]) > told)
        long_ones = [value for value in monitor.samples("ui_stall")[1] if value >= 200]
        assert len(long_ones) == 1
    finally:
        window.close()
        window.deleteLater()
