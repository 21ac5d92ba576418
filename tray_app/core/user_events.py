"""Who speaks of which dictation, and what the user says to the controller: by hotkey, wake word, menu or command."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import NewType

DictationId = NewType("DictationId", int)
"""Unique over restarts: wall-clock nanoseconds at key down."""
BindingId = NewType("BindingId", str)
"""The name of a hotkey in the settings, by which a [[binding]] is known."""
ANY_BINDING = BindingId("")
"""Said of none in particular: it begins a dictation of the first one, and ends that of any."""


class Origin(Enum):
    """Who asked for the dictation."""

    HOTKEY = "hotkey"
    COMMAND = "command"
    MENU = "menu"
    WAKE_WORD = "wake word"


@dataclass(frozen=True, slots=True)
class _HotkeyMoved:
    origin: Origin
    event_ns: int
    """The event's own time (X server, command's arrival) mapped onto the monotonic clock."""
    handled_ns: int
    """When our handler saw it."""
    binding: BindingId = ANY_BINDING
    blur_ns: int = 0
    """By how much `event_ns` may be wrong; of commands, each of which is a process of its own."""


@dataclass(frozen=True, slots=True)
class KeyDown(_HotkeyMoved):
    """The hotkey (all keys of the combination) went down; auto-repeat is already removed."""


@dataclass(frozen=True, slots=True)
class KeyUp(_HotkeyMoved):
    """The hotkey (any key of the combination) came up."""


@dataclass(frozen=True, slots=True)
class Toggle(_HotkeyMoved):
    """Start if idle, stop if recording, whatever the mode (menu, `holdtalk toggle`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WakeHeard(_HotkeyMoved):
    """The wake word was said, and recognised at `event_ns`: it begins a dictation, or ends one that it began."""

    word_end_ns: int
    """Where the word ends: nothing before it is heard by anybody."""


@dataclass(frozen=True, slots=True)
class Cancel:
    """Throw the recording away (cancel key, `holdtalk cancel`)."""

    origin: Origin
    handled_ns: int


@dataclass(frozen=True, slots=True)
class ShortcutUsed:
    """Another key followed a modifier-only hotkey at once: a shortcut, unless the hotkey stays held."""

    event_ns: int
    """When that key was pressed, by its own time."""
    binding: BindingId = ANY_BINDING
    """The hotkey it followed."""


@dataclass(frozen=True, slots=True)
class TextGiven:
    """Another program wants this text in the window that has the focus, behind what was spoken before."""

    dictation_id: DictationId
    """A new one, by which its end is told."""
    text: str = field(repr=False)
    text_of: DictationId | None = None
    """The dictation that was undone and whose text it is; None: of none that is known."""
    in_front_since_ns: int | None = field(default=None, kw_only=True)
    """Since when a window of ours is in front from which it is asked (monotonic); None: from none."""


@dataclass(frozen=True, slots=True)
class UndoAsked:
    """The text that was written last is to be taken back."""

    origin: Origin
    asked_ns: int
    in_front_since_ns: int | None = None
    """Since when the menu or window of ours is in front from which it is asked; what was pressed since was for it."""


@dataclass(frozen=True, slots=True)
class InsertLastAsked:
    """The text that was written last is wanted once more, in the window that has the focus now."""

    in_front_since_ns: int | None = None
    """As of UndoAsked."""


UserEvent = KeyDown | KeyUp | Toggle | WakeHeard | Cancel | ShortcutUsed
"""Speaks to the dictation that is being recorded."""
