"""Who has the focus, as programs tell it on the bus of accessibility: programs of the tests, among them some that hang,
have ended, or say what is not so."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from dbus_rig import Call, FakeService, PrivateBus, Reply

from tray_app.core.settings import InsertionSettings
from tray_app.dbus.accessible_windows import (
    ACCESSIBLE,
    LOOK_S,
    NAME,
    ONE_S,
    ROOT,
    AccessibleWindow,
    AccessibleWindows,
    WindowId,
)
from tray_app.dbus.faults import BusGoneFault, DBusFault, TooLateFault
from tray_app.text.insertion.accessible_focus import GTK_TELLS, AccessibleTeller
from tray_app.text.insertion.focus_guard import FocusGuard, application_in
from tray_app.text.insertion.portal_policy import CONTROL, SHIFT, V, is_to_be_typed, paste_chord
from tray_app.wayland.focus import Window

REGISTRY = "org.a11y.atspi.Registry"
GET = "org.freedesktop.DBus.Properties.Get"
CONSOLE = "/org/gnome/Console/a11y/d0b1"
PATIENCE_S = 10.0


class Program(FakeService):
    """With windows, by their paths, of which some may be active."""

    def __init__(self, address: str, name: str, *windows: str, title: str = "") -> None:
        self.windows = windows
        self.active: set[str] = set()
        self.hangs = False
        self.title = title
        methods = {f"{ACCESSIBLE}.GetChildren": self._children, f"{ACCESSIBLE}.GetState": self._states, GET: self._name}
        super().__init__(address, name, methods)

    def _children(self, _call: Call) -> Reply | None:
        return None if self.hangs else ("a(so)", ([(self.name, path) for path in self.windows],))

    def _states(self, call: Call) -> Reply | None:
        return None if self.hangs else ("au", ([0x43000000 | 2 * (call.path in self.active), 0],))

    def _name(self, call: Call) -> Reply:
        assert call.body == (ACCESSIBLE, "Name")
        return "v", (("s", self.title),)


class Programs:
    """The two buses of a desktop in one, and whom its registry knows."""

    def __init__(self, address: str, stack: ExitStack) -> None:
        self.address = address
        self.is_on = False
        self.known: list[str] = []
        self._stack = stack
        status = {
            f"{NAME}.GetAddress": lambda _call: ("s", (address,)),
            "org.freedesktop.DBus.Properties.GetAll": lambda _call: ("a{sv}", ({"IsEnabled": ("b", self.is_on)},)),
        }
        self.registry = FakeService(address, REGISTRY, {f"{ACCESSIBLE}.GetChildren": self._children})
        for service in FakeService(address, NAME, status), self.registry:
            stack.enter_context(service)

    def run(self, name: str, *windows: str, title: str = "") -> Program:
        self.known.append(name)
        return self._stack.enter_context(Program(self.address, name, *windows, title=title))

    def _children(self, call: Call) -> Reply:
        assert call.path == ROOT
        return "a(so)", ([(name, ROOT) for name in self.known],)


@pytest.fixture
def programs(daemon: PrivateBus) -> Iterator[Programs]:
    with ExitStack() as stack:
        yield Programs(daemon.address, stack)


@pytest.fixture
def windows(daemon: PrivateBus) -> Iterator[AccessibleWindows]:
    ours = AccessibleWindows(daemon.address)
    yield ours
    ours.close()


@pytest.fixture
def guard(daemon: PrivateBus, monkeypatch: pytest.MonkeyPatch) -> Iterator[FocusGuard]:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", daemon.address)

    def teller() -> AccessibleTeller | None:
        found = AccessibleTeller()
        return found if found.answers() else None

    made = FocusGuard(teller)
    yield made
    made.rest()


def test_the_one_window_that_is_active_is_told_with_its_programs_names(
    programs: Programs, windows: AccessibleWindows
) -> None:
    programs.run("org.test.Editor", "/1", "/2", title="gedit")
    console = programs.run("org.test.Console", CONSOLE, title="kgx")
    console.active = {CONSOLE}
    (found,) = windows.active()
    assert found.id == WindowId("org.test.Console", CONSOLE)
    assert found.names[-2:] == ("kgx", "org.gnome.console")
    assert Path(f"/proc/{os.getpid()}/comm").read_text().strip().lower() in found.names
    assert windows.is_active(found.id)
    console.active = set()
    assert not windows.is_active(found.id)
    assert windows.active() == []


def test_a_program_without_a_name_is_called_by_its_process(programs: Programs, windows: AccessibleWindows) -> None:
    path = "/org/gtk/application/unknown/a11y/d67d"
    programs.run("org.test.Plain", path, title="Unnamed").active = {path}
    process = Path(f"/proc/{os.getpid()}/comm").read_text().strip().lower()
    assert windows.active() == [AccessibleWindow(WindowId("org.test.Plain", path), (process,))]


def test_a_window_stays_the_same_for_a_new_connection_and_is_gone_with_its_program(
    programs: Programs, windows: AccessibleWindows
) -> None:
    editor = programs.run("org.test.Editor", "/1")
    editor.active = {"/1"}
    (found,) = windows.active()
    windows.close()
    assert windows.is_active(found.id)
    editor.stop()
    assert not windows.is_active(found.id)
    assert windows.active() == []


def test_a_program_that_hangs_holds_nothing_up_for_long(programs: Programs, windows: AccessibleWindows) -> None:
    programs.run("org.test.Hanging", "/1").hangs = True
    editor = programs.run("org.test.Editor", "/1")
    editor.active = {"/1"}
    begun_s = time.monotonic()
    assert [one.id.program for one in windows.active()] == ["org.test.Editor"]
    editor.hangs = True
    with pytest.raises(TooLateFault):
        windows.is_active(WindowId("org.test.Editor", "/1"))
    assert LOOK_S + ONE_S <= time.monotonic() - begun_s < PATIENCE_S
    editor.hangs = False
    assert windows.is_active(WindowId("org.test.Editor", "/1")), "what is asked later is answered"


def test_without_such_a_bus_nobody_tells(daemon: PrivateBus, windows: AccessibleWindows) -> None:
    with pytest.raises(DBusFault):
        windows.active()
    with pytest.raises(BusGoneFault):
        AccessibleWindows("unix:path=/nowhere/bus").active()


def test_nobody_is_started_by_a_question(programs: Programs, windows: AccessibleWindows) -> None:
    windows.active()
    assert all(int(call.message.header.flags) & 2 for call in programs.registry.calls)


# --- the guard ---------------------------------------------------------------------------


def test_the_guard_notices_that_another_window_has_the_focus(programs: Programs, guard: FocusGuard) -> None:
    editor, other = programs.run("org.test.Editor", "/1"), programs.run("org.test.Other", "/1")
    editor.active = {"/1"}
    told, window = guard.focused()
    assert told
    guard.aim(window)
    assert guard.still_there()
    guard.rest()
    assert guard.still_there()
    editor.active, other.active = set(), {"/1"}
    assert not guard.still_there()
    assert guard.name == GTK_TELLS


def test_the_guard_is_off_for_a_window_of_which_nobody_tells(programs: Programs, guard: FocusGuard) -> None:
    editor = programs.run("org.test.Editor", "/1")
    assert guard.focused() == (False, None)
    guard.aim(None)
    editor.active = {"/1"}
    assert guard.still_there(), "it may only have told late"
    other = programs.run("org.test.Other", "/1")
    other.active = {"/1"}
    assert guard.focused() == (False, None), "two that claim to have the focus"


def test_the_shell_and_the_frames_of_x11_programs_are_no_windows_to_write_into(
    programs: Programs, guard: FocusGuard
) -> None:
    shell = programs.run("org.test.Shell", "/1", title="gnome-shell")
    shell.active = {"/1"}
    assert guard.focused() == (False, None)
    assert not guard.tells_of_x11


def test_the_guard_is_off_for_a_text_whose_window_hangs(programs: Programs, guard: FocusGuard) -> None:
    editor = programs.run("org.test.Editor", "/1")
    editor.active = {"/1"}
    _told, window = guard.focused()
    guard.aim(window)
    editor.hangs, editor.active = True, set()
    assert guard.still_there()
    editor.hangs = False
    assert not guard.still_there()


@pytest.mark.expected_warning(r"the focus is not told any more")
def test_a_bus_that_goes_away_is_looked_for_anew(daemon: PrivateBus, programs: Programs, guard: FocusGuard) -> None:
    programs.run("org.test.Editor", "/1").active = {"/1"}
    _told, window = guard.focused()
    guard.aim(window)
    daemon.stop()
    assert guard.still_there()
    assert guard.focused() == (False, None)
    daemon.start()


def test_a_terminal_is_pasted_into_by_its_own_key() -> None:
    terminal = application_in(Window(WindowId(":1.8", CONSOLE), ("kgx", "org.gnome.console")))
    assert paste_chord(None, terminal) == (CONTROL, SHIFT, V)
    assert not is_to_be_typed("short", InsertionSettings(), terminal)
