"""What to think of before a key becomes a hotkey, in the user's words."""

from __future__ import annotations

from tray_app.core.combination import (
    LOCK_KEYS,
    MOVING_KEYS,
    TEXT_KEYS,
    Combination,
    Modifiers,
    parse_combination,
)
from tray_app.core.errors import HotkeyFault
from tray_app.core.translation import marked, tr

from .naming import describe, heard_name

TAKEN_WORDS = marked(
    "Your desktop or another program uses {key} too. It would do both: choose another key, or take it from that "
    "program."
)
_TYPES = marked("{key} by itself could not be typed any more. Hold Ctrl or Alt with it, or choose another key.")
_MOVES = marked("{key} by itself would no longer reach your windows. Hold Ctrl or Alt with it, or choose another key.")
_SWITCHES = marked("{key} switches a state. Holdtalk switches it back each time; its light may flicker.")
_CAPITALS = marked("You hold {key} for capital letters. Holding it long would start a dictation.")
_ALT_GR = marked("Many keyboards need {key} for characters such as @ or €.")
_MENU = marked("Most desktops open their menu with {key}.")
_SHORTCUT = marked("{key} is a shortcut of most programs, and would no longer reach them.")
_SYSTEM = marked("Most desktops use {key} themselves.")
_UNHEARD = marked(
    "On this desktop {key} is not heard: it would be kept from every window all the time. {other} would be heard."
)
_INSTEAD = marked("On this desktop Holdtalk listens to {other} in its place.")

_COMMON = frozenset("acfnopqstvwxyz")
"""Characters of shortcuts with Ctrl that nearly every program has."""
_OF_THE_DESKTOP = frozenset({"print_screen", "alt+tab", "alt+f4", "ctrl+alt+delete", "ctrl+alt+t", "ctrl+alt+l"})


def warnings_about(key: str) -> list[str]:
    """Sentences; none for a key that nobody misses. Empty also for a text that is no key."""
    try:
        combination = parse_combination(key)
    except HotkeyFault:
        return []
    return [*(tr(words).format(key=describe(key)) for words in _words(combination)), *news_of(key)]


def news_of(key: str) -> list[str]:
    """What the desktop has made of a key of the settings; nothing where it is heard as it stands there."""
    other = heard_name(key)
    if not other:
        return [tr(_UNHEARD).format(key=describe(key), other=describe("f10"))] if key else []
    return [tr(_INSTEAD).format(other=other)] if other != describe(key) else []


def _words(combination: Combination) -> list[str]:
    typing = [name for name in combination.names if _types(name)]
    if typing and not combination.modifiers & ~Modifiers.SHIFT:
        return [_TYPES]
    if combination.names & MOVING_KEYS and not combination.modifiers:
        return [_MOVES]
    if _is_common_shortcut(combination):
        return [_SHORTCUT]
    if _plain(combination) in _OF_THE_DESKTOP or any(name.startswith("media_") for name in combination.names):
        return [_SYSTEM]
    return _about_one(combination)


def _about_one(combination: Combination) -> list[str]:
    """A lock key counts in company too; a modifier only alone."""
    if combination.names & LOCK_KEYS or "scroll_lock" in combination.names:
        return [_SWITCHES]
    if not combination.modifier_only or len(combination.members) > 1:
        return []
    words = {Modifiers.SHIFT: _CAPITALS, Modifiers.ALT_GR: _ALT_GR, Modifiers.SUPER: _MENU}
    if combination.names == {"alt_r"}:
        return [_ALT_GR]
    return [words[combination.modifiers]] if combination.modifiers in words else []


def _types(name: str) -> bool:
    return name in TEXT_KEYS or len(name) == 1


def _is_common_shortcut(combination: Combination) -> bool:
    held = combination.modifiers
    return held == Modifiers.CTRL and any(name in _COMMON for name in combination.names if len(name) == 1)


def _plain(combination: Combination) -> str:
    """Without sides, modifiers first, as `_OF_THE_DESKTOP` has it."""
    order = ("ctrl", "alt", "shift", "cmd")
    names = {name.removesuffix("_l").removesuffix("_r") for name in combination.names}
    return "+".join([*(name for name in order if name in names), *sorted(names - set(order))])
