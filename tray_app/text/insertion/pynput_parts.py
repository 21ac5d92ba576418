"""What `pynput_typing` stands on: keys, clipboard and focus of Windows and macOS. Not yet seen working."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Protocol

from tray_app.core.errors import InsertionFault

from .pynput_typing import Keys, TextClipboard
from .queued_insertion import Foreground

COMMAND_TIMEOUT_S = 2.0
OPEN_TRIES, OPEN_PAUSE_S = 10, 0.03
"""Clipboard histories hold the clipboard for a moment after every copy."""


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
    """pbpaste and pbcopy. They take the encoding from the locale, which a program started from Finder has none of."""

    def __init__(self, run: Callable[..., subprocess.CompletedProcess[bytes]] = subprocess.run) -> None:
        self._run = run

    def read_text(self) -> str | None:
        try:
            done = self._command("pbpaste", b"")
        except (OSError, subprocess.SubprocessError):
            return None
        return done.stdout.decode("utf-8", "replace") or None

    def write_text(self, text: str) -> None:
        try:
            self._command("pbcopy", text.encode("utf-8", "replace"))
        except (OSError, subprocess.SubprocessError) as error:
            raise _clipboard_busy(type(error).__name__) from error

    def _command(self, name: str, given: bytes) -> subprocess.CompletedProcess[bytes]:
        utf_8 = {**os.environ, "LANG": "en_US.UTF-8", "LC_ALL": "en_US.UTF-8"}
        return self._run([name], input=given, capture_output=True, timeout=COMMAND_TIMEOUT_S, check=True, env=utf_8)


class ClipboardCalls(Protocol):
    """The calls of Windows that the clipboard needs, one each."""

    def open(self) -> bool:
        """For a window of ours: a clipboard emptied for nobody takes no content afterwards."""

    def close(self) -> None: ...

    def text(self) -> str | None: ...

    def set_text(self, text: str) -> bool:
        """Empties the clipboard and fills it."""


class WindowsClipboard:
    """Only one program has the clipboard open at a time, so it is asked for a few times."""

    def __init__(self, calls: ClipboardCalls, sleep: Callable[[float], None] = time.sleep) -> None:
        self._calls = calls
        self._sleep = sleep

    def read_text(self) -> str | None:
        if not self._opened():
            return None
        try:
            return self._calls.text()
        finally:
            self._calls.close()

    def write_text(self, text: str) -> None:
        if not self._opened():
            raise _clipboard_busy("OpenClipboard")
        try:
            if not self._calls.set_text(text):
                raise _clipboard_busy("SetClipboardData")
        finally:
            self._calls.close()

    def _opened(self) -> bool:
        for attempt in range(OPEN_TRIES):
            if attempt:
                self._sleep(OPEN_PAUSE_S)
            if self._calls.open():
                return True
        return False


def _clipboard_busy(detail: str) -> InsertionFault:
    return InsertionFault(
        "Another program keeps the clipboard to itself.", "Copy the text from the menu of the tray icon.", detail
    )


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _UNICODE_TEXT = 13
    _MOVEABLE = 2
    _MESSAGE_ONLY = wintypes.HWND(-3)
    _user32 = ctypes.WinDLL("user32", use_last_error=True)
    _kernel32 = ctypes.WinDLL("kernel32", use_last_error=True)
    _user32.GetForegroundWindow.restype = wintypes.HWND
    _user32.CreateWindowExW.restype = wintypes.HWND
    _user32.OpenClipboard.argtypes = (wintypes.HWND,)
    _user32.GetClipboardData.restype = wintypes.HANDLE
    _user32.SetClipboardData.argtypes = (wintypes.UINT, wintypes.HANDLE)
    _user32.SetClipboardData.restype = wintypes.HANDLE
    _kernel32.GlobalAlloc.restype = wintypes.HGLOBAL
    _kernel32.GlobalAlloc.argtypes = (wintypes.UINT, ctypes.c_size_t)
    _kernel32.GlobalLock.restype = ctypes.c_void_p
    _kernel32.GlobalLock.argtypes = (wintypes.HGLOBAL,)
    _kernel32.GlobalUnlock.argtypes = (wintypes.HGLOBAL,)
    _kernel32.GlobalFree.argtypes = (wintypes.HGLOBAL,)

    class _WindowsCalls:
        """A window belongs to the thread that makes it, so it is made on the thread that first asks."""

        def __init__(self) -> None:
            self._window: object = None

        def open(self) -> bool:
            if not self._window:
                self._window = _user32.CreateWindowExW(
                    0, "STATIC", None, 0, 0, 0, 0, 0, _MESSAGE_ONLY, None, None, None
                )
            return bool(_user32.OpenClipboard(self._window))

        def close(self) -> None:
            _user32.CloseClipboard()

        def text(self) -> str | None:
            handle = _user32.GetClipboardData(_UNICODE_TEXT)
            address = _kernel32.GlobalLock(handle) if handle else None
            if not address:
                return None
            try:
                return ctypes.wstring_at(address)
            finally:
                _kernel32.GlobalUnlock(handle)

        def set_text(self, text: str) -> bool:
            data = text.encode("utf-16-le", "replace") + b"\0\0"
            handle = _kernel32.GlobalAlloc(_MOVEABLE, len(data))
            address = _kernel32.GlobalLock(handle) if handle else None
            if not address:
                return False
            ctypes.memmove(address, data, len(data))
            _kernel32.GlobalUnlock(handle)
            if _user32.EmptyClipboard() and _user32.SetClipboardData(_UNICODE_TEXT, handle):
                return True  # the memory is the system's now
            _kernel32.GlobalFree(handle)
            return False


if sys.platform == "darwin":

    def _mac_foreground() -> object:
        from AppKit import NSWorkspace  # comes with pynput's own needs on macOS

        application = NSWorkspace.sharedWorkspace().frontmostApplication()
        return application.processIdentifier() if application is not None else None


def native_parts() -> tuple[Keys, TextClipboard, Foreground]:
    """Keys, clipboard and focus of this system. Raises InsertionFault elsewhere than on Windows and macOS."""
    if sys.platform == "win32":
        return PynputKeys(), WindowsClipboard(_WindowsCalls()), _user32.GetForegroundWindow
    if sys.platform == "darwin":
        return PynputKeys(), MacClipboard(), _mac_foreground
    raise InsertionFault("Text cannot be typed on this system.", "Use Linux, Windows or macOS.", sys.platform)
