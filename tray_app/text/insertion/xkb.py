"""The keyboard as XKB describes it: which key types what, in which group, with which modifiers held.

The core protocol's view of the keyboard loses the third level and the groups beyond the second, so the
four XKB requests needed here are spelled out. Reading is pure (`parse_keyboard`), asking is not.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from Xlib.protocol import rq

from .keysyms import COMMAND_SYMBOLS, LEVEL3_SHIFT, SHIFT_L, SHIFT_R, char_of
from .x11_link import XLink

CORE_KEYBOARD = 0x100
SHIFT, LOCK, CONTROL = 1, 2, 4
HIGH_FUNCTION_KEYS = range(191, 203)
"""F13 to F24 as Linux numbers them. Layouts give some of them no symbol, and each may be the hotkey all the same."""

_TYPES_SYMBOLS_MODIFIERS = 1 | 2 | 4
_SYMBOLS = 2
_TWO_LEVEL = 1
"""The number of the type of keys whose second level is Shift's; fixed by the protocol."""
NEW_KEYBOARD_NOTIFY, _MAP_NOTIFY, _STATE_NOTIFY, CONTROLS_NOTIFY = 0, 1, 2, 3
_NEW_KEYBOARD, _MAP_CHANGED, _STATE_CHANGED, _CONTROLS_CHANGED = 1, 2, 4, 8
_BASE_MODIFIERS = 2


class Stroke(NamedTuple):
    """One key with the modifiers (a mask) that must be held for it."""

    keycode: int
    modifiers: int


@dataclass(frozen=True, slots=True)
class KeyType:
    """How modifiers choose the level of a key."""

    modifiers: int
    """Those the type looks at; any other is left for the program (Control, Alt)."""
    levels: Mapping[int, int]
    """Level → the modifiers that lead to it; level 0 needs none."""


_ONE_LEVEL_TYPE = KeyType(0, {0: 0})
_TWO_LEVEL_TYPE = KeyType(SHIFT, {0: 0, 1: SHIFT})


@dataclass(frozen=True, slots=True)
class Key:
    types: tuple[KeyType, ...]
    """One a group."""
    symbols: tuple[tuple[int, ...], ...]
    """Keysyms by group and level."""
    out_of_range: int
    """What happens in a group the key does not have: XKB's groupInfo bits."""
    wire: bytes
    """The key as the protocol describes it, so that it can be sent back as it was."""

    def in_group(self, group: int) -> int:
        """Which of the key's own groups counts while the keyboard is in `group`."""
        count = len(self.symbols)
        if group < count:
            return group
        if self.out_of_range & 0xC0 == 0x40:
            return count - 1
        if self.out_of_range & 0xC0 == 0x80:
            redirected = self.out_of_range >> 4 & 3
            return redirected if redirected < count else 0
        return group % count


