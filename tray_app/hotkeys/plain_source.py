"""The keyboard of Windows, macOS and of X servers without XInput 2.1, through pynput's listener.

The systems give no time with an event that pynput would pass on, so an event's time is when we heard of it, and the
hotkey's own character cannot be kept from the window: there a modifier or a function key is the better hotkey.
"""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Sequence
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
from tray_app.core.supervision import start_thread

from .source import KeyHandler

WATCH_S = 0.5
"""How often held keys are checked on: a release that was missed costs at most this."""

CONTROL_CHARACTERS = 32
_LETTERS_AND_DIGITS = range(0x30, 0x5B)
"""Windows' virtual keys there are the characters themselves."""

OnKey = Callable[[Any, bool], None]


class Listener(Protocol):
    """The part of pynput's listener that is used."""

    def start(self) -> None: ...
    def wait(self) -> None: ...
    def stop(self) -> None: ...


IsDown = Callable[[int], bool]
"""Asks the system whether the key of this virtual key number is down."""


class PlainSource:
    """Implements `KeySource`. Threads: pynput's listener, and hotkey-watch where the system can be asked for keys."""

    hears_clicks = False

    _handler: KeyHandler

    def __init__(
        self,
        make_listener: Callable[[OnKey, OnKey], Listener] | None = None,
        platform: str = sys.platform,
        is_down: IsDown | None = None,
    ) -> None:
        self._make_listener = make_listener or _pynput_listener
        self._platform = platform
        self._is_down = is_down
        self._listener: Listener | None = None
        self._own: frozenset[KeyCodeId] = frozenset()
        self._may_type: frozenset[KeyCodeId] = frozenset()
        self._modifiers_down: set[str] = set()
        self._others_down: set[tuple[str, ...]] = set()
        """Other keys that are held, to know their repeats; forgotten as they come up."""
        self._own_down: dict[KeyCodeId, int | None] = {}
        """Our keys that are held, with their virtual keys."""
        self._own_moved = threading.Event()
        self._stopping = False
        self._typing = False

    def start(self, handler: KeyHandler) -> None:
        self._handler = handler
        try:
            self._listener = self._make_listener(self._pressed, self._released)
        except ImportError as error:
            raise HotkeyFault(
                "Keys cannot be heard on this system.", "Reinstall Holdtalk; its part pynput is incomplete.", str(error)
            ) from error
        self._require_permission()
        self._listener.start()
        self._listener.wait()
        self._stopping = False
        self._is_down = self._is_down or _key_state(sys.platform)
        if self._is_down is not None:
            start_thread("hotkey-watch", self._watch)

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

    def listen_for(self, hotkeys: Sequence[Chord], cancel: Chord) -> None:
        self._may_type = cancel.typed_codes.union(*(hotkey.typed_codes for hotkey in hotkeys))
        self._own = cancel.codes.union(*(hotkey.codes for hotkey in hotkeys))

    def listen_for_nothing(self) -> None:
        self._own = frozenset()

    def recording(self, active: bool) -> None:
        """The cancel key also reaches the window here."""

    def typing(self, active: bool) -> None:
        self._typing = active

    def stop(self) -> None:
        self._stopping = True
        self._own_moved.set()
        if self._listener is not None:
            self._listener.stop()

    # --- the listener's thread -----------------------------------------------------------

    def _pressed(self, key: Any, injected: bool) -> None:
        handled_ns = time.monotonic_ns()
        names = key_names(key, self._platform)
        code = next((name for name in names if name in self._own), None)
        if self._is_ours(code, injected):
            return
        if code is not None:
            self._own_down[code] = _virtual_key(key)
            self._own_moved.set()
            self._handler.own_key(True, code, self._held(), handled_ns, handled_ns)
        elif MODIFIER_OF.keys().isdisjoint(names):
            self._other_pressed(names, handled_ns)
        self._modifiers_down |= MODIFIER_OF.keys() & set(names)

    def _other_pressed(self, names: tuple[str, ...], handled_ns: int) -> None:
        if names in self._others_down:
            self._handler.other_input(handled_ns)
        else:
            self._others_down.add(names)
            self._handler.foreign_press(handled_ns)

    def _released(self, key: Any, injected: bool) -> None:
        handled_ns = time.monotonic_ns()
        names = key_names(key, self._platform)
        code = next((name for name in names if name in self._own), None)
        if self._is_ours(code, injected):
            return
        self._modifiers_down -= set(names)
        self._others_down.discard(names)
        if code is not None:
            self._own_down.pop(code, None)
            self._handler.own_key(False, code, self._held(), handled_ns, handled_ns)

    def _is_ours(self, code: KeyCodeId | None, injected: bool) -> bool:
        """Whether our own insertion may have pressed it; X does not tell injected keys from others."""
        if not self._typing:
            return False
        return injected if self._platform in ("win32", "darwin") else code is None or code in self._may_type

    # --- the watching thread -------------------------------------------------------------

    def _watch(self) -> None:
        while not self._stopping:
            self._own_moved.wait()
            self._own_moved.clear()
            while self._own_down and not self._stopping:
                time.sleep(WATCH_S)
                self.check_keys()

    def check_keys(self) -> None:
        """A release is not reported while another desktop (a lock, a question for rights) has the keyboard."""
        assert self._is_down is not None, "not watched otherwise"
        asked_ns = time.monotonic_ns()
        held = dict(self._own_down)
        down = {code for code, virtual_key in held.items() if virtual_key is None or self._is_down(virtual_key)}
        for code in held.keys() - down:
            self._own_down.pop(code, None)
        self._handler.keys_down(down, asked_ns)

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


def _virtual_key(key: Any) -> int | None:
    """The system's number of a key that pynput reports, be it one with a name or with a character."""
    number = getattr(getattr(key, "value", key), "vk", None)
    return int(number) if number is not None else None


def _key_state(platform: str) -> IsDown | None:
    """None where the system cannot be asked."""
    if platform == "win32":
        import ctypes

        user32: Any = vars(ctypes)["windll"].user32  # there is none elsewhere
        return lambda virtual_key: bool(user32.GetAsyncKeyState(virtual_key) & 0x8000)
    if platform == "darwin":
        import Quartz  # type: ignore[import-not-found]  # comes with pynput there

        source = Quartz.kCGEventSourceStateHIDSystemState
        return lambda virtual_key: bool(Quartz.CGEventSourceKeyState(source, virtual_key))
    return None


def _pynput_listener(pressed: OnKey, released: OnKey) -> Listener:
    from pynput import keyboard  # opens the system's keyboard when imported, so not before it is wanted

    return keyboard.Listener(on_press=pressed, on_release=released)
