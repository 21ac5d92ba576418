"""A bus for each test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from dbus_rig import PrivateBus, private_bus_of_a_test

from tray_app.dbus.bus import MessageBus


@pytest.fixture
def daemon() -> Iterator[PrivateBus]:
    yield from private_bus_of_a_test()


@pytest.fixture
def bus(daemon: PrivateBus) -> Iterator[MessageBus]:
    """Ours; nothing of it is connected yet."""
    ours = MessageBus(daemon.address)
    yield ours
    ours.close()
