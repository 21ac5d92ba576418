"""What is said about a key before it becomes a hotkey."""

from __future__ import annotations

import pytest

from tray_app.hotkeys import naming
from tray_app.hotkeys.advice import news_of, warnings_about


@pytest.mark.parametrize(
    "key", ["ctrl_r", "f9", "pause", "alt_l+space", "ctrl+shift+d", "ctrl_r+shift_r", "", "no key"]
)
def test_keys_that_nobody_misses_are_not_warned_of(key: str) -> None:
    assert warnings_about(key) == []


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("d", "D by itself could not be typed"),
        ("space", "Space by itself could not be typed"),
        ("shift+d", "could not be typed"),
        ("left", "would no longer reach your windows"),
        ("caps_lock", "switches a state"),
        ("num_lock", "switches a state"),
        ("ctrl_l+c", "shortcut of most programs"),
        ("shift_l", "capital letters"),
        ("alt_gr", "many keyboards"),
        ("alt_r", "many keyboards"),
        ("cmd_l", "open their menu"),
        ("print_screen", "desktops use"),
        ("alt_l+tab", "desktops use"),
        ("media_play_pause", "desktops use"),
    ],
)
def test_others_are_warned_of_in_words(key: str, said: str) -> None:
    (warning,) = warnings_about(key)
    assert said.casefold() in warning.casefold()


def test_the_key_that_a_desktop_gave_instead_is_named() -> None:
    naming.call_keys({"ctrl_r": "f9", "esc": ""})
    try:
        assert warnings_about("ctrl_r") == ["On this desktop Holdtalk listens to F9 in its place."]
        assert warnings_about("f8") == []
        (unheard,) = news_of("esc")
        assert "F10 would be heard" in unheard
        assert news_of("") == news_of("f8") == []
    finally:
        naming.call_keys({})
