"""Which way a text goes into which window. Pure.

Typing is right for short text: it disturbs nothing. Pasting is right for long text: a window takes it at
once, whatever its length. But a paste key is only known to do that in programs that follow the desktop's
habits; anything else is typed into.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from tray_app.core.settings import InsertionSettings
from tray_app.x11.keyboard import CONTROL, SHIFT
from tray_app.x11.keysyms import INSERT

from .caret_steps import own_steps
from .programs import (
    EMACS,
    OLD_TERMINALS,
    OTHER_MACHINES,
    PASSWORD_PROMPTS,
    PASTE_KEY_UNSURE,
    TERMINALS,
    slow_reader_ms,
)
from .x11_target import Target


@dataclass(frozen=True, slots=True)
class PasteKey:
    """How a program is told to paste, and from where it takes the text."""

    keysym: int
    modifiers: int
    from_primary: bool = False
    """It takes the text from the PRIMARY selection."""


USUAL = PasteKey(ord("v"), CONTROL)
TERMINAL = PasteKey(ord("v"), CONTROL | SHIFT)
OLD_TERMINAL = PasteKey(INSERT, SHIFT, from_primary=True)
SHIFT_INSERT = PasteKey(INSERT, SHIFT)


def paste_key(target: Target) -> PasteKey | None:
    """The key that pastes in this program; None when that is not known."""
    names = set(target.wm_class)
    # Windows programs take the clipboard through a helper of Wine's, so nobody could tell that they took it.
    if names & (PASTE_KEY_UNSURE | OTHER_MACHINES) or any(name.endswith(".exe") for name in names):
        return None
    if names & OLD_TERMINALS:
        return OLD_TERMINAL
    if names & TERMINALS:
        return TERMINAL
    if names & EMACS:
        return SHIFT_INSERT
    return USUAL if target.answers_ping else None


def way_to_paste(settings: InsertionSettings, target: Target, text: str, *, typeable_at_once: bool) -> PasteKey | None:
    """How to paste this text into this window, or None to type it.

    `typeable_at_once`: all its characters fit on the keyboard together.
    """
    too_much_to_type = len(text) >= settings.paste_from_characters or not typeable_at_once
    wanted = settings.method == "paste" or (settings.method == "auto" and too_much_to_type)
    return paste_key(target) if wanted else None


def key_delay_ms(settings: InsertionSettings, target: Target) -> int:
    """The pause between two keystrokes that this program needs, or the user's, whichever is longer."""
    return max(settings.key_delay_ms, slow_reader_ms(target.wm_class))


class TakeBack(Enum):
    """How a text goes out of a window again."""

    DELETE = auto()
    """Marked by keys, compared with what the window tells is marked, and deleted."""
    ERASE = auto()
    """A BackSpace for each character."""
    SELECT = auto()
    """Marked and compared alike, and left so."""


def way_to_take_back(target: Target, text: str) -> TakeBack | None:
    """None where nobody can tell what would go with it."""
    names = set(target.wm_class)
    if names & (PASTE_KEY_UNSURE | OTHER_MACHINES | PASSWORD_PROMPTS) or any(name.endswith(".exe") for name in names):
        return None
    if names & (OLD_TERMINALS | TERMINALS):
        return TakeBack.ERASE if text.isascii() and text.isprintable() else None
    # Emacs tells what is marked before it moves the caret out of characters that it shows as one.
    return TakeBack.DELETE if not names & EMACS or own_steps(text) == len(text) else None
