"""Who has the focus under KWin, told as the focus guard wants it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress

from tray_app.wayland.focus import FocusTeller, Window, focus_teller
from tray_app.wayland.wire import CompositorGone

from .accessible_focus import AccessibleTeller


class KwinTeller:
    name = "KWin"

    def __init__(self) -> None:
        from tray_app.dbus.kwin_windows import KwinWindows  # D-Bus is loaded where it is needed

        self._windows = KwinWindows()

    def focused(self) -> Window | None:
        """None where no window has the focus. Blocks for some milliseconds; raises WaylandFault."""
        from tray_app.dbus.faults import DBusFault

        try:
            found = self._windows.active()
        except DBusFault as fault:
            raise CompositorGone(fault.problem.detail or fault.problem.title) from fault
        return None if found is None else Window(found.id, found.names, found.is_x11, found.title)

    def rest(self) -> None:
        self._windows.close()


def any_teller(environ: Mapping[str, str] = os.environ) -> FocusTeller | None:
    """The first that answers here."""
    if "KDE" in environ.get("XDG_CURRENT_DESKTOP", "").split(":"):
        teller = KwinTeller()
        with suppress(CompositorGone):
            teller.focused()
            teller.rest()
            return teller
    by_compositor = focus_teller()
    if by_compositor is not None:
        return by_compositor
    programs = AccessibleTeller()
    return programs if programs.answers() else None
