"""Where the line goes, and where it must not go."""

from __future__ import annotations

import math

import numpy as np
import pytest
from numpy.typing import NDArray

from tray_app.perf.drawing import Box, Ink, Line
from tray_app.perf.monitor import Monitor
from tray_app.perf.sparkline import EDGE, Plot, plot_of, thinned, with_gaps

SECOND = 1_000_000_000


def plot(monitor: Monitor, name: str, start: str = "") -> Plot:
    snapshot = monitor.snapshot()
    series = next(found for found in snapshot.series if (found.metric.name, found.start) == (name, start))
    breaches = [breach for breach in snapshot.breaches if (breach.metric, breach.start) == (name, start)]
    made = plot_of(series, *monitor.samples(name, start), breaches)
    assert made is not None
    return made


def test_the_target_is_in_the_picture_however_good_the_figure_is() -> None:
    monitor = Monitor()
    for at in range(3):
        monitor.observe("transcription", 20.0, at, "warm")
    made = plot(monitor, "transcription", "warm")
    assert made.target_y is not None
    assert 0 < made.y[0] < made.target_y < 1
    assert made.y[0] / made.target_y == pytest.approx(20 / 200)
    (target,) = (shape for shape in made.drawing(106, 46).shapes if isinstance(shape, Line) and shape.dashed)
    assert target.x.tolist() == [0, 106]
    assert target.y.tolist() == pytest.approx([EDGE + 40 * (1 - made.target_y)] * 2)


def test_a_failed_dictation_breaks_the_line_and_is_marked() -> None:
    monitor = Monitor()
    for at, value in enumerate([90.0, math.inf, 90.0, 90.0, 90.0]):
        monitor.observe("release_to_text", value, at, "warm")
    made = plot(monitor, "release_to_text", "warm")
    assert np.isnan(made.y[1])
    marks = [shape for shape in made.drawing(106, 20).shapes if isinstance(shape, Box) and not shape.radius]
    assert [(mark.left + mark.width / 2, mark.top, mark.ink) for mark in marks] == [(EDGE + 25, 0, Ink.BREACH)]


def test_dictations_stand_at_equal_steps_and_sampled_figures_at_their_time() -> None:
    monitor = Monitor()
    for at in (0, 1, 9, 10):
        monitor.observe("transcription", 90.0, at * SECOND, "warm")
        monitor.observe("tray_uss", 90.0, at * SECOND)
    assert plot(monitor, "transcription", "warm").x.tolist() == pytest.approx([0, 1 / 3, 2 / 3, 1])
    assert plot(monitor, "tray_uss").x.tolist() == pytest.approx([0, 0.1, 0.9, 1])


def test_where_sampling_rested_the_line_is_not_joined() -> None:
    monitor = Monitor()
    for at in (0, 1, 2, 3, 120, 121, 122):
        monitor.observe("tray_uss", 90.0, at * SECOND)
    made = plot(monitor, "tray_uss")
    x, y = with_gaps(made.at_ns, made.x, made.y, even=False)
    assert len(x) == 8
    assert np.flatnonzero(np.isnan(y)).tolist() == [4]


def test_a_breach_is_tinted_from_its_first_sample_to_its_end_or_to_now() -> None:
    monitor = Monitor()
    for at, value in enumerate([100, 250, 250, 250, 100, 100, 100, 100, 100]):
        monitor.observe("transcription", float(value), at, "warm")
    assert plot(monitor, "transcription", "warm").breaches == ((0.125, 0.75),)
    for at in range(9, 12):
        monitor.observe("transcription", 290.0, at, "warm")
    assert plot(monitor, "transcription", "warm").breaches[-1][1] == 1.0


def test_thinning_keeps_every_peak_and_every_gap() -> None:
    values: NDArray[np.float64] = np.ones(4_000)
    values[1_234] = 9.0
    values[2_345] = -9.0
    values[3_000:3_200] = np.nan
    x, y = thinned(np.arange(4_000.0) / 40, values)
    assert len(x) <= 204, "two for each column, and one more where the gap begins and ends"
    assert np.nanmax(y) == 9.0
    assert np.nanmin(y) == -9.0
    assert np.isnan(y).any()
    assert (np.diff(x) >= 0).all()


def test_few_samples_are_left_as_they_are() -> None:
    x, y = thinned(np.arange(10.0), np.arange(10.0))
    assert (x.tolist(), y.tolist()) == (list(range(10)), list(range(10)))


def test_the_pointer_finds_the_nearest_sample() -> None:
    monitor = Monitor()
    for at in range(5):
        monitor.observe("transcription", float(at), at, "warm")
    made = plot(monitor, "transcription", "warm")
    for at in range(5):
        assert made.nearest(EDGE + 25 * at + 3, width=106) == at
    assert made.nearest(-40, width=106) == 0


def test_a_share_of_a_whole_is_drawn_near_its_target_not_from_zero() -> None:
    monitor = Monitor()
    for at in range(3):
        monitor.observe("captured_share", 99.9, at, "warm")
    made = plot(monitor, "captured_share", "warm")
    assert made.target_y is not None
    assert made.target_y > 0.3
    assert made.y[0] > made.target_y


def line_of(drawn: Plot) -> Line:
    """The samples' line, in a drawing of 106 × 46 pixels."""
    return next(shape for shape in drawn.drawing(106, 46).shapes if isinstance(shape, Line) and not shape.dashed)


def test_a_sample_that_no_line_reaches_is_a_dot() -> None:
    monitor = Monitor()
    for at, value in enumerate([math.inf, 90.0, math.inf, 90.0, 90.0]):
        monitor.observe("release_to_text", value, at, "warm")
    alone, joined = line_of(plot(monitor, "release_to_text", "warm")).pieces()
    assert [round(x - EDGE, 1) for x, _y in alone] == [25.0, 25.1]
    assert [round(x - EDGE) for x, _y in joined] == [75, 100]


def test_what_is_drawn_fills_its_box_and_stays_inside() -> None:
    """The range: from zero to 15 % above the worst, whether that is a sample or the target."""
    monitor = Monitor()
    for at, value in enumerate([0.0, 500.0]):
        monitor.observe("transcription", value, at, "warm")
    line = line_of(plot(monitor, "transcription", "warm"))
    assert line.x.tolist() == [EDGE, 106 - EDGE]
    assert line.y.tolist() == pytest.approx([46 - EDGE, EDGE + 40 * (1 - 1 / 1.15)])
