"""The keyboard for whoever chooses a key: our own keys stand aside, and whatever fails they come back."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from tray_app.core.errors import HotkeyFault
from tray_app.hotkeys import x11_pressed
from tray_app.keys_at_hand import KeysAtHand
from tray_app.session import Session, SessionKind

PATIENCE_S = 20.0
X11, WAYLAND = Session(SessionKind.X11, ":1"), Session(SessionKind.WAYLAND, "", "wayland-0")


class Hotkeys:
    def __init__(self) -> None:
        self.holders: set[str] = set()

    def hold_back(self, who: str) -> None:
        self.holders.add(who)

    def let_go(self, who: str) -> None:
        self.holders.discard(who)


def wait(happened: Callable[[], bool]) -> None:
    deadline_s = time.monotonic() + PATIENCE_S
    while not happened():
        assert time.monotonic() < deadline_s, "waited in vain"
        time.sleep(0.005)


@pytest.fixture
def hotkeys() -> Hotkeys:
    return Hotkeys()


def test_the_names_of_the_keys_are_looked_up_while_one_is_waited_for(
    hotkeys: Hotkeys, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(x11_pressed, "key_names", lambda: {105: "ctrl_r"})
    keys = KeysAtHand(hotkeys, lambda work: work(), X11)
    assert keys.name_of(105) == ""
    keys.hold_back()
    assert hotkeys.holders
    wait(lambda: keys.name_of(105) == "ctrl_r")
    keys.let_go()
    assert not hotkeys.holders


@pytest.mark.parametrize("taken", [True, False])
def test_whether_a_key_is_taken_is_told_and_ours_come_back_afterwards(
    hotkeys: Hotkeys, monkeypatch: pytest.MonkeyPatch, taken: bool
) -> None:
    held: list[bool] = []

    def try_it(_key: str) -> bool:
        held.append(bool(hotkeys.holders))
        return taken

    monkeypatch.setattr(x11_pressed, "taken_by_another", try_it)
    told: list[bool] = []
    KeysAtHand(hotkeys, lambda work: work(), X11).find_taken("f8", told.append)
    wait(lambda: bool(told) and not hotkeys.holders)
    assert (held, told) == ([True], [taken])


@pytest.mark.parametrize("error", [HotkeyFault("There is no key.", "Choose another."), OSError("gone")])
def test_what_cannot_be_known_is_not_told(hotkeys: Hotkeys, monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    tried: list[str] = []

    def fail(key: str) -> bool:
        tried.append(key)
        raise error

    monkeypatch.setattr(x11_pressed, "taken_by_another", fail)
    told: list[bool] = []
    KeysAtHand(hotkeys, lambda work: work(), X11).find_taken("f8", told.append)
    wait(lambda: bool(tried) and not hotkeys.holders)
    assert told == []


def test_where_there_is_no_x_nothing_is_asked(hotkeys: Hotkeys) -> None:
    keys = KeysAtHand(hotkeys, lambda work: work(), WAYLAND)
    keys.hold_back()
    keys.find_taken("f8", lambda _taken: pytest.fail("nobody knows"))
    keys.let_go()
    assert not hotkeys.holders
    assert keys.name_of(105) == ""
