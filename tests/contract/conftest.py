"""The API in a home of its own, for the tests that stand at its door, and desktops with portals."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import web_rig
from dbus_rig import PrivateBus, private_bus_of_a_test
from portal_step_rig import Rig
from remote_desktop_rig import World
from web_rig import Api, api_of


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
