"""The hotkey as text: `ctrl_r`, `f9`, `alt_l+space`, `ctrl+shift+d`.

Names are those of pynput's `Key`; `_l` and `_r` tell left from right, a bare modifier means either side. A single
character is the key that types it, wherever the layout has it; `<n>` is a key by the system's own number (a keysym on
X11, a virtual key elsewhere). Nothing here touches a keyboard.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Hashable, Iterable, Set
from dataclasses import dataclass
from enum import Flag

from .errors import HotkeyFault
from .translation import any_of, filled, marked, sentences

KeyCodeId = Hashable
"""What a keyboard calls a key: an X keycode (int), or a key's name where keycodes are not seen."""


class Modifiers(Flag):
    """Modifiers without their side, as they are held together with a key."""

    NONE = 0
    SHIFT = 1
    CTRL = 2
    ALT = 4
    SUPER = 8
    ALT_GR = 16


_FAMILIES = {"ctrl": Modifiers.CTRL, "shift": Modifiers.SHIFT, "alt": Modifiers.ALT, "cmd": Modifiers.SUPER}
SIDES = {family: (f"{family}_l", f"{family}_r") for family in _FAMILIES}
MODIFIER_OF: dict[str, Modifiers] = {
    **{name: _FAMILIES[family] for family, names in SIDES.items() for name in names},
    "alt_gr": Modifiers.ALT_GR,
}

MEDIA_KEYS = ("play_pause", "stop", "volume_mute", "volume_down", "volume_up", "previous", "next")

SILENT_KEYS: frozenset[str] = frozenset(
    {f"f{number}" for number in range(1, 25)}
    | {f"media_{name}" for name in MEDIA_KEYS}
    | {"pause", "print_screen", "scroll_lock", "menu", "insert"}
)
"""Keys nobody needs to repeat, and no text is ever typed with."""

TEXT_KEYS: frozenset[str] = frozenset({"space", "enter", "tab", "backspace", "delete", "esc"})
MOVING_KEYS: frozenset[str] = frozenset({"home", "end", "page_up", "page_down", "up", "down", "left", "right"})
LOCK_KEYS: frozenset[str] = frozenset({"caps_lock", "num_lock"})

KEY_NAMES: frozenset[str] = frozenset(MODIFIER_OF) | SILENT_KEYS | TEXT_KEYS | MOVING_KEYS | LOCK_KEYS

NEVER_TYPED: frozenset[str] = SILENT_KEYS | {"ctrl_r", "shift_r", "alt_r", "cmd_r", "caps_lock", "num_lock", "esc"}
"""Keys that inserting text never presses, so that one heard meanwhile is the user's finger."""

ALIASES: dict[str, str] = {
    **{
        f"{alias}{side}": f"{family}{side}"
        for alias, family in (("control", "ctrl"), ("option", "alt"), ("super", "cmd"), ("win", "cmd"))
        for side in ("", "_l", "_r")
    },
    "escape": "esc",
    "return": "enter",
    "altgr": "alt_gr",
    "meta": "cmd",
    "command": "cmd",
    "del": "delete",
    "ins": "insert",
    "pgup": "page_up",
    "pgdn": "page_down",
    "pageup": "page_up",
    "pagedown": "page_down",
    "print": "print_screen",
    "prtsc": "print_screen",
    "capslock": "caps_lock",
    "numlock": "num_lock",
    "scrolllock": "scroll_lock",
    "spacebar": "space",
    "plus": "+",
    "minus": "-",
}

_BY_NUMBER = re.compile(r"<\d+>")
_EXAMPLES = marked("Use a key such as ctrl_r, f9, pause or a combination such as alt_l+space.")
_KEYS = marked(
    "Keys are single characters, f1 to f24, ctrl, shift, alt and cmd (with _l or _r for one side), alt_gr, space, "
    "enter, tab, backspace, delete, insert, home, end, page_up, page_down, up, down, left, right, menu, pause, "
    "print_screen, caps_lock, num_lock, scroll_lock and media_play_pause, media_next and their like."
)
_CHOOSE_ANOTHER = marked("Choose another key for one of them.")
_LONGEST_TEXT = 100
"""Characters; no combination needs as many."""


@dataclass(frozen=True, slots=True)
class Combination:
    """Keys that are down together. Each member lists the names that satisfy it (two for a bare modifier)."""

    text: str
    members: tuple[frozenset[str], ...]

    @property
    def modifier_only(self) -> bool:
        """Whether pressing it types nothing, so that another key pressed with it makes a shortcut."""
        return all(names <= MODIFIER_OF.keys() for names in self.members)

    @property
    def modifiers(self) -> Modifiers:
        """The modifiers among its members, without their side."""
        found = Modifiers.NONE
        for name in self.names:
            found |= MODIFIER_OF.get(name, Modifiers.NONE)
        return found

    @property
    def names(self) -> frozenset[str]:
        return frozenset[str]().union(*self.members)

    def begins_with(self, other: Combination) -> bool:
        """Whether whoever presses it has pressed `other` on the way: Right Ctrl + D, and Right Ctrl.

        A key does not count while modifiers are held that are not part of it, so F9 is not pressed with Ctrl + F9.
        """
        pressed = all(any(mine <= names for mine in self.members) for names in other.members)
        return pressed and (other.modifier_only or not self.modifiers & ~other.modifiers)


