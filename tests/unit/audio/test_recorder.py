"""What the microphone does, told step by step, in a time made of numbers."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fakes_audio import BLOCK_SAMPLES, MS, PERIOD_NS, FakeStream, MemorySpool

from tray_app.audio.capture import Capture, Intake
from tray_app.audio.devices import InputDevice
from tray_app.audio.recorder import Recorder, Surroundings
from tray_app.core.errors import Problem
from tray_app.core.events import (
    DictationId,
    Event,
    MicrophoneFailed,
    MicrophoneRecovered,
    ProblemNoticed,
    TakeClosed,
    TakeStarted,
)
from tray_app.core.ports import Pcm
from tray_app.core.settings import MicrophoneSettings

ONE, TWO = DictationId(1), DictationId(2)
DESK = InputDevice("Desk", default=True, source="desk")
SPEAKERS = InputDevice("Monitor of Speakers", default=True, source="speakers.monitor", monitor=True)
GONE = Problem("The microphone went away.", "Plug it in.")
SECOND = 1_000 * MS


class ScriptedCapture(Capture):
    """A capture without a thread: the test says when it is open and what it hears."""

    def __init__(self, device: str, intake: Intake) -> None:
        self.device = device
        self.intake = intake
        self.released = False

    def release(self) -> None:
        self.released = True


class Room:
    """A recorder, its surroundings, and a clock the test moves."""

    def __init__(self, settings: MicrophoneSettings | None = None) -> None:
        self.now_ns = 100 * SECOND
        self.events: list[Event] = []
        self.spool = MemorySpool()
        self.captures: list[ScriptedCapture] = []
        self.wakes = 0
        world = Surroundings(
            post=self.events.append,
            sinks=(self.spool,),
            open_capture=self._open,
            wake=self._wake,
            clock=lambda: self.now_ns,
            cleaner=lambda: None,
        )
        self.recorder = Recorder(settings or MicrophoneSettings(post_roll_ms=40), world)
        self.stream: FakeStream

    def _open(self, device: str, intake: Intake) -> Capture:
        self.captures.append(ScriptedCapture(device, intake))
        return self.captures[-1]

    def _wake(self) -> None:
        self.wakes += 1

    @property
    def capture(self) -> ScriptedCapture:
        return self.captures[-1]

    def opened(self, complaint: Problem | None = None, *, after_ms: int = 5) -> None:
        """The device opens and its first sample is in the air at once."""
        self.pass_time(after_ms)
        self.stream = FakeStream(self.capture.intake.put, lambda: None, self.now_ns)
        self.recorder.capture_opened(self.capture, complaint, self.now_ns)

    def hear(self, milliseconds: int, value: int = 1) -> None:
        """Blocks of 10 ms come in as they do in life, and the pump runs after each."""
        for _ in range(milliseconds // 10):
            self.stream.deliver(10, value)
            self.now_ns = max(self.now_ns, self.stream.next_ns)
            self.pump()

    def pass_time(self, milliseconds: int) -> None:
        """Time without sound; the recorder is woken at its deadlines, as the pump would."""
        until_ns = self.now_ns + milliseconds * MS
        while (due := self.recorder.next_deadline_ns()) is not None and due <= until_ns:
            self.now_ns = max(self.now_ns, due)
            self.pump()
        self.now_ns = until_ns

    def pump(self) -> None:
        self.recorder.take_in(self.now_ns)
        self.recorder.tick(self.now_ns)

    def start(self, dictation_id: DictationId = ONE) -> int:
        self.recorder.start_take(dictation_id, self.now_ns, self.now_ns)
        return self.now_ns

    def stop(self, dictation_id: DictationId = ONE) -> int:
        self.recorder.stop_take(dictation_id, self.now_ns, self.now_ns)
        return self.now_ns

    def fail(self, problem: Problem = GONE) -> None:
        self.recorder.capture_failed(self.capture, problem, self.now_ns)

    def warm(self) -> None:
        """One dictation is over; the microphone is still open and the events are forgotten."""
        self.start()
        self.opened()
        self.hear(500)
        self.stop()
        self.hear(1_000)
        self.events.clear()
        self.spool.ended.clear()

    def is_open(self) -> bool:
        return not self.capture.released

    def closed(self) -> list[TakeClosed]:
        return [event for event in self.events if isinstance(event, TakeClosed)]

    def kinds(self) -> list[str]:
        return [type(event).__name__ for event in self.events]


# --- an ordinary take ---------------------------------------------------------------------


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


def test_a_listener_that_fails_costs_nobody_else_the_take(caplog: pytest.LogCaptureFixture) -> None:
    class Broken(MemorySpool):
        def append(self, dictation_id: DictationId, samples: Pcm) -> None:
            raise RuntimeError("broken")

    room = Room()
    room.recorder._world = Surroundings(
        post=room.events.append,
        sinks=(Broken(), room.spool),
        open_capture=room._open,
        wake=room._wake,
        clock=lambda: room.now_ns,
        cleaner=lambda: None,
    )
    room.start()
    room.opened()
    room.hear(200)
    room.stop()
    room.hear(100)
    assert room.closed()[0].samples == sum(map(len, room.spool.blocks[ONE])) > 0
    assert caplog.text.count("a listener of the microphone failed") == 1


# --- open, warm, closed -------------------------------------------------------------------


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
            room.recorder.take_in(room.now_ns)
    return room.wakes - begun


def test_the_pump_is_woken_for_every_block_only_while_somebody_waits_for_it() -> None:
    room = Room()
    room.warm()
    room.recorder.take_in(room.now_ns)
    assert _wakes(room, 96) == 12
    room.start(TWO)
    assert _wakes(room, 96) == 24
    room.recorder.stop_take(TWO, room.stream.next_ns + 1_000 * MS, room.now_ns)
    assert _wakes(room, 96) == 96


def test_the_pump_is_woken_for_the_first_block_of_a_microphone_that_was_closed() -> None:
    room = Room()
    room.start()
    room.opened()
    assert _wakes(room, 1) == 1
    assert _wakes(room, 96) == 24


# --- faults -------------------------------------------------------------------------------


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
    for _ in range(40):
        if not room.capture.released:
            room.fail()
        room.pass_time(1_000)
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
    room.stream = FakeStream(room.capture.intake.put, lambda: None, lost_ns - 200 * MS)
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
    for _ in range(12):
        if not room.capture.released:
            room.fail()
        room.pass_time(40_000)
    room.events.clear()
    room.start(TWO)
    room.opened()
    room.hear(100)
    assert room.kinds() == ["MicrophoneRecovered", "TakeStarted"]


def test_a_microphone_kept_open_is_tried_again_for_ever() -> None:
    room = Room(MicrophoneSettings(keep_open="always"))
    room.recorder.apply(MicrophoneSettings(keep_open="always"), room.now_ns)
    for _ in range(30):
        if not room.capture.released:
            room.fail()
        room.pass_time(31_000)
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


# --- muted --------------------------------------------------------------------------------


def test_a_muted_microphone_is_told_while_the_key_is_held_and_once_a_take() -> None:
    room = Room()
    room.start()
    room.opened()
    room.hear(1_900, value=0)
    assert room.kinds() == ["TakeStarted"]
    room.hear(8_000, value=0)
    assert room.kinds() == ["TakeStarted", "ProblemNoticed"]
    assert isinstance(room.events[1], ProblemNoticed)
    assert "muted" in room.events[1].problem.title


def test_a_microphone_known_to_be_muted_is_told_at_key_down_and_one_muted_later_at_once() -> None:
    for muted_first in (True, False):
        room = Room()
        room.recorder.devices_seen([replace(DESK, muted=muted_first)], room.now_ns)
        room.start()
        room.opened()
        room.hear(500, value=5)
        room.recorder.devices_seen([replace(DESK, muted=True)], room.now_ns)
        room.hear(9_000, value=0)
        assert room.kinds().count("ProblemNoticed") == 1
        assert (room.kinds()[0] == "ProblemNoticed") is muted_first


# --- which microphones there are ----------------------------------------------------------


def test_without_a_microphone_it_is_told_before_anybody_speaks_and_recovered_when_one_is_plugged_in() -> None:
    room = Room()
    room.recorder.devices_seen([], room.now_ns)
    room.recorder.devices_seen([SPEAKERS], room.now_ns)
    assert room.kinds() == ["MicrophoneFailed"]
    room.recorder.devices_seen([DESK], room.now_ns)
    assert room.kinds() == ["MicrophoneFailed", "MicrophoneRecovered"]


def test_a_take_that_heard_nothing_but_an_idle_output_leaves_the_problem_standing() -> None:
    room = Room()
    room.recorder.devices_seen([SPEAKERS], room.now_ns)
    room.start()
    room.opened()
    room.hear(300, value=0)
    room.stop()
    room.hear(100, value=0)
    assert room.kinds() == ["MicrophoneFailed", "TakeStarted", "TakeClosed", "MicrophoneFailed"]


def test_an_output_somebody_speaks_into_is_accepted() -> None:
    room = Room()
    room.recorder.devices_seen([SPEAKERS], room.now_ns)
    room.warm()
    room.recorder.devices_seen([SPEAKERS], room.now_ns)
    room.recorder.apply(MicrophoneSettings(warm_hold_s=5), room.now_ns)
    assert room.events == []


def test_a_microphone_that_comes_back_is_opened_at_once_for_the_take_that_waits() -> None:
    room = Room()
    room.warm()
    room.recorder.devices_seen([DESK], room.now_ns)
    room.start(TWO)
    room.hear(500)
    for _ in range(6):
        if room.is_open():
            room.fail()
        room.recorder.devices_seen([], room.now_ns)
        room.pass_time(900)
    room.fail()
    opened = len(room.captures)
    room.recorder.devices_seen([DESK], room.now_ns)
    room.pump()
    assert len(room.captures) == opened + 1
    room.opened()
    room.hear(100)
    assert room.kinds() == ["TakeStarted", "MicrophoneFailed", "MicrophoneRecovered"]


def test_another_microphone_in_the_middle_of_a_take_is_told_while_it_happens() -> None:
    room = Room()
    room.recorder.devices_seen([DESK, SPEAKERS], room.now_ns)
    room.warm()
    room.start(TWO)
    room.recorder.devices_seen([replace(DESK, name="Other", source="other")], room.now_ns)
    told = room.events[-1]
    assert isinstance(told, ProblemNoticed)
    assert "Other" in told.problem.title


def test_a_sound_server_starved_for_two_seconds_does_not_cut_the_take() -> None:
    room = Room()
    room.warm()
    room.start(TWO)
    room.hear(500)
    room.pass_time(2_000)
    assert room.kinds() == ["TakeStarted"]


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


def test_a_chosen_device_that_is_missing_is_told_once_while_the_default_stands_in() -> None:
    missing = Problem("The microphone “Headset” is not connected.", "Plug it in.")
    room = Room(MicrophoneSettings(device="Headset", warm_hold_s=0))
    for dictation_id in (ONE, TWO):
        room.start(dictation_id)
        room.opened(missing)
        room.hear(200)
        room.stop(dictation_id)
        room.hear(100)
    assert room.events.count(ProblemNoticed(missing)) == 1
    assert len(room.closed()) == 2


def test_too_many_captures_stuck_in_the_sound_system_are_not_joined_by_another(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Capture, "stuck", classmethod(lambda cls: 4))
    room = Room()
    room.start()
    assert room.captures == []
    assert room.kinds() == ["MicrophoneFailed", "TakeClosed"]


def test_shutting_closes_takes_with_what_they_have() -> None:
    room = Room()
    room.start()
    room.opened()
    room.hear(300)
    room.recorder.shut()
    assert room.closed()[0].samples == 300 * 16
    assert room.spool.ended == [ONE]
    assert not room.is_open()
