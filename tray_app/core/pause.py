"""A rest that the hotkeys take: all of them are the windows' keys meanwhile, and no wake word is listened for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pause:
    until_ns: int | None
    """Wall-clock nanoseconds; None: until the user says so, which the next start goes by too."""
