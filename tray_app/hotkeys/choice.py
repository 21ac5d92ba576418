"""Which way the hotkeys come, and why no other: told by doctor, status and windows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import Enum
from typing import Any

from tray_app.core.errors import Problem
from tray_app.core.translation import Filled, as_data, filled, marked


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
BOUND = marked("Keys come from your compositor, which calls Holdtalk for those that `holdtalk setup-keys` has bound.")
"""Whatever Holdtalk hears by itself beside that."""
POOR = frozenset({KeyWay.XWAYLAND, KeyWay.COMMANDS})
"""Ways by which little is heard."""
_DENIED = marked("No key comes through {way} at the moment: {why}")
_NOT_THROUGH = marked("Not through {way}: {why}")
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

    def told(self, problem: Problem | None = None) -> Filled:
        """One sentence, in English; whoever shows it says `tr` of it. `problem`: why no key comes at the moment."""
        if self.used is None:
            return filled(_CHOOSING)
        if problem is not None:
            return filled(_DENIED, way=filled(WORDS[self.used]), why=filled(problem.title))
        because = self.because or BECAUSE[self.used]
        return filled(_TOLD, way=filled(WORDS[self.used]), because=filled(because))

    def reasons(self) -> tuple[str, ...]:
        """Why each of those that were tried before is not used."""
        return tuple(not_through(one.way, one.why_not) for one in self.passed_over)

    def as_data(self, problem: Problem | None = None) -> dict[str, Any]:
        """For programs, in English; `said` and `why_not` are what `translation.from_data` reads."""
        told = self.told(problem)
        return {
            "way": None if self.used is None else self.used.value,
            "told": told,
            "passed_over": {one.way.value: one.why_not for one in self.passed_over},
            "problem": None if problem is None else asdict(problem),
            "said": as_data(told),
            "why_not": {one.way.value: as_data(one.why_not) for one in self.passed_over},
        }


def not_through(way: KeyWay, why_not: str) -> Filled:
    return filled(_NOT_THROUGH, way=filled(WORDS[way]), why=filled(why_not))
