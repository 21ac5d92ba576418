"""What is told of hotkeys that a desktop keeps, or does not."""

from __future__ import annotations

from tray_app.core.errors import Mend, Problem
from tray_app.core.translation import filled
from tray_app.dbus.host_app import APP_ID

from . import naming
from .shortcuts import Shortcut
from .triggers import portal_trigger

WAITS = Problem(
    "Holdtalk waits for the desktop to give it its key.",
    "If the desktop asks for it, answer in its window. Until then `holdtalk toggle` starts and stops a dictation.",
)
LOST = Problem(
    "The desktop has stopped telling of the hotkey.",
    "Holdtalk keeps asking for it; until then `holdtalk toggle` starts and stops a dictation.",
)


NO_DIALOG = Problem(
    "The desktop shows no dialog for Holdtalk's keys.",
    "Change them in the desktop's settings, among the shortcuts of Holdtalk, or choose another key in Holdtalk's.",
)


def old_key(shortcut: Shortcut, called: str) -> Problem:
    return Problem(
        filled(
            "The desktop did not give Holdtalk the new key for “{name}”: it goes on listening to {key}.",
            name=shortcut.words,
            key=naming.describe(called or shortcut.asked),
        ),
        "Have it ask again, by the button here or with `holdtalk ask-again`, or choose another key.",
        mend=Mend.ASK_FOR_KEYS,
    )


def without_key(shortcut: Shortcut) -> Problem:
    return Problem(
        filled("The desktop has no key for “{name}” of Holdtalk.", name=shortcut.words),
        "Give it one in the desktop's settings, among the shortcuts of Holdtalk.",
    )


def to_bind(shortcut: Shortcut) -> Problem:
    *held, key = (portal_trigger(shortcut.combination) or "").replace("LOGO", "SUPER").split("+")
    line = f"bind = {' '.join(held)}, {key}, global, {APP_ID}:{shortcut.shortcut_id}"
    return Problem(
        filled("Hyprland waits for you to give “{name}” of Holdtalk a key.", name=shortcut.words),
        filled("Add this line to its configuration, if it is not there: {line}", line=line),
    )


def another_key(shortcut: Shortcut, called: str) -> Problem:
    return Problem(
        filled(
            "This desktop cannot have {key} held as a shortcut, so Holdtalk listens to {other}.",
            key=naming.describe(shortcut.key),
            other=naming.describe(called),
        ),
        "Choose another key in the settings, or in those of the desktop.",
    )
