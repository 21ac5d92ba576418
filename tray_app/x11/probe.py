"""For trying things out without touching the user's windows: a key that means nothing, and a window that tells what
reaches it."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from Xlib import X, Xatom

from .connection import X11Connection
from .keyboard import CONTROL, Keyboard
from .keysyms import char_of
from .xkb import Xkb

ARRIVAL_TIMEOUT_MS = 3_000
ACTIVATION_TRIES, ACTIVATION_MS = 40, 25
QUIET_LOOKS = 3
"""In a row that find the focus where it was put."""
GROUP_BITS = 13
"""Where an event's state carries the group."""


def press_unused_key(connection: X11Connection) -> int | None:
    """Presses and releases a keycode without any symbol; gives when (monotonic ns), None when there is none left."""
    unused = Xkb(connection).keyboard().unused()
    if not unused:
        return None
    pressed_ns = time.monotonic_ns()
    connection.queue([connection.fake_key(kind, unused[-1]) for kind in (X.KeyPress, X.KeyRelease)])
    connection.sync()
    return pressed_ns


class ProbeWindow:
    """A window of one pixel beyond the screen's edge that keeps what is typed and pasted into it.

    Has the focus from `__enter__` to `__exit__`, which gives it back.
    """

    def __init__(self, connection: X11Connection, *, answers_ping: bool = True, pastes: bool = True) -> None:
        """Closes the connection in the end. Raises ServerLacks without XKB."""
        self.text = ""
        self._pastes = pastes
        self._connection = connection
        self._keyboard: Keyboard | None = None
        self._xkb = Xkb(connection)
        self._xkb.on_keys(self._forget_keyboard)
        self._window = self._connection.root.create_window(
            -2, -2, 1, 1, 0, X.CopyFromParent, override_redirect=True, event_mask=X.KeyPressMask | X.StructureNotifyMask
        )
        self._protocols, self._ping = self._connection.atom("WM_PROTOCOLS"), self._connection.atom("_NET_WM_PING")
        if answers_ping:
            self._window.change_property(self._protocols, Xatom.ATOM, 32, [self._ping])
        self._pasted = self._connection.atom("_HOLDTALK_PASTED")
        self._active = self._connection.atom("_NET_ACTIVE_WINDOW")
        self._shown = False
        self._connection.on(X.MapNotify, self._on_map)
        self._connection.on(X.KeyPress, self._on_key)
        self._connection.on(X.ClientMessage, self._on_message)
        self._connection.on(X.SelectionNotify, self._on_selection)

    def __enter__(self) -> ProbeWindow:
        self._before = self._connection.display.get_input_focus()
        self._active_before = self._active_now()
        self._window.map()
        self.wait(lambda: self._shown)
        self._take_focus()
        return self

    def _take_focus(self) -> None:
        """Until the window manager has noticed, so that it can be asked to go back later, and leaves the focus here:
        it may just be moving it because another window was closed."""
        looks = 0
        for _ in range(ACTIVATION_TRIES):
            if self._connection.display.get_input_focus().focus != self._window:
                self._window.set_input_focus(X.RevertToParent, X.CurrentTime)
                looks = 0
            elif self._active_now() != self._active_before:
                looks += 1
                if looks == QUIET_LOOKS:
                    break
            self._connection.wait(lambda: False, ACTIVATION_MS)

    def _active_now(self) -> int:
        active = self._connection.root.get_full_property(self._active, Xatom.WINDOW)
        return int(active.value[0]) if active is not None and len(active.value) else 0

    def __exit__(self, *_error: object) -> None:
        self._connection.display.set_input_focus(self._before.focus, self._before.revert_to, X.CurrentTime)
        self._window.destroy()
        self._connection.sync()
        self._make_active_again()
        self._connection.close()

    def _make_active_again(self) -> None:
        """Asks the window manager, which saw the focus leave, as a taskbar asks: until it has understood."""
        window = self._connection.display.create_resource_object("window", self._active_before)
        both = X.SubstructureNotifyMask | X.SubstructureRedirectMask
        for _ in range(ACTIVATION_TRIES):
            if self._active_now() == self._active_before:
                return
            self._connection.send_client_message(window, self._active, [2], to=self._connection.root, mask=both)
            self._connection.wait(lambda: False, ACTIVATION_MS)

    def wake(self) -> None:
        """Makes `wait` look again; callable from any thread."""
        self._connection.wake()

    def wait(self, happened: Callable[[], bool]) -> bool:
        """Blocks up to ARRIVAL_TIMEOUT_MS."""
        return self._connection.wait(happened, ARRIVAL_TIMEOUT_MS)

    def _forget_keyboard(self, _first: int, _count: int) -> None:
        self._keyboard = None

    def _on_map(self, event: Any) -> None:
        self._shown = self._shown or event.window.id == self._window.id

    def _on_key(self, event: Any) -> None:
        self._keyboard = self._keyboard or self._xkb.keyboard()
        char = char_of(self._keyboard.symbol(event.detail, event.state & 0xFF, event.state >> GROUP_BITS & 3))
        if event.state & CONTROL:
            if char != "v" or not self._pastes:
                return
            self._window.convert_selection(
                self._connection.atom("CLIPBOARD"), self._connection.atom("UTF8_STRING"), self._pasted, event.time
            )
        elif char is not None:
            self.text += char

    def _on_message(self, event: Any) -> None:
        if event.client_type == self._protocols and event.data[1][0] == self._ping:
            root = self._connection.root
            self._connection.send_client_message(
                root, self._protocols, list(event.data[1]), to=root, mask=X.SubstructureNotifyMask
            )

    def _on_selection(self, event: Any) -> None:
        pasted = self._window.get_full_property(self._pasted, X.AnyPropertyType) if event.property else None
        if pasted is not None and isinstance(pasted.value, bytes):
            self.text += pasted.value.decode("utf-8", "replace")
