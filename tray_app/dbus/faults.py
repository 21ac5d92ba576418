"""What can go wrong on a message bus, told to a person."""

from __future__ import annotations

from tray_app.core.errors import EnvironmentFault
from tray_app.core.translation import filled, marked

_AGAIN = marked("Try again; if it stays so, log out and in again.")


class DBusFault(EnvironmentFault):
    """The desktop's message bus, or a program on it, did not do what it was asked."""

    error_name = ""
    """Such as org.freedesktop.DBus.Error.ServiceUnknown, where a program answered with an error."""


class BusGoneFault(DBusFault):
    """There is no bus, or it went away."""

    def __init__(self, detail: str = "") -> None:
        super().__init__(
            "The desktop's message bus cannot be reached.",
            "Start Holdtalk from within the desktop, where DBUS_SESSION_BUS_ADDRESS is set.",
            detail,
        )


class RefusedFault(DBusFault):
    """The program that was asked is not there, or answered with an error."""

    def __init__(self, asked: str, error_name: str, message: str = "") -> None:
        """`asked` is a bus name such as org.freedesktop.portal.Desktop."""
        super().__init__(
            filled("{program} did not do what Holdtalk asked of it.", program=asked),
            _AGAIN,
            f"{error_name}: {message}" if message else error_name,
        )
        self.error_name = error_name


class TooLateFault(DBusFault):
    """No answer came in time."""

    def __init__(self, asked: str, timeout_s: float) -> None:
        super().__init__(
            filled("{program} has not answered for {seconds:g} s.", program=asked, seconds=timeout_s), _AGAIN
        )


class VanishedFault(DBusFault):
    """The program that was asked ended before it had answered."""

    def __init__(self, asked: str) -> None:
        super().__init__(filled("{program} ended before it had answered.", program=asked), _AGAIN)
