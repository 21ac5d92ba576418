"""A measured figure with its raw samples, and the table it is printed in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np


@dataclass(frozen=True, slots=True)
class Figure:
    name: str
    unit: str
    samples: Sequence[float]
    note: str = ""
    """What it is of, and how it was taken."""
    target: float | None = None
    target_of: str = "p50"
    """Which of its statistics the target is for."""
    rounds: int = 0
    """Samples came in so many rounds of equal length, one after the other; 0 when each stands for itself."""
    paired: bool = False
    """Each sample is of the same work as the one in its place in another file with as many: of the same words."""

    def statistics(self) -> dict[str, float]:
        """min, p50, p95, max; empty without samples. p95 by numpy's linear interpolation."""
        if not self.samples:
            return {}
        values = np.asarray(self.samples)
        p50, p95 = np.percentile(values, (50, 95))
        return {"min": float(values.min()), "p50": float(p50), "p95": float(p95), "max": float(values.max())}

    @property
    def verdict(self) -> str:
        """ "met", "missed", "no data", or nothing when there is no target."""
        if self.target is None:
            return ""
        found = self.statistics()
        if not found:
            return "no data"
        return "met" if found[self.target_of] <= self.target else "missed"

    def as_json(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "unit": self.unit,
            "n": len(self.samples),
            **{key: round(value, 4) for key, value in self.statistics().items()},
            "target": self.target,
            "target_of": self.target_of if self.target is not None else None,
            "verdict": self.verdict or None,
            "note": self.note,
            "rounds": self.rounds or None,
            "paired": self.paired,
            "samples": [round(value, 4) for value in self.samples],
        }


@dataclass(slots=True)
class Results:
    figures: list[Figure] = field(default_factory=list)
    fingerprint: dict[str, object] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        return {
            "schema": 1,
            "fingerprint": self.fingerprint,
            "figures": [figure.as_json() for figure in self.figures],
        }

    def table(self) -> str:
        """The figures as aligned text, one a line."""
        head = f"{'figure':<38}{'unit':<8}{'n':>5}{'min':>9}{'p50':>9}{'p95':>9}{'max':>9}  target"
        return "\n".join([head, "-" * len(head), *(_line(figure) for figure in self.figures)])


def _line(figure: Figure) -> str:
    found = figure.statistics()
    cells = "".join(f"{_three_digits(found[key]):>9}" if found else f"{'-':>9}" for key in ("min", "p50", "p95", "max"))
    target = "" if figure.target is None else f"  {figure.target_of} <= {figure.target:g}: {figure.verdict}"
    return f"{figure.name:<38}{figure.unit:<8}{len(figure.samples):>5}{cells}{target}"


def _three_digits(value: float) -> str:
    if abs(value) >= 100:
        return f"{value:.0f}"
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"
