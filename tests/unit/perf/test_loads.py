"""What was loaded at the time of a breach."""

from __future__ import annotations

from tray_app.perf.loads import loads_at
from tray_app.perf.monitor import Monitor

SECOND = 1_000_000_000


def test_the_nearest_sample_of_each_process_counts_before_or_after() -> None:
    monitor = Monitor()
    for at_s, value in ((1, 80.0), (9, 90.0), (20, 95.0)):
        monitor.observe("tray_uss", value, at_s * SECOND)
    monitor.observe("worker_uss", 240.0, 12 * SECOND)
    tray, worker = loads_at(monitor, 10 * SECOND)
    assert tray == "tray 90 MB (1.0 s before)"
    assert worker == "speech engine 240 MB (2.0 s later)"


def test_processor_time_is_taken_from_whichever_series_has_the_nearer_sample() -> None:
    monitor = Monitor()
    monitor.observe("worker_cpu", 0.2, 1 * SECOND)
    monitor.observe("worker_cpu_dictating", 44.0, 5 * SECOND)
    (worker,) = loads_at(monitor, 5 * SECOND)
    assert worker == "speech engine 44.0 % of a core (at that moment)"


def test_nothing_sampled_says_nothing() -> None:
    assert loads_at(Monitor(), SECOND) == []
