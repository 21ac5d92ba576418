"""What a server says of a device, as bytes."""

from __future__ import annotations

from tray_app.hotkeys.x11_input import _device_names, _key_state


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


def device(number: int, name: bytes, *classes: bytes) -> bytes:
    head = number.to_bytes(2, "little") + bytes(4) + len(classes).to_bytes(2, "little")
    return head + len(name).to_bytes(2, "little") + b"\1\0" + name + bytes(-len(name) % 4) + b"".join(classes)


def test_devices_are_known_by_their_names_whatever_classes_they_have() -> None:
    keys, unknown = b"\0\0\2\0" + bytes(4), b"\x09\0\3\0" + bytes(8)
    devices = device(5, b"Virtual core XTEST keyboard", keys, unknown) + device(11, "Clavier é".encode("latin-1"))
    assert _device_names(devices, 2) == {5: "Virtual core XTEST keyboard", 11: "Clavier \N{REPLACEMENT CHARACTER}"}
