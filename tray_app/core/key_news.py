"""What hotkeys and insertion tell those who name their ways."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KeysCalled:
    """News on the bus: hotkeys come another way than before, or the desktop gave them other keys."""


@dataclass(frozen=True, slots=True)
class TypingChanged:
    """News on the bus: texts get into windows another way than before, or the user has said whether they may."""
