"""Whether there is a display to be seen on."""

from __future__ import annotations

import os
import sys

from tray_app.core.errors import DisplayFault


def check_display() -> None:
    """Raise DisplayFault unless there is a display that lets us in: Qt itself would abort."""
    if sys.platform != "linux":
        return
    remedy = "Start it inside a desktop session, or see it at work without one: packaging/run --demo"
    if os.environ.get("WAYLAND_DISPLAY") and not os.environ.get("DISPLAY"):
        return
    if not os.environ.get("DISPLAY"):
        raise DisplayFault("There is no display here, so there can be no tray icon.", remedy)
    from Xlib.display import Display
    from Xlib.error import DisplayError

    try:
        Display().close()
    except (DisplayError, OSError) as error:
        raise DisplayFault("The display does not let Holdtalk in.", remedy, str(error)) from error
