"""What a step is, and what it may know."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from tray_app.core.layout import Layout
from tray_app.core.shaped import Edit

__all__ = ["Around", "Layout", "Step"]


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
