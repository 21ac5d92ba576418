"""What the release of a hotkey means for the dictation that its press began. Pure.

A modifier may be the hotkey, and then every shortcut with it looks like the beginning of a dictation. What it was shows
at the release: a shortcut's comes at once, while one who meant to speak and brushed a key goes on holding.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto

from .bindings import Binding
from .dictation import Dictation
from .events import ANY_BINDING, BindingId, KeyDown, KeyUp, Origin, Toggle

_MS = 1_000_000
SHORTCUT_HELD_NS = 1_000 * _MS
"""The hotkey let go so soon behind another key: it was a shortcut."""
SPOKEN_HELD_NS = 2_000 * _MS
"""The hotkey held on for so long behind another key, with no third one: somebody is speaking."""
OWN_KEYS_ECHO_NS = 100 * _MS
"""What is typed is still being reported by the server for a moment; it is not the user's."""


EARLY_RELEASE_NS = 10_000 * _MS
"""A release can overtake the press that was before it by no more than this."""


class EarlyRelease:
    """The release of a command that came when nothing was held: its press may still be on its way."""

    def __init__(self) -> None:
        self._release: KeyUp | None = None

    def note(self, release: KeyUp) -> None:
        if release.origin is Origin.COMMAND:
            self._release = release

    def of(self, press: KeyDown | Toggle) -> KeyUp | None:
        """The release that overtook this press, if one did; asked for once."""
        release, self._release = self._release, None
        if release is None or not isinstance(press, KeyDown) or press.origin is not release.origin:
            return None
        if not same_binding(release.binding, press.binding):
            return None
        return release if 0 <= release.event_ns - press.event_ns < EARLY_RELEASE_NS else None


class Release(Enum):
    NOT_OURS = auto()
    """A command does not let go of the user's key, nor a key of the command's, nor one hotkey of another's."""
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
    if dictation.shortcut_ns is not None and event.event_ns - dictation.shortcut_ns < SHORTCUT_HELD_NS:
        return Release.SHORTCUT
    if dictation.locked:
        return Release.GOES_ON
    held_ns = event.event_ns - (dictation.stamps.key_down_event_ns or event.event_ns)
    if mode_for(event.origin, binding) == "hybrid" and held_ns < binding.tap_ms * _MS:
        return Release.LOCKS
    return Release.STOPS


def same_binding(one: BindingId, other: BindingId) -> bool:
    return one == other or ANY_BINDING in (one, other)


def mode_for(origin: Origin, binding: Binding) -> str:
    """`holdtalk press` and `release` are a held key whatever the mode of the hotkey is."""
    return binding.mode if origin is Origin.HOTKEY else "hold"


def is_speech(shortcut_ns: int | None, key_up_ns: int, other_key_since: Callable[[int], bool]) -> bool:
    """Whether the text may be typed, although another key was pressed right behind the hotkey at `shortcut_ns`."""
    if shortcut_ns is None:
        return True
    return key_up_ns - shortcut_ns >= SPOKEN_HELD_NS and not other_key_since(shortcut_ns + OWN_KEYS_ECHO_NS)
