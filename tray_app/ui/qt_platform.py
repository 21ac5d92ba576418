"""Which of Qt's platforms this session is shown by: decided before Qt starts, and never against QT_QPA_PLATFORM.

A window of Qt's that comes up by itself takes the keyboard on Wayland, and cannot say where it stands. A compositor
with layers (wlr-layer-shell) is given what comes up by itself on a layer; windows stay native there, and sharp on
every scale. One without (GNOME) shows the whole program through XWayland, where both work as on X11.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping

from tray_app.session import Session, SessionKind, session_of

XCB = "xcb;wayland"
"""X11, and where that does not answer Wayland."""
CHOSEN_BY_THE_USER = "QT_QPA_PLATFORM"


def platform_arguments(environ: Mapping[str, str] = os.environ) -> list[str]:
    """For QApplication: they count for this process, not for the programs that it starts."""
    if CHOSEN_BY_THE_USER in environ or not needs_xwayland(session_of(environ)):
        return []
    return ["-platform", XCB]


def needs_xwayland(session: Session, has_layers: Callable[[], bool] | None = None) -> bool:
    """Blocks for a round trip to the compositor, a millisecond or two."""
    if session.kind is not SessionKind.WAYLAND or not session.x_display:
        return False
    return not (session.wayland_display and (has_layers or compositor_has_layers)())


def compositor_has_layers() -> bool:
    from tray_app.wayland.connection import Connection
    from tray_app.wayland.layer_protocol import LAYER_SHELL
    from tray_app.wayland.wire import WaylandFault

    try:
        connection = Connection.open()
    except WaylandFault:
        return False
    offered = bool(connection.offered(LAYER_SHELL))
    connection.close()
    return offered
