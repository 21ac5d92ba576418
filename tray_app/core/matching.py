"""Which of several names is meant by one that a person wrote, perhaps not in full."""

from __future__ import annotations

from collections.abc import Sequence


def closest(wanted: str, names: Sequence[str]) -> int | None:
    """Position of the name that is `wanted`, upper and lower case aside; else of the first that contains it."""
    asked = wanted.strip().casefold()
    if not asked:
        return None
    folded = [name.casefold() for name in names]
    if asked in folded:
        return folded.index(asked)
    return next((position for position, name in enumerate(folded) if asked in name), None)
