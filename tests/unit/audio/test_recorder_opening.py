"""When the microphone is opened, kept warm and closed, and how often its pump is woken."""

from __future__ import annotations

from fakes_audio import MS
from recorder_rig import TWO, Room

from tray_app.audio.capture import SPEAKING_BLOCKS, STANDBY_BLOCKS
from tray_app.core.events import MicrophoneRecovered, TakeStarted
from tray_app.core.settings import MicrophoneSettings


def test_nothing_is_due_while_the_microphone_is_closed() -> None:
    room = Room()
    room.recorder.apply(MicrophoneSettings(), room.now_ns)
    assert room.captures == []
    assert room.recorder.next_deadline_ns() is None


def test_it_stays_warm_after_a_take_and_then_closes() -> None:
    room = Room(MicrophoneSettings(warm_hold_s=60))
    room.warm()
    room.hear(50_000)
    assert room.is_open()
    room.hear(10_000)
    assert not room.is_open()
    assert room.recorder.next_deadline_ns() is None


def test_a_new_take_starts_the_warm_hold_over() -> None:
    room = Room(MicrophoneSettings(warm_hold_s=5))
    room.warm()
    room.hear(3_000)
    room.start(TWO)
    room.hear(10_000)
    room.stop(TWO)
    room.hear(4_000)
    assert room.is_open()


def test_kept_open_always_opens_before_the_first_take_and_never_closes() -> None:
    room = Room(MicrophoneSettings(keep_open="always"))
    room.recorder.apply(MicrophoneSettings(keep_open="always"), room.now_ns)
    room.opened()
    room.hear(120_000)
    assert room.is_open()
    room.start()
    assert isinstance(room.events[0], TakeStarted)
    assert not room.events[0].cold


def test_going_back_to_on_demand_closes_after_the_warm_hold() -> None:
    room = Room(MicrophoneSettings(keep_open="always"))
    room.recorder.apply(MicrophoneSettings(keep_open="always"), room.now_ns)
    room.opened()
    room.hear(1_000)
    room.recorder.apply(MicrophoneSettings(warm_hold_s=2), room.now_ns)
    room.hear(2_500)
    assert not room.is_open()


def test_another_device_is_opened_once_the_take_is_over() -> None:
    room = Room()
    room.start()
    room.opened()
    room.hear(200)
    room.recorder.apply(MicrophoneSettings(device="Headset"), room.now_ns)
    room.hear(200)
    assert len(room.captures) == 1
    room.stop()
    room.hear(100)
    assert [capture.device for capture in room.captures] == ["", "Headset"]
    assert room.captures[0].released


def _wakes(room: Room, blocks: int) -> int:
    """How often the pump was woken for so many blocks, each of which it hears at once when it is."""
    begun = room.wakes
    for _ in range(blocks):
        before = room.wakes
        room.stream.deliver(10)
        if room.wakes > before:
            room.recorder.process_blocks(room.now_ns)
    return room.wakes - begun


def test_the_pump_is_woken_for_every_block_only_while_somebody_waits_for_it() -> None:
    room = Room()
    room.warm()
    room.recorder.process_blocks(room.now_ns)
    assert _wakes(room, 96) == 96 / STANDBY_BLOCKS
    room.start(TWO)
    room.pump()
    assert _wakes(room, 96) == 96 / SPEAKING_BLOCKS
    room.recorder.stop_take(TWO, room.stream.next_ns + 1_000 * MS, room.now_ns)
    assert _wakes(room, 96) == 96


def test_the_pump_is_woken_for_the_first_block_of_a_microphone_that_was_closed() -> None:
    room = Room()
    room.start()
    room.opened()
    assert _wakes(room, 1) == 1
    assert _wakes(room, 96) == 96 / SPEAKING_BLOCKS


def test_a_microphone_still_waking_up_at_key_up_says_so_and_is_kept() -> None:
    room = Room()
    room.start()
    room.pass_time(300)
    room.stop()
    room.pass_time(500)
    assert room.kinds() == ["MicrophoneFailed", "TakeClosed"]
    assert room.is_open()
    room.opened(after_ms=700)
    room.hear(50)
    assert isinstance(room.events[-1], MicrophoneRecovered)


def test_a_microphone_ready_only_after_key_up_says_so() -> None:
    room = Room()
    room.start()
    room.recorder.capture_opened(room.capture, None, room.now_ns)
    room.pass_time(300)
    room.stop()
    room.opened(after_ms=700)
    room.hear(50)
    assert room.kinds() == ["ProblemNoticed", "TakeClosed"]
    assert room.closed()[0].samples == 0
