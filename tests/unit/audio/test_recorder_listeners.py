"""The microphone while somebody listens to it without a take."""

from __future__ import annotations

import pytest
from fakes_audio import MS, PERIOD_NS
from recorder_rig import ONE, SECOND, TWO, Room

from tray_app.audio.listening import Listening
from tray_app.core.events import TakeStarted
from tray_app.core.ports import Pcm
from tray_app.core.settings import MicrophoneSettings

pytestmark = pytest.mark.expected_warning(r"audio\.recorder: microphone lost: ")


class Heard(Listening):
    """A listening without a thread: what it was offered."""

    def __init__(self, room: Room) -> None:
        super().__init__(lambda samples, first_sample_ns: None, "test")
        self.blocks: list[tuple[int, int]] = []
        """(first_sample_ns, samples)"""
        self._room = room
        room.recorder.listen(self, room.now_ns)

    def offer(self, samples: Pcm, first_sample_ns: int) -> None:
        self.blocks.append((first_sample_ns, len(samples)))

    def leave(self) -> None:
        self._room.recorder.end_listening(self)
        self._room.pump()

    def heard_ms(self) -> float:
        return sum(samples for _, samples in self.blocks) / 16

    def gaps(self) -> int:
        """How often more than a block was missing between two."""
        pairs = zip(self.blocks, self.blocks[1:], strict=False)
        return sum(later[0] - (at_ns + samples * PERIOD_NS) > 10 * MS for (at_ns, samples), later in pairs)


def test_it_is_opened_for_a_listener_and_closed_with_the_last_one() -> None:
    room = Room(MicrophoneSettings(warm_hold_s=60))
    first, second = Heard(room), Heard(room)
    room.opened()
    room.hear(200_000)
    first.leave()
    room.hear(1_000)
    assert room.is_open()
    second.leave()
    assert not room.is_open()
    assert room.recorder.next_deadline_ns() is None
    assert (first.heard_ms(), second.heard_ms()) == (200_000, 201_000)
    assert len(room.captures) == 1
    assert room.events == []
    assert room.spool.blocks == {}, "what listeners hear touches no disk"


def test_the_end_of_listening_is_no_reason_to_keep_it_warm_and_does_not_cut_that_of_a_take_short() -> None:
    room = Room(MicrophoneSettings(warm_hold_s=5))
    listening = Heard(room)
    room.opened()
    room.start()
    room.hear(1_000)
    room.stop()
    room.hear(3_000)
    listening.leave()
    room.hear(1_000)
    assert room.is_open()
    room.hear(1_500)
    assert not room.is_open()


def test_a_take_while_somebody_listens_has_its_pre_roll_and_the_listener_misses_nothing_of_it() -> None:
    room = Room()
    listening = Heard(room)
    room.opened()
    room.hear(1_000)
    down_ns = room.start()
    started = room.events[0]
    assert isinstance(started, TakeStarted)
    assert not started.cold
    assert abs(started.first_sample_ns - (down_ns - 300 * MS)) <= PERIOD_NS
    room.hear(1_000)
    room.stop()
    room.hear(1_000)
    assert abs(room.closed()[0].samples_key_held - 16_000) <= 1
    assert listening.heard_ms() == 3_000
    assert listening.gaps() == 0


def test_a_listener_that_comes_in_a_take_hears_the_rest_of_it_and_goes_on() -> None:
    room = Room(MicrophoneSettings(warm_hold_s=0))
    room.start()
    room.opened()
    room.hear(500)
    listening = Heard(room)
    room.hear(500)
    room.stop()
    room.hear(10_000)
    assert room.is_open()
    assert listening.heard_ms() == 10_500


def test_a_device_that_dies_while_only_somebody_listens_is_opened_again_without_a_word() -> None:
    room = Room(MicrophoneSettings(warm_hold_s=0))
    listening = Heard(room)
    room.opened()
    room.hear(500)
    room.fail()
    room.pump()
    room.opened(after_ms=200)
    room.hear(500)
    assert room.events == []
    assert listening.heard_ms() == 1_000
    assert listening.gaps() == 1


def test_one_that_stays_away_is_tried_again_for_as_long_as_somebody_listens() -> None:
    room = Room()
    listening = Heard(room)
    room.stay_away(30, every_ms=31_000)
    assert len(room.captures) > 25
    assert room.kinds() == ["MicrophoneFailed"]
    room.opened()
    room.hear(100)
    assert room.kinds() == ["MicrophoneFailed", "MicrophoneRecovered"]
    listening.leave()


def test_another_device_is_opened_at_once_while_nobody_speaks_and_after_the_take_else() -> None:
    room = Room()
    listening = Heard(room)
    room.opened()
    room.hear(100)
    room.recorder.apply(MicrophoneSettings(device="Headset"), room.now_ns)
    room.opened()
    room.start()
    room.hear(100)
    room.recorder.apply(MicrophoneSettings(device="Desk"), room.now_ns)
    room.hear(100)
    room.stop()
    room.hear(500)
    room.opened()
    room.hear(100)
    assert [capture.device for capture in room.captures] == ["", "Headset", "Desk"]
    assert listening.heard_ms() >= 400


def test_a_hanging_device_is_opened_anew_for_a_take_and_the_listener_goes_on() -> None:
    room = Room()
    listening = Heard(room)
    room.opened()
    room.hear(500)
    room.now_ns += 1_500 * MS
    room.start(TWO)
    assert len(room.captures) == 2
    room.opened()
    room.hear(500)
    assert listening.heard_ms() == 1_000


def test_a_listener_that_leaves_before_the_device_is_open_leaves_nothing_open() -> None:
    room = Room(MicrophoneSettings(warm_hold_s=60))
    listening = Heard(room)
    listening.leave()
    assert not room.is_open()
    room.pass_time(100 * SECOND // MS)
    assert len(room.captures) == 1


def test_shutting_ends_all_listening() -> None:
    room = Room()
    listening = Heard(room)
    room.opened()
    room.start(ONE)
    room.hear(100)
    room.recorder.shut()
    assert not room.is_open()
    assert len(room.closed()) == 1
    assert listening._ended


@pytest.mark.parametrize("level", [1, 1_000])
def test_the_pump_is_woken_seldom_for_who_only_listens_to_a_quiet_room_or_a_voice(level: int) -> None:
    wakes = 8
    room = Room()
    listening = Heard(room)
    room.opened()
    room.hear(100, level)
    begun, pieces = room.wakes, len(listening.blocks)
    for _ in range(96):
        before = room.wakes
        room.stream.deliver(10, level)
        if room.wakes > before:
            room.recorder.process_blocks(room.now_ns)
    assert room.wakes - begun == wakes
    assert len(listening.blocks) - pieces == wakes, "and the listener once for each"
