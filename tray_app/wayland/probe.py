"""A window of our own that hears what is typed: a single clear pixel above the others, with the keyboard for a moment.

By wlr-layer-shell, so that nothing on the screen moves for it, and the focus goes back by itself.
"""

from __future__ import annotations

from collections.abc import Callable

from .connection import NEW, Connection
from .layer_protocol import LAYER_SHELL, LAYER_SURFACE
from .protocol import WL_COMPOSITOR, WL_KEYBOARD, WL_SEAT, WL_SHM, WL_SURFACE
from .shm import Picture

_TOP_LAYER, _ALL_THE_KEYBOARD, _PRESSED = 2, 1, 1
ANSWER_TIMEOUT_S = 3.0


class ProbeSurface:
    """One thread. Every method raises WaylandFault when the compositor goes."""

    def __init__(self, open_connection: Callable[[], Connection] = Connection.open) -> None:
        """Raises NotOffered where there is no such layer."""
        self._connection = connection = open_connection()
        self.codes: list[int] = []
        """Keys that were pressed, by Linux's numbers."""
        self._focused = False
        try:
            shell = connection.bind(LAYER_SHELL)
            surface = connection.bind(WL_COMPOSITOR).create("create_surface", WL_SURFACE)
            layer = shell.create("get_layer_surface", LAYER_SURFACE, NEW, surface, None, _TOP_LAYER, "holdtalk-probe")
            keyboard = connection.bind(WL_SEAT).create("get_keyboard", WL_KEYBOARD)
            keyboard.on("enter", lambda *_: self._on_focus(True))
            keyboard.on("leave", lambda *_: self._on_focus(False))
            keyboard.on("key", self._on_key)
            layer.on("configure", lambda serial, *_size: layer.send("ack_configure", serial))
            layer.send("set_size", 1, 1)
            layer.send("set_keyboard_interactivity", _ALL_THE_KEYBOARD)
            surface.send("commit")
            connection.sync()
            surface.send("attach", Picture(connection.bind(WL_SHM), 1, 1).buffer, 0, 0)
            surface.send("commit")
            connection.sync()
        except BaseException:
            connection.close()
            raise

    def has_keyboard(self) -> bool:
        """Blocks until it has, ANSWER_TIMEOUT_S at most."""
        return self._connection.wait(lambda: self._focused, ANSWER_TIMEOUT_S)

    def await_keys(self, number: int) -> list[int]:
        """The first so many that were pressed; fewer when no more come within ANSWER_TIMEOUT_S."""
        self._connection.wait(lambda: len(self.codes) >= number, ANSWER_TIMEOUT_S)
        return self.codes[:number]

    def close(self) -> None:
        """The focus goes back to where it was."""
        self._connection.close()

    def _on_focus(self, focused: bool) -> None:
        self._focused = focused

    def _on_key(self, _serial: int, _time_ms: int, code: int, state: int) -> None:
        if state == _PRESSED:
            self.codes.append(code)
