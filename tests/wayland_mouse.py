"""A mouse for Wayland desktops on wlroots: the compositor's own protocol for one that is not there."""

from __future__ import annotations

import time
from types import TracebackType
from typing import Self

from wayland_finger import WaylandClient, words

LEFT_BUTTON = 0x110
"""BTN_LEFT of Linux's input-event-codes."""
_MAKE, _MOVE_TO, _BUTTON, _FRAME = 0, 1, 2, 4


class Mouse:
    """As long as it lives the seat has one."""

    def __init__(self, address: str, screen: tuple[int, int]) -> None:
        """`address` is the whole path of the compositor's socket, `screen` its width and height."""
        self._client = WaylandClient(address)
        self._screen = screen
        manager, seat = self._client.bind("zwlr_virtual_pointer_manager_v1"), self._client.bind("wl_seat")
        self._mouse = self._client.new_id()
        self._client.send(manager, _MAKE, words(seat, self._mouse))
        self._client.round_trip()

    def move(self, x: int, y: int) -> None:
        self._tell(_MOVE_TO, x, y, *self._screen)

    def click(self) -> None:
        self._tell(_BUTTON, LEFT_BUTTON, 1)
        self._tell(_BUTTON, LEFT_BUTTON, 0)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    def _tell(self, request: int, *arguments: int) -> None:
        at_ms = time.monotonic_ns() // 1_000_000 & 0x7FFFFFFF
        self._client.send(self._mouse, request, words(at_ms, *arguments))
        self._client.send(self._mouse, _FRAME)
        self._client.round_trip()
