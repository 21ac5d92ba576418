"""How one take is to be heard, where not as the settings say: what goes along from its key down to the engine."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wishes:
    """Of one take. The default wishes for nothing."""

    engine: str | None = None
    """Which one hears it; None: the one of the settings."""
    language: str | None = None
    """ISO 639 code of what is spoken; None: the engine finds out, or has only one."""
    languages: tuple[str, ...] = ()
    """Among which an engine that finds out may choose; empty: all that it knows."""
    words: tuple[str, ...] = ()
    """The user's own, which an engine that can is to favour."""
    context: str = ""
    """The end of what was said before in the same place, for an engine that goes by it."""
    pause_ms: int | None = None
    """Pauses that long are to be told; None: none are."""


NO_WISHES = Wishes()
