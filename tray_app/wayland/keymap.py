"""Keymaps made for a text: a key for each of its characters, in the text format of XKB. Pure."""

from __future__ import annotations

from collections.abc import Mapping

_XKB_OFFSET = 8
"""XKB's numbers of keys are those of Linux and 8 more."""
_PRINTING = (*range(2, 14), *range(16, 28), *range(30, 42), *range(43, 54), 86)
"""Keys that print something on every keyboard. Browsers and games go by the key for others: a letter on the key of
Escape would close their windows."""
_SPARE = (89, *range(91, 95), 124, 179, 180, *range(183, 200), *range(228, 248))
"""Of other keyboards, or of none; as far as X11 programs, which know numbers up to 255, can be told of them."""
KEY_CODES = (*_PRINTING, *_SPARE)
"""Linux numbers of the keys that characters are put on, the most harmless first."""

CAPACITY = len(KEY_CODES)
"""How many different characters one keymap holds."""


_LAYOUT_KEYS = {"\n": "Return", "\t": "Tab"}
_AS_ALWAYS = {
    1: "Escape", 29: "Control_L", 42: "Shift_L", 54: "Shift_R", 56: "Alt_L", 58: "Caps_Lock", 70: "Scroll_Lock",
    97: "Control_R", 100: "Alt_R", 110: "Insert", 119: "Pause", 125: "Super_L", 126: "Super_R", 127: "Menu",
    **{58 + number: f"F{number}" for number in range(1, 11)}, 87: "F11", 88: "F12",
}  # fmt: skip
"""Keys that hotkeys are made of. A compositor shows the keymap to every program, and one that listens by XWayland would
take them for gone."""
_MODIFIERS = (
    "modifier_map Shift{<K42>,<K54>};modifier_map Lock{<K58>};modifier_map Control{<K29>,<K97>};"
    "modifier_map Mod1{<K56>,<K100>};modifier_map Mod4{<K125>,<K126>};"
)


def keymap_of(symbols: Mapping[int, str]) -> str:
    """One that has these keysyms (by their XKB names) on these keys (by their Linux numbers). No modifier changes what
    such a key stands for."""
    placed = {**_AS_ALWAYS, **symbols}
    codes = "".join(f"<K{code}>={code + _XKB_OFFSET};" for code in placed)
    keys = "".join(f"key<K{code}>{{[{symbol}]}};" for code, symbol in placed.items())
    return (
        'xkb_keymap{xkb_keycodes "holdtalk"{minimum=8;maximum=255;' + codes + "};"
        'xkb_types "holdtalk"{include "basic"};xkb_compatibility "holdtalk"{include "basic"};'
        'xkb_symbols "holdtalk"{' + keys + _MODIFIERS + "};};"
    )


def symbol_of(char: str) -> str:
    """Its keysym's name: any character has one by its number; those of layout are keys."""
    return _LAYOUT_KEYS.get(char) or f"U{ord(char):04X}"


def pieces(text: str, capacity: int = CAPACITY) -> list[tuple[str, list[str]]]:
    """The text in pieces that one keymap is enough for, each with its different characters; mostly one piece."""
    found: list[tuple[str, list[str]]] = []
    start, chars = 0, dict[str, None]()
    for at, char in enumerate(text):
        if char not in chars and len(chars) == capacity:
            found.append((text[start:at], [*chars]))
            start, chars = at, {}
        chars[char] = None
    if start < len(text):
        found.append((text[start:], [*chars]))
    return found
