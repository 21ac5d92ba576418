"""Keys as desktops write them."""

from __future__ import annotations

import pytest

from tray_app.core.combination import parse_combination
from tray_app.hotkeys.naming import describe
from tray_app.hotkeys.triggers import key_of_description, key_of_qt, portal_trigger, qt_key


@pytest.mark.parametrize(
    ("key", "trigger", "number"),
    [
        ("f9", "F9", 0x01000038),
        ("ctrl+f9", "CTRL+F9", 0x05000038),
        ("alt_l+space", "ALT+space", 0x08000020),
        ("ctrl+shift+d", "CTRL+SHIFT+d", 0x06000044),
        ("cmd+enter", "LOGO+Return", 0x11000004),
        ("pause", "Pause", 0x01000008),
        ("ctrl++", "CTRL+plus", 0x0400002B),
        ("ctrl+ö", "CTRL+U00F6", 0x040000D6),
        ("media_play_pause", "XF86AudioPlay", 0x01000080),
    ],
)
def test_a_key_with_modifiers_is_a_shortcut(key: str, trigger: str, number: int) -> None:
    combination = parse_combination(key)
    assert portal_trigger(combination) == trigger
    assert qt_key(combination) == number


@pytest.mark.parametrize("key", ["ctrl_r", "ctrl_r+shift_r", "caps_lock", "a+b", "<269025067>", "alt_gr+a"])
def test_what_no_desktop_keeps_is_none(key: str) -> None:
    assert portal_trigger(parse_combination(key)) is None
    assert qt_key(parse_combination(key)) is None


@pytest.mark.parametrize("key", ["f9", "ctrl+f9", "ctrl+alt+shift+cmd+d", "space", "ö"])
def test_plasmas_numbers_are_read_back(key: str) -> None:
    number = qt_key(parse_combination(key))
    assert number is not None
    assert parse_combination(key_of_qt(number)).names == parse_combination(key).names


def test_a_number_without_a_name_is_told_as_it_is() -> None:
    assert key_of_qt(0) == ""
    assert key_of_qt(0x04000000 | 0x010000B3) == "ctrl+<16777395>"


@pytest.mark.parametrize(
    ("description", "key"),
    [
        ("Press F9", "f9"),
        ("Press <Control>F9", "ctrl+f9"),
        ("Press <Control><Shift>d or <Super>Pause", "ctrl+shift+d"),
        ("Appuyez sur <Primary>Page_Up", "ctrl+page_up"),
        ("<Alt>space drücken", "alt+space"),
        ("F9", "f9"),
        ("Ctrl+F9", "ctrl+f9"),
        ("Strg+F9", "Strg+F9"),
        ("Press Control_R", "Press Control_R"),
        ("Press the button", "Press the button"),
        ("", ""),
    ],
)
def test_what_a_desktop_says_of_a_key_is_understood_or_kept(description: str, key: str) -> None:
    assert key_of_description(description) == key


def test_a_key_of_the_desktops_words_is_shown_as_it_is() -> None:
    assert describe(key_of_description("Strg+F9")) == "Strg+F9"
    assert describe(key_of_description("Press <Control>F9")) == "Ctrl + F9"
