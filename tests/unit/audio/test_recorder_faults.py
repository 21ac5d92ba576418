"""What a microphone that is lost, late or silent costs, and what is said of it."""

from __future__ import annotations

import pytest
from fakes_audio import BLOCK_SAMPLES, MS, PERIOD_NS, FakeStream
from recorder_rig import GONE, ONE, TWO, Room

from tray_app.audio.capture import Capture
from tray_app.core.events import MicrophoneFailed, TakeStarted
from tray_app.core.settings import MicrophoneSettings

pytestmark = pytest.mark.expected_warning(r"audio\.recorder: microphone lost: ")


def test_a_device_that_vanishes_while_the_key_is_held_is_told_at_once_and_the_take_goes_on_with_the_next() -> None:
    room = Room()
    room.warm()
    down_ns = room.start(TWO)
    room.hear(500, value=1)
    room.fail()
    assert room.kinds() == ["TakeStarted", "MicrophoneFailed"]
    assert room.events[1] == MicrophoneFailed(GONE, TWO)
    room.pump()
    room.fail()  # the sound server is not there yet
    room.pass_time(100)
    room.fail()
    room.pass_time(300)
    assert len(room.captures) == 4
    room.opened()
    room.hear(600, value=2)
    up_ns = room.stop(TWO)
    room.hear(50)
    assert room.kinds() == ["TakeStarted", "MicrophoneFailed", "MicrophoneRecovered", "TakeClosed"]
    (closed,) = room.closed()
    assert closed.overflows == 1
    missing_ns = up_ns - down_ns - closed.samples_key_held * PERIOD_NS
    assert abs(missing_ns - 405 * MS) <= 10 * MS
    heard = room.spool.samples(TWO)
    assert abs((heard == 2).sum() - 600 * 16) <= BLOCK_SAMPLES
    assert (heard[: 790 * 16] == 1).all()


def test_a_device_that_never_comes_back_costs_nothing_of_what_was_said_before() -> None:
    room = Room()
    room.warm()
    room.start(TWO)
    room.hear(500)
    room.stay_away(40, every_ms=1_000)
    assert room.kinds() == ["TakeStarted", "MicrophoneFailed"]
    room.stop(TWO)
    room.pass_time(500)
    assert abs(room.closed()[0].samples - 800 * 16) <= BLOCK_SAMPLES


def test_a_device_that_vanishes_after_key_up_closes_the_take_with_what_there_is() -> None:
    room = Room()
    room.warm()
    room.start(TWO)
    room.hear(500)
    room.stop(TWO)
    room.fail()
    assert room.kinds() == ["TakeStarted", "MicrophoneFailed", "TakeClosed"]


def test_the_second_microphone_of_a_take_adds_nothing_twice() -> None:
    room = Room()
    room.warm()
    room.start(TWO)
    room.hear(500)
    lost_ns = room.now_ns
    room.fail()
    room.pump()
    room.stream = FakeStream(room.capture.queue.put, lambda: None, lost_ns - 200 * MS)
    room.recorder.capture_opened(room.capture, None, room.now_ns)
    room.hear(400)
    room.stop(TWO)
    room.hear(100)
    (closed,) = room.closed()
    assert closed.samples_key_held * PERIOD_NS <= room.now_ns - lost_ns + 500 * MS


def test_a_device_that_vanishes_while_nobody_speaks_is_reopened_without_a_word() -> None:
    room = Room()
    room.warm()
    room.fail()
    room.pump()
    room.opened()
    room.hear(100)
    assert room.events == []


def test_no_device_at_all_is_told_once_and_tried_again_less_and_less() -> None:
    room = Room()
    room.start()
    room.fail()
    assert room.kinds() == ["MicrophoneFailed", "TakeClosed"]
    assert room.closed()[0].samples == 0
    for _ in range(20):
        room.pass_time(30_000)
        if not room.capture.released:
            room.fail()
    assert room.kinds() == ["MicrophoneFailed", "TakeClosed"]
    assert len(room.captures) == 8
    assert room.recorder.next_deadline_ns() is None


def test_after_giving_up_the_next_take_tries_again_and_recovers() -> None:
    room = Room()
    room.start()
    room.stay_away(12, every_ms=40_000)
    room.events.clear()
    room.start(TWO)
    room.opened()
    room.hear(100)
    assert room.kinds() == ["MicrophoneRecovered", "TakeStarted"]


def test_a_microphone_kept_open_is_tried_again_for_ever() -> None:
    room = Room(MicrophoneSettings(keep_open="always"))
    room.recorder.apply(MicrophoneSettings(keep_open="always"), room.now_ns)
    room.stay_away(30, every_ms=31_000)
    assert len(room.captures) > 25
    assert room.kinds() == ["MicrophoneFailed"]


