"""How a person makes the hotkey known to each kind of desktop, for the tests and the figures."""

from __future__ import annotations

from guest_desktop import GnomeDesktop
from headless import HeadlessDesktop
from wayland_desktop import SwayDesktop

HOTKEY = "F9"
APP_ID = "org.holdtalk.Holdtalk"
"""The name of the program's desktop file, by which portals know it."""


def sway_binds(key: str = HOTKEY) -> tuple[str, ...]:
    """Lines for sway's configuration: dictate while that key is held."""
    return (
        f"bindsym --no-repeat {key} exec holdtalk press",
        f"bindsym --no-repeat --release {key} exec holdtalk release",
    )


def bind_hotkey(desktop: HeadlessDesktop) -> None:
    """X11 and KDE need nothing: there the program asks for its key itself, and nobody has to agree."""
    if isinstance(desktop, SwayDesktop):
        desktop.add_config(*sway_binds())
    elif isinstance(desktop, GnomeDesktop):
        desktop.grant_shortcut(APP_ID, "dictate", "Hold to dictate", HOTKEY)
