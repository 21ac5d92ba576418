from __future__ import annotations

import math

import numpy as np
import pytest

from tray_app.perf.windows import SampleWindow


@pytest.mark.parametrize("count", [1, 2, 3, 19, 20, 99, 100, 101, 700])
def test_percentiles_equal_numpys_on_the_raw_samples(count: int) -> None:
    values = np.random.default_rng(count).lognormal(4, 1, count)
    window = SampleWindow(1_000)
    for at, value in enumerate(values):
        window.add(float(value), at)
    stats = window.samples().stats
    assert stats is not None
    assert stats.p50 == pytest.approx(np.percentile(values, 50), rel=1e-12)
    assert stats.p95 == pytest.approx(np.percentile(values, 95), rel=1e-12)
    assert (stats.minimum, stats.maximum, stats.last, stats.n) == (values.min(), values.max(), values[-1], count)


def test_there_is_no_p99_below_a_hundred_samples() -> None:
    window = SampleWindow(1_000)
    for at in range(99):
        window.add(float(at), at)
    stats = window.samples().stats
    assert stats is not None
    assert stats.p99 is None
    window.add(99.0, 99)
    stats = window.samples().stats
    assert stats is not None
    assert stats.p99 == pytest.approx(np.percentile(np.arange(100.0), 99))


def test_a_full_ring_keeps_the_newest_in_order_and_counts_what_it_forgot() -> None:
    window = SampleWindow(8)
    for at in range(21):
        window.add(float(at), at * 10)
    samples = window.samples()
    assert samples.values.tolist() == [13.0, 14.0, 15.0, 16.0, 17.0, 18.0, 19.0, 20.0]
    assert samples.at_ns.tolist() == [at * 10 for at in range(13, 21)]
    assert (len(window), window.total) == (8, 21)


def test_a_range_leaves_older_samples_out_of_every_figure() -> None:
    window = SampleWindow(8)
    for at in range(12):
        window.add(float(at), at)
    stats = window.samples().since(10).stats
    assert stats is not None
    assert (stats.n, stats.minimum, stats.p50) == (2, 10.0, 10.5)
    assert window.samples().since(12).stats is None


def test_a_failed_dictation_is_at_the_top_of_the_order_and_never_makes_a_nan() -> None:
    window = SampleWindow(100)
    for at in range(39):
        window.add(100.0, at)
    window.add(math.inf, 39)
    stats = window.samples().stats
    assert stats is not None
    assert stats.p50 == 100.0
    assert stats.p95 == 100.0
    assert math.isinf(stats.maximum)
    for at in range(5):
        window.add(math.inf, 40 + at)
    stats = window.samples().stats
    assert stats is not None
    assert math.isinf(stats.p95)


def test_what_was_handed_out_does_not_change_when_samples_come() -> None:
    window = SampleWindow(2)
    window.add(1.0, 1)
    before = window.samples().values
    window.add(2.0, 2)
    window.add(3.0, 3)
    assert before.tolist() == [1.0]


def test_an_empty_window_has_no_figures() -> None:
    assert SampleWindow(4).samples().stats is None


def test_figures_of_a_shorter_range_are_computed_anew_when_a_sample_leaves_it() -> None:
    window = SampleWindow(8)
    for at in range(4):
        window.add(float(at), at)
    samples = window.samples()
    ranges = [samples.since(since_ns).stats for since_ns in (0, 1, 3, 4)]
    assert [stats and stats.n for stats in ranges] == [4, 3, 1, None]
    assert window.samples() is samples, "no sample came, so it is not copied again"
    assert samples.since(2) is samples.since(2), "none left the range"
