"""What comes up by itself on GNOME (through XWayland) and on KDE (on layers): seen, and never given the keyboard."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from desktop import wait_until
from gallery_ui import Widgets
from guest_desktop import GnomeDesktop, GuestDesktop, KdeDesktop, why_no_guests
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from tray_app.ui.theme import luminance

pytestmark = [pytest.mark.slow, pytest.mark.guest]

PILL, TOP = QRect(500, 690, 280, 90), QRect(440, 60, 400, 80)
WAYS = {GnomeDesktop: "XWayland", KdeDesktop: "wlr-layer-shell"}


@pytest.fixture(scope="module", params=WAYS, ids=lambda kind: kind.compositor)
def guest(request: pytest.FixtureRequest) -> Iterator[GuestDesktop]:
    if why := why_no_guests():
        pytest.skip(why)
    with request.param() as running:
        yield running


def bright(desktop: GuestDesktop, folder: Path, place: QRect) -> int:
    """Pixels of the pill's light ground: the desktop behind it is dark."""
    path = folder / "screen.png"
    desktop.screenshot(path)
    image = QImage(str(path)).copy(place)
    points = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return sum(luminance(image.pixelColor(x, y)) > 0.5 for x, y in points)


def test_the_overlay_is_seen_in_its_place_and_typing_goes_on(guest: GuestDesktop, tmp_path: Path) -> None:
    window = guest.open_window("gtk")
    window.focus()
    widgets = Widgets(guest, "light", 1)
    assert bright(guest, tmp_path, PILL) < 500
    for what, place in (("recording", PILL), ("text top", TOP)):
        style = "compact" if place is PILL else "detailed"
        widgets.show(f"overlay {style} {what}")
        wait_until(lambda place=place: bright(guest, tmp_path, place) > 4_000, what)  # type: ignore[misc] # a default
        assert window.has_focus()
        guest.tap("k")
    widgets.show("notice error")
    assert window.has_focus()
    guest.tap("k")
    assert window.wait_for("kkk", 10) == "kkk"
    widgets.close()
    window.close()


CHECK = """
from tray_app.core.desktop_settings import OverlaySettings
from tray_app.ui.overlay_check import check_overlay
print(check_overlay(OverlaySettings()))
"""


def test_doctor_tells_how_the_overlay_is_shown(guest: GuestDesktop) -> None:
    assert WAYS[type(guest)] in guest.run([sys.executable, "-c", CHECK]).decode()


def test_who_wants_qt_on_wayland_itself_has_it_and_is_told_what_that_costs(guest: GuestDesktop) -> None:
    told = guest.run(["env", "QT_QPA_PLATFORM=wayland", sys.executable, "-c", CHECK]).decode()
    assert ("ok=False" in told) is isinstance(guest, GnomeDesktop)
