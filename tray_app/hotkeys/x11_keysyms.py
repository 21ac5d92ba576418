"""Keysym numbers by name or character, from the tables python-xlib and pynput carry."""

from __future__ import annotations

from functools import cache

from Xlib import XK

LATIN_1_END = 0x100
UNICODE_KEYSYM = 0x0100_0000


@cache
def keysym_of(name: str) -> int:
    """The keysym of a name such as Control_R, or of a single character; 0 when there is none."""
    if len(name) > 1:
        _load_groups()
        return int(XK.string_to_keysym(name))
    if ord(name) < LATIN_1_END:
        return ord(name)
    # Only now, for pynput takes 2 MB and a connection to the display. Its stubs leave this module out; its tables hold
    # what X itself says about characters.
    from pynput._util.xorg_keysyms import CHARS, SYMBOLS  # type: ignore[import-not-found]

    symbol = CHARS.get(name)
    return int(SYMBOLS[symbol][0]) if symbol in SYMBOLS else UNICODE_KEYSYM | ord(name)


@cache
def _load_groups() -> None:
    for group in ("xf86", "xkb"):
        XK.load_keysym_group(group)
