"""What comes up by itself on a Wayland desktop with layers (sway): seen, in its place, and never given the keyboard."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from desktop import wait_until
from gallery_ui import OVERLAYS, Widgets
from live_program import LiveProgram
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from target_windows import TextWindow
from wayland_desktop import SwayDesktop
from wayland_mouse import Mouse

pytestmark = [pytest.mark.desktop, pytest.mark.wayland]

HOTKEY = "F9"
BINDS = (f"bindsym --no-repeat {HOTKEY} exec holdtalk press", f"bindsym --release {HOTKEY} exec holdtalk release")
CLIP = "ms_weather.flac"
PILL = QRect(340, 640, 600, 130)
NOTICE = QRect(890, 640, 380, 150)
TOP = QRect(340, 90, 600, 130)
LINE = QRect(640, 55, 640, 60)
BAR_END = QRect(1240, 0, 40, 22)


@pytest.fixture(scope="module")
def plain() -> Iterator[SwayDesktop]:
    """Nobody shows notices there, as in a fresh sway."""
    with SwayDesktop(notifications=False, binds=BINDS) as running:
        yield running


@pytest.fixture
def foot(plain: SwayDesktop) -> Iterator[TextWindow]:
    opened = plain.open_window("foot")
    opened.focus()
    yield opened
    opened.close()


@pytest.fixture
def widgets(plain: SwayDesktop) -> Iterator[Widgets]:
    opened = Widgets(plain, "light", 1)
    yield opened
    opened.close()


def seen(desktop: SwayDesktop, folder: Path, place: QRect) -> QImage:
    path = folder / "screen.png"
    desktop.screenshot(path)
    return QImage(str(path)).copy(place)


def wait_until_seen(desktop: SwayDesktop, folder: Path, place: QRect, empty: QImage, what: str) -> None:
    wait_until(lambda: seen(desktop, folder, place) != empty, what)


def bright(image: QImage) -> int:
    """Pixels that are much lighter than the black bar."""
    return sum(image.pixelColor(x, y).lightness() > 200 for x in range(image.width()) for y in range(image.height()))


# --- the overlay -------------------------------------------------------------------------


@pytest.mark.parametrize("style", ["minimal", "compact", "detailed"])
def test_the_overlay_is_seen_and_typing_goes_on(
    plain: SwayDesktop, foot: TextWindow, widgets: Widgets, tmp_path: Path, style: str
) -> None:
    empty = seen(plain, tmp_path, PILL)
    for what in OVERLAYS[:5]:
        widgets.show(f"overlay {style} {what}")
        wait_until_seen(plain, tmp_path, PILL, empty, what)
        assert foot.has_focus(), what
        plain.tap("k")
    assert foot.wait_for("kkkkk") == "kkkkk"
    assert len(plain.messages.windows()) == 1, "it is no window"


def test_the_overlay_stands_at_the_top_where_that_is_wanted(
    plain: SwayDesktop, foot: TextWindow, widgets: Widgets, tmp_path: Path
) -> None:
    top, bottom = seen(plain, tmp_path, TOP), seen(plain, tmp_path, PILL)
    widgets.show("overlay compact recording top")
    wait_until_seen(plain, tmp_path, TOP, top, "the overlay")
    assert seen(plain, tmp_path, PILL) == bottom


def test_the_overlay_stands_on_the_screen_with_the_focus(tmp_path: Path) -> None:
    with SwayDesktop(tray=False, notifications=False) as desktop:
        desktop.messages.command("create_output")
        with contextlib.closing(Widgets(desktop, "light", 1)) as widgets:
            for name in ("HEADLESS-2", "HEADLESS-1"):
                desktop.messages.command(f"focus output {name}")
                widgets.show("overlay compact recording")
                wait_until(lambda name=name: pill_on(desktop, tmp_path, name), name)  # type: ignore[misc]  # a default
                other = {"HEADLESS-1": "HEADLESS-2", "HEADLESS-2": "HEADLESS-1"}[name]
                assert not pill_on(desktop, tmp_path, other)


def pill_on(desktop: SwayDesktop, folder: Path, output: str) -> bool:
    """Whether its blue bars are on that screen."""
    path = folder / f"{output}.png"
    desktop.run(["grim", "-o", output, str(path)])
    image = QImage(str(path))
    return has_bars(image, QRect(0, image.height() - 52, image.width(), 1))


def has_bars(image: QImage, place: QRect) -> bool:
    rows, columns = range(place.top(), place.bottom() + 1), range(place.left(), place.right() + 1)
    return any(image.pixelColor(x, y).name() == "#308cc6" for y in rows for x in columns)


def test_the_overlay_stands_near_the_caret_of_a_program_that_tells_where_it_is(tmp_path: Path) -> None:
    with SwayDesktop(notifications=False) as desktop:
        desktop.env.pop("NO_AT_BRIDGE")
        with contextlib.closing(Widgets(desktop, "light", 1)) as widgets:
            see_it_near_the_caret(desktop, widgets, tmp_path)


def see_it_near_the_caret(desktop: SwayDesktop, widgets: Widgets, folder: Path) -> None:
    widgets.show("overlay compact recording caret")  # from now on it is followed who has the focus
    widgets.show("overlay compact cancelled caret")
    desktop.open_window("foot")
    window = desktop.open_window("gtk")  # beside it, in the right half of the screen
    window.focus()
    for key in "words":
        desktop.tap(key)
    assert window.wait_for("words") == "words"
    widgets.show("overlay compact recording caret")
    whole, near = QRect(0, 0, *desktop.size), QRect(640, 75, 500, 60)
    wait_until(lambda: has_bars(seen(desktop, folder, whole), near), "the overlay to stand near the text")
    assert window.has_focus()


def test_a_click_goes_through_the_overlay(plain: SwayDesktop, foot: TextWindow, widgets: Widgets) -> None:
    other = plain.open_window("foot")
    other.focus()
    plain.messages.command("split vertical")  # whichever lies below the overlay, it is not the one in front
    widgets.show("overlay compact recording")
    with Mouse(plain.env["WAYLAND_DISPLAY"], plain.size) as mouse:
        mouse.move(600, 740)
        mouse.click()
        wait_until(foot.has_focus, "the window below the overlay to hear the click")
    other.close()


@pytest.mark.parametrize(("scale", "in_pixels"), [("2", 84), ("1.5", 63)])
def test_the_overlay_is_as_sharp_as_the_screen(
    plain: SwayDesktop, foot: TextWindow, widgets: Widgets, tmp_path: Path, scale: str, in_pixels: int
) -> None:
    """Its height in pixels of the screen; a line of it is one and a half or two pixels wide."""
    plain.messages.command(f"output * scale {scale}")
    try:
        widgets.show("overlay compact recording")
        picture = seen(plain, tmp_path, QRect(636, 500, 8, 300))
    finally:
        plain.messages.command("output * scale 1")
    white = [picture.pixelColor(4, y).lightness() > 250 for y in range(picture.height())]
    assert abs(white.count(False) - in_pixels) < 20, "the pill, on foot's white"


# --- notices -----------------------------------------------------------------------------


def test_a_notice_is_seen_its_button_works_and_typing_goes_on(
    plain: SwayDesktop, foot: TextWindow, widgets: Widgets, tmp_path: Path
) -> None:
    empty = seen(plain, tmp_path, NOTICE)
    with Mouse(plain.env["WAYLAND_DISPLAY"], plain.size) as mouse:
        mouse.move(5, 400)
        widgets.show("notice waits")
        wait_until_seen(plain, tmp_path, NOTICE, empty, "the notice")
        assert foot.has_focus()
        plain.tap("k")
        mouse.move(1214, 762)
        mouse.click()
        wait_until(lambda: widgets.show("calls") == "TakeText", "the click on its button")
        assert foot.has_focus()
        mouse.move(5, 400)
    wait_until(lambda: seen(plain, tmp_path, NOTICE) == empty, "the notice to go")
    assert foot.wait_for("k") == "k"


def test_the_desktops_own_service_is_used_where_there_is_one(sway: SwayDesktop) -> None:
    with contextlib.closing(Widgets(sway, "light", 1)) as widgets:
        widgets.show("notice waits")
        wait_until(lambda: b"Your text waits" in sway.run(["makoctl", "list"]), "mako to have the notice")
        sway.run(["makoctl", "invoke"])  # its default action, as a click does
        wait_until(lambda: widgets.show("calls") == "TakeText", "the click to be heard")


def test_the_icon_is_seen_on_a_black_bar(
    plain: SwayDesktop, foot: TextWindow, widgets: Widgets, tmp_path: Path
) -> None:
    widgets.show("tray ready")
    wait_until(lambda: bright(seen(plain, tmp_path, BAR_END)) > 60, "the icon")


# --- the program -------------------------------------------------------------------------


@pytest.fixture(scope="module")
def program(plain: SwayDesktop) -> Iterator[LiveProgram]:
    """That of the user whose session it is: the compositor's binds find it."""
    settings = {"text": {"separator": "none"}, "performance": {"view": "minimal"}}
    running = LiveProgram(plain, settings, folder=plain.folder)
    running.start()
    yield running
    assert running.stop() == 0
    assert "textinput" not in running.output


