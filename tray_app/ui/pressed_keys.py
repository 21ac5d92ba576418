"""Which key of the settings a key event of Qt's is: left and right told apart, whatever Shift makes of it."""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

NameOf = Callable[[int], str]
"""The settings' name of a key by the system's own number of it (an X keycode); empty when that is not known."""

_K = Qt.Key
_PLAIN: dict[int, str] = {
    **{getattr(_K, f"Key_F{number}"): f"f{number}" for number in range(1, 25)},
    _K.Key_Control: "ctrl_l",
    _K.Key_Shift: "shift_l",
    _K.Key_Alt: "alt_l",
    _K.Key_Meta: "cmd_l",
    _K.Key_Super_L: "cmd_l",
    _K.Key_Super_R: "cmd_r",
    _K.Key_AltGr: "alt_gr",
    _K.Key_Escape: "esc",
    _K.Key_Tab: "tab",
    _K.Key_Backtab: "tab",
    _K.Key_Backspace: "backspace",
    _K.Key_Return: "enter",
    _K.Key_Enter: "enter",
    _K.Key_Insert: "insert",
    _K.Key_Delete: "delete",
    _K.Key_Pause: "pause",
    _K.Key_Print: "print_screen",
    _K.Key_SysReq: "print_screen",
    _K.Key_Home: "home",
    _K.Key_End: "end",
    _K.Key_PageUp: "page_up",
    _K.Key_PageDown: "page_down",
    _K.Key_Up: "up",
    _K.Key_Down: "down",
    _K.Key_Left: "left",
    _K.Key_Right: "right",
    _K.Key_Menu: "menu",
    _K.Key_Space: "space",
    _K.Key_CapsLock: "caps_lock",
    _K.Key_NumLock: "num_lock",
    _K.Key_ScrollLock: "scroll_lock",
    _K.Key_MediaPlay: "media_play_pause",
    _K.Key_MediaTogglePlayPause: "media_play_pause",
    _K.Key_MediaStop: "media_stop",
    _K.Key_MediaPrevious: "media_previous",
    _K.Key_MediaNext: "media_next",
    _K.Key_VolumeMute: "media_volume_mute",
    _K.Key_VolumeDown: "media_volume_down",
    _K.Key_VolumeUp: "media_volume_up",
}
_BY_KEYSYM = {
    0xFFE3: "ctrl_l", 0xFFE4: "ctrl_r", 0xFFE1: "shift_l", 0xFFE2: "shift_r", 0xFFE9: "alt_l", 0xFFEA: "alt_r",
    0xFFE7: "alt_l", 0xFFE8: "alt_r", 0xFFEB: "cmd_l", 0xFFEC: "cmd_r", 0xFE03: "alt_gr",
}  # fmt: skip
"""The native virtual key under X11 and Wayland."""
_BY_WINDOWS_SCAN_CODE = {
    0x1D: "ctrl_l", 0x11D: "ctrl_r", 0x2A: "shift_l", 0x36: "shift_r", 0x38: "alt_l", 0x138: "alt_r", 0x15B: "cmd_l",
    0x15C: "cmd_r",
}  # fmt: skip
_BY_MAC_KEY = {
    0x3B: "ctrl_l", 0x3E: "ctrl_r", 0x38: "shift_l", 0x3C: "shift_r", 0x3A: "alt_l", 0x3D: "alt_r", 0x37: "cmd_l",
    0x36: "cmd_r",
}  # fmt: skip


def pressed_name(event: QKeyEvent, name_of: NameOf, platform: str = sys.platform) -> str:
    """Such as "ctrl_r", "f9" or "d"; empty for a key that has no name."""
    return name_of(event.nativeScanCode()) or _side(event, platform) or _plain(event)


def _side(event: QKeyEvent, platform: str) -> str:
    if platform == "win32":
        return _BY_WINDOWS_SCAN_CODE.get(event.nativeScanCode(), "")
    if platform == "darwin":
        return _BY_MAC_KEY.get(event.nativeVirtualKey(), "")
    return _BY_KEYSYM.get(event.nativeVirtualKey(), "")


def _plain(event: QKeyEvent) -> str:
    name = _PLAIN.get(event.key())
    if name is not None:
        return name
    if 0x20 < event.key() < 0x1_0000:  # a character, as a capital
        char = chr(event.key()).lower()
        return char if len(char) == 1 and char.isprintable() else ""
    return ""