@dataclass(frozen=True, slots=True)
class Keyboard:
    """A snapshot of the whole keyboard."""

    keys: Mapping[int, Key]
    modifier_map: Mapping[int, int]
    """Keycode → the modifiers (a mask) it sets."""

    def groups(self) -> int:
        return max((len(key.symbols) for key in self.keys.values()), default=1)

    def unused(self) -> list[int]:
        """Keycodes without any symbol and without meaning as a modifier, that cannot be the hotkey."""
        return [
            code
            for code, key in self.keys.items()
            # Keycode 8 is the first of all and some toolkits take it for "no key".
            if code > 8
            and code not in HIGH_FUNCTION_KEYS
            and code not in self.modifier_map
            and not any(any(group) for group in key.symbols)
        ]

    def with_symbols(self, changes: Mapping[int, tuple[int, int]]) -> Keyboard:
        """As it is after `Xkb.symbols_request` with the same changes."""
        changed, _ = _parse_keys(
            b"".join(map(_wire_of, changes.values())), 0, 0, len(changes), [_ONE_LEVEL_TYPE, _TWO_LEVEL_TYPE]
        )
        return replace(self, keys={**self.keys, **dict(zip(changes, changed.values(), strict=True))})

    def modifier_key(self, mask: int, *symbols: int) -> int | None:
        """A key with one of these symbols that sets exactly this modifier."""
        for code, sets in self.modifier_map.items():
            if sets == mask and any(group and group[0] in symbols for group in self.keys[code].symbols):
                return code
        return None

    def level3(self) -> Stroke | None:
        """The AltGr key, with the modifier it sets."""
        for code, mask in self.modifier_map.items():
            if any(group and group[0] == LEVEL3_SHIFT for group in self.keys[code].symbols):
                return Stroke(code, mask)
        return None

    def command_modifiers(self) -> int:
        """Those that make a command of a character: Control, Alt, Super and their like."""
        commands = CONTROL
        for code, mask in self.modifier_map.items():
            if any(group and group[0] in COMMAND_SYMBOLS for group in self.keys[code].symbols):
                commands |= mask
        return commands & ~(SHIFT | LOCK)

    def holdable(self) -> dict[int, int]:
        """Modifier mask → the key to hold for it: Shift, and AltGr where the layout has it."""
        held: dict[int, int] = {}
        shift = self.modifier_key(SHIFT, SHIFT_L, SHIFT_R)
        if shift is not None:
            held[SHIFT] = shift
        altgr = self.level3()
        if altgr is not None and altgr.modifiers not in (SHIFT, LOCK, CONTROL):
            held[altgr.modifiers] = altgr.keycode
        return held

    def strokes(self, group: int) -> dict[str, Stroke]:
        """Every character the layout types in this group, by its easiest stroke."""
        allowed = LOCK
        for mask in self.holdable():
            allowed |= mask
        found: dict[str, Stroke] = {}
        for code, key in self.keys.items():
            if not key.symbols:
                continue
            own = key.in_group(group)
            if key.types[own].modifiers & ~allowed:
                continue  # chosen by Num Lock or the like, which is the user's
            for level, keysym in enumerate(key.symbols[own]):
                char, modifiers = char_of(keysym), key.types[own].levels.get(level)
                if char is None or modifiers is None or modifiers & LOCK:
                    continue
                known = found.get(char)
                if known is None or modifiers.bit_count() < known.modifiers.bit_count():
                    found[char] = Stroke(code, modifiers)
        return found

    def symbol(self, keycode: int, modifiers: int, group: int) -> int:
        """The keysym a press of this key means; 0 for none."""
        key = self.keys.get(keycode)
        if key is None or not key.symbols:
            return 0
        own = key.in_group(group)
        chosen = modifiers & key.types[own].modifiers
        level = next((level for level, needed in key.types[own].levels.items() if needed == chosen), 0)
        return key.symbols[own][level] if level < len(key.symbols[own]) else 0

    def key_for(self, keysym: int, group: int) -> int | None:
        """The key that has this keysym without any modifier."""
        for code, key in self.keys.items():
            if key.symbols and key.symbols[key.in_group(group)][:1] == (keysym,):
                return code
        return None


# --- asking ------------------------------------------------------------------------------


class _UseExtension(rq.ReplyRequest):  # type: ignore[misc]  # python-xlib ships no types
    _request = rq.Struct(rq.Card8("opcode"), rq.Opcode(0), rq.RequestLength(), rq.Card16("major"), rq.Card16("minor"))
    _reply = rq.Struct(
        rq.ReplyCode(), rq.Card8("supported"), rq.Card16("sequence_number"), rq.ReplyLength(), rq.Pad(24)
    )


class _GetState(rq.ReplyRequest):  # type: ignore[misc]  # python-xlib ships no types
    _request = rq.Struct(rq.Card8("opcode"), rq.Opcode(4), rq.RequestLength(), rq.Card16("device"), rq.Pad(2))
    _reply = rq.Struct(
        rq.ReplyCode(),
        rq.Card8("device"),
        rq.Card16("sequence_number"),
        rq.ReplyLength(),
        rq.Card8("mods"),
        rq.Card8("base_mods"),
        rq.Card8("latched_mods"),
        rq.Card8("locked_mods"),
        rq.Card8("group"),
        rq.Card8("locked_group"),
        rq.Pad(18),
    )


