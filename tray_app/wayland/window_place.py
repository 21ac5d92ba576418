"""Where on its screen the window with the focus stands, for what is to stand beside the caret: sway alone tells it."""

from __future__ import annotations

import os
import socket
from collections.abc import Mapping
from dataclasses import dataclass

from .sway import Node, focused_window, is_x11, tree_from

ANSWER_TIMEOUT_S = 0.2
"""Sway answers within a millisecond or two, and who asks wants to show something now."""


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
            return place_in(tree_from(to_sway))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):  # it ended, or speaks otherwise
        return None


def place_in(tree: Node) -> WindowPlace | None:
    for screen in tree["nodes"]:
        window = focused_window(screen)
        if window is not None:
            return _place(window, screen["rect"])
    return None


def _place(window: Node, screen: Mapping[str, int]) -> WindowPlace:
    size = screen["width"], screen["height"]
    if is_x11(window):
        return WindowPlace(-screen["x"], -screen["y"], *size)
    frame, inside, shadow = window["rect"], window["window_rect"], window["geometry"]
    left, top = (frame[side] + inside[side] - shadow[side] - screen[side] for side in ("x", "y"))
    return WindowPlace(left, top, *size)
