"""Which keyboard is chosen, and what is said where there is none."""

from __future__ import annotations

import pytest
from fakes_hotkeys import FakeKeyboard, listened

from tray_app.core.errors import HotkeyFault
from tray_app.core.events import Event, KeyDown, ProblemNoticed
from tray_app.hotkeys.keyboard_hotkeys import KeyboardHotkeys
from tray_app.hotkeys.select import NoHotkeys, make_hotkeys
from tray_app.hotkeys.source import KeyHandler, OlderServer
from tray_app.session import session_of


def made(environ: dict[str, str], platform: str = "linux") -> tuple[KeyboardHotkeys | NoHotkeys, list[Event]]:
    events: list[Event] = []
    return make_hotkeys(events.append, listened("ctrl_r"), session_of(environ, platform)), events


def test_wayland_without_x_names_the_commands_to_bind() -> None:
    hotkeys, _ = made({"XDG_SESSION_TYPE": "wayland", "WAYLAND_DISPLAY": "wayland-0"})
    with pytest.raises(HotkeyFault) as raised:
        hotkeys.start()
    assert "holdtalk press" in raised.value.problem.remedy
    with pytest.raises(HotkeyFault):
        hotkeys.apply(listened("f9"))


def test_without_hotkeys_the_rest_of_the_program_can_go_on() -> None:
    hotkeys, _ = made({})
    hotkeys.recording(True)
    hotkeys.typing(True)
    assert not hotkeys.other_key_since(0)
    assert hotkeys.hotkey_codes() == frozenset()
    hotkeys.close()
    with pytest.raises(HotkeyFault, match="DISPLAY"):
        hotkeys.start()


def test_x11_under_wayland_says_where_the_key_is_heard() -> None:
    hotkeys, events = made({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"})
    assert isinstance(hotkeys, KeyboardHotkeys)
    (event,) = events
    assert isinstance(event, ProblemNoticed)
    assert "X11 window" in event.problem.title


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
