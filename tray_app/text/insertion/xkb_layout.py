"""Which characters a keyboard layout surely types, out of the keymap that a compositor hands to every program.

A keymap holds several layouts, and nothing tells a program without the focus which of them is active. So a character
counts only if each of them has it, plain or with Shift. libxkbcommon, which every Wayland desktop brings along, reads
the keymap (https://xkbcommon.org/doc/current/group__keymap.html).
"""

from __future__ import annotations

import ctypes
import ctypes.util
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any

_LEVELS = 2
"""Plain and with Shift: what is behind AltGr is pressed otherwise by every desktop."""
_EVDEV_OFFSET = 8
"""Between keycodes of a keymap and those of the kernel."""
KEY_V = 47
"""Of the kernel's keycodes (linux/input-event-codes.h)."""
_TEXT_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Layout:
    keysyms: Mapping[str, int]
    """By the character that it types in every layout."""
    v_keycode: int = KEY_V
    """The kernel's code of the key that has a v, in the first layout that has one: programs whose layout has none look
    for their shortcuts there."""

    def types(self, text: str) -> bool:
        return all(char in self.keysyms for char in text)


def layout_of(keymap: bytes) -> Layout | None:
    """None when it cannot be read, or libxkbcommon is not there. Takes some milliseconds."""
    library = _library()
    if library is None:
        return None
    with _compiled(library, keymap) as compiled:
        return _read(library, compiled) if compiled else None


@cache
def _library() -> Any:
    """libxkbcommon, or None."""
    name = ctypes.util.find_library("xkbcommon") or "libxkbcommon.so.0"
    try:
        library = ctypes.CDLL(name)
    except OSError:
        return None
    pointer, number = ctypes.c_void_p, ctypes.c_uint32
    for function, result, *arguments in (
        ("xkb_context_new", pointer, ctypes.c_int),
        ("xkb_context_set_log_level", None, pointer, ctypes.c_int),
        ("xkb_context_unref", None, pointer),
        ("xkb_keymap_new_from_buffer", pointer, pointer, ctypes.c_char_p, ctypes.c_size_t, ctypes.c_int, ctypes.c_int),
        ("xkb_keymap_unref", None, pointer),
        ("xkb_keymap_min_keycode", number, pointer),
        ("xkb_keymap_max_keycode", number, pointer),
        ("xkb_keymap_num_layouts", number, pointer),
        ("xkb_keymap_num_levels_for_key", number, pointer, number, number),
        ("xkb_keymap_key_get_syms_by_level", ctypes.c_int, pointer, number, number, number,
         ctypes.POINTER(ctypes.POINTER(number))),
        ("xkb_keysym_to_utf32", number, number),
    ):  # fmt: skip
        call = getattr(library, function)
        call.restype, call.argtypes = result, arguments
    return library


@contextmanager
def _compiled(library: Any, keymap: bytes) -> Iterator[int | None]:
    context = library.xkb_context_new(1)  # without looking for files
    library.xkb_context_set_log_level(context, 10)  # what is wrong with a keymap is no concern of the user's terminal
    text = keymap.rstrip(b"\0")
    compiled = library.xkb_keymap_new_from_buffer(context, text, len(text), _TEXT_FORMAT, 0)
    try:
        yield compiled
    finally:
        if compiled:
            library.xkb_keymap_unref(compiled)
        library.xkb_context_unref(context)


def _read(library: Any, keymap: int) -> Layout | None:
    layouts = [dict(_characters(library, keymap, number)) for number in range(library.xkb_keymap_num_layouts(keymap))]
    if not layouts:
        return None
    first, *others = layouts
    everywhere = {
        char: keysym
        for char, (keysym, _keycode) in first.items()
        if all(other.get(char, (0, 0))[0] == keysym for other in others)
    }
    keycodes = (layout["v"][1] - _EVDEV_OFFSET for layout in layouts if "v" in layout)
    return Layout(everywhere, next(keycodes, KEY_V))


def _characters(library: Any, keymap: int, layout: int) -> Iterator[tuple[str, tuple[int, int]]]:
    """Each with its keysym and the key's code in the keymap. The key that a desktop finds first comes last."""
    found = ctypes.POINTER(ctypes.c_uint32)()
    lowest, highest = library.xkb_keymap_min_keycode(keymap), library.xkb_keymap_max_keycode(keymap)
    for keycode in range(highest, lowest - 1, -1):
        levels = library.xkb_keymap_num_levels_for_key(keymap, keycode, layout)
        for level in reversed(range(min(levels, _LEVELS))):
            if library.xkb_keymap_key_get_syms_by_level(keymap, keycode, layout, level, ctypes.byref(found)) != 1:
                continue
            code = library.xkb_keysym_to_utf32(found[0])
            if code and chr(code).isprintable():
                yield chr(code), (int(found[0]), keycode)
