"""The reports' drawings: what is drawn where."""

from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree

import pytest
from perf_records import MS, lost_stamps, record, stamps

from tray_app.core.dictation import Outcome
from tray_app.perf import report
from tray_app.perf.breaches import State
from tray_app.perf.catalog import CATALOG
from tray_app.perf.drawing import Drawing, Line
from tray_app.perf.marks import state_mark
from tray_app.perf.monitor import Monitor
from tray_app.perf.sparkline import plot_in_report
from tray_app.perf.svg import to_svg
from tray_app.perf.waterfall import waterfall_in_report

SECOND = 1_000 * MS
NS = "{http://www.w3.org/2000/svg}"
ACCENT, BREACH = "var(--accent)", "var(--breach)"


def series(samples: list[float | None], *, start: str = "", age_ms: list[float] | None = None) -> dict[str, Any]:
    ages = age_ms if age_ms is not None else [1_000.0 * (len(samples) - at) for at in range(len(samples))]
    return {"label": "Tray memory", "start": start, "target": 100.0, "better": "lower", "samples": samples,
            "age_ms": ages}  # fmt: skip


def sparkline(metric: dict[str, Any], breaches: list[dict[str, Any]], width: float = 132, height: float = 20) -> str:
    plot = plot_in_report(metric, breaches)
    assert plot is not None
    return to_svg(plot.drawing(width, height))


def drawn(found: dict[str, Any]) -> Drawing:
    rows = {name: {"label": metric.label} for name, metric in CATALOG.items()}
    return waterfall_in_report(found, rows)


def waterfall(found: dict[str, Any]) -> str:
    return to_svg(drawn(found))


def line_of(drawing: str) -> str:
    """The path of the samples."""
    paths = [path for path in ElementTree.fromstring(drawing).iter(f"{NS}path") if ACCENT in path.get("style", "")]
    return paths[0].get("d", "")


def test_a_higher_sample_is_drawn_higher_and_the_newest_is_a_dot_at_the_right() -> None:
    drawing = sparkline(series([10.0, 90.0, 50.0]), [], width=100, height=20)
    heights = [float(y) for y in re.findall(r"[ML][\d.]+ ([\d.]+)", line_of(drawing))]
    assert heights[1] < heights[2] < heights[0]
    (dot,) = ElementTree.fromstring(drawing).iter(f"{NS}rect")
    assert float(dot.get("x", "0")) == pytest.approx(97 - 2.5)
    assert float(dot.get("rx", "0")) == 2.5


def test_the_line_breaks_where_sampling_rested_and_at_a_failed_dictation() -> None:
    rested = series([1.0] * 8, age_ms=[90_000, 89_000, 88_000, 87_000, 4_000, 3_000, 2_000, 1_000])
    assert line_of(sparkline(rested, [])).count("M") == 2
    failed = series([1.0, 1.0, None, 1.0, 1.0], start="warm")
    drawing = sparkline(failed, [])
    assert line_of(drawing).count("M") == 2
    assert BREACH in drawing


def test_dictations_far_apart_are_joined() -> None:
    far = series([1.0] * 4, start="warm", age_ms=[9e6, 8e6, 5e3, 1e3])
    assert line_of(sparkline(far, [])).count("M") == 1


def test_a_breach_is_tinted_from_its_first_sample_until_it_cleared() -> None:
    breach = {"since_age_ms": 6_000.0, "cleared_age_ms": 3_000.0, "open": False}
    drawing = sparkline(series([1.0] * 10), [breach], width=100)
    span = next(ElementTree.fromstring(drawing).iter(f"{NS}rect"))
    start, wide = float(span.get("x", "0")), float(span.get("width", "0"))
    assert start == pytest.approx(3 + 94 * 4 / 9, abs=0.2)
    assert start + wide == pytest.approx(3 + 94 * 7 / 9, abs=0.2)


def test_thousands_of_samples_make_a_short_line_that_keeps_the_peak() -> None:
    samples: list[float | None] = [10.0] * 4_096
    samples[1_234] = 500.0
    drawing = sparkline(series(samples), [], width=132, height=20)
    assert len(drawing) < 8_000
    heights = [float(y) for y in re.findall(r"[ML][\d.]+ ([\d.]+)", line_of(drawing))]
    assert min(heights) < 5


@pytest.mark.parametrize("samples", [[5.0], [None], [0.0, 0.0], [-300.0, -300.0]])
def test_few_and_odd_samples_can_be_drawn(samples: list[float | None]) -> None:
    ElementTree.fromstring(sparkline(series(samples, start="warm"), []))


@pytest.mark.parametrize("state", ["ok", "pending", "breach", "clearing", "no data", "paused"])
def test_every_state_has_its_shape_and_its_word(state: str) -> None:
    assert ElementTree.fromstring(to_svg(state_mark(State(state)))).get("aria-label") == state


def dictation(at: Any, outcome: Outcome = Outcome.INSERTED) -> dict[str, Any]:
    monitor = Monitor()
    monitor.record_dictation(record(1, at=at, outcome=outcome))
    found: dict[str, Any] = report.build(monitor, {})["dictations"][0]
    return found


def bars(drawing: str) -> list[tuple[float, float, str]]:
    """Left, right and style of each bar, top to bottom."""
    found = []
    for bar in ElementTree.fromstring(drawing).iter(f"{NS}rect"):
        left = float(bar.get("x", "0"))
        found.append((left, left + float(bar.get("width", "0")), bar.get("style", "")))
    return found


def test_the_guilty_stage_alone_is_in_the_colour_of_a_breach() -> None:
    slow = dictation(stamps(wait_ms=500))
    assert slow["guilty"] == "transcription"
    styles = [style for _, _, style in bars(waterfall(slow))]
    assert [BREACH in style for style in styles] == [span["stage"] == "transcription" for span in slow["waterfall"]]


def test_bars_follow_one_another_and_stay_inside() -> None:
    width = 680.0
    found = bars(waterfall(dictation(stamps(wait_ms=200))))
    by_stage = dict(zip([span["stage"] for span in dictation(stamps(wait_ms=200))["waterfall"]], found, strict=True))
    assert by_stage["transcription"][1] == pytest.approx(by_stage["insertion"][0], abs=0.2)
    assert by_stage["release_to_text"][1] == pytest.approx(by_stage["insertion"][1], abs=0.2)
    assert all(0 < left <= right <= width for left, right, _ in found)


def test_a_failed_dictation_is_drawn_as_far_as_it_went() -> None:
    failed = waterfall(dictation(lost_stamps(), Outcome.FAILED))
    assert "Release to text failed" in failed
    assert len(bars(failed)) == 3


def test_a_long_hold_is_drawn_as_cut_out_and_both_keys_as_lines() -> None:
    for held_ms, slanted in ((2_000, 2), (30, 0)):
        lines = [shape for shape in drawn(dictation(stamps(held_ms=held_ms))).shapes if isinstance(shape, Line)]
        assert len([line for line in lines if line.x[0] != line.x[1]]) == slanted
        assert len([line for line in lines if line.width == 1.5]) == 2, "key down and key up"
