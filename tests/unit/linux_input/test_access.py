"""Why a keyboard is not heard: it may not be read, or there is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from tray_app.linux_input import access
from tray_app.linux_input.access import MAY_NOT_READ, NO_KEYBOARD, why_deaf, why_no_keys


def described(folder: Path, name: str, keys: str) -> None:
    """As the kernel does it for everybody, whoever may read the device."""
    place = folder / name / "device" / "capabilities"
    place.mkdir(parents=True)
    (place / "key").write_text(keys + "\n")


@pytest.mark.parametrize(
    ("keys", "problem"),
    [
        ("402000007 ff803078f800d001 feffffdfffefffff fffffffffffffffe", MAY_NOT_READ),
        ("10000000000000 0", NO_KEYBOARD),  # a power button
        ("ff0000 0 0 0 0", NO_KEYBOARD),  # a mouse
        ("0", NO_KEYBOARD),
    ],
)
def test_only_a_keyboard_that_may_not_be_read_is_a_matter_of_rights(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, keys: str, problem: object
) -> None:
    monkeypatch.setattr(access, "_SYSFS", tmp_path)
    described(tmp_path, "event4", keys)
    assert why_deaf(["event4"], lambda _name: False) is problem
    assert why_deaf(["event4"], lambda _name: True) is NO_KEYBOARD


def test_what_nobody_describes_may_be_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(access, "_SYSFS", tmp_path)
    assert why_deaf(["event4"], lambda _name: False) is MAY_NOT_READ
    assert why_deaf([], lambda _name: False) is NO_KEYBOARD


def test_a_machine_without_input_devices_has_no_keyboard(tmp_path: Path) -> None:
    assert why_no_keys(tmp_path / "none") is NO_KEYBOARD
    (tmp_path / "event0").touch()
    (tmp_path / "mice").touch()
    assert why_no_keys(tmp_path) is NO_KEYBOARD
