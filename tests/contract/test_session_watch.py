"""The watch over the session, on a bus of its own with a logind and a screen saver that are played."""

from __future__ import annotations

import contextlib
import itertools
import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEventLoop
from PySide6.QtDBus import QDBusConnection

from tray_app.core import events as e
from tray_app.ui.session_watch import SessionWatch

pytestmark = [
    pytest.mark.desktop,
    pytest.mark.skipif(shutil.which("dbus-daemon") is None, reason="needs the package dbus-daemon"),
]

SERVICES = Path(__file__).parent.parent / "desktop" / "session_services.py"
GI_PYTHON = "/usr/bin/python3"
PATIENCE_S = 15.0
OWN, OTHER = "/org/freedesktop/login1/session/_32", "/org/freedesktop/login1/session/_39"
SESSION = "org.freedesktop.login1.Session"
AWAY, BACK = e.SessionAway(7), e.SessionBack()
_numbers = itertools.count(1)


class Buses:
    """One private bus that stands for both, the played services on it, and a watch."""

    def __init__(self, folder: Path) -> None:
        self.application = QCoreApplication.instance() or QCoreApplication([])
        self.heard: list[e.Event] = []
        self._folder = folder
        self._name = f"session-watch-{next(_numbers)}"
        self._orders = folder / "orders"
        self._processes: list[subprocess.Popen[bytes]] = []

    def start(self) -> None:
        address = f"unix:path={self._folder}/bus"
        self._spawn(["dbus-daemon", "--session", "--nofork", f"--address={address}"])
        self.wait((self._folder / "bus").exists)
        played = self._spawn([GI_PYTHON, str(SERVICES), "logind", str(self._orders)], DBUS_SESSION_BUS_ADDRESS=address)
        assert played.stdout is not None
        assert played.stdout.readline() == b"ready\n"
        bus = QDBusConnection.connectToBus(address, self._name)
        assert bus.isConnected()
        self.watch = SessionWatch(self.heard.append, session_bus=bus, system_bus=bus, clock=lambda: 7)
        self.wait(lambda: self.watch.own_path == OWN)

    def _spawn(self, argv: list[str], **env: str) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(argv, env={**os.environ, **env}, stdout=subprocess.PIPE)
        self._processes.append(process)
        return process

    def wait(self, happened: Callable[[], bool]) -> None:
        until_s = time.monotonic() + PATIENCE_S
        while not happened():
            assert time.monotonic() < until_s, "waited in vain"
            self.application.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)

    def emit(self, *orders: str) -> None:
        with self._orders.open("w") as pipe:
            pipe.writelines(f"{order}\n" for order in orders)

    def hears(self, *events: e.Event) -> None:
        self.wait(lambda: len(self.heard) >= len(events))
        assert self.heard == list(events)
        self.heard.clear()

    def close(self) -> None:
        QDBusConnection.disconnectFromBus(self._name)
        for process in reversed(self._processes):
            process.kill()
            process.communicate()


@pytest.fixture
def buses(tmp_path: Path) -> Iterator[Buses]:
    with contextlib.closing(Buses(tmp_path)) as made:
        made.start()
        yield made


@pytest.mark.parametrize("interface", ["org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver", "org.xfce.ScreenSaver"])
def test_a_screen_saver_takes_the_session_away_and_gives_it_back(buses: Buses, interface: str) -> None:
    buses.emit(f"/ScreenSaver {interface}.ActiveChanged true", f"/ScreenSaver {interface}.ActiveChanged false")
    buses.hears(AWAY, BACK)


def test_a_machine_that_wakes_up_locked_is_not_back_before_it_is_unlocked(buses: Buses) -> None:
    sleep = "/org/freedesktop/login1 org.freedesktop.login1.Manager.PrepareForSleep"
    buses.emit(f"{sleep} true", f"{OWN} {SESSION}.Lock", f"{sleep} false", f"{OWN} {SESSION}.Unlock")
    buses.hears(AWAY, AWAY, BACK)


def test_the_lock_of_another_users_session_is_not_ours(buses: Buses) -> None:
    buses.emit(f"{OTHER} {SESSION}.Lock", f"{OTHER} {SESSION}.Unlock", f"{OWN} {SESSION}.Lock")
    buses.hears(AWAY)


def test_a_locker_that_never_says_that_it_is_gone_is_heard_again(buses: Buses) -> None:
    buses.emit(f"{OWN} {SESSION}.Lock", f"{OWN} {SESSION}.Lock")
    buses.hears(AWAY, AWAY)


def test_the_hint_that_a_session_is_locked_is_enough(buses: Buses) -> None:
    """Of compositors that have no screen saver on the bus, and whose locker was started by hand."""
    buses.emit(f"{OTHER} hint true")
    buses.emit(f"{OWN} hint true")
    buses.hears(AWAY)
    buses.emit(f"{OWN} hint false")
    buses.hears(BACK)
