"""One rule for what a name in the settings means, for the menu's tick and for what is opened."""

from __future__ import annotations

import pytest

from tray_app.core.matching import closest


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ("USB Headset", 1),
        ("usb headset", 1),
        ("  USB Headset ", 1),
        ("headset", 0),
        ("KOPFHÖRER", 2),
        ("missing", None),
        ("", None),
        ("  ", None),
    ],
)
def test_the_whole_name_wins_over_a_part_whatever_its_case(wanted: str, expected: int | None) -> None:
    assert closest(wanted, ["USB Headset Pro", "USB Headset", "Kopfhörer"]) == expected
