"""Whether a window of an X11 program has the focus, where no compositor tells which window has it."""

from __future__ import annotations

import logging

from Xlib import Xatom
from Xlib.error import XError

from tray_app.wayland.focus import Window
from tray_app.x11.connection import LOST, X11Connection

from .x11_target import X11Targets

log = logging.getLogger(__name__)


class XWaylandFocus:
    """One thread. Its connection is opened by the first question."""

    def __init__(self, display: str) -> None:
        self._display = display
        self._connection: X11Connection | None = None

    def window(self) -> Window | None:
        """None where a native window has the focus, or nobody can tell. Blocks for a few round trips.

        The X server's focus alone says little: compositors leave it on a window, or park it on one of their own, while
        a native window is typed into. They name the active window only where it is one of X11's.
        """
        try:
            if self._connection is None:
                self._connection = X11Connection(self._display)
            return self._look(self._connection)
        except LOST as error:
            log.info("Xwayland does not tell the focus: %s", type(error).__name__)
            self.close()
        except XError:
            pass  # it was closed while we looked
        return None

    def close(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()

    def _look(self, connection: X11Connection) -> Window | None:
        active = connection.root.get_full_property(connection.atom("_NET_ACTIVE_WINDOW"), Xatom.WINDOW)
        target = X11Targets(connection).focused()
        if target is None or active is None or not len(active.value) or int(active.value[0]) != target.toplevel_id:
            return None
        return Window(("x11", target.toplevel_id), target.wm_class, is_x11=True)
