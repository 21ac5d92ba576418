"""Records of input devices, and the names and numbers that go with them."""

from __future__ import annotations

import fcntl
import os
import random
import struct
import sys
from pathlib import Path

import pytest

from tray_app.core.combination import KEY_NAMES
from tray_app.linux_input import ioctls
from tray_app.linux_input.codes import CODES, MODIFIERS, has_keys, is_keyboard
from tray_app.linux_input.device import open_device
from tray_app.linux_input.records import EV_KEY, RECORD_BYTES, Record, Unpacker, packed

ecodes = pytest.importorskip("evdev.ecodes", reason="the library evdev, which comes with pynput on Linux")


def test_what_was_packed_is_unpacked_wherever_it_was_cut() -> None:
    chance = random.Random(7)
    wanted = [
        Record(chance.randrange(10**15) * 1_000, EV_KEY, chance.randrange(768), chance.randrange(3)) for _ in range(99)
    ]
    data = b"".join(packed(one.kind, one.code, one.value, one.at_ns) for one in wanted)
    unpacker, found, at = Unpacker(), list[Record](), 0
    while at < len(data):
        piece = data[at : at + chance.randrange(1, 100)]
        found += unpacker.records(piece)
        at += len(piece)
    assert found == wanted


@pytest.mark.skipif(sys.maxsize < 2**32, reason="for machines of 64 bits")
def test_a_record_is_as_the_kernel_has_it() -> None:
    assert RECORD_BYTES == 24
    assert packed(1, 67, 1, 5_000_002_000) == struct.pack("<qqHHi", 5, 2, 1, 67, 1)


OTHER_NAMES = {
    "ctrl_l": "KEY_LEFTCTRL", "ctrl_r": "KEY_RIGHTCTRL", "shift_l": "KEY_LEFTSHIFT", "shift_r": "KEY_RIGHTSHIFT",
    "alt_l": "KEY_LEFTALT", "alt_r": "KEY_RIGHTALT", "alt_gr": "KEY_RIGHTALT", "cmd_l": "KEY_LEFTMETA",
    "cmd_r": "KEY_RIGHTMETA", "page_up": "KEY_PAGEUP", "page_down": "KEY_PAGEDOWN", "caps_lock": "KEY_CAPSLOCK",
    "num_lock": "KEY_NUMLOCK", "scroll_lock": "KEY_SCROLLLOCK", "print_screen": "KEY_SYSRQ", "menu": "KEY_COMPOSE",
    "media_play_pause": "KEY_PLAYPAUSE", "media_stop": "KEY_STOPCD", "media_previous": "KEY_PREVIOUSSONG",
    "media_next": "KEY_NEXTSONG", "media_volume_mute": "KEY_MUTE", "media_volume_down": "KEY_VOLUMEDOWN",
    "media_volume_up": "KEY_VOLUMEUP",
}  # fmt: skip


def test_every_key_with_a_name_has_the_kernels_code() -> None:
    assert CODES.keys() == KEY_NAMES
    kernels = {name: getattr(ecodes, OTHER_NAMES.get(name, f"KEY_{name.upper()}")) for name in CODES}
    assert dict(CODES) == kernels
    assert len(MODIFIERS) == 8


def test_a_mouse_is_none_and_a_power_button_no_keyboard() -> None:
    assert not has_keys(frozenset({0x110, 0x111}))
    assert not has_keys(frozenset())
    assert has_keys(frozenset({116}))
    assert not is_keyboard(frozenset({116}))
    assert is_keyboard(frozenset(range(1, 84)))


def test_requests_have_the_kernels_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    """As linux/input.h and linux/uinput.h make them on x86 and ARM, worked out by hand."""
    asked: list[int] = []

    def ioctl(_fd: int, request: int, _argument: object = 0) -> int:
        asked.append(request)
        return 0

    monkeypatch.setattr(fcntl, "ioctl", ioctl)
    ioctls.device_name(3)
    ioctls.keys_of(3)
    ioctls.keys_down(3)
    ioctls.use_monotonic_clock(3)
    ioctls.leave_out(3, 2)
    ioctls.create_keyboard(3, "name", [30])
    ioctls.destroy_keyboard(3)
    assert [hex(number) for number in asked] == [
        "0x81004506", "0x80604521", "0x80604518", "0x400445a0", "0x40104593",
        "0x40045564", "0x40045565", "0x405c5503", "0x5501", "0x8100552c", "0x5502",
    ]  # fmt: skip


def test_what_is_no_input_device_is_refused(tmp_path: Path) -> None:
    (tmp_path / "event0").touch()
    before = len(os.listdir("/proc/self/fd"))
    with pytest.raises(OSError, match="ioctl"):
        open_device(tmp_path / "event0")
    assert len(os.listdir("/proc/self/fd")) == before