@pytest.mark.parametrize("before_ms", [0, 300, 900])
def test_a_sound_server_starved_around_key_up_costs_nothing(before_ms: int) -> None:
    room = Room()
    room.warm()
    down_ns = room.start(TWO)
    room.hear(500)
    room.now_ns += before_ms * MS
    up_ns = room.stop(TWO)
    room.pass_time(1_000)
    assert room.closed() == []
    room.stream.deliver(before_ms + 1_000)
    room.pump()
    (closed,) = room.closed()
    assert abs(closed.samples_key_held - (up_ns - down_ns) / PERIOD_NS) <= 1
    assert room.kinds() == ["TakeStarted", "TakeClosed"]


def test_the_next_key_press_on_a_starved_sound_server_costs_neither_take_anything() -> None:
    room = Room()
    room.warm()
    room.start(ONE)
    room.hear(500)
    room.stop(ONE)
    room.pass_time(1_500)
    down_ns = room.start(TWO)
    room.pass_time(500)
    assert len(room.captures) == 1
    room.stream.deliver(2_000)
    room.pump()
    up_ns = room.stop(TWO)
    room.hear(100)
    assert [event.dictation_id for event in room.closed()] == [ONE, TWO]
    assert abs(room.closed()[1].samples_key_held - (up_ns - down_ns) / PERIOD_NS) <= BLOCK_SAMPLES


def test_a_frozen_device_costs_three_seconds_after_key_up_and_no_word_said_before() -> None:
    room = Room()
    room.warm()
    room.start(TWO)
    room.hear(500)
    room.pass_time(300)
    up_ns = room.stop(TWO)
    room.pass_time(3_100)
    (closed,) = room.closed()
    assert closed.handed_ns - up_ns <= 3_040 * MS
    assert abs(closed.samples - 800 * 16) <= BLOCK_SAMPLES
    assert "MicrophoneFailed" in room.kinds()
    assert room.captures[0].released


def test_two_takes_closing_on_a_device_that_froze_are_both_closed() -> None:
    room = Room()
    room.warm()
    for dictation_id in (ONE, TWO):
        room.start(dictation_id)
        room.hear(300)
        room.recorder.stop_take(dictation_id, room.now_ns, room.now_ns)
        room.recorder._takes[dictation_id].close_by_ns = room.now_ns + 500 * MS
        room.now_ns += 1
    room.pass_time(4_000)
    assert [event.dictation_id for event in room.closed()] == [ONE, TWO]


def test_a_device_that_freezes_while_the_key_is_held_is_told_within_four_seconds_and_opened_anew() -> None:
    room = Room()
    room.warm()
    room.start(TWO)
    room.hear(500)
    room.pass_time(4_000)
    assert room.kinds() == ["TakeStarted", "MicrophoneFailed"]
    room.opened()
    room.hear(300)
    room.stop(TWO)
    room.hear(50)
    assert abs(room.closed()[0].samples - 1_140 * 16) <= BLOCK_SAMPLES
    assert room.closed()[0].overflows == 1


@pytest.mark.parametrize("server_said_open", [False, True])
def test_a_sound_server_that_went_takes_an_opening_with_it_and_the_next_begins_at_once(server_said_open: bool) -> None:
    room = Room()
    room.start()
    if server_said_open:
        room.recorder.capture_opened(room.capture, None, room.now_ns)
    room.recorder.sound_server_went(room.now_ns)
    room.pump()
    assert room.captures[0].released
    room.opened()
    room.hear(300)
    room.stop()
    room.hear(50)
    assert room.closed()[0].samples == 340 * 16
    heard = len(room.captures)
    room.recorder.sound_server_went(room.now_ns)  # this one is told by the library
    room.pump()
    assert len(room.captures) == heard
    assert room.is_open()


def test_a_sound_server_starved_for_two_seconds_does_not_cut_the_take() -> None:
    room = Room()
    room.warm()
    room.start(TWO)
    room.hear(500)
    room.pass_time(2_000)
    assert room.kinds() == ["TakeStarted"]


def test_a_device_that_never_delivers_is_given_up() -> None:
    room = Room()
    room.start()
    room.recorder.capture_opened(room.capture, None, room.now_ns)
    room.pass_time(9_000)
    assert room.captures[0].released
    assert room.kinds() == ["MicrophoneFailed", "TakeClosed"]


def test_a_take_on_a_device_that_froze_unnoticed_opens_a_new_one() -> None:
    room = Room()
    room.warm()
    room.now_ns += 1_500 * MS  # no pump in between: this is what the next key down finds
    room.start(TWO)
    assert len(room.captures) == 2
    room.opened()
    room.hear(100)
    started = room.events[0]
    assert isinstance(started, TakeStarted)
    assert started.cold


def test_news_of_a_capture_we_gave_up_are_ignored() -> None:
    room = Room()
    room.warm()
    old = room.capture
    room.fail()
    room.pump()
    room.opened()
    room.recorder.capture_failed(old, GONE, room.now_ns)
    room.recorder.capture_opened(old, GONE, room.now_ns)
    room.hear(100)
    assert room.events == []


def test_too_many_captures_stuck_in_the_sound_system_are_not_joined_by_another(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Capture, "stuck", classmethod(lambda cls: 4))
    room = Room()
    room.start()
    assert room.captures == []
    assert room.kinds() == ["MicrophoneFailed", "TakeClosed"]
