"""When a sample was, as people say it."""

from __future__ import annotations

import time

from tray_app.perf.figures_text import age_text
from tray_app.perf.wall_clock import WALL


def clock_text(at_ns: int) -> str:
    """The time of day of a moment of the monotonic clock: "08:12:31"."""
    return time.strftime("%H:%M:%S", time.localtime(WALL.unix_s(at_ns)))


def when_text(at_ns: int, now_ns: int) -> str:
    """ "at 08:12:31, 20 s ago"."""
    age = age_text(now_ns - at_ns)
    return f"at {clock_text(at_ns)}, " + ("just now" if age == "now" else f"{age} ago")
