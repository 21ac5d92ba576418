"""What Xwayland tells of the windows of X11 programs: whether one has the focus, and whether fingers are on keys."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TypeVar

from Xlib import Xatom
from Xlib.error import XError

from tray_app.wayland.focus import Window
from tray_app.x11.connection import LOST, X11Connection

from .x11_target import X11Targets

log = logging.getLogger(__name__)

T = TypeVar("T")


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
        return self._ask(self._look)

    def keys_are_down(self) -> bool:
        """Whether any key is, as its windows see it; False where nobody can tell. Blocks for a round trip."""
        return bool(self._ask(lambda connection: any(connection.display.query_keymap())))

    def _ask(self, question: Callable[[X11Connection], T]) -> T | None:
        """None where it does not answer."""
        try:
            if self._connection is None:
                self._connection = X11Connection(self._display)
            return question(self._connection)
        except LOST as error:
            log.info("Xwayland does not answer: %s", type(error).__name__)
            self.close()
        except XError:
            pass  # the window was closed while we looked
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
        title = X11Targets(connection).title(target)
        return Window(("x11", target.toplevel_id), target.wm_class, is_x11=True, title=title)
