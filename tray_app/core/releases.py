"""What the release of a hotkey means for the dictation that its press began. Pure.

A modifier may be the hotkey, and then every shortcut with it looks like the beginning of a dictation. What it was shows
at the release: a shortcut's comes at once, while one who meant to speak and brushed a key goes on holding.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto

from .bindings import Binding
from .command_order import same_binding
from .dictation import Dictation
from .events import KeyUp, Origin

_MS = 1_000_000
SHORTCUT_HELD_NS = 1_000 * _MS
"""The hotkey let go so soon behind another key: it was a shortcut."""
SPOKEN_HELD_NS = 2_000 * _MS
"""The hotkey held on for so long behind another key, with no third one: somebody is speaking."""
OWN_KEYS_ECHO_NS = 100 * _MS
"""What is typed is still being reported by the server for a moment; it is not the user's."""


class Release(Enum):
    NOT_OURS = auto()
    """A command does not let go of the user's key, nor a key of the command's, nor one hotkey of another's, nor one
    press of a later one."""
    SHORTCUT = auto()
    GOES_ON = auto()
    """The recording is locked on."""
    LOCKS = auto()
    """A tap in hybrid mode."""
    STOPS = auto()


def meaning(event: KeyUp, dictation: Dictation) -> Release:
    binding = dictation.binding
    if event.origin is not dictation.origin or not same_binding(event.binding, binding.binding_id):
        return Release.NOT_OURS
    if event.origin is Origin.COMMAND and event.event_ns + event.blur_ns < (dictation.stamps.key_down_event_ns or 0):
        return Release.NOT_OURS
    if dictation.shortcut_ns is not None and event.event_ns - dictation.shortcut_ns < SHORTCUT_HELD_NS:
        return Release.SHORTCUT
    if dictation.locked:
        return Release.GOES_ON
    held_ns = event.event_ns - (dictation.stamps.key_down_event_ns or event.event_ns)
    if mode_for(event.origin, binding) == "hybrid" and held_ns < binding.tap_ms * _MS:
        return Release.LOCKS
    return Release.STOPS


def mode_for(origin: Origin, binding: Binding) -> str:
    """`holdtalk press` and `release` are a held key whatever the mode of the hotkey is."""
    return binding.mode if origin is Origin.HOTKEY else "hold"


def is_speech(shortcut_ns: int | None, key_up_ns: int, other_key_since: Callable[[int], bool]) -> bool:
    """Whether the text may be typed, although another key was pressed right behind the hotkey at `shortcut_ns`."""
    if shortcut_ns is None:
        return True
    return key_up_ns - shortcut_ns >= SPOKEN_HELD_NS and not other_key_since(shortcut_ns + OWN_KEYS_ECHO_NS)