class _GetMap(rq.ReplyRequest):  # type: ignore[misc]  # python-xlib ships no types
    _request = rq.Struct(
        rq.Card8("opcode"),
        rq.Opcode(8),
        rq.RequestLength(),
        rq.Card16("device"),
        rq.Card16("full"),
        rq.Pad(20),
    )
    _reply = rq.Struct(
        rq.ReplyCode(), rq.Card8("device"), rq.Card16("sequence_number"), rq.ReplyLength(), rq.Binary("body")
    )


@dataclass(frozen=True, slots=True)
class State:
    held: int
    """Modifiers of keys that are down."""
    latched: int
    """Pressed before and waiting for the next key, as sticky keys do."""
    locked: int
    """Caps Lock, Num Lock."""
    group: int


class Xkb:
    """Asks the keyboard of a link; `state` and `keyboard` block for one round trip."""

    def __init__(self, link: XLink, changed: Callable[[int, int], None]) -> None:
        """`changed(first keycode, count)` is called from `link.wait` when keys got new symbols.

        A client of XKB is no longer sent the core protocol's MappingNotify.
        """
        self._wire: Any = link.display.display
        self._opcode = link.xkb_opcode
        self._changed = changed
        self.modifiers_changed: Callable[[int, int], None] = lambda _held, _after: None
        """Called from `link.wait` with the modifiers that are held once a key changed them, and the number of the last
        request of ours that the server had carried out by then; only between the requests of
        `watch_modifiers_request`."""
        _UseExtension(display=self._wire, opcode=self._opcode, major=1, minor=0)
        link.on(link.xkb_event, self._on_event)
        wanted = _NEW_KEYBOARD | _MAP_CHANGED | _CONTROLS_CHANGED
        link.queue([struct.pack("=BBHHHHHHH", self._opcode, 1, 4, CORE_KEYBOARD, wanted, 0, wanted, 0xFF, 0xFF)])
        link.sync()
        self._device = int(_GetState(display=self._wire, opcode=self._opcode, device=CORE_KEYBOARD).device)

    def _on_event(self, event: Any) -> None:
        """Every device behind the core keyboard reports the same change; the core keyboard speaks for all."""
        if event.detail == _MAP_NOTIFY and event.data[4] == self._device:
            self._changed(*struct.unpack_from("=BB", event.data, 12))
        elif event.detail == NEW_KEYBOARD_NOTIFY:
            self._changed(0, 256)
        elif event.detail == _STATE_NOTIFY and event.data[4] == self._device:
            self.modifiers_changed(event.data[6], event.sequence_number)

    def watch_modifiers_request(self, *, on: bool) -> bytes:
        """A request after which `modifiers_changed` is called, or no more."""
        wanted = _BASE_MODIFIERS if on else 0
        return struct.pack(
            "=BBHHHHHHHHH", self._opcode, 1, 5, CORE_KEYBOARD, _STATE_CHANGED, 0, 0, 0, 0, _BASE_MODIFIERS, wanted
        )

    def state(self) -> State:
        return self.ask_state()()

    def ask_state(self) -> Callable[[], State]:
        """Asks without waiting, so that more can be asked on the same way; what it gives waits."""
        asked = _GetState(display=self._wire, defer=True, opcode=self._opcode, device=CORE_KEYBOARD)

        def answer() -> State:
            asked.reply()
            return State(held=asked.base_mods, latched=asked.latched_mods, locked=asked.locked_mods, group=asked.group)

        return answer

    def keyboard(self) -> Keyboard:
        reply = _GetMap(display=self._wire, opcode=self._opcode, device=CORE_KEYBOARD, full=_TYPES_SYMBOLS_MODIFIERS)
        return parse_keyboard(bytes(reply.body))

    def lock_request(self, *, modifiers: int, values: int, group: int) -> bytes:
        """A request that locks or unlocks these modifiers, locks the group, and clears what is latched."""
        return struct.pack(
            "=BBHHBBBBBBBBh", self._opcode, 5, 4, CORE_KEYBOARD, modifiers, values, 1, group, 0xFF, 0, 0, 0, 0
        )

    def symbols_request(self, keyboard: Keyboard, changes: Mapping[int, tuple[int, int]]) -> tuple[bytes, int, int]:
        """A request that gives keys new symbols (plain, shifted; zeros for none), all in one.

        One, because window managers take every change of the keyboard for a reason to set up all their
        shortcuts anew (openbox: 56 ms each). The keys between the changed ones go along as they are. Also
        gives the first key and the count the server will report as changed.
        """
        first, last = min(changes), max(changes)
        keys = [
            _wire_of(changes[code]) if code in changes else keyboard.keys[code].wire for code in range(first, last + 1)
        ]
        body = b"".join(keys)
        count, n_symbols = len(keys), (len(body) - 8 * len(keys)) // 4
        codes = (min(keyboard.keys), max(keyboard.keys))
        head = struct.pack(
            "=BBHHHHBBBBBBH16xH",
            *(
                self._opcode,
                9,
                9 + len(body) // 4,
                CORE_KEYBOARD,
                _SYMBOLS,
                0,
                *codes,
                0,
                0,
                first,
                count,
                n_symbols,
                0,
            ),
        )
        return head + body, first, count


