"""What any thread says arrives on Qt's thread."""

from __future__ import annotations

import threading
import time
from dataclasses import replace

from PySide6.QtWidgets import QApplication

from tray_app.core.snapshot import Snapshot
from tray_app.perf.monitor import Monitor
from tray_app.perf.stalls import StallWatch
from tray_app.ui.bridge import Bridge

from .conftest import Pump


def test_the_newest_snapshot_of_a_burst_arrives_on_qts_thread(pump: Pump) -> None:
    bridge = Bridge()
    seen: list[tuple[Snapshot, int]] = []
    bridge.snapshot_changed.connect(lambda snapshot: seen.append((snapshot, threading.get_ident())))

    def burst() -> None:
        for count in range(500):
            bridge.publish(replace(Snapshot(), dictations=count))

    threads = [threading.Thread(target=burst) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    bridge.publish(replace(Snapshot(), dictations=9_999))
    pump(lambda: bool(seen) and seen[-1][0].dictations == 9_999)
    assert {ident for _, ident in seen} == {threading.get_ident()}
    assert len(seen) < 500


def test_no_snapshot_is_lost_while_another_is_being_delivered(pump: Pump) -> None:
    bridge = Bridge()
    seen: list[int] = []

    def deliver(snapshot: Snapshot) -> None:
        seen.append(snapshot.dictations)
        if snapshot.dictations < 50:
            bridge.publish(replace(Snapshot(), dictations=snapshot.dictations + 1))

    bridge.snapshot_changed.connect(deliver)
    bridge.publish(replace(Snapshot(), dictations=1))
    pump(lambda: seen[-1:] == [50])
    assert seen == list(range(1, 51))


def test_all_other_news_arrive_in_order(pump: Pump) -> None:
    heard: list[tuple[int, int]] = []

    def hear(number: int) -> None:
        heard.append((number, threading.get_ident()))

    tell = Bridge().here(hear)

    def send() -> None:
        for number in range(20):
            tell(number)

    sender = threading.Thread(target=send)
    sender.start()
    sender.join()
    pump(lambda: len(heard) == 20)
    assert heard == [(number, threading.get_ident()) for number in range(20)]


def test_nothing_runs_before_qts_loop_turns(qt_app: QApplication, pump: Pump) -> None:
    bridge = Bridge()
    ran: list[int] = []
    bridge.call(lambda: ran.append(threading.get_ident()))
    assert not ran
    pump(lambda: bool(ran))
    assert ran == [threading.get_ident()]


def test_each_crossing_is_a_beat_and_a_busy_qt_thread_is_a_stall(qt_app: QApplication) -> None:
    monitor = Monitor()
    watch = StallWatch(monitor)
    bridge = Bridge()
    bridge.beat(watch.heartbeat("ui", "ui_stall"))
    bridge.call(lambda: None)
    bridge.publish(Snapshot())
    qt_app.processEvents()
    assert len(monitor.samples("ui_stall")[1]) == 1, "both crossed at once"

    def block() -> None:
        until_ns = time.monotonic_ns() + 60_000_000
        while time.monotonic_ns() < until_ns:
            pass

    bridge.call(block)
    qt_app.processEvents()
    (stall,) = watch.recent()
    assert (stall.loop, stall.lasted_ms >= 60) == ("ui", True)
