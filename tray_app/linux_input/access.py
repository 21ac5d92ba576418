"""Whether this user may read keyboards and make one, tried for real, and what helps where he may not."""

from __future__ import annotations

import os
import struct
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, suppress
from pathlib import Path

from tray_app.core.errors import Problem
from tray_app.core.translation import marked

from .codes import MODIFIERS, is_keyboard
from .device import InputDevice, open_device
from .folder import INPUT_FOLDER, device_names
from .uinput import UINPUT

_SYSFS = Path("/sys/class/input")
_WORD_BITS = 8 * struct.calcsize("@L")

MAY_NOT_READ = Problem(
    marked("Holdtalk may not read the keyboard."),
    marked(
        "Run `holdtalk setup-input keys` in a terminal: it says what it changes and what that risks before it does "
        "anything."
    ),
)
NO_KEYBOARD = Problem(
    marked("There is no keyboard that can be read here."),
    marked("Plug one in; it is heard as soon as it is there."),
)
MAY_NOT_TYPE = Problem(
    marked("Holdtalk may not make a keyboard of its own."),
    marked(
        "Run `holdtalk setup-input typing` in a terminal: it says what it changes and what that risks before it does "
        "anything."
    ),
)
NO_UINPUT = Problem(
    marked("This system lets no program make a keyboard of its own."),
    marked("Load the kernel's module for it with `sudo modprobe uinput`, if it has one."),
)


def modifier_held(folder: Path = INPUT_FOLDER) -> bool:
    """Whether a finger is on Ctrl, Shift or their like, as far as keyboards may be read."""
    return any(not device.keys_down().isdisjoint(MODIFIERS) for device in _opened(folder))


def readable_keyboards(folder: Path = INPUT_FOLDER) -> int:
    """How many there are that this user may read. Opens each for a moment."""
    return sum(is_keyboard(device.keys) for device in _opened(folder))


def _opened(folder: Path) -> Iterator[InputDevice]:
    """Each that may be read, for a moment."""
    for name in sorted(device_names(folder)):
        if os.access(folder / name, os.R_OK):
            with suppress(OSError):  # it went just now
                device = open_device(folder / name)
                if device is not None:
                    with closing(device):
                        yield device


def why_no_keys(folder: Path = INPUT_FOLDER) -> Problem | None:
    """None where a keyboard can be read."""
    if readable_keyboards(folder):
        return None
    return why_deaf(device_names(folder), lambda name: os.access(folder / name, os.R_OK))


def why_deaf(names: Iterable[str], may_read: Callable[[str], bool]) -> Problem:
    """Of these devices, none of which is a keyboard that can be read."""
    return MAY_NOT_READ if any(not may_read(name) and _may_be_keyboard(name) for name in names) else NO_KEYBOARD


def _may_be_keyboard(name: str) -> bool:
    """What it can send everybody may know: words of the machine's length, in hexadecimal, the highest first."""
    try:
        words = (_SYSFS / name / "device" / "capabilities" / "key").read_text().split()
    except OSError:
        return True
    number = 0
    for word in words:
        number = number << _WORD_BITS | int(word, 16)
    return is_keyboard(frozenset(code for code in range(number.bit_length()) if number >> code & 1))


def why_no_typing(path: Path = UINPUT) -> Problem | None:
    """None where a keyboard can be made, as far as can be seen without making one."""
    if not path.exists():
        return NO_UINPUT
    return None if os.access(path, os.W_OK) else MAY_NOT_TYPE