@dataclass(frozen=True, slots=True)
class Chord:
    """A combination found on one keyboard: for each member the codes of the keys that satisfy it."""

    combination: Combination
    members: tuple[frozenset[KeyCodeId], ...]
    codes: frozenset[KeyCodeId]
    """All of them together."""
    modifier_codes: frozenset[KeyCodeId]
    """Those that are modifiers, and type nothing by themselves."""
    typed_codes: frozenset[KeyCodeId]
    """Those that inserting text may press itself."""
    modifiers: Modifiers
    """What this keyboard says is held when its modifiers are."""

    def all_down(self, down: Set[KeyCodeId]) -> bool:
        return all(not codes.isdisjoint(down) for codes in self.members)


def find_chord(combination: Combination, codes_of: Callable[[str], frozenset[KeyCodeId]]) -> Chord:
    """`codes_of` gives the codes of a key by its name, none when the keyboard lacks it.

    Raises HotkeyFault when a member cannot be pressed on this keyboard.
    """
    found = {name: codes_of(name) for name in combination.names}
    members = tuple(frozenset[KeyCodeId]().union(*(found[name] for name in names)) for names in combination.members)
    for names, codes in zip(combination.members, members, strict=True):
        if not codes:
            raise HotkeyFault(
                filled("This keyboard has no {keys} key.", keys=any_of(sorted(names))),
                "Choose another key for the hotkey in the settings.",
                f'in "{combination.text}"',
            )

    def those(wanted: Set[str]) -> frozenset[KeyCodeId]:
        return frozenset[KeyCodeId]().union(*(codes for name, codes in found.items() if name in wanted))

    return Chord(
        combination,
        members,
        codes=those(combination.names),
        modifier_codes=those(MODIFIER_OF.keys()),
        typed_codes=those(combination.names - NEVER_TYPED),
        modifiers=combination.modifiers,
    )


def parse_combination(text: str) -> Combination:
    """Raises HotkeyFault naming what is allowed when a name is unknown or a key stands twice."""
    members = tuple(_member(token, text) for token in _tokens(text))
    for index, names in enumerate(members):
        if any(names & other for other in members[:index]):
            raise HotkeyFault(filled('The hotkey "{text}" names the same key twice.', text=text), _EXAMPLES)
    return Combination(text, members)


def parse_hotkeys(keys: Iterable[str], cancel_key: str) -> tuple[Combination, ...]:
    """The hotkeys, in order. Raises HotkeyFault also when one press could mean two of them, or to cancel."""
    cancel = parse_combination(cancel_key)
    found: list[Combination] = []
    for key in keys:
        hotkey = parse_combination(key)
        if hotkey.names & cancel.names:
            raise HotkeyFault(
                filled(
                    'The hotkey "{key}" and the cancel key "{cancel_key}" share a key.', key=key, cancel_key=cancel_key
                ),
                _CHOOSE_ANOTHER,
            )
        for other in found:
            if hotkey.begins_with(other) or other.begins_with(hotkey):
                raise HotkeyFault(
                    filled('The hotkey "{key}" cannot be told from "{other}".', key=key, other=other.text),
                    _CHOOSE_ANOTHER,
                )
        found.append(hotkey)
    return tuple(found)


def _tokens(text: str) -> list[str]:
    """Split at the plus signs; a plus sign that stands where a key belongs is the key itself."""
    if len(text) > _LONGEST_TEXT:
        raise HotkeyFault(filled('The hotkey "{text}…" is too long.', text=text[:20]), _EXAMPLES)
    found = re.findall(r"(?:^|(?<=\+))\s*(\+|[^+]+?)\s*(?=\+|$)", text.strip())
    if not found or "+".join(found) != re.sub(r"\s*\+\s*", "+", text.strip()):
        raise HotkeyFault(
            filled('The hotkey "{text}" cannot be read.', text=text),
            sentences(_meant("+".join(found), text), _EXAMPLES),
        )
    return found


def _member(token: str, text: str) -> frozenset[str]:
    name = token if len(token) == 1 else token.lower()
    name = ALIASES.get(name, name)
    if name in SIDES:
        return frozenset(SIDES[name])
    if name in KEY_NAMES or _BY_NUMBER.fullmatch(name):
        return frozenset({name})
    if len(name) == 1 and name.isprintable() and not name.isspace():
        return frozenset({name.lower()})
    raise _unknown(token, text)


def _unknown(token: str, text: str) -> HotkeyFault:
    detail = f'in "{text}"' if text != token else ""
    if token.lower() == "fn":
        return HotkeyFault('No program hears the key "fn": the keyboard keeps it to itself.', _EXAMPLES, detail)
    close = difflib.get_close_matches(token.lower(), sorted({*KEY_NAMES, *SIDES, *ALIASES}), n=3, cutoff=0.6)
    names = dict.fromkeys(ALIASES.get(name, name) for name in close)
    return HotkeyFault(
        filled('There is no key named "{token}".', token=token),
        _meant(any_of(names), text) or _KEYS,
        detail,
    )


def _meant(suggestion: str, text: str) -> str:
    return filled("Did you mean {key}?", key=suggestion) if suggestion and suggestion != text else ""
