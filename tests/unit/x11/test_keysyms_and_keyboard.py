from __future__ import annotations

import struct
from dataclasses import replace

import pytest

from tray_app.x11.keyboard import CONTROL, LOCK, SHIFT, Keyboard, Stroke, parse_keyboard
from tray_app.x11.keysyms import char_of, keysym_of

MOD5 = 128
TYPES = [(0, []), (SHIFT, [(SHIFT, 1)]), (SHIFT | LOCK, [(SHIFT, 1), (LOCK, 1)])]
FOUR_LEVELS = (SHIFT | MOD5, [(SHIFT, 1), (MOD5, 2), (SHIFT | MOD5, 3)])
KEYPAD = (SHIFT | 16, [(16, 1)])


@pytest.mark.parametrize("char", ["a", "é", "Ω", "ё", "日", "🙂", "\u0301", "\u200d"])
def test_keysym_and_character_are_each_others_inverse(char: str) -> None:
    assert char_of(keysym_of(char)) == char


@pytest.mark.parametrize(
    ("keysym", "char"),
    [
        (0x1B1, "ą"), (0x1A3, "Ł"), (0x2BB, "ğ"), (0x3B3, "ŗ"), (0x6C1, "а"), (0x6D1, "я"), (0x6A3, "ё"), (0x6F1, "Я"),
        (0x7E1, "α"), (0x7F3, "ς"), (0x7B1, "ά"), (0xCE0, "א"), (0xDA1, "ก"), (0x20AC, "€"), (0xAD3, "”"),
        (0x13BD, "œ"), (0x5E5, "م"), (0x5AC, "،"), (0x4B1, "ア"), (0x4A1, "。"),
    ],
)  # fmt: skip
def test_keysyms_of_before_unicode_are_known(keysym: int, char: str) -> None:
    assert char_of(keysym) == char


@pytest.mark.parametrize("keysym", [0, 0xFE51, 0xFF0D, 0xFF1B, 0xFFE1, 0xFFB1, 0x100000A, 0x1008FF11])
def test_dead_keys_and_function_keys_type_nothing(keysym: int) -> None:
    assert char_of(keysym) is None


def answer(keys: list[tuple[list[int], int, list[int]]], modifiers: dict[int, int]) -> bytes:
    """XkbGetMap's answer: keys from code 9 as (types, groups, symbols)."""
    types = [*TYPES, FOUR_LEVELS, KEYPAD]
    body = b""
    for mask, entries in types:
        body += struct.pack("=BBHBBBx", mask, mask, 0, 4, len(entries), 0)
        body += b"".join(struct.pack("=BBBBHxx", 1, mods, level, mods, 0) for mods, level in entries)
    for numbers, groups, symbols in keys:
        width = len(symbols) // groups if groups else 0
        body += struct.pack("=BBBBBBH", *(numbers + [0] * 4)[:4], groups, width, len(symbols))
        body += struct.pack(f"={len(symbols)}I", *symbols)
    pairs = b"".join(bytes(pair) for pair in modifiers.items())
    head = struct.pack("=xxBBHBBBBHB", 9, 8 + len(keys), 7, 0, len(types), len(types), 9, 0, len(keys))
    head = head.ljust(23, b"\0") + struct.pack("=BBB", 9, len(keys), len(modifiers))
    return head.ljust(32, b"\0") + body + pairs


A, SHIFT_KEY, ALTGR_KEY, EMPTY, PAD, RUSSIAN = 9, 10, 11, 12, 13, 14


@pytest.fixture
def keyboard() -> Keyboard:
    keys = [
        ([3], 1, [ord("a"), ord("A"), keysym_of("æ"), 0]),
        ([0], 1, [0xFFE1]),
        ([0], 1, [0xFE03]),
        ([0], 0, []),
        ([4], 1, [0xFF9C, ord("1")]),
        ([2, 2], 2, [ord("b"), ord("B"), 0x6C2, 0x6E2]),
    ]
    return parse_keyboard(answer(keys, {SHIFT_KEY: SHIFT, ALTGR_KEY: MOD5}))


def test_characters_are_found_with_the_modifiers_they_need(keyboard: Keyboard) -> None:
    strokes = keyboard.strokes(0)
    assert strokes["a"] == Stroke(A, 0)
    assert strokes["A"] == Stroke(A, SHIFT)
    assert strokes["æ"] == Stroke(A, MOD5)
    assert keyboard.holdable() == {SHIFT: SHIFT_KEY, MOD5: ALTGR_KEY}


def test_caps_lock_is_never_part_of_a_stroke(keyboard: Keyboard) -> None:
    assert keyboard.strokes(0)["B"] == Stroke(RUSSIAN, SHIFT)


def test_each_group_has_its_own_characters(keyboard: Keyboard) -> None:
    assert keyboard.groups() == 2
    assert keyboard.strokes(1)["б"] == Stroke(RUSSIAN, 0)
    assert "b" not in keyboard.strokes(1)
    assert keyboard.strokes(1)["a"] == Stroke(A, 0), "a key of one group means the same in every group"


def test_keys_chosen_by_num_lock_are_not_used(keyboard: Keyboard) -> None:
    assert "1" not in keyboard.strokes(0)


def test_unused_keys_have_no_symbols_and_set_no_modifier(keyboard: Keyboard) -> None:
    assert keyboard.unused() == [EMPTY]


def test_a_function_key_without_symbols_is_not_borrowed_for_it_may_be_the_hotkey(keyboard: Keyboard) -> None:
    f24 = 202
    assert replace(keyboard, keys={**keyboard.keys, f24: keyboard.keys[EMPTY]}).unused() == [EMPTY]


def test_symbol_of_a_press(keyboard: Keyboard) -> None:
    assert keyboard.symbol(A, SHIFT | CONTROL, 0) == ord("A")
    assert keyboard.symbol(RUSSIAN, SHIFT, 1) == 0x6E2
    assert keyboard.symbol(EMPTY, 0, 0) == 0
    assert keyboard.symbol(250, 0, 0) == 0


def test_changed_symbols_are_in_the_next_snapshot_only(keyboard: Keyboard) -> None:
    changed = keyboard.with_symbols({EMPTY: (keysym_of("Ω"), keysym_of("日"))})
    assert changed.strokes(0)["日"] == Stroke(EMPTY, SHIFT)
    assert changed.unused() == []
    assert keyboard.unused() == [EMPTY]
    assert changed.with_symbols({EMPTY: (0, 0)}) == keyboard
