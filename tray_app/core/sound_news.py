"""What the sound server tells those who have a use for it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SoundBegan:
    """News on the bus: some program, ours too, may have begun to play something."""
