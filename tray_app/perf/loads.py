"""What tray and speech worker held and used at one moment: of each figure the sample nearest to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .catalog import Process, Resource, Unit
from .figures_text import length_text, with_unit
from .monitor import Monitor
from .words import word


@dataclass(frozen=True, slots=True)
class Reading:
    value: float
    """In the metric's unit."""
    away_ns: int
    """How long after the moment it was sampled; below zero: before."""


@dataclass(frozen=True, slots=True)
class Load:
    """One process at one moment. None where nothing was sampled."""

    process: Process
    memory_mb: Reading | None
    cpu_percent: Reading | None

    def in_words(self) -> str:
        """ "tray 92 MB, 3.1 % of a core (0.4 s later)"; empty when nothing is known."""
        told = [
            (with_unit(reading.value, unit) + of, reading)
            for reading, unit, of in ((self.memory_mb, Unit.MB, ""), (self.cpu_percent, Unit.PERCENT, " of a core"))
            if reading is not None
        ]
        if not told:
            return ""
        furthest = max((reading.away_ns for _, reading in told), key=abs)
        return f"{word(self.process)} {', '.join(text for text, _ in told)} ({_away(furthest)})"


def loads_at(monitor: Monitor, at_ns: int) -> tuple[Load, ...]:
    """Both processes as they were nearest to `at_ns`; processes without any sample are left out."""
    found, catalog = [], monitor.catalog
    for process in Process:
        names = {
            resource: [row.name for row in catalog.values() if (row.process, row.resource) == (process, resource)]
            for resource in Resource
        }
        memory, cpu = (_nearest(monitor, names[resource], at_ns) for resource in (Resource.MEMORY, Resource.PROCESSOR))
        if memory is not None or cpu is not None:
            found.append(Load(process, memory, cpu))
    return tuple(found)


def _nearest(monitor: Monitor, names: Sequence[str], at_ns: int) -> Reading | None:
    found: list[Reading] = []
    for name in names:
        sampled_ns, values = monitor.samples(name)
        if len(values):
            at = int(np.argmin(np.abs(sampled_ns - at_ns)))
            found.append(Reading(float(values[at]), int(sampled_ns[at]) - at_ns))
    return min(found, key=lambda reading: abs(reading.away_ns), default=None)


def _away(away_ns: int) -> str:
    seconds = abs(away_ns) / 1e9
    if seconds < 0.05:
        return "at that moment"
    amount = length_text(seconds)
    return f"{amount} later" if away_ns > 0 else f"{amount} before"
