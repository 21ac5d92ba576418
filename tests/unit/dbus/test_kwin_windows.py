"""Who has the focus, as KWin's scripts tell it: a KWin of the tests that runs them as Plasma 6 and Plasma 5 do."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from dbus_rig import Call, FakeService, PrivateBus, Refusal, Reply
from jeepney import DBusAddress, Message, new_method_call

from tray_app.dbus.faults import BusGoneFault, DBusFault, RefusedFault, TooLateFault
from tray_app.dbus.kwin_windows import NAME, ActiveWindow, KwinWindows

SCRIPTING, SCRIPT = "org.kde.kwin.Scripting", "org.kde.kwin.Script"


class FakeKwin(FakeService):
    def __init__(self, address: str, known: list[str], *, script_path: str = "/Scripting/Script{number}") -> None:
        self.known: list[str] | None = known
        """None: the script tells nothing."""
        self.script_path = script_path
        self.loaded: dict[str, str] = {}
        methods = {
            f"{SCRIPTING}.loadScript": self._load,
            f"{SCRIPTING}.unloadScript": self._unload,
            f"{SCRIPT}.run": self._run,
        }
        super().__init__(address, NAME, methods)

    def _send(self, message: Message) -> None:
        with suppress(OSError):  # it has ended while it was answering
            super()._send(message)

    def _load(self, call: Call) -> Reply:
        file, name = call.body
        self.loaded[name] = Path(file).read_text()
        return "i", (len(self.loaded) + 6,)

    def _unload(self, call: Call) -> Reply:
        return "b", (self.loaded.pop(call.body[0], None) is not None,)

    def _run(self, call: Call) -> Reply:
        if call.path != self.script_path.format(number=7):
            raise Refusal("org.freedesktop.DBus.Error.UnknownObject")
        (source,) = self.loaded.values()
        found = re.search(r'callDBus\("([^"]+)", "([^"]+)", "([^"]+)", "([^"]+)"', source)
        assert found is not None
        name, path, interface, member = found.groups()
        if self.known is not None:
            told = new_method_call(DBusAddress(path, name, interface), member, "s", (json.dumps(self.known),))
            self._send(told)
        return "", ()


WAYLAND = ["{bb33}", "org.kde.Kate", "kate", "KWin::XdgToplevelWindow(0x1)"]
X11 = ["{a4f6}", "Gtk_window.py", "gtk_window.py", "KWin::X11Window(0x2)"]


@pytest.fixture
def windows(daemon: PrivateBus) -> Iterator[KwinWindows]:
    ours = KwinWindows(daemon.address)
    yield ours
    ours.close()


@pytest.mark.parametrize("script_path", ["/Scripting/Script{number}", "/{number}"])
def test_the_window_with_the_focus_is_told(daemon: PrivateBus, windows: KwinWindows, script_path: str) -> None:
    kwin = FakeKwin(daemon.address, WAYLAND, script_path=script_path)
    with kwin:
        for _ in range(3):
            assert windows.active() == ActiveWindow("{bb33}", ("org.kde.kate", "kate"), False)
        kwin.known = X11
        assert windows.active() == ActiveWindow("{a4f6}", ("gtk_window.py",), True)
        kwin.known = []
        assert windows.active() is None
        windows.close()
        assert windows.active() is None


def test_no_script_stays_in_kwin(daemon: PrivateBus, windows: KwinWindows) -> None:
    kwin = FakeKwin(daemon.address, WAYLAND)
    with kwin:
        windows.active()
        windows.active()
        assert len(kwin.loaded) <= 1  # the last one's end is on its way


def test_a_kwin_that_tells_nothing_is_not_waited_for(daemon: PrivateBus, windows: KwinWindows) -> None:
    kwin = FakeKwin(daemon.address, WAYLAND)
    with kwin:
        kwin.known = None
        with pytest.raises(TooLateFault):
            windows.active()


def test_without_kwin_nothing_tells(windows: KwinWindows) -> None:
    with pytest.raises(RefusedFault):
        windows.active()


def test_without_a_bus_nothing_tells() -> None:
    with pytest.raises(BusGoneFault):
        KwinWindows("unix:path=/nowhere/bus").active()


def test_a_bus_that_goes_is_no_end(daemon: PrivateBus, windows: KwinWindows) -> None:
    with FakeKwin(daemon.address, WAYLAND):
        windows.active()
    daemon.stop()
    with pytest.raises(DBusFault):
        windows.active()
    daemon.start()
    with FakeKwin(daemon.address, WAYLAND):
        assert windows.active() is not None
