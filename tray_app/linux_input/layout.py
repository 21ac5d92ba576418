"""Which keys type a character, by the keyboard layout that a compositor tells."""

from __future__ import annotations

from collections.abc import Callable

from .codes import INSERT
from .xkb import symbols_of

_INSERT_SYMBOL = 0xFF63


def codes_typing(keymap: str, wanted: Callable[[int, str], bool]) -> frozenset[int]:
    """The kernel's codes of keys with a wanted symbol, told by its keysym and its character (empty: none).

    Without any modifier in any of the layout's groups; failing that, with one. Raises OSError without libxkbcommon, and
    ValueError for what is no keymap, or none of a keyboard: programs that type make others for a text, which a
    compositor tells of while they last.
    """
    found = [symbol for layout in symbols_of(keymap) for symbol in layout]
    if (INSERT, _INSERT_SYMBOL) not in {(symbol.code, symbol.keysym) for symbol in found}:
        raise ValueError("no keyboard's keymap")
    those = [symbol for symbol in found if wanted(symbol.keysym, symbol.char)]
    plain = frozenset(symbol.code for symbol in those if symbol.level == 0)
    return plain or frozenset(symbol.code for symbol in those)
