"""Which keys type a character on a layout, by the real libxkbcommon."""

from __future__ import annotations

import ctypes

import pytest

from tray_app.core.combination import parse_combination
from tray_app.core.errors import HotkeyFault
from tray_app.hotkeys.evdev_keys import KeyPlaces
from tray_app.linux_input import xkb
from tray_app.linux_input.layout import codes_typing

Y, Z, SEMICOLON, DOT, V, TWO = 21, 44, 39, 52, 47, 3
MADE_FOR_A_TEXT = (
    'xkb_keymap { xkb_keycodes "t" { minimum = 8; maximum = 255; <K1> = 10; }; xkb_types "t" { type "ONE_LEVEL" '
    '{ modifiers = none; level_name[Level1] = "a"; }; }; xkb_compatibility "t" {}; '
    'xkb_symbols "t" { key <K1> {[x]}; }; };'
)


class Names(ctypes.Structure):
    _fields_ = tuple((name, ctypes.c_char_p) for name in ("rules", "model", "layout", "variant", "options"))


def keymap(name: str, variant: str = "") -> str:
    """As compositors send it."""
    try:
        library = xkb._library()
    except OSError:
        pytest.skip("libxkbcommon is not here")
    library.xkb_keymap_new_from_names.restype = ctypes.c_void_p
    library.xkb_keymap_new_from_names.argtypes = (ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
    library.xkb_keymap_get_as_string.restype = ctypes.c_char_p
    library.xkb_keymap_get_as_string.argtypes = (ctypes.c_void_p, ctypes.c_int)
    names = Names(b"evdev", b"pc105", name.encode(), variant.encode(), b"")
    context = library.xkb_context_new(0)
    made = library.xkb_keymap_new_from_names(context, ctypes.byref(names), 0)
    if not made:
        pytest.skip("the layouts (xkb-data) are not here")
    return str(library.xkb_keymap_get_as_string(made, 1).decode())


@pytest.mark.parametrize(
    ("name", "variant", "char", "codes"),
    [
        ("us", "", "z", {Z}),
        ("de", "", "z", {Y}),
        ("de", "", "ö", {SEMICOLON}),
        ("us", "dvorak", "v", {DOT}),
        ("us,ru", "", "v", {V}),
        ("us,ru", "", "м", {V}),
        ("us", "", "@", {TWO}),
        ("us", "", "ö", set()),
    ],
)
def test_a_character_is_where_the_layout_has_it(name: str, variant: str, char: str, codes: set[int]) -> None:
    assert codes_typing(keymap(name, variant), lambda _keysym, typed: typed == char) == codes


def test_the_keymap_of_a_text_is_none_of_a_keyboard() -> None:
    keymap("us")
    with pytest.raises(ValueError, match="no keyboard"):
        codes_typing(MADE_FOR_A_TEXT, lambda _keysym, char: char == "x")
    with pytest.raises(ValueError, match="no keymap"):
        codes_typing("nonsense", lambda _keysym, _char: True)


def test_keys_of_hotkeys_are_found_by_name_character_and_keysym() -> None:
    german = keymap("de")
    places = KeyPlaces(lambda: german)
    assert places.codes_of("ctrl_r") == {97}
    assert places.codes_of("y") == {Z}
    assert places.codes_of("<65307>") == {1}, "the keysym of Escape"
    assert places.codes_of("ж") == frozenset()


def test_without_a_layout_only_keys_that_no_layout_moves_are_found() -> None:
    places = KeyPlaces(lambda: "")
    assert places.codes_of("f9") == {67}
    (name,) = parse_combination("d").names
    with pytest.raises(HotkeyFault) as raised:
        places.codes_of(name)
    assert "ctrl_r or f9" in raised.value.problem.remedy