@pytest.mark.speech
def test_a_dictation_arrives_beside_a_notice_of_our_own(
    plain: SwayDesktop, program: LiveProgram, foot: TextWindow, speech_dir: Path, tmp_path: Path
) -> None:
    empty, before = seen(plain, tmp_path, NOTICE), program.status()["dictations"]
    assert program.command("run").returncode == 0, "a second start, which is told"
    wait_until_seen(plain, tmp_path, NOTICE, empty, "the notice")
    with program.hold(HOTKEY):
        program.wait_for_state("recording")
        plain.play(speech_dir / CLIP)
        time.sleep(0.4)
    text = program.wait_for_dictations(before + 1)["last_text"]
    assert foot.wait_for(text) == text
    assert foot.has_focus()


def test_one_line_of_figures_stays_on_top_without_the_keyboard(
    plain: SwayDesktop, program: LiveProgram, foot: TextWindow, tmp_path: Path
) -> None:
    empty = seen(plain, tmp_path, LINE)
    assert program.command("show", "performance").returncode == 0
    wait_until_seen(plain, tmp_path, LINE, empty, "the line")
    assert foot.has_focus()
    plain.tap("k")
    assert foot.wait_for("k") == "k"
    assert len(plain.messages.windows()) == 1, "it is no window"
    with Mouse(plain.env["WAYLAND_DISPLAY"], plain.size) as mouse:

        def closed() -> bool:  # one that is busy yet with being shown misses a click, as a person would see
            mouse.move(1243, 58)
            mouse.click()
            mouse.move(5, 400)  # the pointer is in the pictures, too
            time.sleep(0.5)
            return seen(plain, tmp_path, LINE) == empty

        wait_until(closed, "the line to go")


@pytest.fixture
def bare() -> Iterator[SwayDesktop]:
    with SwayDesktop(xwayland=False, tray=False, notifications=False) as running:
        yield running


def test_without_a_tray_a_notice_tells_it_and_a_second_start_shows_a_window(bare: SwayDesktop, tmp_path: Path) -> None:
    foot = bare.open_window("foot")
    foot.focus()
    empty = seen(bare, tmp_path, NOTICE)
    widgets = Widgets(bare, "light", 1)
    wait_until_seen(bare, tmp_path, NOTICE, empty, "the notice")
    assert foot.has_focus(), "it came up by itself, so it leaves the focus alone"
    assert widgets.show("seen") == "tray=False window=False"
    widgets.close()


def test_doctor_tells_how_the_overlay_is_shown(plain: SwayDesktop) -> None:
    told = LiveProgram(plain, {}).command("doctor").stdout
    assert "wlr-layer-shell" in told
