"""Which keyboard is chosen, and what is said where there is none."""

from __future__ import annotations

import pytest
from fakes_hotkeys import FakeKeyboard, listened

from tray_app.core.errors import HotkeyFault
from tray_app.core.events import Event, KeyDown
from tray_app.hotkeys.keyboard_hotkeys import KeyboardHotkeys
from tray_app.hotkeys.select import AnyHotkeys, make_hotkeys
from tray_app.hotkeys.source import KeyHandler, OlderServer
from tray_app.hotkeys.wayland_hotkeys import WaylandHotkeys
from tray_app.session import session_of


def made(environ: dict[str, str], platform: str = "linux") -> tuple[AnyHotkeys, list[Event]]:
    events: list[Event] = []
    return make_hotkeys(events.append, listened("ctrl_r"), session_of(environ, platform)), events


def test_wayland_has_a_choice_of_its_own_and_nothing_is_tried_before_the_start() -> None:
    hotkeys, events = made({"XDG_SESSION_TYPE": "wayland", "WAYLAND_DISPLAY": "wayland-0"})
    assert isinstance(hotkeys, WaylandHotkeys)
    assert hotkeys.choice.used is None
    assert events == []
    hotkeys.close()


def test_without_hotkeys_the_rest_of_the_program_can_go_on() -> None:
    hotkeys, _ = made({})
    hotkeys.recording(True)
    hotkeys.typing(True)
    assert not hotkeys.other_key_since(0)
    assert hotkeys.hotkey_codes() == frozenset()
    hotkeys.close()
    with pytest.raises(HotkeyFault, match="DISPLAY"):
        hotkeys.start()


@pytest.mark.parametrize(("platform", "environ"), [("linux", {"DISPLAY": ":0"}), ("win32", {}), ("darwin", {})])
def test_nothing_is_opened_before_the_start(platform: str, environ: dict[str, str]) -> None:
    hotkeys, events = made(environ, platform)
    assert isinstance(hotkeys, KeyboardHotkeys)
    assert events == []
    hotkeys.close()


def test_an_unknown_key_is_told_before_any_display_is_asked() -> None:
    hotkeys = make_hotkeys(list[Event]().append, listened("contrl"), session_of({"DISPLAY": ":4711"}, "linux"))
    with pytest.raises(HotkeyFault, match="contrl"):
        hotkeys.start()


class OldServer(FakeKeyboard):
    def start(self, handler: KeyHandler) -> None:
        raise OlderServer("XInput 2.1")


@pytest.mark.expected_warning(r"hotkeys\.keyboard_hotkeys: the X server lacks XInput")
def test_an_x_server_without_raw_keys_is_heard_in_the_older_way() -> None:
    events: list[Event] = []
    older = FakeKeyboard()
    hotkeys = KeyboardHotkeys(events.append, listened("f9"), OldServer(), fallback=lambda: older)
    hotkeys.start()
    older.press("f9")
    assert [type(event) for event in events] == [KeyDown]
    hotkeys.close()
    assert not older.running


def test_without_an_older_way_either_the_commands_are_named() -> None:
    with pytest.raises(HotkeyFault) as raised:
        KeyboardHotkeys(list[Event]().append, listened("ctrl_r"), OldServer()).start()
    assert "holdtalk press" in raised.value.problem.remedy
    assert raised.value.problem.detail == "no XInput 2.1"
