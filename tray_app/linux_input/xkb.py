"""A keyboard layout as compositors give it to their clients: an XKB keymap, as text, read by libxkbcommon.

Every Linux desktop has that library, since Qt needs it. It is loaded with the first keymap
(https://xkbcommon.org/doc/current/group__keymap.html).
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import POINTER, c_char_p, c_int, c_size_t, c_uint32, c_void_p
from functools import cache
from typing import Any, NamedTuple

from .codes import TO_XKB

_TEXT_FORMAT = 1
_WITHOUT_FILES = 1
"""Of a context: what a compositor gives is whole."""
_ONLY_CRITICAL = 10
"""A log level: what is wrong with a keymap is no concern of the user's terminal."""
_LIBRARY = "libxkbcommon.so.0"


class Symbol(NamedTuple):
    """What a key stands for at a level."""

    code: int
    """The kernel's code of the key."""
    level: int
    """0: without a modifier; 1 is that of Shift on nearly all keys."""
    keysym: int
    char: str
    """Empty where it types none."""


def symbols_of(keymap: str) -> list[list[Symbol]]:
    """Of each layout in the keymap, by key and level; one layout at least. A key with fewer layouts is in all of them,
    as it is for programs. Takes some milliseconds.

    Raises OSError without libxkbcommon, and ValueError for what is no keymap.
    """
    library = _library()
    with _compiled(library, keymap.encode()) as compiled:
        found = [[*_symbols(library, compiled, layout)] for layout in range(library.xkb_keymap_num_layouts(compiled))]
    if not found:
        raise ValueError("a keymap without a layout")
    return found


@contextmanager
def _compiled(library: Any, text: bytes) -> Iterator[int]:
    context = library.xkb_context_new(_WITHOUT_FILES)
    if not context:
        raise OSError("libxkbcommon does not start")
    library.xkb_context_set_log_level(context, _ONLY_CRITICAL)
    compiled = library.xkb_keymap_new_from_buffer(context, text, len(text), _TEXT_FORMAT, 0)
    try:
        if not compiled:
            raise ValueError("no keymap")
        yield compiled
    finally:
        if compiled:
            library.xkb_keymap_unref(compiled)
        library.xkb_context_unref(context)


def _symbols(library: Any, keymap: int, layout: int) -> Iterator[Symbol]:
    found = POINTER(c_uint32)()
    for keycode in range(library.xkb_keymap_min_keycode(keymap), library.xkb_keymap_max_keycode(keymap) + 1):
        for level in range(library.xkb_keymap_num_levels_for_key(keymap, keycode, layout)):
            count = library.xkb_keymap_key_get_syms_by_level(keymap, keycode, layout, level, ctypes.byref(found))
            if count == 1:
                char = library.xkb_keysym_to_utf32(found[0])
                yield Symbol(keycode - TO_XKB, level, int(found[0]), chr(char) if char else "")


@cache
def _library() -> Any:
    """Raises OSError."""
    library = ctypes.CDLL(_LIBRARY)
    for name, result, *arguments in (
        ("xkb_context_new", c_void_p, c_int),
        ("xkb_context_set_log_level", None, c_void_p, c_int),
        ("xkb_context_unref", None, c_void_p),
        ("xkb_keymap_new_from_buffer", c_void_p, c_void_p, c_char_p, c_size_t, c_int, c_int),
        ("xkb_keymap_unref", None, c_void_p),
        ("xkb_keymap_min_keycode", c_uint32, c_void_p),
        ("xkb_keymap_max_keycode", c_uint32, c_void_p),
        ("xkb_keymap_num_layouts", c_uint32, c_void_p),
        ("xkb_keymap_num_levels_for_key", c_uint32, c_void_p, c_uint32, c_uint32),
        ("xkb_keymap_key_get_syms_by_level", c_int, c_void_p, c_uint32, c_uint32, c_uint32, c_void_p),
        ("xkb_keysym_to_utf32", c_uint32, c_uint32),
    ):
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    return library
