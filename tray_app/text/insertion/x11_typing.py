"""Types any text, exactly, with XTEST.

What the user's layout offers is typed on the user's keys; the rest on unused keys that are given the
missing characters first. A text leaves in short writes, each with the locks taken off, the keys, the locks put back.
No wait comes between a press and its release, and our death rarely does, as the server mostly reads so short a write
whole; the next start clears up what was left down (`x11_held_keys`). The focus is looked at between the writes.

Nothing keeps a finger from pressing Control in the middle of a write, which makes commands of the characters behind
it. The server says then how much of the write it had carried out, so that such a text never counts as delivered.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator
from typing import NamedTuple

from Xlib import X, Xatom

from tray_app.core.errors import InsertionFault
from tray_app.x11.connection import X11Connection
from tray_app.x11.keyboard import CONTROL, LOCK, SHIFT, Key, Keyboard, Stroke
from tray_app.x11.keysyms import CONTROL_L, CONTROL_R, LAYOUT_KEYS, SHIFT_L, SHIFT_R
from tray_app.x11.xkb import State, Xkb

from .borrowed import BorrowedKeys
from .hindrance import Hindered, Hindrance
from .modifier_watch import ModifierWatch

STROKES_PER_WRITE = 32
"""At most 3.4 KB with Shift changing at every stroke; the server reads 4 KB at a time. Each write costs a round trip,
in which a busy machine may let the window come first."""

NEW_KEYS_MS = 40
"""Between filling unused keys and pressing the first of them: a busy Chromium looks up a key that follows at once in
the keyboard as it was, and its page hears a key without a character."""

Settle = Callable[[], bool]
"""Waits until the target has consumed what was typed; False when that cannot be known in time."""
Gate = Callable[[], State]
"""Gives the keyboard's state once keys may be pressed. Raises Hindered. Whatever was queued before is carried out."""


class Typed(NamedTuple):
    first_char_ns: int
    last_char_ns: int


