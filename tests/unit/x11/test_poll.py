"""What python-xlib is taught: a connection keeps for itself what numbers mean on its server."""

from __future__ import annotations

from typing import Any

from Xlib import error
from Xlib.protocol import display

from tray_app.x11.poll import keep_connections_apart, know_core_errors


def connection() -> Any:
    return object.__new__(display.Display)


def test_connections_do_not_share_what_numbers_mean() -> None:
    keep_connections_apart()
    one, other = connection(), connection()
    one.add_extension_event(90, object)
    other.add_extension_event(90, str, subcode=1)
    assert one.event_classes[90] is object
    assert other.event_classes[90] == {1: str}


def test_errors_of_the_core_are_known_for_what_they_are() -> None:
    keep_connections_apart()
    one = connection()
    one.add_extension_error(2, Exception)  # as RandR does
    know_core_errors(one)
    assert one.error_classes[2] is error.BadValue
