"""What `pynput_typing` stands on: keys, clipboard and focus of Windows and macOS. Not yet seen working."""

from __future__ import annotations

import subprocess
import sys

from .pynput_typing import Foreground, Keys, TextClipboard

COMMAND_TIMEOUT_S = 2.0


class PynputKeys:
    """Imports pynput, which on macOS asks for the accessibility permission."""

    def __init__(self) -> None:
        from pynput.keyboard import Controller, Key

        self._controller = Controller()
        self._paste_modifier = Key.cmd if sys.platform == "darwin" else Key.ctrl

    def type(self, text: str) -> None:
        self._controller.type(text)

    def paste(self) -> None:
        with self._controller.pressed(self._paste_modifier):
            self._controller.tap("v")


class MacClipboard:
    def read_text(self) -> str | None:
        done = subprocess.run(["pbpaste"], capture_output=True, timeout=COMMAND_TIMEOUT_S, check=False)
        return done.stdout.decode("utf-8", "replace") or None

    def write_text(self, text: str) -> None:
        subprocess.run(["pbcopy"], input=text.encode("utf-8", "replace"), timeout=COMMAND_TIMEOUT_S, check=True)


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _UNICODE_TEXT = 13
    _MOVEABLE = 2
    _user32 = ctypes.WinDLL("user32", use_last_error=True)
    _kernel32 = ctypes.WinDLL("kernel32", use_last_error=True)
    _user32.GetForegroundWindow.restype = wintypes.HWND
    _user32.GetClipboardData.restype = wintypes.HANDLE
    _user32.SetClipboardData.argtypes = (wintypes.UINT, wintypes.HANDLE)
    _kernel32.GlobalAlloc.restype = wintypes.HGLOBAL
    _kernel32.GlobalAlloc.argtypes = (wintypes.UINT, ctypes.c_size_t)
    _kernel32.GlobalLock.restype = ctypes.c_void_p
    _kernel32.GlobalLock.argtypes = (wintypes.HGLOBAL,)
    _kernel32.GlobalUnlock.argtypes = (wintypes.HGLOBAL,)

    class WindowsClipboard:
        def read_text(self) -> str | None:
            if not _user32.IsClipboardFormatAvailable(_UNICODE_TEXT) or not _user32.OpenClipboard(None):
                return None
            try:
                handle = _user32.GetClipboardData(_UNICODE_TEXT)
                address = _kernel32.GlobalLock(handle) if handle else None
                if not address:
                    return None
                text = ctypes.wstring_at(address)
                _kernel32.GlobalUnlock(handle)
                return text
            finally:
                _user32.CloseClipboard()

        def write_text(self, text: str) -> None:
            data = text.encode("utf-16-le") + b"\0\0"
            if not _user32.OpenClipboard(None):
                raise ctypes.WinError(ctypes.get_last_error())
            try:
                _user32.EmptyClipboard()
                handle = _kernel32.GlobalAlloc(_MOVEABLE, len(data))
                address = _kernel32.GlobalLock(handle)
                if not address:
                    raise ctypes.WinError(ctypes.get_last_error())
                ctypes.memmove(address, data, len(data))
                _kernel32.GlobalUnlock(handle)
                _user32.SetClipboardData(_UNICODE_TEXT, handle)
            finally:
                _user32.CloseClipboard()

    def _windows_foreground() -> object:
        return _user32.GetForegroundWindow()


if sys.platform == "darwin":

    def _mac_foreground() -> object:
        from AppKit import NSWorkspace  # comes with pynput's own needs on macOS

        application = NSWorkspace.sharedWorkspace().frontmostApplication()
        return application.processIdentifier() if application is not None else None


def native_parts() -> tuple[Keys, TextClipboard, Foreground]:
    """Keys, clipboard and focus of this system. Raises NotImplementedError elsewhere than on Windows and macOS."""
    if sys.platform == "win32":
        return PynputKeys(), WindowsClipboard(), _windows_foreground
    if sys.platform == "darwin":
        return PynputKeys(), MacClipboard(), _mac_foreground
    raise NotImplementedError(sys.platform)
