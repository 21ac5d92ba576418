"""The table of figures as Prometheus reads it: histograms of what each dictation took, the rest as it stands."""

from __future__ import annotations

import math
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from prometheus_client import CollectorRegistry, Counter, Histogram
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.core import Metric as Family
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
from prometheus_client.registry import Collector

from tray_app import __version__
from tray_app.core.dictation import DictationRecord, Outcome
from tray_app.core.events import DictationId
from tray_app.perf.breaches import Breach
from tray_app.perf.metric import Metric, Unit
from tray_app.perf.monitor import DICTATIONS_KEPT, Monitor, Series
from tray_app.perf.stages import figures

CONTENT_TYPE = CONTENT_TYPE_LATEST

_BUCKETS_S = (0.001, 0.0025, 0.005, 0.01, 0.02, 0.03, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3, 0.5, 0.75, 1, 1.5, 2.5, 5, 10)


@dataclass(frozen=True, slots=True)
class _Form:
    """How a unit of ours is written there: in base units."""

    suffix: str
    factor: float


_FORMS = {
    Unit.MS: _Form("_seconds", 1e-3),
    Unit.MB: _Form("_bytes", 1e6),
    Unit.PERCENT: _Form("_ratio", 1e-2),
    Unit.RATIO: _Form("_ratio", 1.0),
    Unit.COUNT: _Form("", 1.0),
}


def name_of(metric: Metric) -> str:
    name = "".join(character if character.isalnum() and character.isascii() else "_" for character in metric.name)
    suffix = _FORMS[metric.unit].suffix
    return f"holdtalk_{name.removesuffix(suffix)}{suffix}"


class Exposition:
    """Counts from the moment it is made, with the dictations that the monitor still knows; thread-safe."""

    def __init__(self, monitor: Monitor) -> None:
        self._registry = CollectorRegistry(auto_describe=True)
        self._rows = {name: row for name, row in monitor.catalog.items() if row.by_start and row.unit is Unit.MS}
        self._histograms = {
            name: Histogram(
                name_of(row),
                f"{row.label}: {row.meaning} Failed dictations are not in it.",
                ("start",),
                buckets=_BUCKETS_S,
                registry=self._registry,
            )
            for name, row in self._rows.items()
        }
        self._dictations = Counter(
            "holdtalk_dictations", "Dictations by how they ended.", ("outcome",), registry=self._registry
        )
        for outcome in Outcome:  # one that begins at 1 has not increased
            self._dictations.labels(outcome.value)
        self._breaches = Counter(
            "holdtalk_breaches", "Breaches of a target, when they were flagged.", ("figure",), registry=self._registry
        )
        self._registry.register(_Standing(monitor, frozenset(self._rows)))
        self._lock = threading.Lock()
        self._counted: deque[DictationId] = deque(maxlen=DICTATIONS_KEPT)
        """The newest: one that ends just now is found in the monitor and told by it."""
        self._ends: Iterable[Callable[[], None]] = (
            monitor.bus.subscribe(DictationRecord, "the figures for Prometheus", self._record),
            monitor.bus.subscribe(Breach, "the figures for Prometheus", self._breach),
        )
        for record in monitor.snapshot().dictations:
            self._record(record)

    def text(self) -> bytes:
        """The page, as its CONTENT_TYPE says. Blocks for some milliseconds."""
        return generate_latest(self._registry)

    def close(self) -> None:
        for end in self._ends:
            end()

    def _record(self, record: DictationRecord) -> None:
        with self._lock:
            if record.dictation_id in self._counted:
                return
            self._counted.append(record.dictation_id)
        self._dictations.labels(record.outcome.value).inc()
        for name, value in figures(record).items():
            if name in self._histograms and math.isfinite(value):
                # What began before key down did not take less than no time: a sum must never fall.
                self._histograms[name].labels(record.start.value).observe(max(0.0, value) * 1e-3)

    def _breach(self, breach: Breach) -> None:
        if breach.cleared_ns is None:
            self._breaches.labels(breach.metric).inc()


class _Standing(Collector):
    """What is read when it is asked for."""

    def __init__(self, monitor: Monitor, counted: frozenset[str]) -> None:
        """`counted` are the figures that have histograms."""
        self._monitor = monitor
        self._counted = counted

    def describe(self) -> Iterator[Family]:
        return iter(())  # what there is depends on what was sampled

    def collect(self) -> Iterator[Family]:
        snapshot = self._monitor.snapshot()
        info = GaugeMetricFamily("holdtalk_info", "The program; always 1.", labels=("version",))
        info.add_metric((__version__,), 1)
        yield info
        yield _targets(snapshot.series)
        gauges: dict[str, GaugeMetricFamily] = {}
        for series in snapshot.series:
            row = series.metric
            if row.name not in self._counted:
                name = name_of(row)
                help_text = f"{row.label}: {row.meaning}"
                family = gauges.setdefault(name, GaugeMetricFamily(name, help_text, labels=("start", "statistic")))
                _add(family, series)
        yield from (family for family in gauges.values() if family.samples)
        broken = GaugeMetricFamily(
            "holdtalk_breach_open", "1 while a figure is over its target.", labels=("figure", "start", "severity")
        )
        for breach in snapshot.open_breaches:
            broken.add_metric((breach.metric, breach.start, breach.severity.value), 1)
        yield broken


def _targets(rows: Iterable[Series]) -> GaugeMetricFamily:
    family = GaugeMetricFamily(
        "holdtalk_target", "What each figure should be, in the unit of its own metric.", labels=("metric",)
    )
    for name, value in {name_of(row.metric): row.target * _FORMS[row.metric.unit].factor for row in rows}.items():
        if math.isfinite(value):
            family.add_metric((name,), value)
    return family


def _add(family: GaugeMetricFamily, series: Series) -> None:
    stats = series.stats
    if stats is None:
        return
    found = {"last": stats.last, "p50": stats.p50, "p95": stats.p95, "max": stats.maximum}
    for statistic, value in found.items():
        family.add_metric((series.start, statistic), value * _FORMS[series.metric.unit].factor)
