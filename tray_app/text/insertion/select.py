"""Chooses how text is inserted on this machine, once, at start."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Mapping
from typing import Protocol

from tray_app.core.errors import InsertionFault
from tray_app.core.events import DictationId
from tray_app.core.ports import Insertion, Post
from tray_app.core.settings import InsertionSettings

Find = Callable[[str], str | None]


class LiveInsertion(Insertion, Protocol):
    """An insertion that takes new settings and offers texts."""

    def apply(self, settings: InsertionSettings) -> None: ...

    def offer(self, text: str, dictation_id: DictationId | None = None) -> None:
        """Puts a text on the clipboard for the user; returns at once.

        With an id it is answered: OfferTaken once the text is on the clipboard, OfferRefused when it is not.
        """


def way_of(platform: str, environment: Mapping[str, str], find: Find) -> str:
    """ "x11", "wayland" or "pynput". Raises InsertionFault when no way is open."""
    if platform in ("win32", "darwin"):
        return "pynput"
    wayland = bool(environment.get("WAYLAND_DISPLAY"))
    if wayland and find("wtype"):
        return "wayland"
    if environment.get("DISPLAY"):
        return "x11"
    if wayland and find("wl-copy"):
        return "wayland"
    if wayland:
        raise InsertionFault(
            "Text cannot be typed into Wayland windows here.",
            "Install wtype (sway and other wlroots compositors) or wl-clipboard, then start Holdtalk again.",
        )
    raise InsertionFault("There is no display to type on.", "Start Holdtalk in a graphical session, or set DISPLAY.")


def make_insertion(
    post: Post,
    settings: InsertionSettings,
    *,
    typing_guard: Callable[[bool], None] = lambda _typing: None,
    never_lift: Callable[[], frozenset[int]] = frozenset,
) -> LiveInsertion:
    """The insertion for this machine, its thread running. Raises InsertionFault when no way is open.

    `typing_guard` is called with True before keys are injected and with False afterwards, from that thread;
    `never_lift` gives the X keycodes of the hotkey, which are the user's to let go of.
    """
    way = way_of(sys.platform, os.environ, shutil.which)
    if way == "x11":
        from .inserter import X11Insertion

        return X11Insertion(post, settings, typing_guard=typing_guard, never_lift=never_lift)
    if way == "wayland":
        from .wayland_commands import WaylandInsertion

        return WaylandInsertion(post, settings, typing_guard=typing_guard)
    from .pynput_parts import native_parts
    from .pynput_typing import PynputInsertion

    keys, clipboard, foreground = native_parts()
    return PynputInsertion(
        post, settings, typing_guard=typing_guard, keys=keys, clipboard=clipboard, foreground=foreground
    )
