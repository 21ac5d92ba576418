"""Which kind of desktop session this is: decided here, for everybody who hears keys, types, or shows a window."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum

from tray_app.core.errors import DisplayFault
from tray_app.core.translation import marked


class Compositor(Enum):
    """What draws a Wayland session; they differ in how keys are bound and in what programs may do."""

    SWAY = "sway"
    HYPRLAND = "Hyprland"
    NIRI = "niri"
    RIVER = "river"
    GNOME = "GNOME"
    KDE = "KDE"
    OTHER = "other"


class SessionKind(Enum):
    X11 = "x11"
    WAYLAND = "wayland"
    SYSTEM = "system"
    """Windows and macOS: the system is the desktop."""
    NONE = "none"
    """Nothing to show a window on."""


@dataclass(frozen=True, slots=True)
class Session:
    kind: SessionKind
    x_display: str = ""
    """The X server's, under Wayland that of Xwayland; empty when there is none."""
    wayland_display: str = ""
    """Empty when there is none, or it was left over from another session."""


def session_of(environ: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Session:
    """What the environment says. XDG_SESSION_TYPE is heard first, as Qt does: WAYLAND_DISPLAY may be left over from an
    earlier session of the same user."""
    if platform in ("win32", "darwin"):
        return Session(SessionKind.SYSTEM)
    said = environ.get("XDG_SESSION_TYPE")
    x_display, wayland_display = environ.get("DISPLAY", ""), environ.get("WAYLAND_DISPLAY", "")
    if said == "wayland" or (wayland_display and not (said == "x11" and x_display)):
        return Session(SessionKind.WAYLAND, x_display, wayland_display)
    return Session(SessionKind.X11, x_display) if x_display else Session(SessionKind.NONE)


_DESKTOPS = {
    "sway": Compositor.SWAY,
    "hyprland": Compositor.HYPRLAND,
    "niri": Compositor.NIRI,
    "river": Compositor.RIVER,
    "gnome": Compositor.GNOME,
    "kde": Compositor.KDE,
}


def compositor_of(
    environ: Mapping[str, str] = os.environ, is_there: Callable[[str], bool] = os.path.exists
) -> Compositor:
    """Whose session it is. A socket that is there speaks louder than XDG_CURRENT_DESKTOP, which a compositor within
    another's session takes over from it; one that is gone was left in the environment by an earlier session."""
    hyprland = environ.get("HYPRLAND_INSTANCE_SIGNATURE", "")
    sockets = {
        environ.get("SWAYSOCK", ""): Compositor.SWAY,
        hyprland and os.path.join(environ.get("XDG_RUNTIME_DIR", ""), "hypr", hyprland): Compositor.HYPRLAND,
        environ.get("NIRI_SOCKET", ""): Compositor.NIRI,
    }
    answering = [compositor for socket, compositor in sockets.items() if socket and is_there(socket)]
    if len(answering) == 1:
        return answering[0]
    names = environ.get("XDG_CURRENT_DESKTOP", "").casefold().split(":")
    named = next((_DESKTOPS[name] for name in names if name in _DESKTOPS), None)
    return named or (answering[0] if answering else Compositor.OTHER)


def check_display() -> None:
    """Raise DisplayFault unless there is a display that lets us in: Qt itself would abort."""
    session = session_of()
    if session.kind is SessionKind.SYSTEM or (session.wayland_display and not session.x_display):
        return
    remedy = marked("Start it inside a desktop session, or see it at work without one: packaging/run --demo")
    if not session.x_display:
        raise DisplayFault("There is no display here, so there can be no tray icon.", remedy)
    from Xlib.display import Display
    from Xlib.error import DisplayError

    try:
        Display().close()
    except (DisplayError, OSError) as error:
        if session.wayland_display:  # Xwayland is only a guest there
            return
        raise DisplayFault("The display does not let Holdtalk in.", remedy, str(error)) from error
