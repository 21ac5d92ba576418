"""What the hotkeys tell those who name them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KeysCalled:
    """News on the bus: hotkeys come another way than before, or the desktop gave them other keys."""
