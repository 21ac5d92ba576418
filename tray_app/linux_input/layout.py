"""Which keys type a character, by a keyboard layout as compositors give it to their clients (an XKB keymap).

By libxkbcommon, which Qt needs on every Linux desktop anyway. Loaded when a hotkey is a character, and not before.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from ctypes import POINTER, c_char_p, c_int, c_uint32, c_void_p
from functools import cache
from typing import Any, TypeAlias

from .codes import INSERT, TO_XKB

_TEXT_FORMAT = 1
_INSERT_SYMBOL = 0xFF63
_LIBRARY = "libxkbcommon.so.0"

_Placed: TypeAlias = tuple[int, int, tuple[int, str]]
"""Level, code, and the symbol there: its keysym and its character."""


def codes_typing(keymap: str, wanted: Callable[[int, str], bool]) -> frozenset[int]:
    """The kernel's codes of keys with a wanted symbol, told by its keysym and its character (empty: none).

    Without any modifier in any of the layout's groups; failing that, with one. Raises OSError without libxkbcommon, and
    ValueError for what is no keymap, or none of a keyboard: programs that type make others for a text, which a
    compositor tells of while they last.
    """
    found = _symbols_of(keymap)
    if (INSERT, _INSERT_SYMBOL) not in {(code, symbol) for _, code, (symbol, _) in found}:
        raise ValueError("no keyboard's keymap")
    those = [(level, code) for level, code, symbol in found if wanted(*symbol)]
    plain = frozenset(code for level, code in those if level == 0)
    return plain or frozenset(code for _, code in those)


def _symbols_of(keymap: str) -> list[_Placed]:
    library = _library()
    context = library.xkb_context_new(0)
    if not context:
        raise OSError("libxkbcommon does not start")
    try:
        parsed = library.xkb_keymap_new_from_string(context, keymap.encode(), _TEXT_FORMAT, 0)
        if not parsed:
            raise ValueError("no keymap")
        try:
            return [*_symbols(library, parsed)]
        finally:
            library.xkb_keymap_unref(parsed)
    finally:
        library.xkb_context_unref(context)


def _symbols(library: Any, keymap: int) -> Iterator[_Placed]:
    symbols = POINTER(c_uint32)()
    for keycode in range(library.xkb_keymap_min_keycode(keymap), library.xkb_keymap_max_keycode(keymap) + 1):
        for group in range(library.xkb_keymap_num_layouts_for_key(keymap, keycode)):
            for level in range(library.xkb_keymap_num_levels_for_key(keymap, keycode, group)):
                count = library.xkb_keymap_key_get_syms_by_level(keymap, keycode, group, level, ctypes.byref(symbols))
                if count == 1:
                    character = library.xkb_keysym_to_utf32(symbols[0])
                    yield level, keycode - TO_XKB, (symbols[0], chr(character) if character else "")


@cache
def _library() -> Any:
    library = ctypes.CDLL(_LIBRARY)
    for name, result, *arguments in (
        ("xkb_context_new", c_void_p, c_int),
        ("xkb_context_unref", None, c_void_p),
        ("xkb_keymap_new_from_string", c_void_p, c_void_p, c_char_p, c_int, c_int),
        ("xkb_keymap_unref", None, c_void_p),
        ("xkb_keymap_min_keycode", c_uint32, c_void_p),
        ("xkb_keymap_max_keycode", c_uint32, c_void_p),
        ("xkb_keymap_num_layouts_for_key", c_uint32, c_void_p, c_uint32),
        ("xkb_keymap_num_levels_for_key", c_uint32, c_void_p, c_uint32, c_uint32),
        ("xkb_keymap_key_get_syms_by_level", c_int, c_void_p, c_uint32, c_uint32, c_uint32, c_void_p),
        ("xkb_keysym_to_utf32", c_uint32, c_uint32),
    ):
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    return library
