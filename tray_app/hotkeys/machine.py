"""Key presses in, what they mean for dictation out. Pure: time and keys are handed in.

A press of the key that completes the hotkey is KeyDown, once, however often the keyboard repeats it. Any of its keys
coming up is KeyUp. The hotkey does not start while modifiers are held that are not part of it: Alt+F9 belongs to the
window. When it consists of modifiers only and another key follows at once, it was a shortcut. Of keys that are not
ours only the time of the last press is kept.
"""

from __future__ import annotations

from collections.abc import Set

from tray_app.core.combination import Chord, KeyCodeId, Modifiers
from tray_app.core.events import Cancel, Event, KeyDown, KeyUp, Origin, ShortcutUsed

SHORTCUT_WINDOW_NS = 500_000_000
"""Another key this soon after a modifier-only hotkey makes it a shortcut."""


class HotkeyMachine:
    """Not thread-safe. Every step returns the event to post, or None."""

    def __init__(self, hotkey: Chord, cancel: Chord, release_grace_ms: int) -> None:
        self.hotkey = hotkey
        self.cancel = cancel
        self.recording = False
        """While True the cancel key means Cancel."""
        self.last_foreign_ns = 0
        """When a key that is not ours was last pressed; 0 when none was."""
        self.active = False
        """The hotkey is held: KeyDown was given, KeyUp was not."""
        self.down_since_ns: dict[KeyCodeId, int] = {}
        """Which of our keys are believed to be down, and when we heard of it."""
        self.grace_ns = release_grace_ms * 1_000_000
        self._pending: KeyUp | None = None
        self._shortcut_until_ns = 0

    @property
    def codes(self) -> frozenset[KeyCodeId]:
        """The keys that are ours; all others are foreign."""
        return self.hotkey.codes | self.cancel.codes

    @property
    def release_due_ns(self) -> int | None:
        """When `confirm_release` is to be called; None when no release waits for its grace."""
        return None if self._pending is None else self._pending.handled_ns + self.grace_ns

    def press(self, code: KeyCodeId, held: Modifiers, event_ns: int, handled_ns: int) -> Event | None:
        """One of our keys went down; `held` are the modifiers that were down before it."""
        if code in self.down_since_ns:
            return None  # auto-repeat
        self.down_since_ns[code] = handled_ns
        if code in self.cancel.codes:
            if self.recording and self.cancel.all_down(self.down_since_ns.keys()):
                return Cancel(Origin.HOTKEY, handled_ns)
            return self.foreign_press(event_ns)
        if self._pending is not None and self.hotkey.all_down(self.down_since_ns.keys()):
            self._pending = None
            return None
        strangers = held & ~self.hotkey.modifiers
        if self.active or strangers or not self.hotkey.all_down(self.down_since_ns.keys()):
            # A key of an incomplete combination does what it always does: it types.
            if not self.active and code not in self.hotkey.modifier_codes:
                self.last_foreign_ns = event_ns
            return None
        self.active = True
        self._shortcut_until_ns = event_ns + SHORTCUT_WINDOW_NS if self.hotkey.combination.modifier_only else 0
        return KeyDown(Origin.HOTKEY, event_ns, handled_ns)

    def release(self, code: KeyCodeId, event_ns: int, handled_ns: int) -> Event | None:
        """One of our keys came up. With a grace the KeyUp waits for `confirm_release`."""
        self.down_since_ns.pop(code, None)
        if not self.active or self._pending is not None or self.hotkey.all_down(self.down_since_ns.keys()):
            return None
        key_up = KeyUp(Origin.HOTKEY, event_ns, handled_ns)
        if self.grace_ns:
            self._pending = key_up
            return None
        self.active = False
        return key_up

    def confirm_release(self, now_ns: int) -> Event | None:
        """The grace of a release is over and no press undid it; the KeyUp carries the time of the release itself."""
        due_ns, key_up = self.release_due_ns, self._pending
        if due_ns is None or now_ns < due_ns:
            return None
        self._pending = None
        self.active = False
        return key_up

    def foreign_press(self, event_ns: int) -> Event | None:
        """A key that is not ours went down."""
        self.last_foreign_ns = event_ns
        if not self.active or event_ns > self._shortcut_until_ns:
            return None
        self._shortcut_until_ns = 0
        return ShortcutUsed(event_ns)

    def verify(self, physically_down: Set[KeyCodeId], asked_ns: int) -> Event | None:
        """The keyboard said which keys were down at `asked_ns`: a release that was missed is made up for."""
        known = [code for code, since_ns in self.down_since_ns.items() if since_ns < asked_ns]
        event: Event | None = None
        for code in known:
            if code not in physically_down:
                event = self.release(code, asked_ns, asked_ns) or event
        return event
