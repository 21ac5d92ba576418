"""The fake of the port `Hotkeys`: a keyboard in memory behind the same machine as the real ones."""

from __future__ import annotations

from collections.abc import Set

from tray_app.core.combination import (
    MODIFIER_OF,
    Chord,
    Combination,
    KeyCodeId,
    Modifiers,
    find_chord,
)
from tray_app.core.ports import Post
from tray_app.core.settings import HotkeySettings
from tray_app.hotkeys.pynput_backend import PynputHotkeys
from tray_app.hotkeys.source import Ear

MS = 1_000_000


class FakeKeyboard:
    """A `KeySource` whose keys a test presses by name. Its clock stands still unless it is moved."""

    def __init__(self) -> None:
        self.now_ns = 1_000 * MS
        self.down: list[str] = []
        """Physically down, in the order of pressing."""
        self.deaf = False
        """While True nothing is reported: releases are missed."""
        self.running = False
        self.keeps_cancel_key = False
        self.believed_down: Set[KeyCodeId] = frozenset()
        self.checks_asked = 0
        self.missing: frozenset[str] = frozenset()
        """Keys this keyboard does not have."""
        self._own: Set[KeyCodeId] = frozenset()
        self._ear: Ear | None = None

    # --- what a test does ----------------------------------------------------------------

    def press(self, name: str, *, late_ms: int = 0) -> None:
        """`late_ms`: how much later than it happened it is reported. Pressing a key that is down is auto-repeat."""
        held = self._held()
        if name not in self.down:
            self.down.append(name)
        ear = self._ear
        if ear is None or self.deaf:
            return
        event_ns = self.now_ns - late_ms * MS
        if name in self._own:
            ear.own_key(True, name, held, event_ns, self.now_ns)
        elif name not in MODIFIER_OF:
            ear.foreign_press(event_ns, self.now_ns)

    def release(self, name: str) -> None:
        self.down.remove(name)
        if self._ear is not None and not self.deaf and name in self._own:
            self._ear.own_key(False, name, self._held(), self.now_ns, self.now_ns)

    def pass_ms(self, milliseconds: int) -> None:
        """Time passes; keys that are held are checked on, as the real keyboard does every half second."""
        self.now_ns += milliseconds * MS
        if self._ear is not None and self.believed_down:
            self._ear.keys_down(frozenset(self.down) & self._own, self.now_ns)

    def answer_check(self) -> None:
        """Give the answer that `check_keys` asked for."""
        if self._ear is not None:
            self._ear.keys_down(frozenset(self.down) & self._own, self.now_ns)

    def clock(self) -> int:
        return self.now_ns

    def _held(self) -> Modifiers:
        held = Modifiers.NONE
        for name in self.down:
            held |= MODIFIER_OF.get(name, Modifiers.NONE)
        return held

    # --- the source ----------------------------------------------------------------------

    def start(self, ear: Ear) -> None:
        self._ear = ear
        self.running = True

    def chord(self, combination: Combination) -> Chord:
        return find_chord(combination, lambda name: frozenset({name}) - self.missing)

    def listen_for(self, hotkey: Chord, cancel: Chord) -> None:
        self._own = hotkey.codes | cancel.codes

    def own_keys_down(self, codes: frozenset[KeyCodeId]) -> None:
        self.believed_down = codes

    def recording(self, active: bool) -> None:
        self.keeps_cancel_key = active

    def typing(self, active: bool) -> None: ...

    def check_keys(self) -> None:
        self.checks_asked += 1

    def stop(self) -> None:
        self._ear = None
        self.running = False


class FakeHotkeys(PynputHotkeys):
    """`FakeHotkeys(post).keyboard.press("ctrl_r")` is a finger on the key."""

    def __init__(self, post: Post, settings: HotkeySettings | None = None) -> None:
        self.keyboard = FakeKeyboard()
        super().__init__(post, settings or HotkeySettings(), self.keyboard, clock=self.keyboard.clock)