def _wire_of(symbols: tuple[int, int]) -> bytes:
    """A key with one group of two levels, or one without symbols."""
    if not any(symbols):
        return bytes(8)
    return struct.pack("=BBBBBBHII", _TWO_LEVEL, 0, 0, 0, 1, 2, 2, *symbols)


# --- reading -----------------------------------------------------------------------------


def parse_keyboard(body: bytes) -> Keyboard:
    """Reads XkbGetMap's answer from its ninth byte on (types, symbols and modifier map asked for)."""
    (_min, _max, _present, _first_type, n_types, _total, first_key, _syms, n_keys) = struct.unpack_from(
        "=BBHBBBBHB", body, 2
    )
    _first_mod, _n_mod, n_modifiers = struct.unpack_from("=BBB", body, 23)
    types, offset = _parse_types(body, 32, n_types)
    keys, offset = _parse_keys(body, offset, first_key, n_keys, types)
    pairs = body[offset : offset + 2 * n_modifiers]
    return Keyboard(keys, dict(zip(pairs[::2], pairs[1::2], strict=True)))


def _parse_types(body: bytes, offset: int, count: int) -> tuple[list[KeyType], int]:
    types = []
    for _ in range(count):
        mask, _mods, _vmods, _levels, n_entries, preserves = struct.unpack_from("=BBHBBBx", body, offset)
        offset += 8
        levels = {0: 0}
        for _entry in range(n_entries):
            active, modifiers, level = struct.unpack_from("=BBB", body, offset)
            offset += 8
            if active and (level not in levels or modifiers.bit_count() < levels[level].bit_count()):
                levels[level] = modifiers
        offset += 4 * n_entries if preserves else 0
        types.append(KeyType(mask, levels))
    return types, offset


def _parse_keys(body: bytes, offset: int, first: int, count: int, types: list[KeyType]) -> tuple[dict[int, Key], int]:
    keys = {}
    for code in range(first, first + count):
        start = offset
        *type_numbers, info, width, n_symbols = struct.unpack_from("=BBBBBBH", body, offset)
        symbols = struct.unpack_from(f"={n_symbols}I", body, offset + 8)
        offset += 8 + 4 * n_symbols
        groups = info & 0x0F if n_symbols else 0
        keys[code] = Key(
            types=tuple(types[number] for number in type_numbers[:groups]),
            symbols=tuple(symbols[group * width : (group + 1) * width] for group in range(groups)),
            out_of_range=info,
            wire=body[start:offset],
        )
    return keys, offset
