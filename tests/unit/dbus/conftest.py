"""A bus for each test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from dbus_rig import PrivateBus

from tray_app.dbus.bus import MessageBus


@pytest.fixture
def daemon() -> Iterator[PrivateBus]:
    if shutil.which("dbus-daemon") is None:
        pytest.skip("needs dbus-daemon")
    with PrivateBus() as running:
        yield running


@pytest.fixture
def bus(daemon: PrivateBus) -> Iterator[MessageBus]:
    """Ours; nothing of it is connected yet."""
    ours = MessageBus(daemon.address)
    yield ours
    ours.close()
