"""The mouse over surfaces of our own."""

from __future__ import annotations

from typing import Protocol

from .connection import NEW, Connection, Proxy
from .layer_protocol import CURSOR_SHAPE, CURSOR_SHAPES, WL_POINTER
from .protocol import WL_SEAT

HAS_POINTER = 1
"""Of wl_seat's capabilities."""
VERTICAL = 0
ARROW = 1
"""Of wp_cursor_shape_device_v1: the desktop's usual pointer."""
PRIMARY_BUTTON = 0x110
"""BTN_LEFT of Linux's input-event-codes."""


class PointedAt(Protocol):
    """What hears of it; places are in the screen's units, from the surface's upper left corner."""

    def pointed(self, x: float, y: float) -> None: ...

    def left(self) -> None: ...

    def pressed(self, button: int, down: bool) -> None:
        """`button` as Linux numbers them."""

    def scrolled(self, distance: float) -> None:
        """Downwards, in the screen's units."""


class Pointer:
    """Of the first seat. One thread, that of the connection."""

    def __init__(self, connection: Connection) -> None:
        """Raises NotOffered where there is no seat."""
        self._over: PointedAt | None = None
        self._surfaces: dict[int, PointedAt] = {}
        self._pointer: Proxy | None = None
        shapes = connection.offered(CURSOR_SHAPES)
        self._shapes = connection.bind(CURSOR_SHAPES) if shapes else None
        self._shape: Proxy | None = None
        self._seat = connection.bind(WL_SEAT, 1, most=5)
        self._seat.on("capabilities", self._on_capabilities)

    def watch(self, surface: Proxy, hears: PointedAt) -> None:
        """Until `forget`."""
        self._surfaces[surface.id] = hears

    def forget(self, surface: Proxy) -> None:
        if self._surfaces.pop(surface.id, None) is self._over:
            self._over = None

    def _on_capabilities(self, capabilities: int) -> None:
        if not capabilities & HAS_POINTER or self._pointer is not None:
            return
        pointer = self._pointer = self._seat.create("get_pointer", WL_POINTER)
        if self._shapes is not None:
            self._shape = self._shapes.create("get_pointer", CURSOR_SHAPE, NEW, pointer)
        pointer.on("enter", self._on_enter)
        pointer.on("leave", lambda _serial, _surface: self._leave())
        pointer.on("motion", lambda _time_ms, x, y: self._move(x, y))
        pointer.on("button", lambda _serial, _time_ms, button, state: self._press(button, bool(state)))
        pointer.on("axis", self._on_axis)

    def _on_enter(self, serial: int, surface: Proxy | None, x: float, y: float) -> None:
        self._over = self._surfaces.get(surface.id) if surface is not None else None
        if self._shape is not None:  # without, whatever it was is seen on: a picture of it is the desktop's to choose
            self._shape.send("set_shape", serial, ARROW)
        self._move(x, y)

    def _move(self, x: float, y: float) -> None:
        if self._over is not None:
            self._over.pointed(x, y)

    def _leave(self) -> None:
        over, self._over = self._over, None
        if over is not None:
            over.left()

    def _press(self, button: int, down: bool) -> None:
        if self._over is not None:
            self._over.pressed(button, down)

    def _on_axis(self, _time_ms: int, axis: int, distance: float) -> None:
        if axis == VERTICAL and self._over is not None:
            self._over.scrolled(distance)
