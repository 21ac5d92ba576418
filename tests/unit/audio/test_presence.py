"""What is said about the microphones there are, without opening one."""

from __future__ import annotations

from tray_app.audio.devices import InputDevice
from tray_app.audio.presence import Presence
from tray_app.audio.told import NONE, ONLY_SPEAKERS, SPEAKERS_CHOSEN
from tray_app.core.errors import Problem

SPEAKERS = InputDevice("Monitor of Speakers", default=True, source="speakers.monitor", monitor=True)
BUILT_IN = InputDevice("Built-in", default=True, source="pci")
HEADSET = InputDevice("Headset", default=False, source="usb")
AWAY = Problem("The sound server is not running.", "Start it.")


def test_before_anybody_looked_nothing_is_said() -> None:
    presence = Presence()
    assert presence.problem is None
    assert presence.choose("Headset") == []
    assert presence.problem is None


def test_no_microphone_and_no_sound_server_are_problems_until_there_is_one() -> None:
    presence = Presence()
    for seen, problem in (([], NONE), (AWAY, AWAY), ([SPEAKERS], ONLY_SPEAKERS)):
        assert presence.see(seen, "", in_take=False) == []
        assert presence.problem == problem
    presence.see([BUILT_IN], "", in_take=False)
    assert presence.problem is None


def test_what_the_speakers_play_as_default_is_told_once_when_there_is_a_microphone() -> None:
    presence = Presence()
    assert presence.see([SPEAKERS, HEADSET], "", in_take=False) == [SPEAKERS_CHOSEN]
    assert presence.problem is None
    assert presence.see([SPEAKERS, HEADSET], "", in_take=False) == []


def test_a_chosen_microphone_or_output_is_the_users_choice() -> None:
    for wanted in ("headset", "monitor"):
        assert Presence().see([SPEAKERS, HEADSET], wanted, in_take=False) == []


def test_an_output_that_was_spoken_into_is_as_good_as_a_microphone() -> None:
    presence = Presence()
    presence.see([SPEAKERS], "", in_take=False)
    presence.excuse()
    presence.see([SPEAKERS], "", in_take=False)
    assert presence.problem is None


def test_another_microphone_is_told_only_while_somebody_speaks() -> None:
    presence = Presence()
    for in_take in (False, True):
        presence.see([HEADSET, BUILT_IN], "headset", in_take=in_take)
        (*told,) = presence.see([BUILT_IN], "headset", in_take=in_take)
        assert ["Built-in" in problem.title for problem in told] == [True] * in_take


def test_the_same_microphone_seen_again_is_no_news() -> None:
    presence = Presence()
    presence.see([BUILT_IN, HEADSET], "", in_take=True)
    assert presence.see([BUILT_IN], "", in_take=True) == []


def test_muted_is_the_one_that_is_listened_to() -> None:
    presence = Presence()
    headset = InputDevice("Headset", default=False, source="usb", muted=True)
    presence.see([BUILT_IN, headset], "", in_take=False)
    assert not presence.muted
    presence.choose("headset")
    assert presence.muted
