"""Which characters a keyboard layout surely types, out of the keymap that a compositor hands to every program.

A keymap holds several layouts, and nothing tells a program without the focus which of them is active. So a character
counts only if each of them has it, plain or with Shift.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from tray_app.linux_input.xkb import Symbol, symbols_of

_LEVELS = 2
"""Plain and with Shift: what is behind AltGr is pressed otherwise by every desktop."""
KEY_V = 47
"""Of the kernel's keycodes (linux/input-event-codes.h)."""


@dataclass(frozen=True, slots=True)
class Layout:
    keysyms: Mapping[str, int]
    """By the character that it types in every layout."""
    v_keycode: int = KEY_V
    """The kernel's code of the key that has a v, in the first layout that has one: programs whose layout has none look
    for their shortcuts there."""

    def types(self, text: Iterable[str]) -> bool:
        return all(char in self.keysyms for char in text)


def layout_of(keymap: str) -> Layout | None:
    """None when it cannot be read, or libxkbcommon is not there. Takes some milliseconds."""
    try:
        layouts = [dict(_characters(symbols)) for symbols in symbols_of(keymap)]
    except (OSError, ValueError):
        return None
    first, *others = layouts
    everywhere = {
        char: symbol.keysym
        for char, symbol in first.items()
        if all(char in other and other[char].keysym == symbol.keysym for other in others)
    }
    return Layout(everywhere, next((layout["v"].code for layout in layouts if "v" in layout), KEY_V))


def _characters(symbols: Iterable[Symbol]) -> Iterator[tuple[str, Symbol]]:
    """The key that a desktop finds first comes last."""
    for symbol in sorted(symbols, key=lambda one: (one.code, one.level), reverse=True):
        if symbol.level < _LEVELS and symbol.char and symbol.char.isprintable():
            yield symbol.char, symbol
