"""Which microphones there are, and whether they are muted."""

from __future__ import annotations

from dataclasses import replace

import pytest
from recorder_rig import DESK, ONE, SPEAKERS, TWO, Room

from tray_app.core.errors import Problem
from tray_app.core.events import ProblemNoticed
from tray_app.core.settings import MicrophoneSettings


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


@pytest.mark.expected_warning(r"audio\.recorder: microphone lost:")
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
