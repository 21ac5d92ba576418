"""What a keyboard of our own types, heard by a compositor that a test plays."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fakes_wayland import FakeCompositor, KeyboardCompositor

from tray_app.wayland.keymap import CAPACITY, pieces
from tray_app.wayland.virtual_keyboard import (
    BATCH_KEYS,
    CONTROL,
    CONTROL_V,
    NEW_SEAT_SETTLE_S,
    SHIFT_INSERT,
    BrokenOff,
    VirtualKeyboard,
)
from tray_app.wayland.wire import CompositorGone, NotOffered

CORPUS = [
    'it\'s "quoted" (100% #1 @home) ~`^&*[]{}<>|\\/?',
    "Größe, naïve café, Œuvre, Łódź",
    "Ωμέγα Привет 日本語の漢字かな 한국어",
    "😀👍🏽 👨‍👩‍👧 🇩🇪",
    "e\u0301 a\u0323\u0302 n\u0303",
    "עברית العربية",
    "aaaa",
]


@pytest.fixture
def compositor() -> Iterator[KeyboardCompositor]:
    fake = KeyboardCompositor()
    yield fake
    fake.close()


@pytest.fixture
def slept() -> list[float]:
    return []


@pytest.fixture
def keyboard(compositor: KeyboardCompositor, slept: list[float]) -> Iterator[VirtualKeyboard]:
    made = VirtualKeyboard(compositor.connect, slept.append)
    yield made
    made.close()


def test_a_text_is_taken_apart_by_what_one_keymap_holds() -> None:
    many = "".join(chr(0x4E00 + number) for number in range(CAPACITY + 3))
    parts = pieces(many + "a")
    assert "".join(piece for piece, _ in parts) == many + "a"
    assert [len(chars) for _, chars in parts] == [CAPACITY, 4]
    assert pieces("") == []


@pytest.mark.parametrize("text", CORPUS)
def test_every_character_arrives(compositor: KeyboardCompositor, keyboard: VirtualKeyboard, text: str) -> None:
    typed = keyboard.type(text)
    assert compositor.text == text
    assert 0 < typed.first_char_ns <= typed.last_char_ns
    assert compositor.down == set()
    assert compositor.keymaps == 1


def test_more_characters_than_a_keymap_holds_arrive_too(
    compositor: KeyboardCompositor, keyboard: VirtualKeyboard
) -> None:
    text = "".join(chr(0x4E00 + number) for number in range(300))
    keyboard.type(text)
    assert compositor.text == text
    assert compositor.keymaps == -(-300 // CAPACITY)


def test_a_keymap_that_has_not_changed_is_not_sent_again(
    compositor: KeyboardCompositor, keyboard: VirtualKeyboard
) -> None:
    for _ in range(3):
        keyboard.type("the same")
    assert compositor.keymaps == 1


def test_keys_come_in_small_numbers_with_pauses(keyboard: VirtualKeyboard, slept: list[float]) -> None:
    keyboard.type("x" * (3 * BATCH_KEYS + 1))
    assert len(slept) == 3
    keyboard.type("abc", delay_s=0.01)
    assert slept[3:] == [0.01, 0.01]


def test_a_seat_without_a_keyboard_is_given_time_to_see_this_one(slept: list[float]) -> None:
    compositor = KeyboardCompositor(seat_has_keyboard=False)
    keyboard = VirtualKeyboard(compositor.connect, slept.append)
    keyboard.type("x")
    assert slept == [pytest.approx(NEW_SEAT_SETTLE_S, abs=0.1)]
    keyboard.close()
    compositor.close()


def test_a_paste_key_has_its_modifiers(compositor: KeyboardCompositor, keyboard: VirtualKeyboard) -> None:
    keyboard.chord(CONTROL_V)
    keyboard.chord(SHIFT_INSERT)
    keyboard.type("v")
    assert compositor.heard == [("v", CONTROL), ("Insert", 1), ("U0076", 0)]
    assert compositor.down == set()


def test_typing_ends_when_it_may_not_go_on(compositor: KeyboardCompositor, keyboard: VirtualKeyboard) -> None:
    with pytest.raises(BrokenOff) as broken:
        keyboard.type("x" * 100, may_go_on=lambda: False)
    assert broken.value.typed == BATCH_KEYS
    assert compositor.text == "x" * BATCH_KEYS


def test_a_compositor_that_dies_in_the_middle_leaves_a_text_in_part(
    compositor: KeyboardCompositor, keyboard: VirtualKeyboard
) -> None:
    compositor.dies_after = 40
    with pytest.raises(BrokenOff):
        keyboard.type("x" * 100)


def test_a_compositor_that_is_gone_before_a_text_costs_nothing() -> None:
    first, second = KeyboardCompositor(), KeyboardCompositor()
    compositors = iter((first, second))
    keyboard = VirtualKeyboard(lambda: next(compositors).connect(), lambda _s: None)
    keyboard.type("one")
    first.hang_up()
    keyboard.type("two")
    assert (first.text, second.text) == ("one", "two")
    keyboard.close()
    first.close()
    second.close()


def test_without_the_protocol_that_is_said() -> None:
    compositor = FakeCompositor([("wl_seat", 7)])
    keyboard = VirtualKeyboard(compositor.connect)
    with pytest.raises(NotOffered, match="virtual_keyboard"):
        keyboard.open()
    compositor.close()


def test_without_a_compositor_that_is_said() -> None:
    def none() -> None:
        raise CompositorGone("nobody")

    with pytest.raises(CompositorGone):
        VirtualKeyboard(none).type("x")  # type: ignore[arg-type]  # it gives no connection, as that is
