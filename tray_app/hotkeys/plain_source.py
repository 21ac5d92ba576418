"""The keyboard of Windows and macOS, through pynput's listener.

The systems give no time with an event that pynput would pass on, so an event's time is when we heard of it, and the
hotkey's own character cannot be kept from the window: there a modifier or a function key is the better hotkey.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import Any, Protocol

from tray_app.core.combination import (
    KEY_NAMES,
    MODIFIER_OF,
    SIDES,
    Chord,
    Combination,
    KeyCodeId,
    Modifiers,
    find_chord,
)
from tray_app.core.errors import HotkeyFault

from .source import Ear

CONTROL_CHARACTERS = 32
_LETTERS_AND_DIGITS = range(0x30, 0x5B)
"""Windows' virtual keys there are the characters themselves."""

OnKey = Callable[[Any, bool], None]


class Listener(Protocol):
    """The part of pynput's listener that is used."""

    def start(self) -> None: ...
    def wait(self) -> None: ...
    def stop(self) -> None: ...


ListenerFactory = Callable[[OnKey, OnKey], Listener]


class PlainSource:
    """Implements `KeySource`. Thread: pynput's listener."""

    _ear: Ear

    def __init__(self, make_listener: ListenerFactory | None = None, platform: str = sys.platform) -> None:
        self._make_listener = make_listener or _pynput_listener
        self._platform = platform
        self._listener: Listener | None = None
        self._own: frozenset[KeyCodeId] = frozenset()
        self._modifiers_down: set[str] = set()
        self._typing = False

    def start(self, ear: Ear) -> None:
        self._ear = ear
        try:
            self._listener = self._make_listener(self._pressed, self._released)
        except ImportError as error:
            raise HotkeyFault(
                "Keys cannot be heard on this system.", "Reinstall Holdtalk; its part pynput is incomplete.", str(error)
            ) from error
        self._require_permission()
        self._listener.start()
        self._listener.wait()

    def _require_permission(self) -> None:
        """macOS lets only trusted programs hear keys; pynput's listener knows whether this one is."""
        if self._platform == "darwin" and not getattr(self._listener, "IS_TRUSTED", True):
            raise HotkeyFault(
                "macOS does not let Holdtalk hear keys.",
                "Allow Holdtalk (or the terminal it was started from) in System Settings, Privacy & Security, under "
                "Accessibility and under Input Monitoring, then start it again.",
            )

    def chord(self, combination: Combination) -> Chord:
        return find_chord(combination, lambda name: frozenset({name}))

    def listen_for(self, hotkey: Chord, cancel: Chord) -> None:
        self._own = hotkey.codes | cancel.codes

    def own_keys_down(self, codes: frozenset[KeyCodeId]) -> None:
        """These systems cannot be asked which keys are down."""

    def recording(self, active: bool) -> None:
        """The cancel key also reaches the window here."""

    def typing(self, active: bool) -> None:
        self._typing = active

    def check_keys(self) -> None:
        """These systems cannot be asked which keys are down."""

    def stop(self) -> None:
        if self._listener is not None:
            self._listener.stop()

    # --- the listener's thread -----------------------------------------------------------

    def _pressed(self, key: Any, injected: bool) -> None:
        handled_ns = time.monotonic_ns()
        if injected and self._typing:
            return
        names = key_names(key, self._platform)
        code = next((name for name in names if name in self._own), None)
        if code is None and MODIFIER_OF.keys().isdisjoint(names):
            self._ear.foreign_press(handled_ns, handled_ns)
        elif code is not None:
            self._ear.own_key(True, code, self._held(), handled_ns, handled_ns)
        self._modifiers_down |= MODIFIER_OF.keys() & set(names)

    def _released(self, key: Any, injected: bool) -> None:
        handled_ns = time.monotonic_ns()
        if injected and self._typing:
            return
        names = key_names(key, self._platform)
        self._modifiers_down -= set(names)
        code = next((name for name in names if name in self._own), None)
        if code is not None:
            self._ear.own_key(False, code, self._held(), handled_ns, handled_ns)

    def _held(self) -> Modifiers:
        held = Modifiers.NONE
        for name in self._modifiers_down:
            held |= MODIFIER_OF[name]
        return held


def key_names(key: Any, platform: str) -> tuple[str, ...]:
    """What a combination may call a key pynput reports, the most telling name first.

    pynput calls the left modifiers by the bare name on some systems, and gives control characters while Ctrl is held.
    """
    if key is None:
        return ()
    name = getattr(key, "name", None)
    if name is not None:
        name = SIDES[name][0] if name in SIDES else name
        return (name,) if name in KEY_NAMES else ()
    found = []
    char, virtual_key = key.char, key.vk
    if char and ord(char[0]) >= CONTROL_CHARACTERS:
        found.append(char.lower())
    elif char:
        found.append(chr(ord(char[0]) + 0x60))
    if platform == "win32" and virtual_key in _LETTERS_AND_DIGITS:
        found.append(chr(virtual_key).lower())
    if virtual_key is not None:
        found.append(f"<{virtual_key}>")
    return tuple(found)


def _pynput_listener(pressed: OnKey, released: OnKey) -> Listener:
    from pynput import keyboard  # opens the system's keyboard when imported, so not before it is wanted

    return keyboard.Listener(on_press=pressed, on_release=released)
