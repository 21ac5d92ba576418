"""Notices that are clicked, an overlay that is in nobody's way, and other programs' sound, on a real desktop."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path

import pytest
from desktop import DesktopFault, PrivateDesktop, wait_until
from gallery_ui import Widgets
from live_program import LiveProgram, StartHoldtalk

pytestmark = pytest.mark.desktop

SERVICES = Path(__file__).parent / "session_services.py"
GI_PYTHON = "/usr/bin/python3"
FULL = 65_536


@pytest.fixture
def widgets(desktop: PrivateDesktop) -> Iterator[Widgets]:
    opened = Widgets(desktop, "light", 1)
    yield opened
    opened.close()


def start_service(desktop: PrivateDesktop, *kind: str) -> None:
    name = "-".join(kind)
    desktop.spawn([GI_PYTHON, str(SERVICES), *kind], name=name)
    wait_until(lambda: "ready" in desktop.log_of(name), f"the service {name}")


# --- notices -----------------------------------------------------------------------------


def test_a_click_on_a_notice_of_the_desktop_asks_for_its_action(bare_desktop: PrivateDesktop) -> None:
    start_service(bare_desktop, "notifications", "click")
    widgets = Widgets(bare_desktop, "light", 1)
    widgets.show("notice waits")
    wait_until(lambda: widgets.show("calls") == "TakeText", "the click to be heard")
    told = bare_desktop.log_of("notifications-click")
    assert "['default', 'Copy text', 'button', 'Copy text']" in told
    widgets.close()


def test_do_not_disturb_is_asked_for() -> None:
    asked = (
        "from PySide6.QtCore import QCoreApplication; from tray_app.ui.desktop_notices import do_not_disturb; "
        "application = QCoreApplication([]); print(do_not_disturb())"
    )
    with PrivateDesktop(tray=False) as desktop:
        assert desktop.run([sys.executable, "-c", asked]).strip() == b"False"
        start_service(desktop, "notifications", "inhibited")
        assert desktop.run([sys.executable, "-c", asked]).strip() == b"True"


def test_the_button_of_our_own_notice_is_pressed_by_mouse(desktop: PrivateDesktop, widgets: Widgets) -> None:
    widgets.show("notice waits")
    place = place_of(desktop, "^Holdtalk$")
    left, top, width, height = (place[name] for name in ("X", "Y", "WIDTH", "HEIGHT"))
    desktop.run(["xdotool", "mousemove", str(left + width - 50), str(top + height - 26), "click", "1"])
    wait_until(lambda: widgets.show("calls") == "TakeText", "the button")


# --- the overlay -------------------------------------------------------------------------


@pytest.mark.parametrize("style", ["minimal", "compact", "detailed"])
def test_a_click_on_the_overlay_reaches_the_window_below(desktop: PrivateDesktop, widgets: Widgets, style: str) -> None:
    below, other = desktop.open_window("xterm"), desktop.open_window("xterm")
    other.focus()
    wanted = desktop.run(["xdotool", "getwindowfocus"]).decode().strip()
    below.focus()
    number = desktop.run(["xdotool", "getwindowfocus"]).decode().strip()
    assert number != wanted
    desktop.run(["xdotool", "windowmove", wanted, "0", "0"])
    desktop.run(["xdotool", "windowmove", number, "500", "500"])
    other.focus()
    widgets.show(f"overlay {style} recording")
    desktop.run(["xdotool", "mousemove", "640", "735", "click", "1"])
    wait_until(lambda: desktop.run(["xdotool", "getwindowfocus"]).decode().strip() == number, "the window below")
    desktop.tap("k")
    assert below.wait_for("k") == "k"
    below.close()
    other.close()


# --- other programs' sound ---------------------------------------------------------------


@pytest.fixture
def music(desktop: PrivateDesktop) -> Iterator[None]:
    """A program that plays on the speakers all the time."""
    with playing(desktop):
        yield


@contextmanager
def playing(desktop: PrivateDesktop) -> Iterator[None]:
    command = ["pacat", "--playback", "--device=speakers", "--client-name=Music", "--rate=8000", "--channels=1"]
    player = desktop.spawn([*command, "--format=u8", "/dev/zero"], name="music")
    wait_until(lambda: volume_of_music(desktop) is not None, "the music")
    yield
    player.kill()
    player.wait()
    wait_until(lambda: volume_of_music(desktop) is None, "silence")


def stream_of_music(desktop: PrivateDesktop) -> str:
    listed = desktop.run(["pactl", "list", "sink-inputs"]).decode()
    return next((block for block in listed.split("Sink Input #") if 'application.name = "Music"' in block), "")


def volume_of_music(desktop: PrivateDesktop) -> int | None:
    found = re.search(r"Volume: .*?: (\d+) ", stream_of_music(desktop))
    return int(found[1]) if found else None


def is_muted(desktop: PrivateDesktop) -> bool:
    return "Mute: yes" in stream_of_music(desktop)


@pytest.mark.usefixtures("music")
def test_music_is_lower_while_somebody_dictates_and_as_before_afterwards(
    desktop: PrivateDesktop, holdtalk: StartHoldtalk
) -> None:
    program: LiveProgram = holdtalk({"media": {"while_recording": "lower", "lower_to_percent": 25}})
    with program.hold():
        wait_until(lambda: volume_of_music(desktop) == FULL // 4, "the music to be lower")
    wait_until(lambda: volume_of_music(desktop) == FULL, "the music as before")
    assert not (program.folder / "state" / "holdtalk" / "other-sound.json").exists()


def test_music_that_begins_while_somebody_dictates_is_lower_too(
    desktop: PrivateDesktop, holdtalk: StartHoldtalk
) -> None:
    program: LiveProgram = holdtalk({"media": {"while_recording": "lower", "lower_to_percent": 25}})
    with ExitStack() as stack:
        with program.hold():
            stack.enter_context(playing(desktop))
            wait_until(lambda: volume_of_music(desktop) == FULL // 4, "the music to be lower")
        wait_until(lambda: volume_of_music(desktop) == FULL, "the music at its own volume")


@pytest.mark.usefixtures("music")
def test_the_next_start_gives_music_its_sound_back_after_a_crash(
    desktop: PrivateDesktop, holdtalk: StartHoldtalk
) -> None:
    program: LiveProgram = holdtalk({"media": {"while_recording": "mute"}})
    with program.hold():
        wait_until(lambda: is_muted(desktop), "the music to be muted")
        program.kill()
    assert is_muted(desktop)
    program.write_settings({})  # whatever the settings want by now
    program.start()
    wait_until(lambda: not is_muted(desktop), "the music as before")
    wait_until(lambda: not (program.folder / "state" / "holdtalk" / "other-sound.json").exists(), "the note to go")


@pytest.mark.expected_warning(r"ui\.tray: this desktop shows no tray")
def test_a_player_is_paused_while_somebody_dictates(bare_desktop: PrivateDesktop, holdtalk: StartHoldtalk) -> None:
    start_service(bare_desktop, "player")
    program: LiveProgram = holdtalk({"media": {"while_recording": "pause"}}, on=bare_desktop)
    assert "Pause" not in bare_desktop.log_of("player")
    with program.hold():
        wait_until(lambda: "Pause" in bare_desktop.log_of("player"), "the player to be paused")
        assert "Play\n" not in bare_desktop.log_of("player")
    wait_until(lambda: "Play\n" in bare_desktop.log_of("player"), "the player to go on")


# --- beside the text ---------------------------------------------------------------------


def test_the_overlay_stands_near_the_caret_of_a_program_that_tells_where_it_is() -> None:
    with PrivateDesktop() as desktop:
        desktop.env.pop("NO_AT_BRIDGE")
        with closing(Widgets(desktop, "light", 1)) as widgets:
            see_it_near_the_caret(desktop, widgets)


def see_it_near_the_caret(desktop: PrivateDesktop, widgets: Widgets) -> None:
    widgets.show("overlay compact recording caret")  # from now on it is followed who has the focus
    widgets.show("overlay compact cancelled caret")
    window = desktop.open_window("gtk")
    window.focus()
    desktop.run(["xdotool", "type", "words"])
    assert window.wait_for("words") == "words"
    widgets.show("overlay compact recording caret")
    wait_until(lambda: place_of(desktop, "^Holdtalk$")["Y"] < 600, "the overlay to stand near the text")
    editor, pill = place_of(desktop, "gtk"), place_of(desktop, "^Holdtalk$")
    assert editor["Y"] < pill["Y"] < editor["Y"] + editor["HEIGHT"]


def place_of(desktop: PrivateDesktop, name: str) -> dict[str, int]:
    """X, Y, WIDTH and HEIGHT of a window."""
    told = ""

    def found() -> bool:
        nonlocal told
        with suppress(DesktopFault):  # while it looks, some other window may go
            number = desktop.run(["xdotool", "search", "--sync", "--onlyvisible", "--name", name]).decode().split()[-1]
            told = desktop.run(["xdotool", "getwindowgeometry", "--shell", number]).decode()
        return bool(told)

    wait_until(found, name)
    return {figure[0]: int(figure[1]) for figure in re.findall(r"(\w+)=(\d+)", told)}
