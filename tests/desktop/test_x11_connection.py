"""The connection to the X server: whoever waits is woken by everything that is for him, and blocks nobody."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
from desktop import PrivateDesktop
from Xlib import X, Xatom

from tray_app.x11.connection import X11Connection

pytestmark = pytest.mark.desktop

MANY_WAKES = 100_000
"""More than a socket takes by far."""
LONG_MS = 20_000


@pytest.fixture
def connection(desktop: PrivateDesktop) -> Iterator[X11Connection]:
    opened = X11Connection(desktop.display)
    opened.sync()  # its window is there from now on
    yield opened
    opened.close()


def test_waking_never_blocks_although_nobody_listens(connection: X11Connection) -> None:
    def wake_often() -> None:
        for _ in range(MANY_WAKES):
            connection.wake()

    waker = threading.Thread(target=wake_often, daemon=True)
    waker.start()
    waker.join(20)
    assert not waker.is_alive()


def test_an_event_that_comes_while_requests_are_sent_is_handled_at_once(
    connection: X11Connection, desktop: PrivateDesktop
) -> None:
    """python-xlib reads as well when it sends, so the event is no longer in the socket that is waited on."""
    other = X11Connection(desktop.display)
    heard: list[int] = []
    connection.on(X.ClientMessage, lambda event: heard.append(event.client_type))
    kind = other.atom("_HOLDTALK_TEST")

    def until() -> bool:
        if not heard and not asked:
            asked.append(True)
            window = other.display.create_resource_object("window", connection.window.id)
            other.send_client_message(window, kind, [], to=window)
            other.sync()  # now it is in the socket
            connection.display.no_operation()  # and something waits to be sent
        return bool(heard)

    asked: list[bool] = []
    begun_s = time.monotonic()
    assert connection.wait(until, LONG_MS)
    assert heard == [kind]
    assert time.monotonic() - begun_s < LONG_MS / 1000 / 2
    other.close()


def test_what_a_handler_answers_leaves_although_the_wait_is_over(
    connection: X11Connection, desktop: PrivateDesktop
) -> None:
    """A window that asked for a text must not wait for what this thread does next."""
    other = X11Connection(desktop.display)
    kind, window_id, heard = other.atom("_HOLDTALK_TEST"), connection.window.id, list[int]()

    def answer(event: Any) -> None:
        heard.append(event.client_type)
        connection.window.change_property(kind, Xatom.STRING, 8, b"answer")

    connection.on(X.ClientMessage, answer)
    window = other.display.create_resource_object("window", window_id)
    other.send_client_message(window, kind, [], to=window)
    other.sync()
    assert connection.wait(lambda: bool(heard), LONG_MS)
    found = window.get_full_property(kind, Xatom.STRING)
    other.close()
    assert found is not None
    assert found.value == b"answer"
