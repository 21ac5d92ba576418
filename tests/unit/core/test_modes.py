"""Keys, commands and the menu begin and end a dictation in each mode as it says."""

from __future__ import annotations

from dataclasses import replace

from fakes_core import Bench

from tray_app.core import events as e
from tray_app.core.settings import HotkeySettings, Settings
from tray_app.core.snapshot import PublicState


def with_mode(mode: str) -> Bench:
    return Bench(replace(Settings(), hotkey=HotkeySettings(mode=mode)))


def test_a_shortcut_is_none_in_toggle_mode_either() -> None:
    bench = with_mode("toggle")
    dictation_id = bench.key_down()
    bench.after(90).say(e.ShortcutUsed(bench.now_ns))
    bench.after(200).key_up()
    assert bench.called("abandon_take") == [(dictation_id,)]
    assert bench.state() is not PublicState.RECORDING


def test_toggle_mode_starts_and_stops_on_presses() -> None:
    bench = with_mode("toggle")
    dictation_id = bench.key_down()
    bench.after(80).key_up()
    assert bench.state() is PublicState.RECORDING
    bench.after(3000).key_down()
    assert [call[0] for call in bench.called("stop_take")] == [dictation_id]
    bench.after(80).key_up()
    assert len(bench.called("start_take")) == 1


def test_hybrid_tap_locks_and_the_next_press_stops() -> None:
    bench = with_mode("hybrid")
    dictation_id = bench.key_down()
    bench.after(120).key_up()
    assert bench.snapshot.locked
    bench.after(3000).key_down()
    assert [call[0] for call in bench.called("stop_take")] == [dictation_id]


def test_hybrid_hold_releases() -> None:
    bench = with_mode("hybrid")
    dictation_id = bench.key_down()
    bench.after(900).key_up()
    assert [call[0] for call in bench.called("stop_take")] == [dictation_id]


def test_press_and_release_commands_are_a_held_key_in_every_mode() -> None:
    bench = with_mode("toggle")
    bench.key_down(e.Origin.COMMAND)
    bench.after(900).key_up(e.Origin.COMMAND)
    assert len(bench.called("stop_take")) == 1


def test_the_menu_toggles() -> None:
    bench = Bench()
    bench.toggle()
    assert bench.snapshot.locked
    bench.after(900).toggle()
    assert len(bench.called("stop_take")) == 1
