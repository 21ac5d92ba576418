"""The window's timer is watched for stalls while it runs, and not a moment longer."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator

import pytest
from window_rig import WindowRig

from tray_app.perf.monitor import Monitor
from tray_app.perf.stalls import StallWatch

from .conftest import Pump


class Watched(WindowRig):
    """Its timer beats on the test's thread."""

    def __init__(self) -> None:
        monitor = Monitor()
        self.watch = StallWatch(monitor)
        self.heartbeat = self.watch.heartbeat("ui", "ui_stall")
        self.heartbeat.beats_here()
        super().__init__(monitor, heartbeat=self.heartbeat)

    def samples_ms(self) -> list[float]:
        return [float(value) for value in self.monitor.samples("ui_stall")[1]]

    def long_ones_ms(self) -> list[float]:
        return [value for value in self.samples_ms() if value >= 200]


@pytest.fixture
def shown(pump: Pump) -> Iterator[Watched]:
    made = Watched()
    made.window.show()
    pump(lambda: made.heartbeat.next_look_ns() < sys.maxsize)
    yield made
    made.close()


def test_the_timer_beats_while_the_window_is_shown_and_a_closed_window_is_not_waited_for(shown: Watched) -> None:
    assert shown.heartbeat.next_look_ns() > time.monotonic_ns(), "due when the timer is, not now"
    shown.window.hide()
    assert shown.heartbeat.next_look_ns() == sys.maxsize


def test_a_block_while_the_window_is_shown_is_one_stall(shown: Watched, pump: Pump) -> None:
    block_until_ns = time.monotonic_ns() + 600_000_000  # the timer is due after a quarter of a second
    while time.monotonic_ns() < block_until_ns:
        pass
    pump(lambda: bool(shown.long_ones_ms()))
    assert shown.watch.recent()[0].lasted_ms >= 200
    assert len(shown.long_ones_ms()) == 1


def test_a_block_that_news_waited_for_too_is_told_once(shown: Watched, pump: Pump) -> None:
    shown.heartbeat.begin()  # a snapshot crosses
    time.sleep(0.6)
    shown.heartbeat.end()  # and is shown, just before the timer that has been due for as long
    told = len(shown.samples_ms())
    pump(lambda: len(shown.samples_ms()) > told)
    assert len(shown.long_ones_ms()) == 1
