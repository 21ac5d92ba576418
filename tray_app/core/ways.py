"""Which way keys are heard or texts are written on this desktop, and why no other: told by whoever found it out, for
windows, doctor and other programs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from .errors import Mend, Problem


@dataclass(frozen=True, slots=True)
class Told:
    """English, `translation.filled` where there are values: whoever shows it says `tr` of each."""

    line: str
    """Which way it is, in a sentence."""
    notes: tuple[str, ...] = ()
    """What goes with it that the user should know at any time."""
    reasons: tuple[str, ...] = ()
    """In the order in which ways are tried: why each of the others is not used."""
    mends: tuple[Mend, ...] = ()
    """What the user may ask the program to do about it."""
    problem: Problem | None = None
    """Why it does not work at the moment."""
    remarks: tuple[Problem, ...] = ()
    """What was noticed since the start, although it works."""

    def as_data(self) -> Mapping[str, Any]:
        """For programs, in English."""
        return {
            "line": str(self.line),
            "notes": [*map(str, self.notes)],
            "reasons": [*map(str, self.reasons)],
            "remarks": [*map(asdict, self.remarks)],
            "problem": None if self.problem is None else asdict(self.problem),
        }
