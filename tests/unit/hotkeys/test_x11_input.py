"""What a server says of a device, as bytes."""

from __future__ import annotations

from tray_app.hotkeys.x11_input import _key_state


def key_class(*keycodes: int) -> bytes:
    bits = bytearray(32)
    for code in keycodes:
        bits[code // 8] |= 1 << code % 8
    return bytes([0, 36, 248, 0]) + bytes(bits)


BUTTONS = bytes([1, 36, 5, 0]) + bytes([255] * 32)


def test_the_keys_that_are_down_are_found_among_a_devices_classes() -> None:
    assert _key_state(key_class(9, 105) + BUTTONS, 2) == {9, 105}
    assert _key_state(BUTTONS + key_class(255), 2) == {255}


def test_a_device_without_keys_has_none_down() -> None:
    assert _key_state(BUTTONS, 1) == frozenset()
    assert _key_state(b"", 0) == frozenset()
