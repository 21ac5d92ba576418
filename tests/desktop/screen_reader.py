"""What a screen reader sees of a program, for the tests: run with the system's Python, which has pyatspi.

    screen_reader.py NAME

Answers each line on standard input with a line of JSON: "tree" with the program's windows, each a list of
[role, name, states, value]; "focus" with what has the keyboard, as [role, name]; "said" with the announcements since
the last time.
"""

from __future__ import annotations

import json
import sys
from typing import Any

import gi
import pyatspi

gi.require_version("Atspi", "2.0")
from gi.repository import GLib  # noqa: E402 - behind the version that is wanted

MOST = 4_000
STATES = {pyatspi.STATE_FOCUSABLE: "focusable", pyatspi.STATE_FOCUSED: "focused", pyatspi.STATE_CHECKED: "checked",
          pyatspi.STATE_ENABLED: "enabled", pyatspi.STATE_SELECTED: "selected"}  # fmt: skip
EVENTS = ("object:announcement", "object:state-changed:focused")
said: list[str] = []
focused: list[list[str]] = []


def main(name: str) -> None:
    loop = GLib.MainLoop()
    pyatspi.Registry.registerEventListener(hear, *EVENTS)
    GLib.io_add_watch(sys.stdin.fileno(), GLib.IO_IN | GLib.IO_HUP, lambda *_: answer(name, loop))
    tell("listening")
    loop.run()


def hear(event: Any) -> None:
    if event.type.startswith("object:announcement"):
        said.append(str(event.any_data))
    elif event.detail1:
        focused[:] = [[event.source.getRoleName(), event.source.name]]


def answer(name: str, loop: Any) -> bool:
    line = sys.stdin.readline().strip()
    if not line:
        loop.quit()
        return False
    found: object = None
    if line == "tree":
        found = {window.name: [described(one) for one in everything(window)] for window in windows(name)}
    elif line == "focus":
        found = focused
    elif line == "said":
        found = said[:]
        said.clear()
    tell(found)
    return True


def tell(found: object) -> None:
    sys.stdout.write(json.dumps(found) + "\n")
    sys.stdout.flush()


def windows(name: str) -> list[Any]:
    desktop = pyatspi.Registry.getDesktop(0)
    programs = [one for one in desktop if one is not None and one.name == name]
    return [window for program in programs for window in program if is_shown(window)]


def is_shown(one: Any) -> bool:
    return one is not None and one.getState().contains(pyatspi.STATE_VISIBLE)


def everything(window: Any) -> list[Any]:
    found: list[Any] = []
    waiting = [window]
    while waiting and len(found) < MOST:
        one = waiting.pop(0)
        if one is None or not one.getState().contains(pyatspi.STATE_SHOWING):
            continue
        found.append(one)
        waiting += [one[at] for at in range(one.childCount)]
    return found


def described(one: Any) -> list[object]:
    states = [name for state, name in STATES.items() if one.getState().contains(state)]
    return [one.getRoleName(), one.name, states, value_of(one)]


def value_of(one: Any) -> float | str | None:
    try:
        return float(one.queryValue().currentValue)
    except NotImplementedError:
        pass
    try:
        text = one.queryText()
        return str(text.getText(0, text.characterCount))
    except NotImplementedError:
        return None


if __name__ == "__main__":
    main(sys.argv[1])
