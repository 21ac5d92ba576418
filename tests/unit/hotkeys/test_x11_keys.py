"""Keycodes, modifier bits and grabs of made-up keyboards; no server is asked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tray_app.core.combination import Modifiers, parse_combination
from tray_app.core.errors import HotkeyFault
from tray_app.hotkeys.x11_keys import (
    Grab,
    KeyTable,
    cancel_grabs,
    hotkey_grabs,
    lock_mask,
    modifiers_in,
    rival_codes,
    silenced_keys,
)
from tray_app.x11.keyboard import CONTROL as CTRL
from tray_app.x11.keyboard import LOCK as CAPS
from tray_app.x11.keyboard import SHIFT, Key, Keyboard
from tray_app.x11.keysyms import keysym_named

ALT, NUM = 1 << 3, 1 << 4


US_NAMES = {92: "LVL3", 108: "RALT", 64: "LALT", 110: "FK13"}
"""What XKB calls the places of some keys."""


def us_keyboard(**changes: str) -> KeyTable:
    """As xkeyboard-config makes it: the third level is on a key that nobody has."""
    table = keyboard(k92="ISO_Level3_Shift", **changes)
    modifiers = {**table.keyboard.modifier_map, 92: 1 << 7}
    return KeyTable(replace(table.keyboard, modifier_map=modifiers), US_NAMES)


def keyboard(**changes: str) -> KeyTable:
    """Keycodes 8 to 119, with the usual places for what the tests press."""
    places = {
        9: "Escape",
        37: "Control_L",
        38: "a",
        40: "d",
        50: "Shift_L",
        62: "Shift_R",
        64: "Alt_L",
        65: "space",
        66: "Caps_Lock",
        75: "F9",
        77: "Num_Lock",
        105: "Control_R",
        108: "Alt_R",
        110: "Pause",
    }
    places.update({int(keycode.removeprefix("k")): name for keycode, name in changes.items()})
    rows = {keycode: (keysym_named(name), 0) for keycode, name in places.items()}
    rows[38] = (rows[38][0], keysym_named("A"))
    keys = {code: Key((), (rows[code],) if code in rows else (), 1, b"") for code in range(8, 120)}
    modifiers = {50: SHIFT, 62: SHIFT, 66: CAPS, 37: CTRL, 105: CTRL, 64: ALT, 108: ALT, 77: NUM}
    return KeyTable(Keyboard(keys, modifiers))


def grabs(text: str, down: set[int] | None = None, *, rival: bool = False) -> set[Grab]:
    table = keyboard()
    return set(hotkey_grabs(table, table.chord(parse_combination(text)), down or set(), rival))


def test_left_and_right_are_different_keycodes() -> None:
    table = keyboard()
    assert table.codes_of("ctrl_l") == {37}
    assert table.codes_of("ctrl_r") == {105}


def test_right_alt_may_be_the_third_level_key() -> None:
    table = keyboard(k108="ISO_Level3_Shift")
    assert table.codes_of("alt_r") == table.codes_of("alt_gr") == {108}


def test_altgr_is_right_alt_where_the_third_level_is_on_no_real_key() -> None:
    assert us_keyboard().codes_of("alt_gr") == {92, 108}
    assert us_keyboard(k108="ISO_Level3_Shift").codes_of("alt_gr") == {92, 108}
    assert us_keyboard(k108="").codes_of("alt_gr") == set()


def test_a_chord_knows_what_its_modifiers_make_here() -> None:
    assert us_keyboard().chord(parse_combination("alt_gr")).modifiers == Modifiers.ALT | Modifiers.ALT_GR
    assert keyboard().chord(parse_combination("ctrl+d")).modifiers == Modifiers.CTRL


def test_the_third_level_key_may_be_pressed_by_insertion_whatever_it_is_called() -> None:
    assert 108 in keyboard(k108="ISO_Level3_Shift").chord(parse_combination("alt_r")).typed_codes
    assert keyboard().chord(parse_combination("alt_r")).typed_codes == set()


def test_a_function_key_is_found_by_its_place_where_the_layout_calls_it_otherwise() -> None:
    assert us_keyboard().codes_of("f13") == {110}
    with pytest.raises(HotkeyFault, match="f14"):
        us_keyboard().chord(parse_combination("f14"))


def test_a_key_that_gives_the_character_plainly_is_preferred() -> None:
    assert keyboard(k60="A").codes_of("A") == {60}
    assert keyboard().codes_of("A") == {38}


def test_a_character_the_layout_lacks_is_found_by_its_place() -> None:
    assert keyboard(k40="Cyrillic_ef").codes_of("d") == {40}


def test_a_keysym_may_be_given_by_number() -> None:
    assert keyboard().codes_of("<65299>") == {110}


def test_a_key_that_is_nowhere_is_refused() -> None:
    with pytest.raises(HotkeyFault, match="f20"):
        keyboard().chord(parse_combination("f20"))


def test_modifier_bits_are_read_from_the_keyboard() -> None:
    meanings = keyboard().meaning_of_bits()
    assert modifiers_in(CTRL | ALT, meanings) == Modifiers.CTRL | Modifiers.ALT
    assert modifiers_in(CAPS | NUM, meanings) == Modifiers.NONE


def test_locks_do_not_matter_to_a_grab() -> None:
    assert set(keyboard().lock_masks()) == {0, CAPS, NUM, CAPS | NUM}


def test_a_modifier_alone_needs_no_grab() -> None:
    assert grabs("ctrl_r") == set()


def test_a_typing_key_is_grabbed_with_exactly_its_modifiers() -> None:
    assert grabs("f9") == {Grab(75, 0)}
    assert grabs("alt_l+space") == {Grab(65, ALT)}
    assert grabs("ctrl+alt+d") == {Grab(40, CTRL | ALT)}


def test_each_bit_that_a_modifier_may_set_has_its_grab() -> None:
    table = us_keyboard()
    assert hotkey_grabs(table, table.chord(parse_combination("alt_gr+d")), set(), False) == {
        Grab(40, ALT),
        Grab(40, 1 << 7),
    }


def test_a_lock_key_needs_no_grab_and_is_known_by_what_it_locks() -> None:
    assert grabs("caps_lock") == set()
    assert grabs("caps_lock+d") == {Grab(40, 0)}
    assert [lock_mask(keyboard(), code) for code in (66, 77, 75, 105)] == [CAPS, NUM, 0, 0]


def test_the_other_sides_modifier_gives_the_key_back_to_the_window() -> None:
    table = keyboard()
    assert rival_codes(table, table.chord(parse_combination("alt_l+space"))) == {108}
    assert rival_codes(table, table.chord(parse_combination("ctrl+d"))) == set()
    assert grabs("alt_l+space", rival=True) == set()


def test_of_several_typing_keys_only_the_last_is_grabbed() -> None:
    assert grabs("d+space") == set()
    assert grabs("d+space", {40}) == {Grab(65, 0)}
    assert grabs("d+space", {65}) == {Grab(40, 0)}
    assert grabs("d+space", {40, 65}) == set()


def test_the_cancel_key_is_grabbed_with_the_hotkeys_modifiers_too() -> None:
    table = keyboard()
    cancel = table.chord(parse_combination("esc"))
    assert cancel_grabs(table, cancel, [table.chord(parse_combination("f9"))]) == {Grab(9, 0)}
    several = [table.chord(parse_combination(text)) for text in ("f9", "ctrl_r", "alt_l+space")]
    assert cancel_grabs(table, cancel, several) == {Grab(9, 0), Grab(9, CTRL), Grab(9, ALT)}


@pytest.mark.parametrize(
    ("text", "down", "codes"),
    [
        ("f9", set(), {75}),
        ("ctrl+pause", set(), {110}),
        ("space", set(), set()),
        ("space", {65}, set()),
        ("ctrl_r", {105}, set()),
        ("ctrl+shift+d", {37}, set()),
        ("ctrl+shift+d", {37, 62}, {40}),
    ],
)
def test_only_keys_nobody_repeats_just_then_lose_their_repeat(text: str, down: set[int], codes: set[int]) -> None:
    assert silenced_keys(keyboard().chord(parse_combination(text)), down) == codes


def test_each_key_has_the_name_that_the_settings_have_for_it() -> None:
    from tray_app.hotkeys.x11_pressed import names_of

    names = names_of(us_keyboard(k111="odiaeresis", k112="XF86_AudioPlay", k113="F20"))
    assert names[105] == "ctrl_r"
    assert names[37] == "ctrl_l"
    assert (names[38], names[65], names[9], names[75]) == ("a", "space", "esc", "f9")
    assert names[108] == "alt_r", "Alt_R is no AltGr"
    assert (names[111], names[112], names[113]) == ("ö", "media_play_pause", "f20")
    german = names_of(keyboard(k108="ISO_Level3_Shift"))
    assert german[108] == "alt_gr"
