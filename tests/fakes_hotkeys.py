"""The fake of the port `Hotkeys`: a keyboard in memory behind the same machine as the real ones."""

from __future__ import annotations

from collections.abc import Sequence, Set

from tray_app.core.bindings import ListenedKeys
from tray_app.core.combination import (
    MODIFIER_OF,
    Chord,
    Combination,
    KeyCodeId,
    Modifiers,
    find_chord,
)
from tray_app.core.errors import Problem
from tray_app.core.events import BindingId
from tray_app.core.ports import Post
from tray_app.hotkeys.held_keys import HeldKeys
from tray_app.hotkeys.keyboard_hotkeys import KeyboardHotkeys
from tray_app.hotkeys.source import KeyHandler

MS = 1_000_000


def listened(*keys: str, cancel_key: str = "esc", release_grace_ms: int = 0) -> ListenedKeys:
    """Each of these keys as a hotkey that is named after it."""
    return ListenedKeys(tuple((BindingId(key), key) for key in keys), cancel_key, release_grace_ms)


FINGER, PROGRAM = 7, 5
"""Devices: the keyboard, and the one that programs press keys on."""


class FakeKeyboard:
    """A `KeySource` whose keys a test presses by name. Its clock stands still unless it is moved."""

    hears_clicks = True

    def __init__(self) -> None:
        self.now_ns = 1_000 * MS
        self.down: dict[str, set[int]] = {}
        """Physically down, in the order of pressing, and on which devices."""
        self.deaf = False
        """While True nothing is reported: releases are missed."""
        self.running = False
        self.keeps_cancel_key = False
        self.missing: frozenset[str] = frozenset()
        """Keys this keyboard does not have."""
        self._own: Set[KeyCodeId] = frozenset()
        self._may_type: Set[KeyCodeId] = frozenset()
        self._held_keys = HeldKeys()
        self._typing = False
        self._handler: KeyHandler | None = None

    # --- what a test does ----------------------------------------------------------------

    def press(self, name: str, *, late_ms: int = 0, device: int = PROGRAM) -> None:
        """`late_ms`: how much later than it happened it is reported. Pressing a key that is down is auto-repeat."""
        held = self._held()
        repeats = device in self.down.get(name, set())
        self.down.setdefault(name, set()).add(device)
        handler = self._handler
        if handler is None or self.deaf or repeats or self._is_ours(name, device):
            return
        event_ns = self.now_ns - late_ms * MS
        if name not in self._own:
            if name not in MODIFIER_OF:
                handler.foreign_press(event_ns)
        elif self._held_keys.press(name, device):
            handler.own_key(True, name, held, event_ns, self.now_ns)

    def say_failed(self, problem: Problem) -> None:
        """It is not heard any more."""
        if self._handler is not None:
            self._handler.failed(problem)

    def release(self, name: str, *, device: int = PROGRAM) -> None:
        """A device may let go of a key that only another one holds."""
        devices = self.down.get(name, set())
        devices.discard(device)
        if not devices:
            self.down.pop(name, None)
        if self._handler is None or self.deaf or self._is_ours(name, device):
            return
        if name in self._own and self._held_keys.release(name, device):
            self._handler.own_key(False, name, self._held(), self.now_ns, self.now_ns)

    def click(self) -> None:
        if self._handler is not None:
            self._handler.other_input(self.now_ns)

    def change_layout(self, missing: frozenset[str]) -> None:
        self.missing = missing
        if self._handler is not None:
            self._handler.keyboard_changed()

    def pass_ms(self, milliseconds: int) -> None:
        """Time passes; keys that are held are checked on, as the real keyboard does every half second."""
        self.now_ns += milliseconds * MS
        if self._handler is not None and self._held_keys.codes:
            self._held_keys.keep({device: self._down_on(device) for device in (FINGER, PROGRAM)})
            self._handler.keys_down(frozenset(self._held_keys.codes), self.now_ns)

    def clock(self) -> int:
        return self.now_ns

    def _down_on(self, device: int) -> set[KeyCodeId]:
        return {name for name, devices in self.down.items() if device in devices}

    def _is_ours(self, name: str, device: int) -> bool:
        return self._typing and device == PROGRAM and (name not in self._own or name in self._may_type)

    def _held(self) -> Modifiers:
        held = Modifiers.NONE
        for name in self.down:
            held |= MODIFIER_OF.get(name, Modifiers.NONE)
        return held

    # --- the source ----------------------------------------------------------------------

    def start(self, handler: KeyHandler) -> None:
        self._handler = handler
        self.running = True

    def chord(self, combination: Combination) -> Chord:
        return find_chord(combination, lambda name: frozenset({name}) - self.missing)

    def listen_for(self, hotkeys: Sequence[Chord], cancel: Chord) -> None:
        self._own = cancel.codes.union(*(hotkey.codes for hotkey in hotkeys))
        self._may_type = cancel.typed_codes.union(*(hotkey.typed_codes for hotkey in hotkeys))
        self._held_keys.listen_for(self._own)

    def listen_for_nothing(self) -> None:
        self._own = frozenset()
        self._held_keys = HeldKeys()

    def recording(self, active: bool) -> None:
        self.keeps_cancel_key = active

    def typing(self, active: bool) -> None:
        self._typing = active
        if not active and self._handler is not None:
            for name in self._down_on(PROGRAM) & self._own - self._held_keys.codes:
                self._held_keys.press(name, PROGRAM)
                self._handler.own_key(True, name, Modifiers.NONE, self.now_ns, self.now_ns)

    def stop(self) -> None:
        self._handler = None
        self.running = False


class FakeHotkeys(KeyboardHotkeys):
    """`FakeHotkeys(post).keyboard.press("ctrl_r")` is a finger on the key."""

    def __init__(self, post: Post, keys: ListenedKeys | None = None) -> None:
        self.keyboard = FakeKeyboard()
        super().__init__(post, keys or listened("ctrl_r"), self.keyboard, clock=self.keyboard.clock)
