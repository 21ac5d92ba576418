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


def keymap_of(symbols: Mapping[int, str]) -> str:
    """One that has these keysyms (by their XKB names) on these keys (by their Linux numbers), and nothing else. No
    modifier changes what a key stands for."""
    codes = "".join(f"<K{code}>={code + _XKB_OFFSET};" for code in symbols)
    keys = "".join(f"key<K{code}>{{[{symbol}]}};" for code, symbol in symbols.items())
    return (
        'xkb_keymap{xkb_keycodes "holdtalk"{minimum=8;maximum=255;' + codes + "};"
        'xkb_types "holdtalk"{include "basic"};xkb_compatibility "holdtalk"{include "basic"};'
        'xkb_symbols "holdtalk"{' + keys + "};};"
    )


def symbol_of(char: str) -> str:
    """Its keysym's name: any character has one by its number."""
    return f"U{ord(char):04X}"


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
