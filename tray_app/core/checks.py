"""One line of `holdtalk doctor`: a part that was tried, and how it went."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Check:
    name: str
    """What was tried, such as "Microphone"."""
    ok: bool
    detail: str
    """What was seen: the device, the figure, or what failed."""
    remedy: str = ""
    """The next step when it failed, or may fail soon: with a remedy a part that works is doubtful."""
