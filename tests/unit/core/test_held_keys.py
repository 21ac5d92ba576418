"""Texts wait while the hotkey is held, and nothing but its own release ends what a key began."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fakes_core import Bench

from tray_app.core import events as e
from tray_app.core.deadlines import DEFERRALS_AT_MOST
from tray_app.core.dictation import Outcome
from tray_app.core.settings import HotkeySettings, Settings
from tray_app.core.snapshot import PublicState


def with_mode(mode: str) -> Bench:
    return Bench(replace(Settings(), hotkey=HotkeySettings(mode=mode)))


def spoken(bench: Bench, text: str) -> e.DictationId:
    """A dictation whose text has not come yet."""
    dictation_id = bench.key_down()
    bench.after(900).key_up()
    bench.take_closed(dictation_id)
    return dictation_id


@pytest.mark.parametrize("origin", [e.Origin.HOTKEY, e.Origin.COMMAND])
def test_a_text_waits_while_a_key_is_held_for_the_next_one(origin: e.Origin) -> None:
    bench = Bench()
    first = spoken(bench, "First.")
    second = bench.key_down(origin)
    bench.final(first, "First.")
    assert bench.called("insert") == [], "its keys would mix with the one that is held"
    assert bench.state() is PublicState.RECORDING
    bench.after(15_000).say(e.Tick())
    assert bench.called("insert") == []
    bench.key_up(origin)
    assert bench.called("insert") == [(first, "First.")]
    bench.inserted(first)
    bench.take_closed(second)
    bench.final(second, "Second.")
    assert bench.called("insert")[-1] == (second, " Second.")


def test_a_text_that_waited_for_the_key_is_typed_when_the_recording_is_cancelled() -> None:
    bench = Bench()
    first = spoken(bench, "First.")
    bench.key_down()
    bench.final(first, "First.")
    bench.after(500).say(e.Cancel(e.Origin.HOTKEY, bench.now_ns))
    assert bench.called("insert") == [(first, "First.")]


@pytest.mark.parametrize("mode", ["toggle", "hybrid"])
def test_a_text_is_typed_while_a_recording_is_locked_on(mode: str) -> None:
    bench = with_mode("hold")
    first = spoken(bench, "First.")
    bench.controller.settings_changed(replace(Settings(), hotkey=HotkeySettings(mode=mode)))
    bench.key_down()
    bench.after(80).key_up()
    bench.final(first, "First.")
    assert bench.called("insert") == [(first, "First.")]


def test_a_tap_that_locks_lets_the_waiting_text_go() -> None:
    bench = with_mode("hybrid")
    first = bench.key_down()
    bench.after(900).key_up()
    bench.take_closed(first)
    bench.key_down()
    bench.final(first, "First.")
    assert bench.called("insert") == []
    bench.after(100).key_up()
    assert bench.called("insert") == [(first, "First.")]


def test_a_text_put_off_because_a_key_is_down_is_asked_for_again_at_the_next_release() -> None:
    bench = Bench()
    first = spoken(bench, "First.")
    bench.final(first, "First.")
    bench.say(e.InsertionDeferred(first))
    assert len(bench.called("insert")) == 1
    bench.after(20).key_up()
    assert len(bench.called("insert")) == 2
    bench.inserted(first)
    assert bench.records[-1].outcome is Outcome.INSERTED


def test_a_text_put_off_because_of_the_next_dictation_is_handed_over_when_that_closes() -> None:
    bench = Bench()
    first = spoken(bench, "First.")
    bench.final(first, "First.")
    bench.key_down()
    bench.say(e.InsertionDeferred(first))
    bench.after(5_000).say(e.Tick())
    assert len(bench.called("insert")) == 1
    bench.key_up()
    assert len(bench.called("insert")) == 2


def test_a_text_put_off_is_asked_for_again_without_any_key() -> None:
    bench = Bench()
    first = spoken(bench, "First.")
    bench.final(first, "First.")
    bench.say(e.InsertionDeferred(first))
    bench.after(200).say(e.Tick())
    assert len(bench.called("insert")) == 2


def test_a_text_put_off_for_ever_is_offered_and_the_next_goes_on() -> None:
    bench = Bench()
    first = spoken(bench, "First.")
    bench.final(first, "First.")
    for _ in range(DEFERRALS_AT_MOST):
        bench.say(e.InsertionDeferred(first))
        bench.after(200).say(e.Tick())
    assert [offer.text for offer in bench.snapshot.offered] == ["First."]
    assert bench.called("discard") == []
    bench.dictate("Second.")
    assert bench.called("insert")[-1][1] == "Second."


def test_a_command_does_not_end_what_the_users_key_holds() -> None:
    bench = Bench()
    bench.key_down(e.Origin.HOTKEY)
    bench.after(900).key_up(e.Origin.COMMAND)
    assert bench.state() is PublicState.RECORDING
    bench.key_up(e.Origin.HOTKEY)
    assert len(bench.called("stop_take")) == 1


def test_a_key_does_not_end_what_a_command_holds() -> None:
    bench = Bench()
    bench.key_down(e.Origin.COMMAND)
    bench.after(200).say(e.KeyDown(e.Origin.HOTKEY, bench.now_ns, bench.now_ns))
    bench.after(300).key_up(e.Origin.HOTKEY)
    assert bench.state() is PublicState.RECORDING
    bench.key_up(e.Origin.COMMAND)
    assert len(bench.called("stop_take")) == 1


def test_a_release_that_overtook_its_press_leaves_no_microphone_on() -> None:
    bench = Bench()
    pressed_ns = bench.now_ns
    bench.after(700).key_up(e.Origin.COMMAND)
    released_ns = bench.now_ns
    bench.after(200).say(e.KeyDown(e.Origin.COMMAND, pressed_ns, bench.now_ns))
    assert bench.state() is PublicState.TRANSCRIBING
    assert bench.called("stop_take") == [(bench.id, released_ns)]


def test_a_release_from_before_the_press_is_forgotten() -> None:
    bench = Bench()
    bench.key_up(e.Origin.COMMAND)
    bench.after(50).key_down(e.Origin.COMMAND)
    assert bench.state() is PublicState.RECORDING
    bench.after(50).key_down(e.Origin.COMMAND)
    assert bench.state() is PublicState.RECORDING
