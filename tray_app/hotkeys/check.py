"""`holdtalk doctor`: are the hotkeys heard? Tried, not assumed."""

from __future__ import annotations

import queue
import time
from collections.abc import Mapping
from contextlib import closing
from typing import Any

from tray_app.core.bindings import bindings_of, listened_keys
from tray_app.core.checks import Check
from tray_app.core.errors import HotkeyFault, Problem
from tray_app.core.events import Event, ProblemNoticed
from tray_app.core.settings import Settings
from tray_app.core.translation import filled, marked, sentences
from tray_app.session import SessionKind, session_of

from .keyboard_hotkeys import KeyboardHotkeys
from .select import make_hotkeys
from .source import TAKEN

NAME = marked("Hotkey")
PROBE_TIMEOUT_S = 2.0
SETTLE_S = 0.05
_DEAF = marked(
    "Restart the desktop session; a program that records keys for itself (a key logger, a remote desktop) may hinder."
)


def check_hotkey(
    settings: Settings, *, already_running: bool = False, running_keys: Mapping[str, Any] | None = None
) -> Check:
    """Listens for every hotkey of these settings for a moment. Blocks up to three seconds, on Wayland for longer where
    services of the desktop have to be started.

    On X11 a key that no layout uses is pressed and has to be heard; windows take no notice of it. With
    `already_running` a hotkey may be taken, by the Holdtalk that runs; `running_keys` is what that says of its keys.
    """
    session = session_of()
    if session.kind is SessionKind.WAYLAND:
        from .check_wayland import check_wayland  # D-Bus, on such a session alone

        return check_wayland(settings, session, running_keys)
    posted: queue.SimpleQueue[Event] = queue.SimpleQueue()
    hotkeys = make_hotkeys(posted.put, listened_keys(settings))
    try:
        hotkeys.start()
        heard_ms = _press_unused_key(hotkeys) if session.kind is not SessionKind.SYSTEM else None
    except HotkeyFault as fault:
        return _failure(fault.problem)
    finally:
        hotkeys.close()
    while not posted.empty():
        event = posted.get()
        if isinstance(event, ProblemNoticed) and not (already_running and event.problem.title == TAKEN):
            return _failure(event.problem)
    named = ", ".join(f"{binding.key} ({binding.mode})" for binding in bindings_of(settings))
    if heard_ms is None:
        return Check(NAME, True, named)
    seen = filled("{keys}, a key is heard {ms:.1f} ms after it was pressed", keys=named, ms=heard_ms)
    return Check(NAME, True, seen)


def _failure(problem: Problem) -> Check:
    title = sentences(problem.title, f"({problem.detail})" if problem.detail else "")
    return Check(NAME, False, title, problem.remedy)


def _press_unused_key(hotkeys: object) -> float:
    """How many milliseconds later it was heard. Raises HotkeyFault when it was not."""
    from tray_app.x11.connection import X11Connection  # X11 only
    from tray_app.x11.probe import press_unused_key

    assert isinstance(hotkeys, KeyboardHotkeys), "start() raised otherwise"
    time.sleep(SETTLE_S)  # grabs are made on their own thread
    with closing(X11Connection()) as connection:
        pressed_ns = press_unused_key(connection)
    if pressed_ns is None:
        raise HotkeyFault(
            "Every key of this keyboard is in use, so none is free for a test.", "Press the hotkey instead."
        )
    deadline_ns = pressed_ns + int(PROBE_TIMEOUT_S * 1e9)
    while not hotkeys.other_key_since(pressed_ns - 2_000_000):
        if time.monotonic_ns() > deadline_ns:
            raise HotkeyFault("A key that was pressed for a test was not heard.", _DEAF)
        time.sleep(0.0002)
    return (time.monotonic_ns() - pressed_ns) / 1e6
