"""Where the keys of combinations are on every keyboard, by the codes of linux/input-event-codes.h. Pure.

Only keys that no layout moves stand here. Which key types a character depends on the layout: see `layout.py`.
"""

from __future__ import annotations

from collections.abc import Mapping

from tray_app.core.combination import MODIFIER_OF, Modifiers

LEFT_SHIFT, LEFT_CTRL, INSERT, V = 42, 29, 110, 47

_FUNCTION_KEYS = {
    **{f"f{number}": 58 + number for number in range(1, 11)},
    "f11": 87,
    "f12": 88,
    **{f"f{number}": 170 + number for number in range(13, 25)},
}
CODES: Mapping[str, int] = {
    **_FUNCTION_KEYS,
    "ctrl_l": LEFT_CTRL, "ctrl_r": 97, "shift_l": LEFT_SHIFT, "shift_r": 54,
    "alt_l": 56, "alt_r": 100, "alt_gr": 100, "cmd_l": 125, "cmd_r": 126,
    "esc": 1, "backspace": 14, "tab": 15, "enter": 28, "space": 57, "delete": 111, "insert": INSERT,
    "home": 102, "end": 107, "page_up": 104, "page_down": 109, "up": 103, "down": 108, "left": 105, "right": 106,
    "caps_lock": 58, "num_lock": 69, "scroll_lock": 70, "print_screen": 99, "pause": 119, "menu": 127,
    "media_play_pause": 164, "media_stop": 166, "media_previous": 165, "media_next": 163,
    "media_volume_mute": 113, "media_volume_down": 114, "media_volume_up": 115,
}  # fmt: skip
"""By the names of `core.combination`. Right Alt and AltGr are one key."""

MODIFIERS: Mapping[int, Modifiers] = {CODES[name]: meaning for name, meaning in MODIFIER_OF.items()}

_BUTTONS = range(0x100, 0x160)
"""Of mice, joysticks and pens: BTN_MISC up to the first key behind them, KEY_OK."""
_WRITING_KEYS = frozenset(range(1, 32))
"""Escape, the digits and the first rows of letters: udev calls a keyboard what has them all."""

TO_XKB = 8
"""XKB's keycodes, which X and Wayland use, are the kernel's and this."""


def is_button(code: int) -> bool:
    return code in _BUTTONS


def has_keys(codes: frozenset[int]) -> bool:
    """Whether it is more than a mouse, a pen or a joystick."""
    return any(code and not is_button(code) for code in codes)


def is_keyboard(codes: frozenset[int]) -> bool:
    """Whether texts can be written on it; a power button has keys too."""
    return codes >= _WRITING_KEYS
