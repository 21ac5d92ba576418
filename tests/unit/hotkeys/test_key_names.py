"""What a person calls a key."""

from __future__ import annotations

import pytest

from tray_app.hotkeys.naming import describe


@pytest.mark.parametrize(
    ("key", "called"),
    [
        ("ctrl_r", "Right Ctrl"),
        ("f9", "F9"),
        ("alt_l+space", "Left Alt + Space"),
        ("ctrl+shift+d", "Ctrl + Shift + D"),
        ("alt_gr", "AltGr"),
        ("page_up", "Page Up"),
        ("no such key", "no such key"),
    ],
)
def test_a_key_is_called_what_its_cap_says(key: str, called: str) -> None:
    assert describe(key) == called
