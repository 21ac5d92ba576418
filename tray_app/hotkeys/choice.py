"""Which way the hotkeys come, and why no other: told by doctor, status and windows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from tray_app.core.translation import Filled, filled, marked


class KeyWay(Enum):
    PORTAL = "portal"
    GLOBAL_ACCEL = "kglobalaccel"
    DEVICES = "evdev"
    XWAYLAND = "xwayland"
    COMMANDS = "commands"
    """Whoever binds `holdtalk press` and `holdtalk release`; they work beside every other way too."""


WORDS: Mapping[KeyWay, str] = {
    KeyWay.PORTAL: marked("the desktop's shortcuts"),
    KeyWay.GLOBAL_ACCEL: marked("Plasma's shortcuts"),
    KeyWay.DEVICES: marked("the keyboards themselves"),
    KeyWay.XWAYLAND: marked("Xwayland"),
    KeyWay.COMMANDS: marked("commands alone"),
}
BECAUSE: Mapping[KeyWay, str] = {
    KeyWay.PORTAL: marked("the desktop says when they go down and come up, whatever window has the focus"),
    KeyWay.GLOBAL_ACCEL: marked("Plasma says when they go down and come up, whatever window has the focus"),
    KeyWay.DEVICES: marked("the desktop keeps no such keys for programs, and the keyboards may be read"),
    KeyWay.XWAYLAND: marked("nothing better is there; they are heard only while an X11 window has the focus"),
    KeyWay.COMMANDS: marked("no key is heard here but those that the desktop binds to `holdtalk press` and its like"),
}
NO_SHORTCUT = marked("they may be read, and no desktop keeps a modifier by itself as a shortcut")
MODIFIERS_EVERYWHERE = marked("nothing better is there; Plasma tells it of modifiers whatever window has the focus")
_TOLD = marked("Keys come through {way}: {because}.")
_CHOOSING = marked("Holdtalk is finding out how keys can be heard here.")


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A way that was tried before the one that is used."""

    way: KeyWay
    why_not: str


@dataclass(frozen=True, slots=True)
class Choice:
    used: KeyWay | None = None
    """None: they are still being tried."""
    passed_over: tuple[PassedOver, ...] = ()
    because: str = ""
    """Why, where it is another reason than usual."""

    def told(self) -> Filled:
        """One sentence, in English; whoever shows it says `tr` of it."""
        if self.used is None:
            return filled(_CHOOSING)
        because = self.because or BECAUSE[self.used]
        return filled(_TOLD, way=filled(WORDS[self.used]), because=filled(because))

    def as_data(self) -> dict[str, Any]:
        """For programs, in English."""
        return {
            "way": None if self.used is None else self.used.value,
            "told": self.told(),
            "passed_over": {one.way.value: one.why_not for one in self.passed_over},
        }
