"""Which keycodes of an X keyboard carry the keys of a combination, and which bits its modifiers have.

Pure: it works on the tables the server gives, so that layouts can be tested without one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from functools import reduce
from itertools import product
from operator import or_
from typing import NamedTuple

from tray_app.core.combination import (
    KEY_NAMES,
    LOCK_KEYS,
    MODIFIER_OF,
    SILENT_KEYS,
    Chord,
    Combination,
    KeyCodeId,
    Modifiers,
    find_chord,
)
from tray_app.x11.keyboard import LOCK, Keyboard
from tray_app.x11.keysyms import char_of, keysym_named

# The first that the layout has on a key. On some layouts right Alt is the third-level key, on others it is not;
# fingers call it right Alt or AltGr all the same.
SYMBOLS: dict[str, tuple[str, ...]] = {
    **{name: (name.title(),) for name in KEY_NAMES},  # Page_Up, Shift_L, F9
    "ctrl_l": ("Control_L",),
    "ctrl_r": ("Control_R",),
    "alt_r": ("Alt_R", "ISO_Level3_Shift", "Mode_switch"),
    "alt_gr": ("ISO_Level3_Shift", "Mode_switch", "Alt_R"),
    "cmd_l": ("Super_L", "Meta_L"),
    "cmd_r": ("Super_R", "Meta_R"),
    "space": ("space",),
    "enter": ("Return",),
    "backspace": ("BackSpace",),
    "esc": ("Escape",),
    "print_screen": ("Print",),
    "media_play_pause": ("XF86_AudioPlay",),
    "media_stop": ("XF86_AudioStop",),
    "media_volume_mute": ("XF86_AudioMute",),
    "media_volume_down": ("XF86_AudioLowerVolume",),
    "media_volume_up": ("XF86_AudioRaiseVolume",),
    "media_previous": ("XF86_AudioPrev",),
    "media_next": ("XF86_AudioNext",),
}

MODIFIER_SYMBOLS: dict[str, Modifiers] = {
    **dict.fromkeys(("Shift_L", "Shift_R"), Modifiers.SHIFT),
    **dict.fromkeys(("Control_L", "Control_R"), Modifiers.CTRL),
    **dict.fromkeys(("Alt_L", "Alt_R", "Meta_L", "Meta_R"), Modifiers.ALT),
    **dict.fromkeys(("Super_L", "Super_R", "Hyper_L", "Hyper_R"), Modifiers.SUPER),
    **dict.fromkeys(("ISO_Level3_Shift", "Mode_switch"), Modifiers.ALT_GR),
}

# Where a US keyboard has its characters, as X keycodes: for layouts that lack the character, its place is meant.
_US_ROWS = {10: "1234567890-=", 24: "qwertyuiop[]", 38: "asdfghjkl;'`", 51: "\\zxcvbnm,./"}
US_POSITION = {char: start + index for start, row in _US_ROWS.items() for index, char in enumerate(row)}


PLACES = {f"f{number}": f"FK{number:02}" for number in range(13, 25)}
"""What XKB calls the key, for keys to which layouts give other symbols than their name."""
NO_KEYS = frozenset({"LVL3", "LVL5", "MDSW", "ALT", "META", "SUPR", "HYPR"})
"""Places that no keyboard has: layouts keep a modifier there that none of its keys may have."""
LEVEL_SYMBOLS = ("ISO_Level3_Shift", "Mode_switch")


class Grab(NamedTuple):
    """One key with exactly these modifiers held (locks aside)."""

    keycode: int
    mask: int


@dataclass(frozen=True)
class KeyTable:
    """What the keys of combinations are on one keyboard."""

    keyboard: Keyboard
    names: Mapping[int, str] = field(default_factory=dict)
    """What XKB calls the places of the keys, by keycode."""

    def chord(self, combination: Combination) -> Chord:
        """Raises HotkeyFault when this keyboard lacks one of the keys."""
        found = find_chord(combination, self.codes_of)
        levels = {keysym_named(symbol) for symbol in LEVEL_SYMBOLS}
        typed = {code for code in found.modifier_codes if self._symbol(code) in levels}
        held = modifiers_in(reduce(or_, map(self.mask_of, found.modifier_codes), 0), self.meaning_of_bits())
        return replace(found, typed_codes=found.typed_codes | typed, modifiers=held)

    def codes_of(self, name: str) -> frozenset[KeyCodeId]:
        """The keycodes of a key by its name, a single character, or a keysym's number in angle brackets."""
        if name in SYMBOLS:
            return self._with_first_symbol(SYMBOLS[name]) or self._at_place(PLACES.get(name, ""))
        if len(name) > 1:
            return self._with_keysym(int(name.strip("<>")))
        codes: frozenset[KeyCodeId] = self.keyboard.codes_with(lambda keysym: char_of(keysym) == name)
        if not codes and name in US_POSITION:
            codes = frozenset({US_POSITION[name]})
        return codes

    def _with_first_symbol(self, symbols: tuple[str, ...]) -> frozenset[KeyCodeId]:
        """Up to the first symbol that stands on a real key; without one, no key has any of them."""
        found: frozenset[KeyCodeId] = frozenset()
        for symbol in symbols:
            found |= self._with_keysym(keysym_named(symbol))
            if any(self.names.get(code, "") not in NO_KEYS for code in found if isinstance(code, int)):
                return found
        return frozenset()

    def _at_place(self, place: str) -> frozenset[KeyCodeId]:
        return frozenset(code for code, name in self.names.items() if place and name == place)

    def _with_keysym(self, keysym: int) -> frozenset[KeyCodeId]:
        return self.keyboard.codes_with(lambda other: other == keysym) if keysym else frozenset()

    def _symbol(self, keycode: KeyCodeId) -> int:
        assert isinstance(keycode, int), "an X keyboard's"
        return self.keyboard.plain_symbol(keycode)

    def meaning_of_bits(self) -> tuple[Modifiers, ...]:
        """For each of the eight modifier bits what it means; NONE for locks and unused bits."""
        by_keysym = {keysym_named(symbol): meaning for symbol, meaning in MODIFIER_SYMBOLS.items()}

        def meaning(bit: int) -> Modifiers:
            codes = sorted(self.keyboard.codes_of_modifier(1 << bit))
            named = (by_keysym.get(self._symbol(code)) for code in codes)
            return next((found for found in named if found), Modifiers.NONE)

        return tuple(map(meaning, range(8)))

    def locks(self) -> int:
        """What Caps, Num and Scroll Lock lock, as a mask. The first is the same on every server."""
        symbols = {keysym_named("Num_Lock"), keysym_named("Scroll_Lock")}
        masks = (mask for code, mask in self.keyboard.modifier_map.items() if self._symbol(code) in symbols)
        return reduce(or_, masks, LOCK)

    def lock_masks(self) -> tuple[int, ...]:
        """Every combination of the locks, none included."""
        locks = self.locks()
        return tuple(mask for mask in range(256) if not mask & ~locks)

    def masks_of(self, chord: Chord) -> frozenset[int]:
        """The modifier masks that its modifiers may make, for either side may set another bit; 0 without any."""
        members = [codes & chord.modifier_codes for codes in chord.members if codes <= chord.modifier_codes]
        choices = [{self.mask_of(code) for code in codes} - {0} or {0} for codes in members]
        return frozenset(reduce(or_, chosen, 0) for chosen in product(*choices))

    def mask_of(self, keycode: KeyCodeId) -> int:
        """The modifiers that the key sets."""
        return self.keyboard.modifier_map.get(keycode, 0) if isinstance(keycode, int) else 0


