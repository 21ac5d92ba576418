"""A keyboard of our own (zwp_virtual_keyboard_v1): types any text into whichever window has the focus.

Its keymap has the text's characters and nothing else, so every character of Unicode can be typed, whatever layout the
user has and whatever modifier a finger holds. Compositors on wlroots, Hyprland and niri have the protocol; GNOME and
KDE keep it from programs.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from .connection import NEW, Connection, Proxy
from .keymap import KEY_CODES, keymap_of, pieces, symbol_of
from .protocol import WL_SEAT
from .shm import shared_file
from .wire import Fd, Interface, WaylandFault

VIRTUAL_KEYBOARD = Interface("zwp_virtual_keyboard_v1", "keymap key modifiers destroy")
MANAGER = Interface("zwp_virtual_keyboard_manager_v1", "create_virtual_keyboard")

SHIFT, CONTROL = 1, 4
"""Modifiers as XKB's keymaps number them."""
BATCH_KEYS, BATCH_PAUSE_S = 32, 0.003
"""So many keys go at once and then so long none: a burst of 2,475 characters ended foot 1.13, whose events are taken
one by one into a buffer that overflows."""
LONG_CHARACTERS = 500
LONG_BATCH_KEYS, LONG_BATCH_PAUSE_S = 16, 0.010
"""For longer texts: 2,475 characters at the pace above ended a GTK 3 window."""
BACKLOG_CHARACTERS, BACKLOG_PAUSE_S = 1_000, 0.1
"""So many may wait for a window that is busy; what follows them comes no faster than it can be read there. With about
2,000 waiting, the compositor takes a window for hung and ends it."""
NEW_SEAT_SETTLE_S = 0.15
"""For windows to look at a seat that had no keyboard before: what is typed earlier they do not hear."""
_HAS_KEYBOARD = 2
"""Of wl_seat's capabilities."""
_XKB_V1, _RELEASED, _PRESSED = 1, 0, 1


@dataclass(frozen=True, slots=True)
class Typed:
    first_char_ns: int
    """Monotonic, when the compositor had handed the first character on."""
    last_char_ns: int


class Chord(NamedTuple):
    """A key with modifiers, on its usual place: some programs go by that."""

    code: int
    """Linux's number."""
    symbol: str
    """The names of its keysyms, plain and with Shift: programs look at both."""
    modifiers: int


CONTROL_V = Chord(47, "v,V", CONTROL)
CONTROL_SHIFT_V = Chord(47, "v,V", CONTROL | SHIFT)
SHIFT_INSERT = Chord(110, "Insert", SHIFT)


class BrokenOff(WaylandFault):
    """Some of a text was typed, and the rest is not going to be; `typed` characters at most."""

    def __init__(self, typed: int, detail: str) -> None:
        self.typed = typed
        super().__init__(
            "The text was typed only in part.",
            "Look at what stands there; the whole text waits in the menu.",
            detail,
        )


