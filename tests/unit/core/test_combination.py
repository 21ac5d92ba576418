"""Names of keys, and what is said about a wrong one."""

from __future__ import annotations

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


def test_an_unknown_name_gives_close_ones_and_all_that_are_allowed() -> None:
    with pytest.raises(HotkeyFault) as raised:
        parse_combination("ctlr_r+d")
    problem = raised.value.problem
    assert '"ctlr_r"' in problem.title
    assert "Did you mean ctrl_r" in problem.remedy
    assert "page_up" in problem.remedy


@pytest.mark.parametrize("text", ["ctrl+ctrl_r", "f9+f9", "super+win"])
def test_the_same_key_twice_is_refused(text: str) -> None:
    with pytest.raises(HotkeyFault, match="same key twice"):
        parse_combination(text)


def test_hotkey_and_cancel_key_may_not_share_a_key() -> None:
    with pytest.raises(HotkeyFault, match="cancel key"):
        parse_hotkeys("ctrl+esc", "esc")


def test_the_standard_settings_are_understood() -> None:
    standard = HotkeySettings()
    hotkey, cancel = parse_hotkeys(standard.key, standard.cancel_key)
    assert hotkey.modifier_only
    assert not cancel.modifier_only


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
