"""What is asked of the program by whoever cannot do it himself, as news on the bus."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from .applications import Application
from .errors import Mend
from .events import DictationId

PLACES = ("dictation", "history", "statistics", "performance", "models", "words", "settings", "help")
"""Of the home window, in their order."""
FIRST_RUN = "first-run"
"""The window of the first start."""


@dataclass(frozen=True, slots=True)
class ShowWindow:
    """Bring a window to the front."""

    window: str
    """One of PLACES, or FIRST_RUN; empty: the home window at the place that was seen last."""
    at_worst_breach: bool = False
    """Opened at the figure that is furthest off its target."""


@dataclass(frozen=True, slots=True)
class StartedAgain:
    """The user started the program a second time: he is to see that it runs."""


@dataclass(frozen=True, slots=True)
class UseHere:
    """Ask the user what is to be otherwise in windows of this program."""

    application: Application


class ReadAloud(Enum):
    """What the voice is to read."""

    LAST_TEXT = "last"
    """The text that was delivered last."""
    SELECTION = "selection"
    """What is selected in whichever window."""
    WHAT_THERE_IS = "what there is"
    """Nothing, when something is being read; else the selection, where there is one, and the last text where not."""
    STOP = "stop"


class HandsFreeSwitch(Enum):
    """Whether the wake word is to be listened for."""

    ON = "on"
    OFF = "off"
    TOGGLE = "toggle"


class PauseSwitch(Enum):
    """Whether the hotkeys are to be heard."""

    PAUSE = "pause"
    """Until the user resumes them."""
    RESUME = "resume"
    TOGGLE = "toggle"


@dataclass(frozen=True, slots=True)
class LanguageSwitch:
    """What is spoken from the next dictation on."""

    to: str
    """An ISO 639 code, "auto", or NEXT."""


NEXT = "next"
"""Of the user's languages."""


@dataclass(frozen=True, slots=True)
class Quit:
    """End the program, in order."""


@dataclass(frozen=True, slots=True)
class TakeText:
    """Put a text that waits on the clipboard; once it is there, it waits no longer."""

    dictation_id: DictationId


@dataclass(frozen=True, slots=True)
class TryAgain:
    """Ask the engine once more for the recordings that got no text."""


@dataclass(frozen=True, slots=True)
class MendIt:
    """Do what the program can do about a problem."""

    how: Mend


class OwnFile(Enum):
    """Files that the program knows the place of."""

    SETTINGS = "settings"
    LOG = "log"


@dataclass(frozen=True, slots=True)
class OpenFile:
    """Show a file, or a folder, with the desktop's program for it."""

    what: OwnFile | Path