class VirtualKeyboard:
    """For one thread. Its connection is opened when it is first needed, and again after it was lost; kept in between:
    where it is the only keyboard, windows would lose theirs with it."""

    def __init__(
        self,
        open_connection: Callable[[], Connection] = Connection.open,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._open_connection = open_connection
        self._sleep = sleep
        self._connection: Connection | None = None
        self._keyboard: Proxy | None = None
        self._symbols: Mapping[int, str] = {}
        """Of the keymap that is in force."""
        self._ready_s = 0.0
        """Windows have seen the keyboard by then."""

    def open(self) -> None:
        """Make the keyboard, unless there is one that works. Blocks for a few round trips; raises WaylandFault,
        NotOffered among them."""
        if self._connection is not None:
            try:
                self._connection.dispatch()
                return
            except WaylandFault:
                self.close()
        connection = self._open_connection()
        try:
            seat = connection.bind(WL_SEAT)
            manager = connection.bind(MANAGER)
            capabilities: list[int] = []
            seat.on("capabilities", capabilities.append)
            connection.sync()
            keyboard = manager.create("create_virtual_keyboard", VIRTUAL_KEYBOARD, seat, NEW)
            connection.sync()
        except WaylandFault:
            connection.close()
            raise
        self._connection, self._keyboard, self._symbols = connection, keyboard, {}
        has_others = bool(capabilities and capabilities[-1] & _HAS_KEYBOARD)
        self._ready_s = 0.0 if has_others else time.monotonic() + NEW_SEAT_SETTLE_S

    def close(self) -> None:
        """Nothing stays pressed. Again is harmless."""
        if self._connection is not None:
            self._connection.close()
        self._connection = self._keyboard = None

    def type(self, text: str, may_go_on: Callable[[], bool] = lambda: True, delay_s: float = 0.0) -> Typed:
        """`may_go_on` is asked between a few keys and the next; `delay_s` is for programs that read slowly: a pause
        after every single key.

        Blocks for as long as it takes: a few milliseconds for a sentence. Raises BrokenOff, or another WaylandFault
        while nothing was typed.
        """
        self.open()
        typed, stamps, pace = 0, (0, 0), _pace(text, delay_s)
        try:
            for piece, chars in pieces(text):
                codes = dict(zip(chars, KEY_CODES, strict=False))
                self._use({code: symbol_of(char) for char, code in codes.items()})
                for batch, rested in _batches(piece, pace, first=not typed):
                    if rested:
                        self._sleep(pace.pause_s if typed < BACKLOG_CHARACTERS else max(pace.pause_s, BACKLOG_PAUSE_S))
                        if not may_go_on():
                            raise BrokenOff(typed, "another window has the focus")
                    self._tap([codes[char] for char in batch])
                    typed += len(batch)
                    stamps = (stamps[0] or time.monotonic_ns(), time.monotonic_ns())
        except WaylandFault as fault:
            self.close()
            if isinstance(fault, BrokenOff) or not typed:
                raise
            raise BrokenOff(typed, fault.problem.detail) from fault
        return Typed(*stamps)

    def chord(self, chord: Chord) -> int:
        """Press and release a key with its modifiers; when that was (monotonic ns). Raises WaylandFault."""
        self.open()
        try:
            self._use({chord.code: chord.symbol})
            self._tap((chord.code,), chord.modifiers)
        except WaylandFault:
            self.close()
            raise
        return time.monotonic_ns()

    def _use(self, symbols: Mapping[int, str]) -> None:
        """Have the keymap with these keysyms on these keys in force."""
        assert self._connection is not None
        assert self._keyboard is not None
        if self._symbols != symbols:
            data = keymap_of(symbols).encode() + b"\0"
            fd = shared_file(len(data), data)
            try:
                self._keyboard.send("keymap", _XKB_V1, Fd(fd), len(data))
            finally:
                os.close(fd)
            self._symbols = symbols
            self._connection.sync()
        wait_s = self._ready_s - time.monotonic()
        if wait_s > 0:
            self._sleep(wait_s)
            self._ready_s = 0.0

    def _tap(self, codes: Sequence[int], modifiers: int = 0) -> None:
        """One after the other; each is let go of in the same breath as it is pressed, so that none can stay down.
        Blocks until the compositor has passed them on."""
        assert self._connection is not None
        assert self._keyboard is not None
        if modifiers:
            self._keyboard.send("modifiers", modifiers, 0, 0, 0)
        for code in codes:
            now_ms = time.monotonic_ns() // 1_000_000
            self._keyboard.send("key", now_ms, code, _PRESSED)
            self._keyboard.send("key", now_ms, code, _RELEASED)
        if modifiers:
            self._keyboard.send("modifiers", 0, 0, 0, 0)
        self._connection.sync()


class _Pace(NamedTuple):
    keys: int
    """At once."""
    pause_s: float


def _pace(text: str, delay_s: float) -> _Pace:
    if delay_s:
        return _Pace(1, delay_s)
    if len(text) <= LONG_CHARACTERS:
        return _Pace(BATCH_KEYS, BATCH_PAUSE_S)
    return _Pace(LONG_BATCH_KEYS, LONG_BATCH_PAUSE_S)


def _batches(piece: str, pace: _Pace, *, first: bool) -> Iterator[tuple[str, bool]]:
    """With whether there is a rest before it. The very first character of all goes ahead of its batch, so that its time
    is known."""
    start = 0
    if first:
        yield piece[:1], False
        start = 1
        if pace.keys > 1 and len(piece) > 1:
            yield piece[1 : pace.keys], False
            start = pace.keys
    for at in range(start, len(piece), pace.keys):
        yield piece[at : at + pace.keys], True