class X11Typing:
    """All methods run on the connection's thread and block for round trips to the server, unless they say longer."""

    def __init__(self, connection: X11Connection, xkb: Xkb) -> None:
        self._connection = connection
        self._xkb = xkb
        self._expected: Counter[tuple[int, int]] = Counter()
        self._stale = False
        xkb.on_keys(self._on_change)
        self._watch = ModifierWatch(connection, xkb)
        self._record = connection.atom("_HOLDTALK_BORROWED_KEYS")
        self._keys: dict[tuple[int, bool], bytes] = {}
        self._load()
        self._reclaim()

    # --- the keyboard as it is -----------------------------------------------------------

    def _on_change(self, first: int, count: int) -> None:
        if self._expected[first, count] > 0:
            self._expected[first, count] -= 1
        else:
            self._stale = True

    def refresh(self) -> None:
        """Reads the keyboard anew if somebody changed it (a layout switch); a few milliseconds then.

        Knows of every change that happened before the last round trip to the server.
        """
        self._connection.dispatch()
        if not self._stale:
            return
        self._stale = False
        fresh, lent = self._xkb.keyboard(), self._borrowed.keycodes
        if _without(fresh, lent) == _without(self._keyboard, lent) and all(map(self._is_ours(fresh), lent)):
            return  # another device took over with the same layout
        # Keys that the new layout uses itself are the user's now; only what is still ours is emptied.
        self._empty(sorted(filter(self._is_ours(fresh), lent)))
        self._load()

    def _is_ours(self, keyboard: Keyboard) -> Callable[[int], bool]:
        return lambda code: keyboard.keys[code].symbols[:1] == (self._borrowed.symbols(code),)

    def _load(self) -> None:
        self._keyboard: Keyboard = self._xkb.keyboard()
        self._holdable = self._keyboard.holdable()
        self.hindering_codes = self._keyboard.hindering_codes()
        self._watch.commands = self._keyboard.command_modifiers()
        self._strokes = [self._strokes_of(group) for group in range(self._keyboard.groups())]
        self._borrowed = BorrowedKeys(self._keyboard.unused() if SHIFT in self._holdable else [])

    def _strokes_of(self, group: int) -> dict[str, Stroke]:
        """Line breaks and tabs too, which come this far only where the profile allows them."""
        found = self._keyboard.strokes(group)
        for char, keysym in LAYOUT_KEYS.items():
            code = self._keyboard.key_for(keysym, group)
            if code is not None:
                found[char] = Stroke(code, 0)
        return found

    def _reclaim(self) -> None:
        """Empties the keys that a run of ours which was killed has left filled."""
        left = self._connection.root.get_full_property(self._record, Xatom.CARDINAL)
        if left is not None:
            self._empty([int(code) for code in left.value if code in self._keyboard.keys])
            self._load()

    # --- what would be needed ------------------------------------------------------------

    def fits(self, text: str) -> bool:
        """Whether there are unused keys for all characters that the layout does not have in its best group."""
        chars = set(text)
        return len(chars.difference(self._strokes[self._best_group(chars, 0)])) <= self._borrowed.capacity

    def _best_group(self, chars: set[str], current: int) -> int:
        def lacking(group: int) -> tuple[int, bool]:
            return len(chars.difference(self._strokes[group])), group != current

        return min(range(len(self._strokes)), key=lacking)

    # --- typing --------------------------------------------------------------------------

    def type(self, text: str, *, settle: Settle, passes: Gate, start: int = 0, delay_ms: int = 0) -> Typed:
        """Types the text from `start` on into the focused window; the stamps say when the server had passed
        characters on. `passes` is asked before every write, and what it raises gets through.

        Raises Hindered, which says how many characters have gone, and InsertionFault when a text needs more
        characters at once than there are unused keys and the target does not keep up, so that going on would garble
        what it has yet to read.
        """
        first_char_ns, at = 0, start
        self._watch.switch(on=True)
        try:
            while at < len(text):
                for strokes, group in self._writes(text[at:], settle, delay_ms, first=at == start):
                    state = passes()
                    self._check_unspoilt()
                    if at > start:  # seen carried out now
                        first_char_ns = first_char_ns or time.monotonic_ns()
                    self._write(self._requests(strokes), state, group)
                    at += len(strokes)
            self._connection.sync()
            last_char_ns = time.monotonic_ns()
            self._check_unspoilt()
        except Hindered as hindered:
            hindered.typed = at
            if self._watch.is_spoilt():
                hindered.hindrance = Hindrance.SPOILT
            raise
        finally:
            self._watch.switch(on=False)
        return Typed(first_char_ns or last_char_ns, last_char_ns)

    def _check_unspoilt(self) -> None:
        if self._watch.is_spoilt():
            raise Hindered(Hindrance.SPOILT)

    def _writes(self, text: str, settle: Settle, delay_ms: int, *, first: bool) -> Iterator[tuple[list[Stroke], int]]:
        """The strokes of what fits on the keyboard at once, as they are to be written, with their group.

        Ends early, without anything, when the keyboard was changed while the window was waited for.
        """
        self.refresh()
        group = self._best_group(set(text), self._xkb.state().group)
        layout = self._strokes[group]
        piece = self._first_piece(text, layout)
        if not self._lend([char for char in piece if char not in layout], settle):
            return
        strokes = [layout.get(char) or self._borrowed.stroke(char) for char in piece]
        if delay_ms:
            for number, stroke in enumerate(strokes):
                if number or not first:
                    self._connection.wait(lambda: False, delay_ms)
                yield [stroke], group
            return
        if first:  # alone, so that its time is known
            yield strokes[:1], group
        for at in range(int(first), len(strokes), STROKES_PER_WRITE):
            yield strokes[at : at + STROKES_PER_WRITE], group

    def _first_piece(self, text: str, layout: dict[str, Stroke]) -> str:
        """As much of the text as has all its missing characters on the unused keys at once."""
        needed = set[str]()
        for at, char in enumerate(text):
            if char in layout or char in needed:
                continue
            if self._borrowed.capacity == 0:
                raise InsertionFault(
                    "This keyboard layout has no room for a character of the text.",
                    'Set method = "paste" under [insertion], or use a layout that has the character.',
                    f"U+{ord(char):04X}, no unused key",
                )
            if len(needed) == self._borrowed.capacity:
                return text[:at]
            needed.add(char)
        return text

    def _lend(self, chars: list[str], settle: Settle) -> bool:
        """Whether every character has a place now; False when the keyboard is another one meanwhile."""
        if self._borrowed.would_move(chars):
            if not settle():
                raise InsertionFault(
                    "The window does not keep up with the typing.",
                    "The whole text is on the clipboard and in the menu; its beginning may stand in the window.",
                )
            self._connection.dispatch()
            if self._stale:  # the keys between ours would be put back as they were before
                return False
        changed = self._borrowed.lend(chars)
        if changed:
            self._connection.root.change_property(self._record, Xatom.CARDINAL, 32, sorted(self._borrowed.keycodes))
            self._map({code: self._borrowed.symbols(code) for code in changed})
            self._connection.sync()
            self._connection.wait(lambda: False, NEW_KEYS_MS)
        return True

    def _map(self, changes: dict[int, tuple[int, int]]) -> None:
        """Queues the change and remembers it, for the next one goes over the same keys."""
        request, first, count = self._xkb.symbols_request(self._keyboard, changes)
        self._expected[first, count] += 1
        self._connection.queue([request])
        self._keyboard = self._keyboard.with_symbols(changes)

    def _write(self, keys: list[bytes], state: State, group: int) -> None:
        """One write: locks off, keys, locks as before. Leaves at once; the next reply says that it was carried out."""
        caps = state.locked & LOCK
        requests = list(keys)
        if caps or state.latched or group != state.group:
            requests.insert(0, self._xkb.lock_request(modifiers=LOCK, values=0, group=group))
            requests.append(self._xkb.lock_request(modifiers=LOCK, values=caps, group=state.group))
        pressed = next(at for at in reversed(range(len(requests))) if requests[at][4] == X.KeyPress)
        self._watch.presses_with(self._connection.last_request() + 1 + pressed)
        self._connection.queue(requests)
        self._connection.display.flush()

    def _requests(self, strokes: list[Stroke]) -> list[bytes]:
        """Presses and releases; ends with every modifier up."""
        requests, held = [], 0
        for code, modifiers in [*strokes, Stroke(0, 0)]:
            if modifiers != held:
                for mask, key in self._holdable.items():
                    if (held ^ modifiers) & mask:
                        requests.append(self._key(key, down=bool(modifiers & mask)))
                held = modifiers
            if code:
                requests += (self._key(code, down=True), self._key(code, down=False))
        return requests

    def _key(self, code: int, *, down: bool) -> bytes:
        if (code, down) not in self._keys:
            self._keys[code, down] = self._connection.fake_key(X.KeyPress if down else X.KeyRelease, code)
        return self._keys[code, down]

    def tap(self, keysym: int, modifiers: int, times: int, *, passes: Gate, at_once: int = STROKES_PER_WRITE) -> None:
        """Presses and releases one key so many times, with Shift held where `modifiers` says so. `passes` is asked
        before each write of `at_once` of them, and what it raises gets through.

        Raises Hindered, which says how many have gone, and InsertionFault when the layout has no such key.
        """
        self.refresh()
        code, group = self._chord_key(keysym, self._xkb.state().group)
        gone = 0
        self._watch.switch(on=True)
        try:
            while gone < times:
                state = passes()
                self._check_unspoilt()
                strokes = [Stroke(code, modifiers)] * min(at_once, times - gone)
                self._write(self._requests(strokes), state, group)
                gone += len(strokes)
            self._connection.sync()
            self._check_unspoilt()
        except Hindered as hindered:
            hindered.typed = gone
            if self._watch.is_spoilt():
                hindered.hindrance = Hindrance.SPOILT
            raise
        finally:
            self._watch.switch(on=False)

    def chord(self, keysym: int, modifiers: int) -> None:
        """Presses and releases one key with Control and/or Shift, such as the paste key.

        Raises InsertionFault when the layout has no Control, Shift or place for the key.
        """
        self.refresh()
        state = self._xkb.state()
        code, group = self._chord_key(keysym, state.group)
        held = []
        for mask, symbols in ((CONTROL, (CONTROL_L, CONTROL_R)), (SHIFT, (SHIFT_L, SHIFT_R))):
            if modifiers & mask:
                key = self._keyboard.modifier_key(mask, *symbols)
                if key is None:
                    raise _no_paste_key()
                held.append(key)
        keys = [self._key(key, down=True) for key in [*held, code]]
        keys += [self._key(key, down=False) for key in [code, *reversed(held)]]
        self._write(keys, state, group)
        self._connection.sync()

    def _chord_key(self, keysym: int, active: int) -> tuple[int, int]:
        """The key and the group it is found in, the active one first."""
        for group in dict.fromkeys([active, *range(len(self._strokes))]):
            code = self._keyboard.key_for(keysym, group)
            if code is not None:
                return code, group
        raise _no_paste_key()

    # --- giving back ---------------------------------------------------------------------

    @property
    def has_borrowed(self) -> bool:
        return bool(self._borrowed.keycodes)

    def restore(self) -> None:
        """Empties the borrowed keys. Only when everything typed has been consumed, or at the end."""
        self._connection.sync()
        self.refresh()
        if self.has_borrowed:
            self._empty(sorted(self._borrowed.keycodes))
            self._borrowed = BorrowedKeys(self._keyboard.unused())

    def _empty(self, codes: list[int]) -> None:
        if codes:
            self._map(dict.fromkeys(codes, (0, 0)))
        self._connection.root.delete_property(self._record)
        self._connection.sync()


def _without(keyboard: Keyboard, codes: set[int]) -> tuple[dict[int, Key], dict[int, int]]:
    return {code: key for code, key in keyboard.keys.items() if code not in codes}, dict(keyboard.modifier_map)


def _no_paste_key() -> InsertionFault:
    return InsertionFault(
        "The keyboard layout has no key to paste with.",
        'Set method = "type" under [insertion].',
    )
