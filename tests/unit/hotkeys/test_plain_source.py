"""The keyboard of Windows and macOS behind a listener made by the test."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from fakes_hotkeys import listened

from tray_app.core.errors import HotkeyFault
from tray_app.core.events import Event, KeyDown, KeyUp, ShortcutUsed
from tray_app.hotkeys.keyboard_hotkeys import KeyboardHotkeys
from tray_app.hotkeys.plain_source import OnKey, PlainSource, key_names


class Listener:
    IS_TRUSTED = True

    def __init__(self) -> None:
        self.calls: list[str] = []

    def start(self) -> None:
        self.calls.append("start")

    def wait(self) -> None:
        self.calls.append("wait")

    def stop(self) -> None:
        self.calls.append("stop")


class Rig:
    """Hotkeys on a `PlainSource` whose listener is at hand."""

    def __init__(self, key: str, platform: str = "win32") -> None:
        self.events: list[Event] = []
        self.listener = Listener()
        self.down: set[int] = set()
        """Virtual keys that the system says are down."""
        self.source = PlainSource(self._make, platform, self.down.__contains__)
        self.hotkeys = KeyboardHotkeys(self.events.append, listened(key), self.source)

    def _make(self, pressed: OnKey, released: OnKey) -> Listener:
        self.pressed, self.released = pressed, released
        return self.listener

    def kinds(self) -> list[type[Event]]:
        return [type(event) for event in self.events]


def special(name: str, virtual_key: int = 0) -> Any:
    return SimpleNamespace(name=name, value=SimpleNamespace(vk=virtual_key))


def char(text: str | None, virtual_key: int | None = None) -> Any:
    return SimpleNamespace(char=text, vk=virtual_key)


@pytest.mark.parametrize(
    ("key", "platform", "names"),
    [
        (special("ctrl_r"), "win32", ("ctrl_r",)),
        (special("ctrl"), "darwin", ("ctrl_l",)),
        (special("cmd"), "win32", ("cmd_l",)),
        (special("media_eject"), "darwin", ()),
        (char("D", 0x44), "win32", ("d", "d", "<68>")),
        (char("\x04", 0x44), "win32", ("d", "d", "<68>")),
        (char(None, 0x44), "win32", ("d", "<68>")),
        (char("ф", 2), "darwin", ("ф", "<2>")),
        (None, "win32", ()),
    ],
)
def test_keys_are_known_by_the_names_of_the_settings(key: Any, platform: str, names: tuple[str, ...]) -> None:
    assert key_names(key, platform) == names


def test_press_and_release_are_posted() -> None:
    rig = Rig("ctrl_r")
    rig.hotkeys.start()
    assert rig.listener.calls == ["start", "wait"]
    rig.pressed(special("ctrl_r"), False)
    rig.pressed(special("ctrl_r"), False)
    rig.pressed(char("\x03", 0x43), False)
    rig.released(special("ctrl_r"), False)
    assert rig.kinds() == [KeyDown, ShortcutUsed, KeyUp]
    down = rig.events[0]
    assert isinstance(down, KeyDown)
    assert down.event_ns == down.handled_ns
    rig.hotkeys.close()
    assert rig.listener.calls[-1] == "stop"


def test_a_combination_with_a_character_is_heard_while_ctrl_turns_it_into_a_control_character() -> None:
    rig = Rig("ctrl+d")
    rig.hotkeys.start()
    rig.pressed(special("ctrl_l"), False)
    rig.pressed(char("\x04", 0x44), False)
    rig.released(char("\x04", 0x44), False)
    assert rig.kinds() == [KeyDown, KeyUp]


def test_further_modifiers_leave_the_key_to_the_window() -> None:
    rig = Rig("f9")
    rig.hotkeys.start()
    rig.pressed(special("alt_l"), False)
    rig.pressed(special("f9"), False)
    rig.released(special("f9"), False)
    rig.released(special("alt_l"), False)
    assert rig.kinds() == []
    rig.pressed(special("f9"), False)
    assert rig.kinds() == [KeyDown]


def test_injected_keys_are_ours_while_typing() -> None:
    rig = Rig("ctrl_r")
    rig.hotkeys.start()
    rig.hotkeys.typing(True)
    rig.pressed(char("a", 0x41), True)
    assert not rig.hotkeys.other_key_since(1)
    rig.pressed(special("ctrl_r"), False)
    rig.released(special("ctrl_r"), False)
    rig.hotkeys.typing(False)
    assert rig.kinds() == [KeyDown, KeyUp]


def test_macos_is_asked_for_permission() -> None:
    rig = Rig("ctrl_r", platform="darwin")
    rig.listener.IS_TRUSTED = False
    with pytest.raises(HotkeyFault) as raised:
        rig.hotkeys.start()
    assert "Input Monitoring" in raised.value.problem.remedy
    assert rig.listener.calls == []


def test_a_missing_part_of_pynput_is_a_fault_with_a_remedy() -> None:
    def broken(pressed: OnKey, released: OnKey) -> Listener:
        raise ImportError("no backend")

    hotkeys = KeyboardHotkeys(list[Event]().append, listened("ctrl_r"), PlainSource(broken, "win32"))
    with pytest.raises(HotkeyFault, match="Reinstall"):
        hotkeys.start()


def test_a_release_the_system_did_not_tell_is_made_up_for() -> None:
    rig = Rig("ctrl_r")
    rig.hotkeys.start()
    rig.down.add(0xA3)
    rig.pressed(special("ctrl_r", 0xA3), False)
    rig.source.check_keys()
    assert rig.kinds() == [KeyDown]
    rig.down.clear()
    rig.source.check_keys()
    assert rig.kinds() == [KeyDown, KeyUp]
    rig.pressed(special("ctrl_r", 0xA3), False)
    assert rig.kinds() == [KeyDown, KeyUp, KeyDown]
    rig.hotkeys.close()


def test_the_repeats_of_a_key_held_since_before_are_no_shortcut() -> None:
    rig = Rig("ctrl_r")
    rig.hotkeys.start()
    rig.pressed(char("a", 0x41), False)
    rig.pressed(special("ctrl_r"), False)
    rig.pressed(char("a", 0x41), False)
    assert rig.kinds() == [KeyDown]
    rig.released(char("a", 0x41), False)
    rig.pressed(char("a", 0x41), False)
    assert rig.kinds() == [KeyDown, ShortcutUsed]
    rig.hotkeys.close()


def test_an_old_x_server_does_not_tell_our_own_keys_so_those_of_texts_do_not_count_while_typing() -> None:
    rig = Rig("space", platform="linux")
    rig.hotkeys.start()
    rig.hotkeys.typing(True)
    rig.pressed(special("space"), False)
    rig.released(special("space"), False)
    rig.pressed(char("a"), False)
    assert rig.kinds() == []
    assert not rig.hotkeys.other_key_since(1)
    rig.hotkeys.typing(False)
    rig.pressed(special("space"), False)
    assert rig.kinds() == [KeyDown]
    rig.hotkeys.close()
