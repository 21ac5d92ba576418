"""Keysyms: the numbers that say what a key means, by name and by the character it types.

Every character has a keysym of its own (Latin-1 as it is, all others as 0x01000000 + code point);
that is the way out, when we borrow a key. The other way is needed to see which characters the
user's layout offers already, and layouts still use the keysyms of before Unicode: those follow old
8-bit character sets, which Python knows. Only ranges that agree with keysymdef.h are listed.
"""

from __future__ import annotations

from functools import cache
from unicodedata import normalize

from Xlib import XK

UNICODE_BASE = 0x0100_0000

SHIFT_L, SHIFT_R = 0xFFE1, 0xFFE2
CONTROL_L, CONTROL_R = 0xFFE3, 0xFFE4
COMMAND_SYMBOLS = range(0xFFE7, 0xFFEF)
"""Meta, Alt, Super, Hyper; left and right."""
LEVEL3_SHIFT = 0xFE03
INSERT = 0xFF63
BACKSPACE, DELETE = 0xFF08, 0xFFFF
LEFT, RIGHT = 0xFF51, 0xFF53
RETURN, TAB = 0xFF0D, 0xFF09
LAYOUT_KEYS = {"\n": RETURN, "\t": TAB}
"""By the character that a press of it stands for."""

_CHARACTER_SETS: dict[int, tuple[str, range]] = {
    0x01: ("iso8859_2", range(0xA1, 0x100)),
    0x02: ("iso8859_3", range(0xA1, 0x100)),
    0x03: ("iso8859_4", range(0xA2, 0x100)),
    0x05: ("iso8859_6", range(0xBB, 0xF3)),
    0x06: ("koi8_r", range(0xC0, 0x100)),
    0x07: ("iso8859_7", range(0xC1, 0xFA)),
    0x0C: ("iso8859_8", range(0xE0, 0xFB)),
    0x0D: ("tis_620", range(0xA1, 0xFA)),
}
"""High byte of the keysym → the set its low byte belongs to, and the bytes that agree."""

_KANA = {0x0400 | low: normalize("NFKC", bytes([low]).decode("shift_jis")) for low in range(0xA1, 0xDE)}
_SINGLE: dict[int, str] = {
    **_KANA,
    0x05AC: "،",
    0x06A1: "ђ", 0x06A2: "ѓ", 0x06A3: "ё", 0x06A4: "є", 0x06A5: "ѕ", 0x06A6: "і", 0x06A7: "ї", 0x06A8: "ј",
    0x06A9: "љ", 0x06AA: "њ", 0x06AB: "ћ", 0x06AC: "ќ", 0x06AD: "ґ", 0x06AE: "ў", 0x06AF: "џ", 0x06B0: "№",
    0x06B1: "Ђ", 0x06B2: "Ѓ", 0x06B3: "Ё", 0x06B4: "Є", 0x06B5: "Ѕ", 0x06B6: "І", 0x06B7: "Ї", 0x06B8: "Ј",
    0x06B9: "Љ", 0x06BA: "Њ", 0x06BB: "Ћ", 0x06BC: "Ќ", 0x06BD: "Ґ", 0x06BE: "Ў", 0x06BF: "Џ",
    0x07A1: "Ά", 0x07A2: "Έ", 0x07A3: "Ή", 0x07A4: "Ί", 0x07A7: "Ό", 0x07A8: "Ύ", 0x07AB: "Ώ",
    0x07A5: "Ϊ", 0x07A9: "Ϋ", 0x07AE: "΅", 0x07AF: "―", 0x07B5: "ϊ", 0x07B6: "ΐ", 0x07B9: "ϋ", 0x07BA: "ΰ", 0x07D2: "Σ",
    0x07B1: "ά", 0x07B2: "έ", 0x07B3: "ή", 0x07B4: "ί", 0x07B7: "ό", 0x07B8: "ύ", 0x07BB: "ώ",
    0x07F2: "σ", 0x07F3: "ς",
    0x0AA9: "—", 0x0AAA: "–", 0x0AAE: "…", 0x0AC9: "™", 0x0AE6: "•", 0x0AF1: "†", 0x0AF2: "‡",
    0x0AD0: "‘", 0x0AD1: "’", 0x0AD2: "“", 0x0AD3: "”", 0x0AFD: "‚", 0x0AFE: "„",
    0x13BC: "Œ", 0x13BD: "œ", 0x13BE: "Ÿ", 0x20AC: "€",
}  # fmt: skip


@cache
def keysym_named(name: str) -> int:
    """The keysym of a name such as Control_R; 0 when there is none."""
    _load_groups()
    return int(XK.string_to_keysym(name))


@cache
def _load_groups() -> None:
    for group in ("xf86", "xkb"):
        XK.load_keysym_group(group)


def keysym_of(char: str) -> int:
    """The keysym that means exactly this one character in every toolkit; of a line break and a tab, the key."""
    if char in LAYOUT_KEYS:
        return LAYOUT_KEYS[char]
    code = ord(char)
    return code if 0x20 <= code <= 0x7E or 0xA0 <= code <= 0xFF else UNICODE_BASE | code


def char_of(keysym: int) -> str | None:
    """The character a key with this keysym types; None for dead keys, function keys and unknown ones."""
    if 0x20 <= keysym <= 0x7E or 0xA0 <= keysym <= 0xFF:
        return chr(keysym)
    if UNICODE_BASE + 0x100 <= keysym <= UNICODE_BASE + 0x10FFFF:
        return chr(keysym - UNICODE_BASE)
    if keysym in _SINGLE:
        return _SINGLE[keysym]
    if keysym >> 8 in _CHARACTER_SETS:
        codec, agreed = _CHARACTER_SETS[keysym >> 8]
        low = keysym & 0xFF
        if low in agreed:
            return bytes([low]).decode(codec, errors="ignore") or None
    return None
