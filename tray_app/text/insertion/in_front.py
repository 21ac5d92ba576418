"""Which program the window in front belongs to, for whoever asks outside of a dictation."""

from __future__ import annotations

from contextlib import closing

from Xlib.error import XError

from tray_app.core.applications import Application
from tray_app.core.errors import EnvironmentFault
from tray_app.core.translation import marked
from tray_app.session import Session, SessionKind, session_of
from tray_app.x11.connection import LOST, X11Connection

from .programs import application_of
from .x11_target import X11Targets

_UNTOLD = EnvironmentFault(
    marked("This desktop does not tell which window is in front."),
    marked("Write the name of the program into the profile by hand."),
)


def application_in_front(session: Session | None = None) -> Application | None:
    """None where no window has the focus. Blocks for some milliseconds, by connections of its own.

    Raises EnvironmentFault where nobody tells.
    """
    session = session or session_of()
    try:
        if session.kind is SessionKind.X11:
            return _on_x11(session.x_display)
        if session.kind is SessionKind.WAYLAND:
            return _on_wayland(session.x_display)
    except LOST as error:
        raise EnvironmentFault(_UNTOLD.problem.title, _UNTOLD.problem.remedy, type(error).__name__) from error
    raise _UNTOLD


def _on_x11(display: str) -> Application | None:
    with closing(X11Connection(display)) as connection:
        targets = X11Targets(connection)
        target = targets.focused()
        if target is None:
            return None
        try:
            return application_of(target.wm_class, targets.title(target))
        except XError:  # it was closed while we looked
            return None


def _on_wayland(x_display: str) -> Application | None:
    from .focus_guard import FocusGuard, application_in
    from .kwin_focus import any_teller
    from .xwayland_focus import XWaylandFocus

    guard = FocusGuard(any_teller)
    told, window = guard.focused()
    guard.rest()
    if not told and x_display:
        with closing(XWaylandFocus(x_display)) as xwayland:
            window = xwayland.window()
    if window is None and not told:
        raise _UNTOLD
    return None if window is None else application_in(window)