def modifiers_in(state: int, meanings: Sequence[Modifiers]) -> Modifiers:
    """What an event's state field says is held; `meanings` from `KeyTable.meaning_of_bits`."""
    return reduce(or_, (meaning for bit, meaning in enumerate(meanings) if state >> bit & 1), Modifiers.NONE)


def rival_codes(table: KeyTable, chord: Chord) -> frozenset[KeyCodeId]:
    """The other modifier keys that set the same bit but do not belong to the combination, such as the other side's."""
    own = reduce(or_, map(table.mask_of, chord.modifier_codes), 0)
    return table.keyboard.codes_of_modifier(own) - chord.codes


def lock_mask(table: KeyTable, keycode: KeyCodeId) -> int:
    """What the key locks, as a mask; 0 for every key but Caps Lock and its like."""
    return table.mask_of(keycode) & table.locks()


def hotkey_grabs(table: KeyTable, chord: Chord, down: Set[KeyCodeId], rival_down: bool) -> frozenset[Grab]:
    """What has to be kept from the window so that the hotkey's own character does not arrive there.

    With one typing key it is grabbed all the time together with its modifiers, so that no press is too quick; only
    while the other side's modifier is held it is let go, for then it is the window's. With several typing keys each
    is grabbed once the others are down: until then nobody can know what they are pressed for.
    """
    typing = [
        codes - chord.modifier_codes
        for names, codes in zip(chord.combination.members, chord.members, strict=True)
        if not codes <= chord.modifier_codes and not names <= LOCK_KEYS
    ]
    if not typing or rival_down:
        return frozenset()
    masks = table.masks_of(chord)
    if len(typing) == 1:
        return _grabs(typing[0], masks)
    missing = [codes for codes in typing if codes.isdisjoint(down)]
    last = missing[0] if len(missing) == 1 else frozenset[KeyCodeId]()
    return _grabs(last, masks)


def _grabs(codes: Set[KeyCodeId], masks: Set[int]) -> frozenset[Grab]:
    return frozenset(Grab(code, mask) for code in codes for mask in masks if isinstance(code, int))


def cancel_grabs(table: KeyTable, chord: Chord, hotkeys: Iterable[Chord]) -> frozenset[Grab]:
    """The cancel key alone, and together with the modifiers of a hotkey, which may be held."""
    own = table.masks_of(chord)
    masks = own | {mask | held for mask in own for hotkey in hotkeys for held in table.masks_of(hotkey)}
    return _grabs(chord.codes - chord.modifier_codes, masks)


def silenced_keys(chord: Chord, down: Set[KeyCodeId]) -> frozenset[int]:
    """The keys whose auto-repeat is taken off: F9 always, the letter of a combination while its modifiers are held.

    A space or letter that is the hotkey by itself keeps its repeat: it is typed with far more often.
    """
    typing = frozenset(code for code in chord.codes - chord.modifier_codes if isinstance(code, int))
    if chord.combination.names <= SILENT_KEYS | MODIFIER_OF.keys():
        return typing
    modifiers = [codes for codes in chord.members if codes <= chord.modifier_codes]
    held = bool(modifiers) and all(not codes.isdisjoint(down) for codes in modifiers)
    return typing if held else frozenset()
