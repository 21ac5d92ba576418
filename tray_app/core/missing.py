"""What the desktop or the system lacks for dictating, and how to get it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from .errors import Mend as Mend
from .errors import Problem


class Lacking(Enum):
    """Which part of a dictation suffers."""

    MICROPHONE = "microphone"
    KEY = "key"
    INSERTION = "insertion"
    TRAY = "tray"


@dataclass(frozen=True, slots=True)
class Missing:
    part: Lacking
    problem: Problem
    copy: str = ""
    """A line for a terminal, or for the settings of the desktop, that mends it; empty where there is none."""
    mend: Mend | None = None
    about: str = ""
    """What is to be mended, as the system names it."""
