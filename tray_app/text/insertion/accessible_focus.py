"""Who has the focus on desktops that tell nobody, told by the programs themselves, as the focus guard wants it."""

from __future__ import annotations

from tray_app.wayland.focus import UNSEEN, NotTold, Window
from tray_app.wayland.wire import CompositorGone

NOT_PROGRAMS = frozenset({"gnome-shell", "mutter-x11-frames", "mutter-x11-fram"})
"""The Shell itself, and what it puts around windows of X11 programs (also as the kernel cuts it off)."""
ALL_TELL, GTK_TELLS = "AT-SPI", "AT-SPI, of programs of GTK; others tell only while accessibility is switched on"


class AccessibleTeller:
    """Knows the windows of some programs, and not whether they are X11's: a partial teller."""

    def __init__(self) -> None:
        from tray_app.dbus.accessible_windows import AccessibleWindows  # D-Bus is loaded where it is needed

        self._windows = AccessibleWindows()
        self.name = ALL_TELL

    def answers(self) -> bool:
        """Whether anybody tells anything here. Blocks for a moment."""
        from tray_app.dbus.faults import DBusFault

        try:
            self.name = ALL_TELL if self._windows.all_tell() else GTK_TELLS
        except DBusFault:
            return False
        finally:
            self._windows.close()
        return True

    def focused(self) -> Window | None:
        """UNSEEN where its program does not tell, or more than one says that it is its own. Blocks for some
        milliseconds, a quarter of a second where programs hang; raises CompositorGone."""
        from tray_app.dbus.faults import DBusFault

        try:
            found = self._windows.active()
        except DBusFault as fault:
            raise CompositorGone(fault.problem.detail or fault.problem.title) from fault
        if len(found) != 1 or NOT_PROGRAMS.intersection(found[0].names):
            return UNSEEN
        return Window(found[0].id, found[0].names)

    def has_focus(self, window: Window) -> bool:
        """One that was told of. Blocks for a millisecond or two; raises NotTold and CompositorGone."""
        from tray_app.dbus.accessible_windows import WindowId
        from tray_app.dbus.faults import DBusFault, TooLateFault

        if not isinstance(window.id, WindowId):
            raise NotTold("a window of which nobody told")
        try:
            return self._windows.is_active(window.id)
        except TooLateFault as fault:
            raise NotTold("its program does not answer") from fault
        except DBusFault as fault:
            raise CompositorGone(fault.problem.detail or fault.problem.title) from fault

    def rest(self) -> None:
        self._windows.close()
