"""Recommendations: each with the figure it rests on, what it would bring, and what to try."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from perf_records import MS, lost, record, stamps

from tray_app.core.dictation import DictationRecord, Start
from tray_app.core.settings import Settings
from tray_app.perf import advice
from tray_app.perf.catalog import CATALOG
from tray_app.perf.leaks import leak_check
from tray_app.perf.metric import Statistic
from tray_app.perf.monitor import Monitor


def named(monitor: Monitor) -> dict[str, advice.Recommendation]:
    return {found.metric: found for found in advice.recommendations(monitor.snapshot())}


def inserted(number: int, method: str, took_ms: int) -> DictationRecord:
    at = stamps(1_000 * MS * number)
    assert at.filtered_ns is not None
    at = replace(at, first_char_ns=at.filtered_ns + MS, last_char_ns=at.filtered_ns + took_ms * MS)
    return replace(record(number, at=at), method=method)


def test_a_session_within_its_targets_needs_no_advice() -> None:
    monitor = Monitor()
    for number in range(1, 6):
        monitor.record_dictation(record(number))
    assert advice.recommendations(monitor.snapshot()) == ()


def test_advice_rests_on_a_figure_with_its_n_and_its_target() -> None:
    monitor = Monitor()
    for number in range(1, 6):
        monitor.record_dictation(record(number, wait_ms=420))
    found = named(monitor)["transcription"]
    assert (found.start, found.n, found.figure, found.figure_of, found.target) == (
        "warm", 5, 400.0, Statistic.P95, 200.0,
    )  # fmt: skip
    assert found.evidence == "Transcription, microphone open (19 of 20, 5 samples): 400 ms, target 200 ms."
    assert "200 ms less" in found.expected_gain
    assert found.try_text.startswith("[speech] threads")


def test_a_sum_is_left_out_when_one_of_its_parts_is_named() -> None:
    monitor = Monitor()
    for number in range(1, 6):
        monitor.record_dictation(record(number, wait_ms=420))
    assert "release_to_text" not in named(monitor)


def test_of_slow_filtering_the_part_is_named_and_neither_of_its_sums() -> None:
    monitor = Monitor()
    for number in range(1, 6):
        at = stamps(1_000 * MS * number)
        assert at.final_ns is not None
        late = {"filtered_ns": 200, "first_char_ns": 210, "last_char_ns": 220}
        slow = replace(at, **{name: at.final_ns + after_ms * MS for name, after_ms in late.items()})
        monitor.record_dictation(record(number, at=slow))
    assert set(named(monitor)) == {"filtering"}


def test_one_slow_dictation_is_no_evidence() -> None:
    monitor = Monitor()
    monitor.record_dictation(record(1, wait_ms=420))
    assert advice.recommendations(monitor.snapshot()) == ()


def test_a_breach_whose_samples_are_few_among_good_ones_is_advised_by_its_worst() -> None:
    monitor = Monitor()
    for at in range(400):
        monitor.observe("controller_stall", 0.1, at * MS)
    for at in range(2):
        monitor.observe("controller_stall", 300.0 + at, (400 + at) * MS)
    found = named(monitor)["controller_stall"]
    assert (found.figure, found.figure_of) == (301.0, Statistic.WORST)


def test_the_gain_of_pasting_is_measured_when_the_session_has_both_ways() -> None:
    monitor = Monitor()
    for number in range(1, 8):
        monitor.record_dictation(inserted(number, "typed", 240))
    for number in range(8, 11):
        monitor.record_dictation(inserted(number, "pasted", 30))
    assert "30 ms instead of 240 ms" in named(monitor)["insertion"].expected_gain


def test_the_gain_of_an_open_microphone_is_measured_from_warm_starts() -> None:
    monitor = Monitor()
    for number in range(1, 5):
        monitor.record_dictation(record(number))
        cold = replace(stamps(1_000 * MS * (number + 9)), first_sample_ns=1_000 * MS * (number + 9) + 400 * MS)
        monitor.record_dictation(record(number + 9, start=Start.COLD, at=cold))
    found = named(monitor)["recording_start"]
    assert "−300 ms instead of 400 ms" in found.expected_gain
    assert found.try_text == '[microphone] keep_open = "always"'


def test_failed_dictations_come_first_and_promise_a_text() -> None:
    monitor = Monitor()
    for number in range(1, 5):
        monitor.record_dictation(lost(number))
    (found,) = advice.recommendations(monitor.snapshot())
    assert math.isinf(found.figure)
    assert "instead of a failed dictation" in found.sentence()


def test_a_leak_is_advised_with_its_slope() -> None:
    monitor = Monitor()
    for second in range(0, 7_200, 30):
        monitor.observe("open_files", 20 + second // 100, second * 1_000 * MS)
    found = advice.recommendations(monitor.snapshot(), leak_check(monitor))
    assert found[-1].label == "Tray open files keeps growing"
    assert found[-1].figure == pytest.approx(36, rel=0.05)


def test_every_figure_has_something_to_try_and_every_setting_named_exists() -> None:
    assert [name for name, metric in CATALOG.items() if not metric.try_text] == []
    for text in (metric.try_text for metric in CATALOG.values()):
        if text.startswith("["):
            table, _, rest = text[1:].partition("] ")
            assert hasattr(getattr(Settings(), table), rest.split(" = ")[0]), text
