"""Figures of earlier days, as the history keeps them, beside what the monitor holds of this run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from tray_app.core.statistics import FiguresOfOne

from .breaches import BreachTracker
from .metric import Metric
from .monitor import WINDOW_SAMPLES, MonitorSnapshot, Series
from .wall_clock import WALL, WallClock
from .windows import Samples

STARTS = ("", "warm", "cold", "resumed")


def series_of(
    rows: Sequence[FiguresOfOne], catalog: Mapping[str, Metric], targets: Mapping[str, float], wall: WallClock = WALL
) -> tuple[Series, ...]:
    """Judged as if they had just come, one after the other; of each figure the newest WINDOW_SAMPLES.

    `rows` are the oldest first. Figures that the table no longer knows are left out.
    """
    found: dict[tuple[str, str], list[tuple[int, float]]] = {}
    for row in rows:
        at_ns = wall.monotonic_ns(row.row_id)
        for name, value in row.figures.items():
            if name in catalog:
                key = name, row.start if catalog[name].by_start else ""
                found.setdefault(key, []).append((at_ns, value))
    ordered = sorted(found, key=lambda key: (list(catalog).index(key[0]), STARTS.index(key[1])))
    return tuple(_series(catalog[name], start, targets[name], found[name, start][-WINDOW_SAMPLES:])
                 for name, start in ordered)  # fmt: skip


def _series(metric: Metric, start: str, target: float, samples: Sequence[tuple[int, float]]) -> Series:
    tracker = BreachTracker(metric, target)
    for at_ns, value in samples:
        tracker.feed(value, at_ns)
    at, values = zip(*samples, strict=True)
    return Series(
        metric, start, target, tracker.state, len(samples),
        Samples(np.array(at, np.int64), np.array(values, np.float64)),
    )  # fmt: skip


def with_earlier(snapshot: MonitorSnapshot, earlier: Sequence[Series]) -> MonitorSnapshot:
    """The picture with the figures of dictations of a longer time; what is of no dictation stays as it is."""
    by_name: dict[str, list[Series]] = {}
    for series in earlier:
        by_name.setdefault(series.metric.name, []).append(series)
    shown: list[Series] = []
    for series in snapshot.series:
        name = series.metric.name
        if name not in by_name:
            shown.append(series)
        elif by_name[name]:
            shown += by_name[name]
            by_name[name] = []
    return replace(snapshot, series=tuple(shown))
