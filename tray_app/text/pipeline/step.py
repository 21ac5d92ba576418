"""What a step is, and what it may know."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import Protocol

from tray_app.core.shaped import Edit


class Layout(Enum):
    """What of a text's layout may reach the window. A line break is Enter in many a program: it sends, or runs."""

    NONE = "none"
    """One line, whatever was said."""
    LINES = "lines"
    """Line breaks, and tabs as blanks."""
    ALL = "all"
    """Tabs too, which move on to the next field in many a window."""


@dataclass(frozen=True, slots=True)
class Around:
    """What is known around a text. The same text and the same Around always give the same edits."""

    language: str = ""
    """ISO 639 code of what was said; empty where nobody knows. A step that does not know a language changes nothing."""
    layout: Layout = Layout.NONE
    now: datetime = field(default_factory=lambda: datetime.now().astimezone())
    clipboard: Callable[[], str] = str
    """Its text at the moment, empty where there is none; asked only by what needs it."""


class Step(Protocol):
    """Any thread, one text at a time; keeps nothing of a text."""

    @property
    def name(self) -> str:
        """Lower case, as in the settings."""

    def edits(self, text: str, around: Around) -> Iterable[Edit]:
        """What is to be written otherwise. Places count in `text`; edits do not overlap."""
