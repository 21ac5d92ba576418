"""Whether a text goes into the window that had the focus at key down, on Wayland, as far as anybody tells."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import TypeVar

from tray_app.core.applications import Application
from tray_app.wayland.focus import UNSEEN, FocusTeller, NotTold, PartialTeller, Window, focus_teller
from tray_app.wayland.wire import WaylandFault

from .programs import application_of

log = logging.getLogger(__name__)

T = TypeVar("T")


class FocusGuard:
    """Any thread. Every method but `still_there` blocks for a millisecond or two, and for the first time a moment
    longer."""

    def __init__(self, find: Callable[[], FocusTeller | None] = focus_teller) -> None:
        self._find = find
        self._lock = threading.Lock()
        self._teller: FocusTeller | None = None
        self._looked = False
        self._aim: Window | None = None

    @property
    def name(self) -> str:
        """Who tells; empty where nobody does."""
        with self._lock:
            teller = self._found()
        return teller.name if teller is not None else ""

    @property
    def tells_of_x11(self) -> bool:
        """Whether a window that it tells of is known to be an X11 program's, or not."""
        with self._lock:
            teller = self._found()
        return teller is not None and not isinstance(teller, PartialTeller)

    def focused(self) -> tuple[bool, Window | None]:
        """Whether anybody tells, and which window has the focus; None where none has."""
        told = self._told(lambda teller: teller.focused())
        if told == (UNSEEN,):
            log.info("the window that has the focus is of a program that does not tell: nothing is guarded")
            return False, None
        return (False, None) if told is None else (True, told[0])

    def aim(self, window: Window | None) -> None:
        """The text goes into this one; None where nobody tells."""
        self._aim = window

    def still_there(self) -> bool:
        """Whether the window that was aimed at has the focus; True where nobody tells."""
        aim = self._aim
        if aim is None:
            return True
        told = self._told(lambda teller: _has_focus(teller, aim))
        return told is None or told[0]

    def rest(self) -> None:
        """No text is on its way: ids told so far are void."""
        with self._lock:
            if self._teller is not None:
                self._teller.rest()

    def _told(self, ask: Callable[[FocusTeller], T]) -> tuple[T] | None:
        """None where nobody tells."""
        with self._lock:
            teller = self._found()
            if teller is None:
                return None
            try:
                return (ask(teller),)
            except NotTold as reason:
                log.info("this text is not guarded: %s", reason)
            except WaylandFault as fault:
                log.warning("the focus is not told any more: %s", fault.problem.detail)
                self._looked = False  # the compositor was restarted, perhaps: somebody else may tell
        return None

    def _found(self) -> FocusTeller | None:
        if not self._looked:
            self._teller, self._looked = self._find(), True
        return self._teller


def _has_focus(teller: FocusTeller, aim: Window) -> bool:
    if isinstance(teller, PartialTeller):
        return teller.has_focus(aim)
    window = teller.focused()
    return window is not None and window.id == aim.id


def application_in(window: Window) -> Application:
    return application_of(window.names, window.title)
