"""One axis for what happens around key down and around key up, however long the key was held."""

from __future__ import annotations

import pytest
from perf_records import record, stamps
from PySide6.QtWidgets import QApplication

from tray_app.core.dictation import Outcome, Stamps
from tray_app.perf.catalog import CATALOG
from tray_app.perf.stages import waterfall
from tray_app.perf.waterfall import make_axis, tick_step
from tray_app.ui.window.waterfall import Waterfall, in_words

TARGETS = {name: metric.target for name, metric in CATALOG.items()}


def test_a_long_hold_is_cut_out_and_both_sides_keep_one_scale() -> None:
    axis = make_axis(waterfall(record()), held_ms=2_000, left=0, width=600)
    assert axis.is_cut
    assert axis.x(2_090) - axis.x(2_040) == pytest.approx(50 * axis.per_ms)
    assert axis.x(0.25) - axis.x(0) == pytest.approx(0.25 * axis.per_ms)
    assert axis.x(2_090) == pytest.approx(600)
    assert axis.x(axis.begin_ms) == 0


def test_order_is_kept_across_the_cut() -> None:
    axis = make_axis(waterfall(record()), held_ms=2_000, left=10, width=600)
    places = [axis.x(ms) for ms in (-300, 0, 1, 500, 1_000, 1_999, 2_000, 2_045, 2_090)]
    assert places == sorted(places)


def test_a_short_hold_needs_no_cut() -> None:
    at = stamps(held_ms=40)
    assert not make_axis(waterfall(record(at=at)), held_ms=40, left=0, width=600).is_cut


def test_speech_from_long_before_key_down_does_not_push_the_rest_aside() -> None:
    axis = make_axis(waterfall(record()), held_ms=2_000, left=0, width=600)
    assert axis.begin_ms > -300
    assert axis.x(0) < 200


@pytest.mark.parametrize(("span_ms", "step"), [(90, 20), (450, 100), (9, 2), (4_800, 1_000)])
def test_ticks_are_round(span_ms: float, step: float) -> None:
    assert tick_step(span_ms, 5) == step


def test_it_can_be_read_by_those_who_do_not_see_it() -> None:
    words = in_words(record())
    assert "Transcription 70 ms" in words
    assert "42 characters typed" in words


@pytest.mark.parametrize("width", [320, 500, 1_400])
@pytest.mark.parametrize(
    "at",
    [
        stamps(),
        stamps(held_ms=30),
        Stamps(),
        Stamps(key_down_event_ns=5),
        Stamps(key_down_event_ns=5, key_up_event_ns=9),
    ],
    ids=["whole", "short", "nothing", "down only", "down and up"],
)
def test_any_record_can_be_drawn_at_any_size(qt_app: QApplication, width: int, at: Stamps) -> None:
    widget = Waterfall()
    widget.resize(width, 220)
    widget.show_record(record(outcome=Outcome.FAILED, at=at), TARGETS, "")
    image = widget.grab().toImage()
    colours = {image.pixel(x, y) for x in range(0, width, 2) for y in range(0, 220, 2)}
    assert len(colours) > 3, "something was drawn"
    widget.deleteLater()
