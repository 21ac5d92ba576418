"""Types any text, exactly, with XTEST.

What the user's layout offers is typed on the user's keys; the rest on unused keys that are given the
missing characters first. A whole text leaves in one or two writes: the locks taken off, the keys, the
locks put back, so that neither a wait nor our death can come between a press and its release.
"""

from __future__ import annotations

import logging
import struct
import time
from collections import Counter
from collections.abc import Callable, Iterator
from typing import NamedTuple

from Xlib import X, Xatom

from tray_app.core.errors import InsertionFault

from .borrowed import BorrowedKeys
from .keysyms import CONTROL_L, CONTROL_R, SHIFT_L, SHIFT_R
from .x11_link import XLink
from .xkb import CONTROL, LOCK, SHIFT, Key, Keyboard, State, Stroke, Xkb

log = logging.getLogger(__name__)

STROKES_PER_WRITE = 400
HELD_POLL_MS = 10
FAKE_INPUT_WORDS = 9

Settle = Callable[[], bool]
"""Waits until the target has consumed what was typed; False when that cannot be known in time."""


class Typed(NamedTuple):
    first_char_ns: int
    last_char_ns: int


class X11Typing:
    """All methods run on the link's thread and block for round trips to the server, unless they say longer."""

    def __init__(self, link: XLink) -> None:
        self._link = link
        self._expected: Counter[tuple[int, int]] = Counter()
        self._stale = False
        self._xkb = Xkb(link, self._on_change)
        self._record = link.atom("_HOLDTALK_BORROWED_KEYS")
        self._press: dict[int, bytes] = {}
        self._release: dict[int, bytes] = {}
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
        self._link.dispatch()
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
        self._strokes = [self._keyboard.strokes(group) for group in range(self._keyboard.groups())]
        self._borrowed = BorrowedKeys(self._keyboard.unused() if SHIFT in self._holdable else [])

    def _reclaim(self) -> None:
        """Empties the keys that a run of ours which was killed has left filled."""
        left = self._link.root.get_full_property(self._record, Xatom.CARDINAL)
        if left is not None:
            self._empty([int(code) for code in left.value if code in self._keyboard.keys])
            self._load()

    # --- what would be needed ------------------------------------------------------------

    def missing(self, text: str) -> set[str]:
        """Characters of the text that the layout does not have in its best group."""
        chars = set(text)
        return chars.difference(self._strokes[self._best_group(chars, 0)])

    @property
    def capacity(self) -> int:
        """How many different missing characters can be typed in one go."""
        return self._borrowed.capacity

    def _best_group(self, chars: set[str], current: int) -> int:
        def lacking(group: int) -> tuple[int, bool]:
            return len(chars.difference(self._strokes[group])), group != current

        return min(range(len(self._strokes)), key=lacking)

    # --- typing --------------------------------------------------------------------------

    def type(self, text: str, settle: Settle) -> Typed:
        """Types the text into the focused window; the stamps say when the server had passed characters on.

        Raises InsertionFault when a text needs more characters at once than there are unused keys and the
        target does not keep up, so that going on would garble what it has yet to read.
        """
        state = self._xkb.state()
        self.refresh()
        group = self._best_group(set(text), state.group)
        layout = self._strokes[group]
        first_char_ns = 0
        for piece in self._pieces(text, layout):
            self._lend([char for char in piece if char not in layout], settle)
            strokes = [layout.get(char) or self._borrowed.stroke(char) for char in piece]
            # The first character goes alone, so that its time is known.
            start = 0 if first_char_ns else 1
            if start:
                self._send(self._requests(strokes[:1]), state, group)
                first_char_ns = time.monotonic_ns()
            for at in range(start, len(strokes), STROKES_PER_WRITE):
                self._send(self._requests(strokes[at : at + STROKES_PER_WRITE]), state, group)
        return Typed(first_char_ns, time.monotonic_ns())

    def _pieces(self, text: str, layout: dict[str, Stroke]) -> Iterator[str]:
        """The text cut so that the missing characters of each piece fit on the unused keys."""
        start, needed = 0, set[str]()
        for at, char in enumerate(text):
            if char in layout or char in needed:
                continue
            if self.capacity == 0:
                raise InsertionFault(
                    "This keyboard layout has no room for a character of the text.",
                    'Set method = "paste" under [insertion], or use a layout that has the character.',
                    f"U+{ord(char):04X}, no unused key",
                )
            if len(needed) == self.capacity:
                yield text[start:at]
                start, needed = at, set()
            needed.add(char)
        yield text[start:]

    def _lend(self, chars: list[str], settle: Settle) -> None:
        change = self._borrowed.lend(chars)
        if change.moved and not settle():
            raise InsertionFault(
                "The window does not keep up with the typing.",
                "Wait until it responds again, then paste the rest from the clipboard.",
            )
        if not change.keycodes:
            return
        self._link.root.change_property(self._record, Xatom.CARDINAL, 32, sorted(self._borrowed.keycodes))
        self._map({code: self._borrowed.symbols(code) for code in change.keycodes})

    def _map(self, changes: dict[int, tuple[int, int]]) -> None:
        """Queues the change and remembers it, for the next one goes over the same keys."""
        request, first, count = self._xkb.symbols_request(self._keyboard, changes)
        self._expected[first, count] += 1
        self._link.queue([request])
        self._keyboard = self._keyboard.with_symbols(changes)

    def _send(self, keys: list[bytes], state: State, group: int) -> None:
        """One write: locks off, keys, locks as before. Returns when the server has carried it out."""
        caps = state.locked & LOCK
        requests = list(keys)
        if caps or state.latched or group != state.group:
            requests.insert(0, self._xkb.lock_request(modifiers=LOCK, values=0, group=group))
            requests.append(self._xkb.lock_request(modifiers=LOCK, values=caps, group=state.group))
        self._link.queue(requests)
        self._link.sync()

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
        made = self._press if down else self._release
        if code not in made:
            kind = X.KeyPress if down else X.KeyRelease
            made[code] = struct.pack(
                "=BBHBBxxIIxxxxxxxxhhxxxxxxxx", self._link.xtest_opcode, 2, 9, kind, code, 0, 0, 0, 0
            )
        return made[code]

    def chord(self, keysym: int, modifiers: int) -> None:
        """Presses and releases one key with Control and/or Shift, such as the paste key.

        Raises InsertionFault when the layout has no Control, Shift or place for the key.
        """
        state = self._xkb.state()
        self.refresh()
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
        self._send(keys, state, group)

    def _chord_key(self, keysym: int, active: int) -> tuple[int, int]:
        """The key and the group it is found in, the active one first."""
        for group in dict.fromkeys([active, *range(len(self._strokes))]):
            code = self._keyboard.key_for(keysym, group)
            if code is not None:
                return code, group
        raise _no_paste_key()

    # --- modifiers the user still holds --------------------------------------------------

    def release_held(self, patience_ms: float) -> bool:
        """Waits for the user to let go of Control and the like, then lets go for them.

        Returns whether no modifier is held any more; blocks up to `patience_ms`.
        """
        deadline_ns = time.monotonic_ns() + int(patience_ms * 1e6)
        while self._held():
            if time.monotonic_ns() >= deadline_ns:
                break
            self._link.wait(lambda: False, HELD_POLL_MS)
        else:
            return True
        down = self._link.display.query_keymap()
        held = [code for code in self._keyboard.modifier_map if down[code // 8] >> code % 8 & 1]
        self._link.queue([self._key(code, down=False) for code in held])
        self._link.sync()
        return not self._held()

    def _held(self) -> int:
        return self._xkb.state().held & ~LOCK

    # --- giving back ---------------------------------------------------------------------

    @property
    def has_borrowed(self) -> bool:
        return bool(self._borrowed.keycodes)

    def restore(self) -> None:
        """Empties the borrowed keys. Only when everything typed has been consumed, or at the end."""
        self._link.sync()
        self.refresh()
        if self.has_borrowed:
            self._empty(sorted(self._borrowed.keycodes))
            self._borrowed = BorrowedKeys(self._keyboard.unused())

    def _empty(self, codes: list[int]) -> None:
        if codes:
            self._map(dict.fromkeys(codes, (0, 0)))
        self._link.root.delete_property(self._record)
        self._link.sync()


def _without(keyboard: Keyboard, codes: set[int]) -> tuple[dict[int, Key], dict[int, int]]:
    return {code: key for code, key in keyboard.keys.items() if code not in codes}, dict(keyboard.modifier_map)


def _no_paste_key() -> InsertionFault:
    return InsertionFault(
        "The keyboard layout has no key to paste with.",
        'Set method = "type" under [insertion].',
    )
