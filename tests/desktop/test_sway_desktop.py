"""The Wayland desktop is what it says: keys go through the compositor's binds, windows are native, nothing is left."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from desktop import DesktopFault, wait_until
from target_windows import WindowKind
from wayland_desktop import SwayDesktop

pytestmark = [pytest.mark.desktop, pytest.mark.wayland]

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"
TRAY_HOST = "org.kde.StatusNotifierWatcher"
NOTIFICATIONS = "org.freedesktop.Notifications"
HOLDER = """
import time
from wayland_desktop import SwayDesktop
with SwayDesktop() as desktop:
    desktop.open_window("foot")
    print("open", flush=True)
    time.sleep(600)
"""


@pytest.mark.parametrize(
    ("kind", "through_x"),
    [("foot", False), ("gtk", False), ("qt", False), ("gtk", True), ("xterm", True)],
)
def test_a_window_holds_what_was_typed_and_forgets_it_when_cleared(
    sway: SwayDesktop, kind: WindowKind, through_x: bool
) -> None:
    window = sway.open_window(kind, through_x=through_x)
    (shown,) = [one for one in sway.messages.windows() if one["id"] == window.window_id]
    assert shown["shell"] == ("xwayland" if through_x else "xdg_shell")
    sway.key_down("Shift_L")
    sway.tap("h")
    sway.key_up("Shift_L")
    for key in ("i", "Return", "x"):
        sway.tap(key)
    assert window.wait_for("Hi\nx") == "Hi\nx"
    window.clear()
    assert window.read() == ""
    window.close()


def test_keys_go_to_the_window_that_was_given_the_focus(sway: SwayDesktop) -> None:
    first, second = sway.open_window("gtk"), sway.open_window("foot")
    first.focus()
    sway.tap("a")
    second.focus()
    assert (first.has_focus(), second.has_focus()) == (False, True)
    sway.tap("b")
    assert (first.wait_for("a"), second.wait_for("b")) == ("a", "b")
    first.close()
    second.close()


def test_a_bound_key_runs_its_commands_and_no_window_hears_it(sway: SwayDesktop) -> None:
    window = sway.open_window("foot")
    down, up = sway.folder / "run" / "went-down", sway.folder / "run" / "came-up"
    sway.add_config(f"bindsym --no-repeat F7 exec touch {down}", f"bindsym --release F7 exec touch {up}")
    sway.key_down("F7")
    wait_until(down.exists, "the command of the press", 10)
    assert not up.exists()
    sway.key_up("F7")
    wait_until(up.exists, "the command of the release", 10)
    sway.tap("z")
    assert window.wait_for("z") == "z"
    window.close()


def test_the_clipboard_can_be_filled_and_read_with_its_types(sway: SwayDesktop) -> None:
    sway.set_clipboard("mine, Grüße")
    assert sway.clipboard() == "mine, Grüße"
    sway.set_clipboard("mine", "application/x-of-its-own")
    assert sway.clipboard_types() == ["application/x-of-its-own"]
    assert sway.clipboard() == ""


def test_the_session_has_a_tray_and_shows_notices(sway: SwayDesktop) -> None:
    wait_until(lambda: sway.has_owner(TRAY_HOST), "the tray host", 10)
    assert sway.has_owner(NOTIFICATIONS)


def test_the_screen_can_be_looked_at(sway: SwayDesktop, tmp_path: Path) -> None:
    picture = sway.screenshot(tmp_path / "screen.png")
    size = sway.run(["identify", "-format", "%wx%h", str(picture)]).decode()
    assert size == "{}x{}".format(*sway.size)


@pytest.fixture
def bare(sway_can_be: None) -> Iterator[SwayDesktop]:
    with SwayDesktop(xwayland=False, tray=False, notifications=False) as running:
        yield running


def test_without_xwayland_tray_and_notices_there_are_none(bare: SwayDesktop) -> None:
    assert "DISPLAY" not in bare.env
    assert not bare.has_owner(TRAY_HOST)
    assert not bare.has_owner(NOTIFICATIONS)
    with pytest.raises(DesktopFault, match="Xwayland"):
        bare.open_window("xterm")


def test_the_compositor_can_die_and_come_back(bare: SwayDesktop) -> None:
    bare.open_window("foot")
    bare.end_compositor(signal.SIGKILL)
    bare.start_compositor()
    window = bare.open_window("foot")
    bare.tap("a")
    assert window.wait_for("a") == "a"


def test_a_killed_owner_leaves_no_process_behind(sway_can_be: None) -> None:
    env = {**os.environ, "PYTHONPATH": str(PACKAGING)}
    with subprocess.Popen([sys.executable, "-c", HOLDER], env=env, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        children = psutil.Process(process.pid).children(recursive=True)
        assert len(children) >= 6
        process.kill()
    gone, alive = psutil.wait_procs(children, timeout=15)
    assert not alive
    assert len(gone) == len(children)
