"""What belongs to a take, how it is counted, and how it ends."""

from __future__ import annotations

import pytest
from fakes_audio import BLOCK_SAMPLES, MS, PERIOD_NS, MemorySpool
from recorder_rig import ONE, TWO, Room

from tray_app.core.events import DictationId, TakeClosed, TakeStarted
from tray_app.core.ports import Pcm
from tray_app.core.settings import MicrophoneSettings


def test_a_cold_take_begins_with_the_first_sample_and_says_so() -> None:
    room = Room()
    down_ns = room.start()
    room.opened(after_ms=5)
    room.hear(1_000)
    up_ns = room.stop()
    room.hear(100)
    started, closed = room.events
    assert isinstance(started, TakeStarted)
    assert started.cold
    assert started.first_sample_ns == down_ns + 5 * MS
    assert isinstance(closed, TakeClosed)
    assert closed.samples_key_held == (up_ns - started.first_sample_ns) // PERIOD_NS
    assert closed.samples == closed.samples_key_held + 40 * 16
    assert closed.overflows == 0


def test_a_warm_take_begins_with_the_pre_roll() -> None:
    room = Room()
    room.warm()
    down_ns = room.start(TWO)
    started = room.events[0]
    assert isinstance(started, TakeStarted)
    assert not started.cold
    assert abs(started.first_sample_ns - (down_ns - 300 * MS)) <= PERIOD_NS


def test_every_sample_between_key_down_and_key_up_is_counted_once() -> None:
    room = Room()
    room.warm()
    room.now_ns += 3_333_333  # the key does not come at the edge of a block
    down_ns = room.start(TWO)
    room.hear(2_000)
    room.now_ns += 1_234_567
    up_ns = room.stop(TWO)
    room.hear(100)
    (closed,) = room.closed()
    assert abs(closed.samples_key_held - (up_ns - down_ns) / PERIOD_NS) <= 1
    assert closed.samples == sum(map(len, room.spool.blocks[TWO]))
    assert abs(closed.samples - (up_ns - down_ns + 340 * MS) / PERIOD_NS) <= 1


def test_a_take_longer_than_the_recount_window_is_counted_exactly() -> None:
    room = Room()
    room.warm()
    down_ns = room.start(TWO)
    room.hear(30_000)
    up_ns = room.stop(TWO)
    room.hear(100)
    (closed,) = room.closed()
    assert abs(closed.samples_key_held - (up_ns - down_ns) / PERIOD_NS) <= 1


def test_a_stop_that_reaches_us_late_still_counts_to_key_up() -> None:
    room = Room()
    room.warm()
    down_ns = room.start(TWO)
    room.hear(1_000)
    up_ns = room.now_ns
    room.hear(200)
    room.recorder.stop_take(TWO, up_ns, room.now_ns)
    (closed,) = room.closed()
    assert abs(closed.samples_key_held - (up_ns - down_ns) / PERIOD_NS) <= 1


def test_the_take_closes_with_the_first_block_past_the_post_roll() -> None:
    room = Room()
    room.warm()
    room.start(TWO)
    room.hear(500)
    room.stop(TWO)
    room.hear(30)
    assert room.closed() == []
    room.hear(20)
    assert len(room.closed()) == 1


def test_lost_samples_show_in_the_count_and_as_overflow() -> None:
    room = Room()
    room.warm()
    down_ns = room.start(TWO)
    room.hear(500)
    room.stream.lose(200)
    room.hear(500)
    up_ns = room.stop(TWO)
    room.hear(100)
    (closed,) = room.closed()
    missing = (up_ns - down_ns) / PERIOD_NS - closed.samples_key_held
    assert abs(missing - 200 * 16) <= 3 * BLOCK_SAMPLES
    assert closed.overflows == 1


def test_what_the_driver_reports_lost_is_counted_in_the_take_that_lost_it() -> None:
    room = Room()
    room.warm()
    room.stream.deliver(10, overflowed=True)
    room.hear(50)
    room.start(TWO)
    room.stream.deliver(10, overflowed=True)
    room.stream.deliver(10, overflowed=True)
    room.hear(100)
    room.stop(TWO)
    room.hear(100)
    assert room.closed()[0].overflows == 2


def test_a_take_may_begin_while_the_former_one_is_still_closing() -> None:
    room = Room(MicrophoneSettings(post_roll_ms=500))
    room.warm()
    room.start(ONE)
    room.hear(500)
    room.stop(ONE)
    room.hear(100)
    room.start(TWO)
    room.hear(600)
    room.stop(TWO)
    room.hear(600)
    assert [event.dictation_id for event in room.closed()] == [ONE, TWO]
    assert all(
        abs(event.samples - samples) <= 1 for event, samples in zip(room.closed(), (20_800, 22_400), strict=True)
    )


def test_an_abandoned_take_is_forgotten_without_an_answer() -> None:
    room = Room()
    room.start()
    room.opened()
    room.hear(200)
    room.recorder.abandon_take(ONE, room.now_ns)
    room.stop()
    room.hear(200)
    assert room.closed() == []
    assert room.spool.abandoned == [ONE]


def test_a_second_start_or_stop_of_the_same_take_changes_nothing() -> None:
    room = Room()
    room.warm()
    room.start(TWO)
    room.start(TWO)
    room.hear(500)
    room.stop(TWO)
    room.hear(10)
    room.stop(TWO)
    room.hear(100)
    assert room.kinds() == ["TakeStarted", "TakeClosed"]


@pytest.mark.expected_warning(r"audio\.take: a sink of takes failed")
def test_a_sink_that_fails_costs_nobody_else_the_take(caplog: pytest.LogCaptureFixture) -> None:
    class Broken(MemorySpool):
        def append(self, dictation_id: DictationId, samples: Pcm) -> None:
            raise RuntimeError("broken")

    room = Room()
    room.recorder._sinks = (Broken(), room.spool)
    room.start()
    room.opened()
    room.hear(200)
    room.stop()
    room.hear(100)
    assert room.closed()[0].samples == sum(map(len, room.spool.blocks[ONE])) > 0
    assert caplog.text.count("a sink of takes failed") == 1


def test_shutting_closes_takes_with_what_they_have() -> None:
    room = Room()
    room.start()
    room.opened()
    room.hear(300)
    room.recorder.shut()
    assert room.closed()[0].samples == 300 * 16
    assert room.spool.ended == [ONE]
    assert not room.is_open()


def test_a_take_that_is_to_begin_at_a_time_has_no_sample_from_before_and_misses_none_after() -> None:
    room = Room()
    room.warm()
    room.hear(1_000)
    from_ns = room.now_ns - 250 * MS
    room.recorder.start_take(TWO, room.now_ns, room.now_ns, from_ns)
    started = room.events[-1]
    assert isinstance(started, TakeStarted)
    assert 0 <= started.first_sample_ns - from_ns < PERIOD_NS
    room.hear(500)
    room.stop(TWO)
    room.hear(100)
    kept_ns = len(room.spool.samples(TWO)) * PERIOD_NS
    assert abs(kept_ns - (250 + 500 + 40) * MS) <= 2 * PERIOD_NS


def test_a_take_that_is_to_begin_in_a_moment_waits_for_it() -> None:
    room = Room()
    room.warm()
    from_ns = room.now_ns + 95 * MS
    room.recorder.start_take(TWO, room.now_ns, room.now_ns, from_ns)
    assert room.events == []
    room.hear(200)
    started = room.events[-1]
    assert isinstance(started, TakeStarted)
    assert 0 <= started.first_sample_ns - from_ns < PERIOD_NS
