"""Our keys as desktops write them that keep shortcuts for programs: the portal's triggers (shortcuts specification 0.1
of freedesktop.org: CTRL+ALT+Return, names of xkb), GTK's accelerators (<Control>F9) and Qt's numbers.

All of them hold one key with modifiers that have no side. A lone modifier, a lock key and two keys at once are none.
"""

from __future__ import annotations

import re
import string
from collections.abc import Mapping

from tray_app.core.combination import MODIFIER_OF, Combination, Modifiers, parse_combination
from tray_app.core.errors import HotkeyFault

_PORTAL_MODIFIERS = {Modifiers.CTRL: "CTRL", Modifiers.ALT: "ALT", Modifiers.SHIFT: "SHIFT", Modifiers.SUPER: "LOGO"}
_QT_MODIFIERS = {
    Modifiers.SHIFT: 0x0200_0000,
    Modifiers.CTRL: 0x0400_0000,
    Modifiers.ALT: 0x0800_0000,
    Modifiers.SUPER: 0x1000_0000,
}
_OUR_MODIFIERS = {Modifiers.CTRL: "ctrl", Modifiers.ALT: "alt", Modifiers.SHIFT: "shift", Modifiers.SUPER: "cmd"}

_NAMED: Mapping[str, tuple[str, int]] = {
    "space": ("space", 0x20),
    "esc": ("Escape", 0x0100_0000),
    "tab": ("Tab", 0x0100_0001),
    "backspace": ("BackSpace", 0x0100_0003),
    "enter": ("Return", 0x0100_0004),
    "insert": ("Insert", 0x0100_0006),
    "delete": ("Delete", 0x0100_0007),
    "pause": ("Pause", 0x0100_0008),
    "print_screen": ("Print", 0x0100_0009),
    "home": ("Home", 0x0100_0010),
    "end": ("End", 0x0100_0011),
    "left": ("Left", 0x0100_0012),
    "up": ("Up", 0x0100_0013),
    "right": ("Right", 0x0100_0014),
    "down": ("Down", 0x0100_0015),
    "page_up": ("Prior", 0x0100_0016),
    "page_down": ("Next", 0x0100_0017),
    "menu": ("Menu", 0x0100_0055),
    "media_volume_down": ("XF86AudioLowerVolume", 0x0100_0070),
    "media_volume_mute": ("XF86AudioMute", 0x0100_0071),
    "media_volume_up": ("XF86AudioRaiseVolume", 0x0100_0072),
    "media_play_pause": ("XF86AudioPlay", 0x0100_0080),
    "media_stop": ("XF86AudioStop", 0x0100_0081),
    "media_previous": ("XF86AudioPrev", 0x0100_0082),
    "media_next": ("XF86AudioNext", 0x0100_0083),
    **{f"f{number}": (f"F{number}", 0x0100_0030 + number - 1) for number in range(1, 25)},
    **{letter: (letter, ord(letter.upper())) for letter in string.ascii_lowercase},
    **{digit: (digit, ord(digit)) for digit in string.digits},
    **{
        mark: (name, ord(mark))
        for mark, name in {
            "!": "exclam", '"': "quotedbl", "#": "numbersign", "$": "dollar", "%": "percent", "&": "ampersand",
            "'": "apostrophe", "(": "parenleft", ")": "parenright", "*": "asterisk", "+": "plus", ",": "comma",
            "-": "minus", ".": "period", "/": "slash", ":": "colon", ";": "semicolon", "<": "less", "=": "equal",
            ">": "greater", "?": "question", "@": "at", "[": "bracketleft", "\\": "backslash", "]": "bracketright",
            "^": "asciicircum", "_": "underscore", "`": "grave", "{": "braceleft", "|": "bar", "}": "braceright",
            "~": "asciitilde",
        }.items()
    },
    **{letter: (f"U{ord(letter):04X}", ord(letter.upper())) for letter in "äöüàáâãåæçèéêëìíîïñòóôõøùúûý"},
}  # fmt: skip
"""xkb's name and Qt's number of each key; letters of Latin-1 by their code point, which xkb understands as well."""
_BY_XKB_NAME = {name.casefold(): ours for ours, (name, _qt) in _NAMED.items()} | {
    "page_up": "page_up",
    "page_down": "page_down",
}
_BY_QT_KEY = {qt: ours for ours, (_name, qt) in _NAMED.items()}
_GTK_MODIFIERS = {
    "control": "ctrl",
    "ctrl": "ctrl",
    "primary": "ctrl",
    "alt": "alt",
    "shift": "shift",
    "super": "cmd",
    "meta": "cmd",
}
_ACCELERATOR = re.compile(r"((?:<\w+>)*)(\w+)")
_MODIFIERS_OF_QT = 0xFE00_0000


def single_key(combination: Combination) -> str | None:
    """The one key of it that is no modifier; None where desktops keep no such shortcut."""
    keys = [names for names in combination.members if not names <= MODIFIER_OF.keys()]
    if len(keys) != 1 or Modifiers.ALT_GR in combination.modifiers:
        return None
    (name,) = keys[0]
    return name if name in _NAMED else None


def portal_trigger(combination: Combination) -> str | None:
    """Such as "CTRL+ALT+Return"; None for what no shortcut can be."""
    key = single_key(combination)
    if key is None:
        return None
    held = [word for modifier, word in _PORTAL_MODIFIERS.items() if modifier in combination.modifiers]
    return "+".join([*held, _NAMED[key][0]])


def qt_key(combination: Combination) -> int | None:
    """As KGlobalAccel has it: Qt's number of the key and of its modifiers together."""
    key = single_key(combination)
    if key is None:
        return None
    return _NAMED[key][1] | sum(bits for modifier, bits in _QT_MODIFIERS.items() if modifier in combination.modifiers)


def key_of_qt(number: int) -> str:
    """In our own words, "ctrl+f9"; empty for none, "<n>" for one that has no name here."""
    if not number:
        return ""
    held = [_OUR_MODIFIERS[modifier] for modifier in _OUR_MODIFIERS if number & _QT_MODIFIERS[modifier]]
    key = number & ~_MODIFIERS_OF_QT
    return "+".join([*held, _BY_QT_KEY.get(key, f"<{key}>")])


def key_of_description(description: str) -> str:
    """What the desktop says of a trigger ("Press <Control>F9", "Ctrl+F9"), in our own words where that can be told;
    else its own. Of several keys the first."""
    words = description.split()
    for word in words:
        found = _ACCELERATOR.fullmatch(word)
        if found and (found[1] or len(words) > 1) and found[2].casefold() in _BY_XKB_NAME and not _is_prose(word):
            held = [_GTK_MODIFIERS.get(name, name) for name in re.findall(r"\w+", found[1].casefold())]
            return "+".join([*held, _BY_XKB_NAME[found[2].casefold()]])
    try:
        parse_combination(description)
    except HotkeyFault:
        return description
    return description.casefold()


def _is_prose(word: str) -> bool:
    """A single small letter in a sentence, such as "a" or the French "à", is rather a word than a key."""
    return len(word) == 1 and word.islower()
