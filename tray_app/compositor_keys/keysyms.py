"""A combination of keys as compositors name it: modifiers without their side, and one key by its keysym's name."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from tray_app.core.combination import MODIFIER_OF, Combination, Modifiers
from tray_app.core.errors import HotkeyFault

_NAMES = {
    **{f"f{number}": f"F{number}" for number in range(1, 25)},
    **{f"{ours}_{side}": f"{theirs}_{side.upper()}" for ours, theirs in (
        ("ctrl", "Control"), ("shift", "Shift"), ("alt", "Alt"), ("cmd", "Super"),
    ) for side in "lr"},
    "alt_gr": "ISO_Level3_Shift",
    "pause": "Pause", "print_screen": "Print", "scroll_lock": "Scroll_Lock", "menu": "Menu", "insert": "Insert",
    "space": "space", "enter": "Return", "tab": "Tab", "backspace": "BackSpace", "delete": "Delete", "esc": "Escape",
    "home": "Home", "end": "End", "page_up": "Prior", "page_down": "Next",
    "up": "Up", "down": "Down", "left": "Left", "right": "Right",
    "caps_lock": "Caps_Lock", "num_lock": "Num_Lock",
    "media_play_pause": "XF86AudioPlay", "media_stop": "XF86AudioStop", "media_volume_mute": "XF86AudioMute",
    "media_volume_down": "XF86AudioLowerVolume", "media_volume_up": "XF86AudioRaiseVolume",
    "media_previous": "XF86AudioPrev", "media_next": "XF86AudioNext",
}  # fmt: skip
"""By the names of `core.combination.KEY_NAMES`; those of xkbcommon-keysyms.h without XKB_KEY_."""

_MARKS = {
    "!": "exclam", '"': "quotedbl", "#": "numbersign", "$": "dollar", "%": "percent", "&": "ampersand",
    "'": "apostrophe", "(": "parenleft", ")": "parenright", "*": "asterisk", "+": "plus", ",": "comma", "-": "minus",
    ".": "period", "/": "slash", ":": "colon", ";": "semicolon", "<": "less", "=": "equal", ">": "greater",
    "?": "question", "@": "at", "[": "bracketleft", "\\": "backslash", "]": "bracketright", "^": "asciicircum",
    "_": "underscore", "`": "grave", "{": "braceleft", "|": "bar", "}": "braceright", "~": "asciitilde",
}  # fmt: skip
_ANOTHER = "Choose another one with: holdtalk config set hotkey.key f9"


@dataclass(frozen=True, slots=True)
class Held:
    """One way in which a combination can be pressed last."""

    modifiers: Modifiers
    """Those that are down before the key is."""
    key: str
    """The name of its keysym."""
    own: Modifiers = Modifiers.NONE
    """The modifier that the key is itself."""


def held(combination: Combination) -> tuple[Held, ...]:
    """Every way. Raises HotkeyFault for what compositors cannot bind."""
    plain = [names for names in combination.members if not names <= MODIFIER_OF.keys()]
    if len(plain) > 1:
        raise HotkeyFault(f'Compositors bind one key with modifiers, not "{combination.text}".', _ANOTHER)
    if plain:
        return (Held(combination.modifiers, keysym(next(iter(plain[0])))),)
    return tuple(_last(combination))


def _last(combination: Combination) -> Iterator[Held]:
    for names in combination.members:
        others = Modifiers.NONE
        for before in combination.members:
            if before != names:
                others |= MODIFIER_OF[next(iter(before))]
        yield from (Held(others, keysym(name), MODIFIER_OF[name]) for name in sorted(names))


def loses_a_side(combination: Combination) -> bool:
    """Whether the left or the right modifier is meant, and a compositor takes either."""
    sided = any(len(names) == 1 and next(iter(names))[-2:] in ("_l", "_r") for names in combination.members)
    return sided and len(combination.members) > 1


def keysym(name: str) -> str:
    """The name of a key of ours. Raises HotkeyFault where there is none."""
    if name in _NAMES:
        return _NAMES[name]
    if name.startswith("<") and len(name) > 1:  # by its number
        return f"0x{int(name[1:-1]):x}"
    if name.isascii() and name.isalnum():
        return name
    if name in _MARKS:
        return _MARKS[name]
    if len(name) == 1 and unicodedata.category(name) != "Cn":
        return f"U{ord(name):04X}"
    raise HotkeyFault(f'No compositor knows a key "{name}".', _ANOTHER)


SIDES = {
    Modifiers.CTRL: ("Control_L", "Control_R"),
    Modifiers.SHIFT: ("Shift_L", "Shift_R"),
    Modifiers.ALT: ("Alt_L", "Alt_R"),
    Modifiers.SUPER: ("Super_L", "Super_R"),
    Modifiers.ALT_GR: ("ISO_Level3_Shift",),
}
"""The keys of each modifier."""
