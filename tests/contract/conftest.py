"""The API in a home of its own, for the tests that stand at its door, and desktops with portals."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import web_rig
from dbus_rig import PrivateBus, private_bus_of_a_test
from desktop_keys_rig import Kept, MakePortal, Start
from portal_step_rig import Rig
from remote_desktop_rig import World
from shortcut_desktops import ShortcutPortal, Style, User
from web_rig import Api, api_of

from tray_app.core.bindings import ListenedKeys
from tray_app.dbus.bus import MessageBus
from tray_app.hotkeys.desktop_source import ShortcutKeeper


@pytest.fixture
def api_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with web_rig.home(tmp_path, monkeypatch):
        yield


@pytest.fixture
def api(api_home: None) -> Iterator[Api]:
    """With every scope."""
    with api_of(text=True) as running:
        yield running


@pytest.fixture
def daemon() -> Iterator[PrivateBus]:
    yield from private_bus_of_a_test()


@pytest.fixture
def start(daemon: PrivateBus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """Hotkeys of a run of the program, which go with the test."""
    for name in ("DATA", "STATE", "CONFIG"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.casefold()))
    running: list[Kept] = []

    def begin(keys: ListenedKeys | None = None, **more: Callable[[MessageBus], ShortcutKeeper]) -> Kept:
        running.append(Kept(daemon.address, tmp_path, keys, **more))
        return running[-1]

    yield begin
    for one in running:
        one.close()


@pytest.fixture
def portal(daemon: PrivateBus) -> Iterator[MakePortal]:
    running: list[ShortcutPortal] = []

    def begin(style: Style, user: User | None = None) -> ShortcutPortal:
        running.append(ShortcutPortal(daemon.address, style, user))
        return running[-1]

    yield begin
    for one in running:
        one.stop()


@pytest.fixture
def made(daemon: PrivateBus, tmp_path: Path) -> Iterator[Callable[[World], Rig]]:
    rigs: list[Rig] = []

    def make(world: World) -> Rig:
        rigs.append(Rig(daemon, tmp_path, world))
        return rigs[-1]

    yield make
    for rig in rigs:
        rig.close()


@pytest.fixture
def gnome(made: Callable[[World], Rig]) -> Rig:
    return made(World())
