"""Asks for the keyboard, changes it, and is told when it changes: the requests of XKB that are needed here."""

from __future__ import annotations

import struct
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from .connection import Reply, ServerLacks, X11Connection
from .keyboard import Keyboard, parse_keyboard, wire_of

CORE_KEYBOARD = 0x100

_NEW_KEYBOARD, _MAP, _STATE, _CONTROLS = 0, 1, 2, 3
"""Kinds of events."""
_USE_EXTENSION, _SELECT_EVENTS, _GET_STATE, _LATCH_LOCK_STATE = 0, 1, 4, 5
_GET_CONTROLS, _SET_CONTROLS, _GET_MAP, _SET_MAP, _GET_NAMES = 6, 7, 8, 9, 17
_MAP_PARTS = 1 | 2 | 4
"""Types, symbols, modifiers."""
_SYMBOLS = 2
_KEY_NAMES = 1 << 9
_HELD_MODIFIERS = 2
"""Of the details of a _STATE event."""
_CHANGE_ENABLED = 1 << 31


@dataclass(frozen=True, slots=True)
class State:
    held: int
    """Modifiers of keys that are down."""
    latched: int
    """Pressed before and waiting for the next key, as sticky keys do."""
    locked: int
    """Caps Lock, Num Lock."""
    group: int

    @property
    def modifiers(self) -> int:
        return self.held | self.latched | self.locked


StateChanged = Callable[[State, int], None]
"""Called with the state, and the number of the last request of ours that the server had carried out by then."""


class Xkb:
    """The core keyboard, over one connection. Its handlers are called while that waits."""

    def __init__(self, connection: X11Connection) -> None:
        """Raises ServerLacks. Blocks for two round trips."""
        self._connection = connection
        self._opcode, event = connection.extension("XKEYBOARD")
        if not connection.ask(struct.pack("=BBHHH", self._opcode, _USE_EXTENSION, 2, 1, 0))().detail:
            raise ServerLacks("XKEYBOARD")
        self._device = self._ask(_GET_STATE, "2x")().detail
        self._handlers: dict[int, list[Callable[[Any], None]]] = defaultdict(list)
        connection.on(event, self._on_event)

    # --- being told ----------------------------------------------------------------------

    def on_keys(self, changed: Callable[[int, int], None]) -> None:
        """`changed(first keycode, count)` is called when keys got new symbols, types or modifiers.

        A client of XKB is no longer sent the core protocol's MappingNotify.
        """

        def map_changed(event: Any) -> None:
            if self._is_core(event):
                changed(*event.data[12:14])

        self._handlers[_MAP].append(map_changed)
        self._handlers[_NEW_KEYBOARD].append(lambda _event: changed(0, 256))
        self._select(_MAP, _NEW_KEYBOARD)

    def on_controls(self, changed: Callable[[], None]) -> None:
        for kind in (_CONTROLS, _NEW_KEYBOARD):
            self._handlers[kind].append(lambda _event: changed())
        self._select(_CONTROLS, _NEW_KEYBOARD)

    def on_state(self, changed: StateChanged, *, always: bool = True) -> None:
        """Without `always` only held modifiers are told, and only between the requests of `held_modifiers_request`."""

        def state_changed(event: Any) -> None:
            if self._is_core(event):
                changed(State(*event.data[6:10]), event.sequence_number)

        self._handlers[_STATE].append(state_changed)
        if always:
            self._select(_STATE)

    def held_modifiers_request(self, *, on: bool) -> bytes:
        details = _HELD_MODIFIERS if on else 0
        return self._request(_SELECT_EVENTS, "H8xHH", 1 << _STATE, _HELD_MODIFIERS, details)

    def _select(self, *kinds: int) -> None:
        wanted = sum(1 << kind for kind in kinds)
        self._connection.queue([self._request(_SELECT_EVENTS, "H2xHHH", wanted, wanted, _MAP_PARTS, _MAP_PARTS)])
        self._connection.sync()

    def _on_event(self, event: Any) -> None:
        for handler in self._handlers[event.detail]:
            handler(event)

    def _is_core(self, event: Any) -> bool:
        """Every device behind the core keyboard reports the same change; the core keyboard speaks for all."""
        return bool(event.data[4] == self._device)

    # --- asking: each blocks for one round trip ------------------------------------------

    def state(self) -> State:
        return self.ask_state()()

    def ask_state(self) -> Callable[[], State]:
        """Asks without waiting, so that more can be asked on the same way; what it gives waits."""
        reply = self._ask(_GET_STATE, "2x")
        return lambda: State(*reply().body[1:5])

    def keyboard(self) -> Keyboard:
        return parse_keyboard(self._ask(_GET_MAP, "H20x", _MAP_PARTS)().body)

    def key_names(self) -> Mapping[int, str]:
        """What XKB calls the place of a key, such as RALT or FK13, by keycode."""
        body = self._ask(_GET_NAMES, "2xI", _KEY_NAMES)().body
        first, count, names = body[10], body[11], body[24:]
        return {
            first + index: names[4 * index : 4 * index + 4].rstrip(b"\0").decode("ascii", "replace")
            for index in range(count)
        }

    def enabled_controls(self, device: int = CORE_KEYBOARD) -> int:
        """Slow keys and the like, as a mask."""
        body = self._ask(_GET_CONTROLS, "2x", device=device)().body
        return int(struct.unpack_from("=I", body, 48)[0])

    def _ask(self, minor: int, arguments: str, *values: int, device: int = CORE_KEYBOARD) -> Callable[[], Reply]:
        return self._connection.ask(self._request(minor, arguments, *values, device=device))

    def _request(self, minor: int, arguments: str, *values: int | bytes, device: int = CORE_KEYBOARD) -> bytes:
        layout = "=BBHH" + arguments
        return struct.pack(layout, self._opcode, minor, struct.calcsize(layout) // 4, device, *values)

    # --- changing: requests, and what sends one at once ----------------------------------

    def lock_modifiers(self, affected: int, locked: int) -> None:
        """Set or take off these locks, as their keys do."""
        self._connection.queue([self._request(_LATCH_LOCK_STATE, "BB8x", affected, locked)])
        self._connection.display.flush()

    def lock_request(self, *, modifiers: int, values: int, group: int) -> bytes:
        """Locks or unlocks these modifiers, locks the group, and clears what is latched."""
        return self._request(_LATCH_LOCK_STATE, "BBBBB5x", modifiers, values, 1, group, 0xFF)

    def controls_request(self, device: int, *, which: int, enabled: int) -> bytes:
        return self._request(_SET_CONTROLS, "18xIII64x", which, enabled, _CHANGE_ENABLED, device=device)

    def symbols_request(self, keyboard: Keyboard, changes: Mapping[int, tuple[int, int]]) -> tuple[bytes, int, int]:
        """Gives keys new symbols (plain, shifted; zeros for none), all in one.

        One, because window managers take every change of the keyboard for a reason to set up all their
        shortcuts anew (openbox: 56 ms each). The keys between the changed ones go along as they are. Also
        gives the first key and the count the server will report as changed.
        """
        first, last = min(changes), max(changes)
        keys = [
            wire_of(changes[code]) if code in changes else keyboard.keys[code].wire for code in range(first, last + 1)
        ]
        body = b"".join(keys)
        count, symbols_count = len(keys), (len(body) - 8 * len(keys)) // 4
        codes = (min(keyboard.keys), max(keyboard.keys))
        arguments = f"H2xBB2xBBH18x{len(body)}s"
        return self._request(_SET_MAP, arguments, _SYMBOLS, *codes, first, count, symbols_count, body), first, count
