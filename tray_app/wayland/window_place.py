"""Where on its screen the window with the focus stands, for what is to stand beside the caret: sway alone tells it."""

from __future__ import annotations

import json
import os
import socket
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

ANSWER_TIMEOUT_S = 0.2
"""Sway answers within a millisecond or two, and who asks wants to show something now."""
_MAGIC, _GET_TREE = b"i3-ipc", 4
_HEADER = struct.Struct("=6sII")


@dataclass(frozen=True, slots=True)
class WindowPlace:
    """In the screen's units (device-independent pixels), from the screen's upper left corner."""

    left: int
    top: int
    """Of what programs call the corner of their window: that of its surface, shadows included. Programs of X11 count
    from the corner of all screens."""
    screen_width: int
    screen_height: int


def is_told(environ: Mapping[str, str] = os.environ) -> bool:
    return bool(environ.get("SWAYSOCK"))


def focused_place(environ: Mapping[str, str] = os.environ) -> WindowPlace | None:
    """None where nobody tells, or no window has the focus. Blocks for a millisecond or two."""
    if not is_told(environ):
        return None
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as to_sway:
            to_sway.settimeout(ANSWER_TIMEOUT_S)
            to_sway.connect(environ["SWAYSOCK"])
            to_sway.sendall(_HEADER.pack(_MAGIC, 0, _GET_TREE))
            _, size_bytes, _ = _HEADER.unpack(_read(to_sway, _HEADER.size))
            return place_in(json.loads(_read(to_sway, size_bytes)))
    except (OSError, ValueError, KeyError, TypeError, struct.error):  # it ended, or speaks otherwise
        return None


def place_in(tree: Mapping[str, Any]) -> WindowPlace | None:
    """`tree` as sway's GET_TREE answers."""
    for screen in tree["nodes"]:
        for node in _below(screen):
            if node.get("focused") and node.get("pid"):
                return _place(node, screen["rect"])
    return None


def _place(node: Mapping[str, Any], screen: Mapping[str, int]) -> WindowPlace:
    size = screen["width"], screen["height"]
    if node.get("shell") == "xwayland":
        return WindowPlace(-screen["x"], -screen["y"], *size)
    frame, inside, shadow = node["rect"], node["window_rect"], node["geometry"]
    left, top = (frame[side] + inside[side] - shadow[side] - screen[side] for side in ("x", "y"))
    return WindowPlace(left, top, *size)


def _below(node: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield node
    for inner in (*node.get("nodes", ()), *node.get("floating_nodes", ())):
        yield from _below(inner)


def _read(from_sway: socket.socket, size_bytes: int) -> bytes:
    got = b""
    while len(got) < size_bytes:
        more = from_sway.recv(size_bytes - len(got))
        if not more:
            raise ConnectionResetError
        got += more
    return got
