"""The connection that insertion types over."""

from __future__ import annotations

from tray_app.core.errors import InsertionFault
from tray_app.x11.connection import LOST, ServerLacks, X11Connection


def connect(display: str | None = None) -> X11Connection:
    """To the display of that name, or $DISPLAY. Raises InsertionFault when there is none, or programs cannot type on
    it."""
    try:
        connection = X11Connection(display)
    except LOST as error:
        raise InsertionFault(
            "There is no X display to type on.",
            "Start Holdtalk in a graphical session, or set DISPLAY.",
            str(error),
        ) from error
    try:
        for name in ("XTEST", "XKEYBOARD"):
            connection.extension(name)
    except ServerLacks as lacking:
        connection.close()
        raise InsertionFault(
            "This display does not let programs type.",
            f"Switch the {lacking} extension of the X server on, or set insertion on another display.",
            str(lacking),
        ) from lacking
    return connection
