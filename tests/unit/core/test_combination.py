"""Names of keys, and what is said about a wrong one."""

from __future__ import annotations

from contextlib import nullcontext

import pytest

from tray_app.core.combination import Modifiers, find_chord, parse_combination, parse_hotkeys
from tray_app.core.errors import HotkeyFault
from tray_app.core.settings import HotkeySettings


def members(text: str) -> list[set[str]]:
    return [set(names) for names in parse_combination(text).members]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ctrl_r", [{"ctrl_r"}]),
        ("f9", [{"f9"}]),
        ("alt_l+space", [{"alt_l"}, {"space"}]),
        ("ctrl+shift+d", [{"ctrl_l", "ctrl_r"}, {"shift_l", "shift_r"}, {"d"}]),
        ("Ctrl + Shift + D", [{"ctrl_l", "ctrl_r"}, {"shift_l", "shift_r"}, {"d"}]),
        ("escape", [{"esc"}]),
        ("super_r", [{"cmd_r"}]),
        ("win", [{"cmd_l", "cmd_r"}]),
        ("altgr", [{"alt_gr"}]),
        ("ctrl++", [{"ctrl_l", "ctrl_r"}, {"+"}]),
        ("+", [{"+"}]),
        ("ö", [{"ö"}]),
        ("<65027>", [{"<65027>"}]),
        ("f24", [{"f24"}]),
    ],
)
def test_a_combination_is_read(text: str, expected: list[set[str]]) -> None:
    assert members(text) == expected


@pytest.mark.parametrize("text", ["", "+f9+", "ctrl+", "+ctrl", "ctrl+++", "a b", "ctrl_r++f9", "\t"])
def test_what_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(HotkeyFault):
        parse_combination(text)


@pytest.mark.parametrize(("text", "meant"), [("ctlr_r+d", "ctrl_r"), ("kontrol_r", "ctrl_r"), ("excape", "esc")])
def test_an_unknown_name_gives_close_ones(text: str, meant: str) -> None:
    with pytest.raises(HotkeyFault, match="no key named") as raised:
        parse_combination(text)
    assert f"Did you mean {meant}" in raised.value.problem.remedy


def test_a_name_that_is_like_no_other_gives_all_that_are_allowed() -> None:
    with pytest.raises(HotkeyFault, match="no key named") as raised:
        parse_combination("qqqqqq")
    assert "page_up" in raised.value.problem.remedy


def test_the_key_that_no_program_hears_is_named_so() -> None:
    with pytest.raises(HotkeyFault, match="keyboard keeps it to itself"):
        parse_combination("fn+d")


def test_a_plus_sign_too_many_is_told_with_what_may_be_meant() -> None:
    with pytest.raises(HotkeyFault, match=r"Did you mean ctrl_r\?"):
        parse_combination("ctrl_r+")


def test_a_text_of_any_length_is_refused_at_once() -> None:
    with pytest.raises(HotkeyFault, match="too long"):
        parse_combination(" " * 200_000)


@pytest.mark.parametrize("text", ["ctrl+ctrl_r", "f9+f9", "super+win"])
def test_the_same_key_twice_is_refused(text: str) -> None:
    with pytest.raises(HotkeyFault, match="same key twice"):
        parse_combination(text)


def test_hotkey_and_cancel_key_may_not_share_a_key() -> None:
    with pytest.raises(HotkeyFault, match="cancel key"):
        parse_hotkeys(["ctrl+esc"], "esc")


def test_the_standard_settings_are_understood() -> None:
    standard = HotkeySettings()
    (hotkey,) = parse_hotkeys([standard.key], standard.cancel_key)
    assert hotkey.modifier_only


@pytest.mark.parametrize(
    ("one", "other", "mix"),
    [
        ("f9", "F9", True),
        ("ctrl_r", "ctrl_r+space", True),
        ("ctrl_r", "shift_r+ctrl_r", True),
        ("ctrl+d", "ctrl_l+d", True),
        ("ctrl+d", "ctrl_r+d+e", True),
        ("alt_l+space", "space+alt", True),
        ("f9", "f8", False),
        ("f9", "ctrl+f9", False),
        ("ctrl_l+d", "ctrl_r+d", False),
        ("ctrl_r", "ctrl+alt+space", False),
    ],
)
def test_hotkeys_that_one_press_would_mean_both_of_are_refused(one: str, other: str, mix: bool) -> None:
    for keys in ([one, "pause", other], [other, "pause", one]):
        with pytest.raises(HotkeyFault, match="cannot be told from") if mix else nullcontext():
            assert [hotkey.text for hotkey in parse_hotkeys(keys, "esc")] == keys


def test_modifiers_are_named_without_their_side() -> None:
    assert parse_combination("ctrl_r+shift+d").modifiers == Modifiers.CTRL | Modifiers.SHIFT
    assert parse_combination("f9").modifiers == Modifiers.NONE


def test_a_bare_modifier_needs_only_one_of_its_sides_on_the_keyboard() -> None:
    codes = {"ctrl_l": frozenset({37}), "d": frozenset({40})}
    chord = find_chord(parse_combination("ctrl+d"), lambda name: codes.get(name, frozenset()))
    assert chord.members == (frozenset({37}), frozenset({40}))
    assert chord.modifier_codes == {37}
    assert chord.typed_codes == {37, 40}


def test_a_key_the_keyboard_lacks_is_named() -> None:
    with pytest.raises(HotkeyFault, match="no f20 key"):
        find_chord(parse_combination("ctrl+f20"), lambda name: frozenset() if name == "f20" else frozenset({1}))
