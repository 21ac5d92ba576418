"""The keyboard as XKB describes it: which key types what, in which group, with which modifiers held. Pure.

The core protocol's view of the keyboard loses the third level and the groups beyond the second.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass, replace
from functools import reduce
from operator import or_
from typing import NamedTuple

from .keysyms import COMMAND_SYMBOLS, LEVEL3_SHIFT, SHIFT_L, SHIFT_R, char_of

SHIFT, LOCK, CONTROL = 1, 2, 4
HIGH_FUNCTION_KEYS = range(191, 203)
"""F13 to F24 as Linux numbers them. Layouts give some of them no symbol, and each may be the hotkey all the same."""
TWO_LEVEL = 1
"""The number of the type of keys whose second level is Shift's; fixed by the protocol."""


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
            b"".join(map(wire_of, changes.values())), 0, 0, len(changes), [_ONE_LEVEL_TYPE, _TWO_LEVEL_TYPE]
        )
        return replace(self, keys={**self.keys, **dict(zip(changes, changed.values(), strict=True))})

    def plain_symbol(self, keycode: int) -> int:
        """The keysym of a press without any modifier in the first group; 0 for none."""
        key = self.keys.get(keycode)
        return key.symbols[0][0] if key is not None and key.symbols and key.symbols[0] else 0

    def codes_with(self, wanted: Callable[[int], bool]) -> frozenset[int]:
        """Keys that give such a keysym without any modifier; failing that, keys that give one at all."""
        plain = frozenset(code for code in self.keys if wanted(self.plain_symbol(code)))
        return plain or frozenset(
            code for code, key in self.keys.items() if any(wanted(symbol) for group in key.symbols for symbol in group)
        )

    def codes_of_modifier(self, mask: int) -> frozenset[int]:
        """The keys that set one of these modifiers."""
        return frozenset(code for code, sets in self.modifier_map.items() if sets & mask)

    def _leads_with(self, keycode: int, symbols: Container[int]) -> bool:
        return any(group and group[0] in symbols for group in self.keys[keycode].symbols)

    def modifier_key(self, mask: int, *symbols: int) -> int | None:
        """A key with one of these symbols that sets exactly this modifier."""
        found = (code for code, sets in self.modifier_map.items() if sets == mask and self._leads_with(code, symbols))
        return next(found, None)

    def level3(self) -> Stroke | None:
        """The AltGr key, with the modifier it sets."""
        found = (item for item in self.modifier_map.items() if self._leads_with(item[0], (LEVEL3_SHIFT,)))
        return next((Stroke(*item) for item in found), None)

    def hindering_codes(self) -> frozenset[int]:
        """Keys that change what other keys mean while they are down. Caps Lock is none: it is taken care of."""
        return self.codes_of_modifier(~LOCK)

    def command_modifiers(self) -> int:
        """Those that make a command of a character: Control, Alt, Super and their like."""
        masks = (mask for code, mask in self.modifier_map.items() if self._leads_with(code, COMMAND_SYMBOLS))
        return reduce(or_, masks, CONTROL) & ~(SHIFT | LOCK)

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
        allowed = reduce(or_, self.holdable(), LOCK)
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


def wire_of(symbols: tuple[int, int]) -> bytes:
    """A key with one group of two levels, or one without symbols."""
    if not any(symbols):
        return bytes(8)
    return struct.pack("=BBBBBBHII", TWO_LEVEL, 0, 0, 0, 1, 2, 2, *symbols)


def parse_keyboard(body: bytes) -> Keyboard:
    """Reads XkbGetMap's answer from its ninth byte on (types, symbols and modifier map asked for)."""
    n_types, first_key, n_keys, n_modifiers = struct.unpack_from("=BxB2xB12xB", body, 7)
    types, offset = _parse_types(body, 32, n_types)
    keys, offset = _parse_keys(body, offset, first_key, n_keys, types)
    pairs = body[offset : offset + 2 * n_modifiers]
    return Keyboard(keys, dict(zip(pairs[::2], pairs[1::2], strict=True)))


def _parse_types(body: bytes, offset: int, count: int) -> tuple[list[KeyType], int]:
    types = []
    for _ in range(count):
        mask, n_entries, preserves = struct.unpack_from("=B4xBB", body, offset)
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
