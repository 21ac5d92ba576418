"""Several hotkeys: each with its own mode and profile, and none that ends what another began."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fakes_core import MS, Bench

from tray_app.core import events as e
from tray_app.core.dictation import Outcome
from tray_app.core.requests import ReadAloud
from tray_app.core.settings import BindingSettings, InsertionSettings, ProfileSettings, RemoteSettings, Settings
from tray_app.core.snapshot import PublicState
from tray_app.core.wishes import Wishes

PLAIN, LETTER, BOTH = e.BindingId("plain"), e.BindingId("letter"), e.BindingId("both")
SETTINGS = replace(
    Settings(),
    binding=(
        BindingSettings(key="f9", name=PLAIN),
        BindingSettings(key="f8", name=LETTER, mode="toggle", profile="letter"),
        BindingSettings(key="f7", name=BOTH, mode="hybrid", tap_ms=800, min_duration_ms=500),
    ),
    profile={"letter": ProfileSettings(method="paste", separator="none", language="en")},
)


class Keys(Bench):
    """Keys of several hotkeys."""

    def __init__(self) -> None:
        super().__init__(SETTINGS)
        self.engine_ready()

    def down(self, binding: e.BindingId, origin: e.Origin = e.Origin.HOTKEY) -> None:
        self.say(e.KeyDown(origin, self.now_ns, self.now_ns, binding))

    def up(self, binding: e.BindingId, origin: e.Origin = e.Origin.HOTKEY) -> None:
        self.say(e.KeyUp(origin, self.now_ns, self.now_ns, binding))

    def spoken(self, text: str) -> e.DictationId:
        """What was recorded last becomes a text and is inserted."""
        dictation_id = self.id
        self.take_closed(dictation_id)
        self.final(dictation_id, text)
        self.inserted(dictation_id)
        return dictation_id

    def is_recording(self) -> bool:
        return self.state() is PublicState.RECORDING


def test_each_hotkey_has_its_mode() -> None:
    keys = Keys()
    keys.down(PLAIN)
    keys.after(900).up(PLAIN)
    assert not keys.is_recording()
    keys.spoken("Held.")
    keys.down(LETTER)
    keys.after(900).up(LETTER)
    assert keys.is_recording()
    assert keys.snapshot.locked
    assert keys.snapshot.binding == LETTER
    keys.after(900).down(LETTER)
    assert not keys.is_recording()


@pytest.mark.parametrize(("held_ms", "locked"), [(700, True), (900, False)])
def test_each_hotkey_has_its_tap(held_ms: int, locked: bool) -> None:
    keys = Keys()
    keys.down(BOTH)
    keys.after(held_ms).up(BOTH)
    assert keys.is_recording() is locked


@pytest.mark.parametrize(("binding", "outcome"), [(PLAIN, None), (LETTER, None), (BOTH, Outcome.TOO_SHORT)])
def test_each_hotkey_has_its_shortest_press(binding: e.BindingId, outcome: Outcome | None) -> None:
    keys = Keys()
    keys.down(binding)
    keys.after(300).say(e.Toggle(e.Origin.MENU, keys.now_ns, keys.now_ns))
    assert keys.snapshot.last_outcome is outcome


def test_a_held_recording_ends_with_its_own_key_alone() -> None:
    keys = Keys()
    keys.down(PLAIN)
    keys.after(500).down(LETTER)
    keys.after(500).up(LETTER)
    assert keys.is_recording()
    assert len(keys.called("start_take")) == 1
    keys.after(500).up(PLAIN)
    assert not keys.is_recording()


def test_a_recording_that_is_locked_on_ends_with_any_hotkey_and_stays_its_own() -> None:
    keys = Keys()
    keys.down(LETTER)
    keys.after(100).up(LETTER)
    keys.after(900).down(PLAIN)
    assert not keys.is_recording()
    keys.after(100).up(PLAIN)
    keys.spoken("Pasted.")
    assert len(keys.called("start_take")) == 1
    assert [request.settings.method for request in keys.world.requests] == ["paste"]


def test_a_shortcut_with_another_hotkey_is_not_one_of_this_recording() -> None:
    keys = Keys()
    keys.down(LETTER)
    keys.after(100).say(e.ShortcutUsed(keys.now_ns, PLAIN))
    keys.after(200).up(LETTER)
    assert keys.is_recording()
    keys.after(50).say(e.ShortcutUsed(keys.now_ns, LETTER))
    keys.after(50).up(LETTER)
    assert keys.snapshot.last_outcome is Outcome.TOO_SHORT


def test_a_dictation_keeps_the_profile_of_its_key_down() -> None:
    keys = Keys()
    keys.down(PLAIN)
    keys.after(900).up(PLAIN)
    keys.spoken("First.")
    keys.down(LETTER)
    changed = replace(SETTINGS, binding=(), profile={}, insertion=InsertionSettings(method="type", key_delay_ms=9))
    keys.controller.settings_changed(changed)
    keys.after(100).up(LETTER)
    assert keys.is_recording(), "still toggled, though its hotkey is gone"
    keys.after(900).down(PLAIN)
    keys.spoken("Second.")
    assert [request.settings for request in keys.world.requests] == keys.world.noted
    assert [request.settings.method for request in keys.world.requests] == ["auto", "paste"]
    assert keys.called("insert")[-1][1] == "Second.", "its separator is none"
    keys.down(e.BindingId("letter"))
    assert keys.world.noted[-1] == changed.insertion, "the first hotkey stands in for one that is gone"


def test_the_separator_is_that_of_the_profile() -> None:
    keys = Keys()
    for _ in range(2):
        keys.down(PLAIN)
        keys.after(900).up(PLAIN)
        keys.spoken("One.")
    assert keys.called("insert")[-1][1] == " One."


def test_only_what_a_profile_says_of_the_engine_is_passed_on_and_before_the_take_begins() -> None:
    keys = Keys()
    keys.down(PLAIN)
    assert keys.called("choose") == []
    keys.after(900).up(PLAIN)
    keys.spoken("One.")
    keys.down(LETTER)
    assert keys.called("choose") == [(keys.id, Wishes(language="en"))]
    names = [call[0] for call in keys.world.calls]
    assert names.index("speech.choose") < len(names) - names[::-1].index("microphone.start_take")


def test_a_command_without_a_name_means_the_first_hotkey_and_ends_any_commands_recording() -> None:
    keys = Keys()
    keys.down(e.ANY_BINDING, e.Origin.COMMAND)
    assert keys.snapshot.binding == PLAIN
    keys.after(900).up(LETTER, e.Origin.COMMAND)
    assert keys.is_recording()
    keys.up(PLAIN, e.Origin.COMMAND)
    assert not keys.is_recording()
    keys.spoken("One.")
    keys.down(LETTER, e.Origin.COMMAND)
    assert keys.world.noted[-1].method == "paste"
    keys.after(900).up(e.ANY_BINDING, e.Origin.COMMAND)
    assert not keys.is_recording(), "held by press and release, whatever the mode of the hotkey"


@pytest.mark.parametrize(("released", "recording"), [(LETTER, False), (e.ANY_BINDING, False), (PLAIN, True)])
def test_a_release_overtakes_only_its_own_press(released: e.BindingId, recording: bool) -> None:
    keys = Keys()
    pressed_ns = keys.now_ns
    keys.after(900).up(released, e.Origin.COMMAND)
    keys.say(e.KeyDown(e.Origin.COMMAND, pressed_ns, pressed_ns + MS, LETTER))
    assert keys.is_recording() is recording


def test_a_hotkey_that_reads_aloud_begins_no_dictation() -> None:
    bench = Bench(replace(Settings(), binding=(BindingSettings(key="f9"), BindingSettings(key="f6", mode="read"))))
    asked: list[ReadAloud] = []
    bench.world.bus.subscribe(ReadAloud, "the voice", asked.append)
    bench.engine_ready()
    for kind in (e.KeyDown, e.KeyUp):
        bench.say(kind(e.Origin.HOTKEY, bench.now_ns, bench.now_ns, e.BindingId("f6")))
    assert asked == [ReadAloud.WHAT_THERE_IS]
    assert bench.state() is PublicState.READY
    assert bench.called("start_take") == []
    bench.say(e.KeyDown(e.Origin.COMMAND, bench.now_ns, bench.now_ns, e.BindingId("f6")))
    assert bench.state() is PublicState.RECORDING, "holdtalk press means to dictate"


def test_what_names_no_hotkey_means_one_to_dictate_with() -> None:
    bench = Bench(replace(Settings(), binding=(BindingSettings(key="f6", mode="read"), BindingSettings(key="f9"))))
    bench.engine_ready()
    bench.toggle()
    assert bench.snapshot.binding == "f9"


def test_where_sound_goes_is_told_of_the_dictation_and_at_rest_of_any_hotkey() -> None:
    profiles = {"letter": ProfileSettings(engine="openai")}
    servers = RemoteSettings(openai_url="https://box/v1", wyoming_url="tcp://den")
    keys = Bench(replace(SETTINGS, profile=profiles, remote=servers)).engine_ready()
    assert keys.snapshot.sent_to == "box:443"
    for binding, sent_to in ((PLAIN, ""), (LETTER, "box:443")):
        keys.say(e.KeyDown(e.Origin.HOTKEY, keys.now_ns, keys.now_ns, binding))
        assert keys.snapshot.sent_to == sent_to
        keys.say(e.Cancel(e.Origin.HOTKEY, keys.now_ns))
    speech = replace(SETTINGS.speech, engine="wyoming")
    assert Bench(replace(SETTINGS, speech=speech, remote=servers)).engine_ready().snapshot.sent_to == "den:10300"
    assert Bench(replace(SETTINGS, speech=speech)).engine_ready().snapshot.sent_to == "", "it has no server to ask"
    assert Bench(replace(SETTINGS, remote=servers)).engine_ready().snapshot.sent_to == ""
