"""What a server says of a device, as bytes."""

from __future__ import annotations

from tray_app.x11.devices import Device, _devices, _keys_down


def key_class(*keycodes: int) -> bytes:
    bits = bytearray(32)
    for code in keycodes:
        bits[code // 8] |= 1 << code % 8
    return bytes([0, 36, 248, 0]) + bytes(bits)


BUTTONS = bytes([1, 36, 5, 0]) + bytes([255] * 32)


def test_the_keys_that_are_down_are_found_among_a_devices_classes() -> None:
    assert _keys_down(key_class(9, 105) + BUTTONS, 2) == {9, 105}
    assert _keys_down(BUTTONS + key_class(255), 2) == {255}


def test_a_device_without_keys_has_none_down() -> None:
    assert _keys_down(BUTTONS, 1) == frozenset()
    assert _keys_down(b"", 0) == frozenset()


SLAVE_POINTER, SLAVE_KEYBOARD = 3, 4


def device(number: int, name: bytes, use: int, *classes: bytes, enabled: bool = True) -> bytes:
    head = b"".join(part.to_bytes(2, "little") for part in (number, use, 0, len(classes), len(name)))
    return head + bytes([enabled, 0]) + name + bytes(-len(name) % 4) + b"".join(classes)


def test_devices_are_known_by_their_names_and_uses_whatever_classes_they_have() -> None:
    keys, unknown = b"\0\0\2\0" + bytes(4), b"\x09\0\3\0" + bytes(8)
    devices = (
        device(5, b"Virtual core XTEST keyboard", SLAVE_KEYBOARD, keys, unknown)
        + device(6, b"Mouse", SLAVE_POINTER)
        + device(11, "Clavier é".encode("latin-1"), SLAVE_KEYBOARD)
        + device(12, b"Lid", SLAVE_KEYBOARD, enabled=False)
    )
    assert _devices(devices, 4) == [
        Device(5, "Virtual core XTEST keyboard", is_keyboard=True),
        Device(6, "Mouse", is_keyboard=False),
        Device(11, "Clavier \N{REPLACEMENT CHARACTER}", is_keyboard=True),
        Device(12, "Lid", is_keyboard=False),
    ]


def test_only_the_device_of_xtest_injects() -> None:
    assert Device(5, "Virtual core XTEST keyboard", is_keyboard=True).injects
    assert not Device(5, "Virtual core XTEST pointer", is_keyboard=False).injects
    assert not Device(11, "AT keyboard", is_keyboard=True).injects
