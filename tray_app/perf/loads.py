"""What tray and speech worker held and used at one moment: of each figure the sample nearest to it."""

from __future__ import annotations

import numpy as np

from tray_app.core.translation import marked, tr

from .figures_text import length_text, with_unit
from .metric import Metric, Process, Resource
from .monitor import Monitor
from .words import word

_OF = {Resource.MEMORY: "{figure}", Resource.PROCESSOR: marked("{figure} of a core")}


def loads_at(monitor: Monitor, at_ns: int) -> list[str]:
    """Both processes as they were nearest to `at_ns`, each as "tray 92 MB, 3.1 % of a core (0.4 s later)"; processes
    without any sample are left out."""
    told = []
    for process in Process:
        found = [(near, of) for resource, of in _OF.items() if (near := _nearest(monitor, (process, resource), at_ns))]
        if found:
            figures = ", ".join(tr(of).format(figure=with_unit(value, metric.unit)) for (metric, value, _), of in found)
            furthest_ns = max((away_ns for (_, _, away_ns), _ in found), key=abs)
            words = tr("{process} {figures} ({when})")
            told.append(words.format(process=word(process), figures=figures, when=_away(furthest_ns)))
    return told


def _nearest(monitor: Monitor, of: tuple[Process, Resource], at_ns: int) -> tuple[Metric, float, int] | None:
    """The metric, its value, and how many nanoseconds after the moment it was sampled; below zero: before."""
    found = []
    for row in (row for row in monitor.catalog.values() if (row.process, row.resource) == of):
        sampled_ns, values = monitor.samples(row.name)
        if len(values):
            at = int(np.argmin(np.abs(sampled_ns - at_ns)))
            found.append((row, float(values[at]), int(sampled_ns[at]) - at_ns))
    return min(found, key=lambda near: abs(near[2]), default=None)


def _away(away_ns: int) -> str:
    seconds = abs(away_ns) / 1e9
    if seconds < 0.05:
        return tr("at that moment")
    words = tr("{time} later") if away_ns > 0 else tr("{time} before")
    return words.format(time=length_text(seconds))
