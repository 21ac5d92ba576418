"""The real tray icon, menu, overlay, notice and small window on a real desktop."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from desktop import PrivateDesktop, wait_until
from gallery_ui import OVERLAYS, STATES, Widgets
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from target_windows import TextWindow

pytestmark = pytest.mark.desktop

SERVICES = Path(__file__).parent / "session_services.py"
GI_PYTHON = "/usr/bin/python3"


@pytest.fixture
def widgets(desktop: PrivateDesktop) -> Iterator[Widgets]:
    opened = Widgets(desktop, "light", 1)
    yield opened
    opened.close()


@pytest.fixture
def terminal(desktop: PrivateDesktop) -> Iterator[TextWindow]:
    opened = desktop.open_window("xterm")
    opened.focus()
    yield opened
    opened.close()


@pytest.fixture
def bare_desktop() -> Iterator[PrivateDesktop]:
    """A desktop of its own, without a tray."""
    with PrivateDesktop(tray=False) as running:
        yield running


def focused(desktop: PrivateDesktop) -> str:
    return desktop.run(["xdotool", "getwindowfocus"]).decode().strip()


def seen(desktop: PrivateDesktop, folder: Path, place: QRect) -> QImage:
    path = folder / "screen.png"
    desktop.screenshot(path)
    return QImage(str(path)).copy(place)


def start_service(desktop: PrivateDesktop, kind: str) -> None:
    desktop.spawn([GI_PYTHON, str(SERVICES), kind], name=kind)
    wait_until(lambda: "ready" in desktop.log_of(kind), f"the {kind} service")


def ink(image: QImage) -> int:
    """Pixels that are much darker than the light panel."""
    return sum(image.pixelColor(x, y).lightness() < 100 for x in range(image.width()) for y in range(image.height()))


# --- icon and menu -----------------------------------------------------------------------


def test_every_state_looks_different_in_the_panel(desktop: PrivateDesktop, widgets: Widgets, tmp_path: Path) -> None:
    pictures: list[QImage] = []
    for state in STATES:
        x, y = (int(number) for number in widgets.show(f"tray {state}").split())
        picture = seen(desktop, tmp_path, QRect(x - 12, y - 12, 24, 24))
        assert ink(picture) > 60, f"{state} cannot be seen on a light panel"
        assert picture not in pictures
        pictures.append(picture)


def test_a_dark_panel_gets_a_light_glyph(tmp_path: Path) -> None:
    with PrivateDesktop(theme="dark") as desktop:
        widgets = Widgets(desktop, "light", 1)  # programs light, panel dark: the panel decides
        x, y = (int(number) for number in widgets.show("tray ready").split())
        picture = seen(desktop, tmp_path, QRect(x - 12, y - 12, 24, 24))
        bright = sum(picture.pixelColor(x, y).lightness() > 200 for x in range(24) for y in range(24))
        widgets.close()
    assert bright > 60


def test_a_right_click_opens_the_menu_and_the_keyboard_chooses(
    desktop: PrivateDesktop, widgets: Widgets, terminal: TextWindow
) -> None:
    x, y = widgets.show("tray ready").split()
    before = focused(desktop)
    desktop.run(["xdotool", "mousemove", x, y, "click", "3"])
    widgets.show("settle")
    desktop.tap("s")  # the letter of "Start dictation"
    assert widgets.show("calls") == "toggle"
    assert focused(desktop) == before, "the text belongs in the window that had the focus"
    desktop.tap("x")
    assert terminal.wait_for("x") == "x"


def test_a_middle_click_starts_and_stops(desktop: PrivateDesktop, widgets: Widgets) -> None:
    x, y = widgets.show("tray ready").split()
    desktop.run(["xdotool", "mousemove", x, y, "click", "2"])
    assert widgets.show("calls") == "toggle"


# --- overlay and notice ------------------------------------------------------------------


@pytest.mark.parametrize("style", ["minimal", "compact", "detailed"])
def test_the_overlay_is_seen_and_never_takes_the_focus(
    desktop: PrivateDesktop, widgets: Widgets, terminal: TextWindow, tmp_path: Path, style: str
) -> None:
    before = focused(desktop)
    bottom = QRect(340, 640, 600, 130)
    empty = seen(desktop, tmp_path, bottom)
    for what in OVERLAYS[:5]:
        widgets.show(f"overlay {style} {what}")
        wait_until(lambda: seen(desktop, tmp_path, bottom) != empty, what)
        assert focused(desktop) == before, what
        desktop.tap("k")
    assert terminal.wait_for("kkkkk") == "kkkkk"


def test_a_click_goes_through_the_overlay(desktop: PrivateDesktop, widgets: Widgets) -> None:
    def under_the_pointer() -> bytes:
        desktop.run(["xdotool", "mousemove", "640", "300", "mousemove", "640", "735"])
        return desktop.run(["xdotool", "getmouselocation", "--shell"])

    nothing_there = under_the_pointer()
    widgets.show("overlay compact recording")
    assert under_the_pointer() == nothing_there


def test_our_own_notice_is_seen_and_takes_no_focus(
    desktop: PrivateDesktop, widgets: Widgets, terminal: TextWindow, tmp_path: Path
) -> None:
    before = focused(desktop)
    corner = QRect(900, 640, 380, 130)
    empty = seen(desktop, tmp_path, corner)
    widgets.show("notice info")
    wait_until(lambda: seen(desktop, tmp_path, corner) != empty, "the notice")
    assert focused(desktop) == before


def test_the_desktops_own_notifications_are_used_where_there_are_any(bare_desktop: PrivateDesktop) -> None:
    start_service(bare_desktop, "notifications")
    widgets = Widgets(bare_desktop, "light", 1)
    widgets.show("notice info")
    wait_until(lambda: "Notify" in bare_desktop.log_of("notifications"), "the notification")
    told = bare_desktop.log_of("notifications")
    assert "Notify Holdtalk 0 holdtalk Holdtalk is ready to listen Hold Right Ctrl" in told
    widgets.close()


# --- without a tray ----------------------------------------------------------------------


def test_without_a_tray_the_small_window_stands_in_until_one_comes(bare_desktop: PrivateDesktop) -> None:
    terminal = bare_desktop.open_window("xterm")
    terminal.focus()
    before = focused(bare_desktop)
    widgets = Widgets(bare_desktop, "light", 1)
    wait_until(lambda: widgets.show("seen") == "tray=False window=True", "the small window")
    assert focused(bare_desktop) == before, "it came up by itself, so it leaves the focus alone"
    bare_desktop.start_tray()
    wait_until(lambda: widgets.show("seen") == "tray=True window=False", "the icon")
    widgets.close()


def test_a_status_notifier_watcher_that_comes_later_gets_the_icon(bare_desktop: PrivateDesktop) -> None:
    widgets = Widgets(bare_desktop, "light", 1)
    wait_until(lambda: widgets.show("seen") == "tray=False window=True", "the small window")
    start_service(bare_desktop, "watcher")
    wait_until(lambda: widgets.show("seen") == "tray=True window=False", "the icon")
    wait_until(lambda: "RegisterStatusNotifierItem" in bare_desktop.log_of("watcher"), "the icon's registration")
    widgets.close()


def test_a_tray_that_goes_away_and_comes_back_has_the_icon_again(desktop: PrivateDesktop, widgets: Widgets) -> None:
    widgets.show("tray ready")
    desktop.stop_tray()
    desktop.start_tray()
    wait_until(lambda: widgets.show("place").split()[0] != "0", "the icon")
    assert "tray=True" in widgets.show("seen")
