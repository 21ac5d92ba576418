"""How a person makes the hotkey known to each kind of desktop, for the tests and the figures."""

from __future__ import annotations

from guest_desktop import GnomeDesktop
from headless import DesktopFault, HeadlessDesktop
from live_program import LiveProgram
from wayland_desktop import SwayDesktop

HOTKEY = "F9"
APP_ID = "org.holdtalk.Holdtalk"
"""The name of the program's desktop file, by which portals know it."""


def bind_hotkey(desktop: HeadlessDesktop, program: LiveProgram) -> None:
    """Before the program is started, whose settings name HOTKEY.

    X11 and KDE need nothing for it: there the program asks for its key itself, and nobody has to agree.
    """
    if isinstance(desktop, SwayDesktop):
        done = program.command("setup-keys", "--write")
        if done.returncode != 0:
            raise DesktopFault(f"the keys could not be bound: {done.stdout}{done.stderr}")
        desktop.messages.command("reload")
    elif isinstance(desktop, GnomeDesktop):
        desktop.grant_shortcut(APP_ID, f"default-{HOTKEY.lower()}", "Dictate", HOTKEY)
