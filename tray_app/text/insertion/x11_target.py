"""Which window has the focus, what it is, and whether it has caught up with what it was sent."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from Xlib import X, Xatom
from Xlib.error import XError
from Xlib.protocol import request

from tray_app.x11.connection import X11Connection

from .programs import LONGEST_TITLE, takes_the_keyboard

MAX_DEPTH = 32


@dataclass(frozen=True, slots=True)
class Target:
    """A window that can take text."""

    focus_id: int
    """The window with the keyboard, often an inner one."""
    toplevel_id: int
    """The application's window around it, which tells whether the focus went elsewhere."""
    wm_class: tuple[str, ...] = ()
    """Instance and class, lower case."""
    answers_ping: bool = False
    """It says when it has handled what was sent before; toolkits do, bare X programs do not."""
    grabs_for_itself: bool = False
    """It takes the whole keyboard while it has the focus, as screens of other machines do, and had it just now."""


class X11Targets:
    """Every method blocks for a few round trips to the server."""

    def __init__(self, connection: X11Connection) -> None:
        self._connection = connection
        self._active = connection.atom("_NET_ACTIVE_WINDOW")
        self._state = connection.atom("WM_STATE")
        self._protocols = connection.atom("WM_PROTOCOLS")
        self._ping = connection.atom("_NET_WM_PING")
        self._name = connection.atom("_NET_WM_NAME")
        self._manager = connection.atom("_NET_SUPPORTING_WM_CHECK")
        self._numbers = itertools.count(1)
        self._answered: set[int] = set()
        connection.on(X.ClientMessage, self._on_client_message)

    def focused(self) -> Target | None:
        """What has the focus now; None when nothing that could take text has it."""
        focus_id = self._window_of(self._connection.display.get_input_focus().focus)
        if focus_id is None:
            return None
        try:
            toplevel = self._toplevel(focus_id)
            names = self._wm_class(toplevel)
            pings = self._answers_ping(toplevel)
            if not pings and self._stands_for_none(toplevel):
                return None
            grabs = takes_the_keyboard(names) and self.ask_for_grab()()
            return Target(focus_id, toplevel.id, names, pings, grabs)
        except XError:
            return None  # it was closed while we looked

    def title(self, target: Target) -> str:
        """What its window shows as such; empty where it shows nothing. Raises XError when it is gone."""
        window = self._window(target.toplevel_id)
        for name in (self._name, Xatom.WM_NAME):
            told = window.get_property(name, X.AnyPropertyType, 0, LONGEST_TITLE)
            if told is not None and isinstance(told.value, bytes | str):
                return told.value if isinstance(told.value, str) else told.value.decode("utf-8", "replace")
        return ""

    def is_closed(self, target: Target) -> bool:
        """Whether its window is gone. The server gives its number to the next program soon, whose looks differ."""
        toplevel = self._window(target.toplevel_id)
        try:
            return (self._wm_class(toplevel), self._answers_ping(toplevel)) != (target.wm_class, target.answers_ping)
        except XError:
            return True

    def is_within(self, focus: Any, target: Target) -> bool:
        """Whether this focus, as the server gives it, is in the target's toplevel window. Mostly asks nobody."""
        focus_id = self._window_of(focus)
        if focus_id is None or focus_id == target.focus_id:
            return focus_id is not None
        try:
            return int(self._toplevel(focus_id).id) == target.toplevel_id
        except XError:
            return False

    def ask_for_grab(self) -> Callable[[], bool]:
        """Whether another program (a screen locker, an open menu) gets every key, wherever the focus is; what it
        gives waits for the answer.

        Asks for a grab that is never given: our window is not shown. Nobody notices, unlike a grab that succeeds,
        which takes the focus from the window for a moment.
        """
        asked = request.GrabKeyboard(
            display=self._connection.wire,
            defer=True,
            owner_events=False,
            grab_window=self._connection.window,
            time=X.CurrentTime,
            pointer_mode=X.GrabModeAsync,
            keyboard_mode=X.GrabModeAsync,
        )

        def answer() -> bool:
            asked.reply()
            return int(asked.status) in (X.AlreadyGrabbed, X.GrabFrozen)

        return answer

    def caught_up(self, target: Target, timeout_ms: float) -> bool:
        """Whether the target said in time that it has handled everything sent to it before."""
        if not target.answers_ping:
            return False
        number = next(self._numbers)
        window = self._window(target.toplevel_id)
        root = self._connection.root
        # Answers go to the root window, GTK's and Qt's with different masks. Hearing everything that happens
        # there has a price, so we only listen meanwhile.
        root.change_attributes(event_mask=X.SubstructureNotifyMask | X.StructureNotifyMask)
        try:
            data = [self._ping, number, target.toplevel_id]
            self._connection.send_client_message(window, self._protocols, data, to=window)
            return self._connection.wait(lambda: number in self._answered, timeout_ms)
        finally:
            self._answered.discard(number)
            root.change_attributes(event_mask=X.NoEventMask)

    def _on_client_message(self, event: Any) -> None:
        if event.client_type == self._protocols and event.data[0] == 32 and event.data[1][0] == self._ping:
            self._answered.add(int(event.data[1][1]))

    # --- looking -------------------------------------------------------------------------

    def _window_of(self, focus: Any) -> int | None:
        focus_id = int(getattr(focus, "id", focus))
        if focus_id in (X.PointerRoot, self._connection.root.id):  # keys follow the pointer; the manager knows better
            active = self._connection.root.get_full_property(self._active, Xatom.WINDOW)
            focus_id = int(active.value[0]) if active is not None and len(active.value) else X.NONE
        return focus_id or None

    def _window(self, window_id: int) -> Any:
        return self._connection.display.create_resource_object("window", window_id)

    def _toplevel(self, window_id: int) -> Any:
        """The nearest window that a window manager cares for, else the one below the root."""
        window = self._window(window_id)
        for _ in range(MAX_DEPTH):
            if window.get_property(self._state, X.AnyPropertyType, 0, 0) is not None:
                return window
            parent = window.query_tree().parent
            if not parent or parent.id == self._connection.root.id:
                return window
            window = parent
        return window

    def _stands_for_none(self, toplevel: Any) -> bool:
        """Whether it is where a window manager parks the focus when no window has it: a window of its own, out of
        sight. What is typed there is lost."""
        check = self._connection.root.get_full_property(self._manager, Xatom.WINDOW)
        if check is None or not len(check.value) or not self._connection.same_client(toplevel.id, int(check.value[0])):
            return False
        place = toplevel.get_geometry()
        return bool(place.x + place.width <= 0 or place.y + place.height <= 0)

    def _wm_class(self, window: Any) -> tuple[str, ...]:
        names = window.get_wm_class()
        return tuple(name.lower() for name in names) if names else ()

    def _answers_ping(self, window: Any) -> bool:
        protocols = window.get_full_property(self._protocols, Xatom.ATOM)
        return protocols is not None and self._ping in protocols.value
