"""Key presses in, what they mean for dictation out. Pure: time and keys are handed in.

A press of the key that completes a hotkey is KeyDown, once, however often the keyboard repeats it. Any of its keys
coming up is KeyUp. No hotkey starts while modifiers are held that are not part of it: Alt+F9 belongs to the window. Nor
does one while another is held, whose keys are its own alone. When a hotkey consists of modifiers only and another key
follows at once, it was a shortcut. Of keys that are not ours only the time of the last press is kept.
"""

from __future__ import annotations

from collections.abc import Set
from typing import NamedTuple

from tray_app.core.combination import Chord, KeyCodeId, Modifiers
from tray_app.core.events import BindingId, Cancel, Event, KeyDown, KeyUp, Origin, ShortcutUsed

SHORTCUT_WINDOW_NS = 500_000_000
"""Another key this soon after a modifier-only hotkey makes it a shortcut."""


class Hotkey(NamedTuple):
    binding: BindingId
    chord: Chord


class HotkeyMachine:
    """Not thread-safe. Every step returns the event to post, or None."""

    def __init__(self, hotkeys: tuple[Hotkey, ...], cancel: Chord, release_grace_ms: int) -> None:
        self.hotkeys = hotkeys
        self.cancel = cancel
        self.rules = (hotkeys, cancel, release_grace_ms)
        self.codes = cancel.codes.union(*(hotkey.chord.codes for hotkey in hotkeys))
        """The keys that are ours; all others are foreign."""
        self._modifier_codes = frozenset[KeyCodeId]().union(*(hotkey.chord.modifier_codes for hotkey in hotkeys))
        self.recording = False
        """While True the cancel key means Cancel."""
        self.last_foreign_ns = 0
        """When a key that is not ours was last pressed; 0 when none was."""
        self.active: Hotkey | None = None
        """The one that is held: KeyDown was given, KeyUp was not."""
        self.down_since_ns: dict[KeyCodeId, int] = {}
        """Which of our keys are believed to be down, and when we heard of it."""
        self.grace_ns = release_grace_ms * 1_000_000
        self._pending: KeyUp | None = None
        self._shortcut_until_ns = 0

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
        if self.active is None:
            return self._begin(code, held, event_ns, handled_ns)
        if self._pending is not None and self._is_whole(self.active):
            self._pending = None
            return None
        return None if code in self.active.chord.codes | self._modifier_codes else self.foreign_press(event_ns)

    def _begin(self, code: KeyCodeId, held: Modifiers, event_ns: int, handled_ns: int) -> Event | None:
        """Of several at once (on this layout two of their keys are one) the one with most keys begins."""
        whole = [
            hotkey
            for hotkey in self.hotkeys
            if code in hotkey.chord.codes and not held & ~hotkey.chord.modifiers and self._is_whole(hotkey)
        ]
        if not whole:
            # A key of an incomplete combination does what it always does: it types.
            if code not in self._modifier_codes:
                self.last_foreign_ns = event_ns
            return None
        self.active = max(whole, key=lambda hotkey: len(hotkey.chord.members))
        modifier_only = self.active.chord.combination.modifier_only
        self._shortcut_until_ns = event_ns + SHORTCUT_WINDOW_NS if modifier_only else 0
        return KeyDown(Origin.HOTKEY, event_ns, handled_ns, self.active.binding)

    def _is_whole(self, hotkey: Hotkey) -> bool:
        return hotkey.chord.all_down(self.down_since_ns.keys())

    def release(self, code: KeyCodeId, event_ns: int, handled_ns: int) -> Event | None:
        """One of our keys came up. With a grace the KeyUp waits for `confirm_release`."""
        self.down_since_ns.pop(code, None)
        if self.active is None or self._pending is not None or self._is_whole(self.active):
            return None
        key_up = KeyUp(Origin.HOTKEY, event_ns, handled_ns, self.active.binding)
        if self.grace_ns:
            self._pending = key_up
            return None
        self.active = None
        return key_up

    def confirm_release(self, now_ns: int) -> Event | None:
        """The grace of a release is over and no press undid it; the KeyUp carries the time of the release itself."""
        due_ns = self.release_due_ns
        return None if due_ns is None or now_ns < due_ns else self._release_pending()

    def released_before(self, press_ns: int) -> Event | None:
        """The release that a press at this time is too late to undo, although nobody came to confirm it yet."""
        pending = self._pending
        return None if pending is None or press_ns < pending.event_ns + self.grace_ns else self._release_pending()

    def _release_pending(self) -> KeyUp | None:
        key_up, self._pending, self.active = self._pending, None, None
        return key_up

    def foreign_press(self, event_ns: int) -> Event | None:
        """A key that is not ours went down."""
        self.last_foreign_ns = event_ns
        if self.active is None or event_ns > self._shortcut_until_ns:
            return None
        self._shortcut_until_ns = 0
        return ShortcutUsed(event_ns, self.active.binding)

    def verify(self, physically_down: Set[KeyCodeId], asked_ns: int) -> Event | None:
        """The keyboard said which keys were down at `asked_ns`: a release that was missed is made up for."""
        event: Event | None = None
        for code, since_ns in tuple(self.down_since_ns.items()):
            if since_ns < asked_ns and code not in physically_down:
                event = self.release(code, asked_ns, asked_ns) or event
        return event

    def take_over(self, old: HotkeyMachine, now_ns: int) -> Event | None:
        """Go on where other keys were listened for: a hotkey that is held and still is one stays held."""
        self.last_foreign_ns = old.last_foreign_ns
        self.down_since_ns = {code: since_ns for code, since_ns in old.down_since_ns.items() if code in self.codes}
        if old.active in self.hotkeys:
            self.active, self._pending, self._shortcut_until_ns = old.active, old._pending, old._shortcut_until_ns
        elif old.active is not None:
            return old._pending or KeyUp(Origin.HOTKEY, now_ns, now_ns, old.active.binding)
        return None
