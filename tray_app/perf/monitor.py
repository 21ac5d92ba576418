"""Takes every figure from any thread, judges it, and hands out immutable pictures of it all.

No Qt, no device, no disk: `observe` is a lock, two array writes and a comparison.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tray_app.core.bus import Bus
from tray_app.core.dictation import DictationRecord
from tray_app.core.events import DictationId

from .breaches import Breach, BreachTracker, State
from .catalog import CATALOG, targets_with
from .metric import OPTIONAL, Group, Metric
from .stages import ended_ns, figures
from .windows import NO_SAMPLES, Samples, SampleWindow, Stats

WINDOW_SAMPLES = 4096
"""Samples kept of each series: an hour at one a second."""
DICTATIONS_KEPT = 200
BREACHES_KEPT = 200


@dataclass(frozen=True, slots=True)
class Series:
    """One row: a metric, and for figures of dictations which start they had."""

    metric: Metric
    start: str
    """"warm", "cold" or "resumed"; empty for figures that are not of a dictation."""
    target: float
    state: State
    version: int
    """Samples ever taken; unchanged means that the samples are unchanged."""
    samples: Samples = NO_SAMPLES
    """Those in the range asked for."""

    @property
    def stats(self) -> Stats | None:
        """None when nothing was sampled in the range asked for."""
        return self.samples.stats


@dataclass(frozen=True, slots=True)
class MonitorSnapshot:
    at_ns: int
    series: tuple[Series, ...]
    """In the catalog's order, every metric at least once, warm before cold before resumed."""
    dictations: tuple[DictationRecord, ...]
    """Oldest first."""
    breaches: tuple[Breach, ...]
    """Oldest first; those still open have no `cleared_ns`."""
    dictations_ever: int = 0
    breaches_ever: int = 0
    """How many there were; the oldest are not kept."""

    @property
    def catalog(self) -> dict[str, Metric]:
        return {series.metric.name: series.metric for series in self.series}

    @property
    def open_breaches(self) -> tuple[Breach, ...]:
        return tuple(breach for breach in self.breaches if breach.cleared_ns is None)


class _Watched:
    """The samples of one series and the judgement on them."""

    def __init__(self, metric: Metric, start: str, target: float) -> None:
        self.metric = metric
        self.start = start
        self.window = SampleWindow(WINDOW_SAMPLES)
        self.tracker = BreachTracker(metric, target)
        self.breach_at: int | None = None
        """Running number of the open breach."""


_START_ORDER = ("", "warm", "cold", "resumed")


class Monitor:
    """Thread-safe."""

    def __init__(
        self,
        targets: Mapping[str, float] | None = None,
        *,
        clock: Callable[[], int] = time.monotonic_ns,
        catalog: Mapping[str, Metric] = CATALOG,
    ) -> None:
        self._clock = clock
        self._table = dict(catalog)
        self._off = OPTIONAL
        self._hidden: frozenset[str] = frozenset()
        """Names of rows whose part is off."""
        self._hide()
        self._lock = threading.Lock()
        self._targets = targets_with(targets or {}, self._table)
        self._watched: dict[tuple[str, str], _Watched] = {}
        self._dictations: deque[DictationRecord] = deque(maxlen=DICTATIONS_KEPT)
        self._breaches: dict[int, Breach] = {}
        self._breaches_ever = 0
        self._dictations_ever = 0
        self._version = 0
        self.bus = Bus()
        """Gets each `Breach` when it opened, cleared or was judged anew, and each `DictationRecord`: on the thread
        that brought the sample, outside the lock."""

    # --- in ------------------------------------------------------------------------------

    def observe(self, name: str, value: float, at_ns: int | None = None, start: str = "") -> None:
        """Take one sample of `name`, in its metric's unit; of a part that is off none is taken. Raises KeyError for a
        name that is no metric and ValueError for a value that is not a number."""
        if value != value:  # only NaN differs from itself
            raise ValueError(f"{name}: a sample must be a number")
        with self._lock:
            changed = self._take(name, value, self._clock() if at_ns is None else at_ns, start, None)
        if changed is not None:
            self.bus.publish(changed)

    def record_dictation(self, record: DictationRecord) -> None:
        """Take every figure of a finished dictation, and keep its record for the waterfall."""
        at_ns = ended_ns(record)
        rows = self.catalog
        found = figures(record, rows)
        with self._lock:
            at_ns = self._clock() if at_ns is None else at_ns
            self._dictations.append(record)
            self._dictations_ever += 1
            self._version += 1
            starts = {name: record.start.value if rows[name].by_start else "" for name in found}
            taken = [self._take(name, found[name], at_ns, starts[name], record.dictation_id) for name in found]
        self._tell(*taken, record)

    def define(self, metric: Metric) -> None:
        """Add a metric of one's own. Raises ValueError when the name is taken by a different one."""
        with self._lock:
            known = self._table.setdefault(metric.name, metric)
            if known != metric:
                raise ValueError(f"the metric {metric.name!r} exists already")
            self._targets.setdefault(metric.name, metric.target)
            self._hide()

    def set_part(self, group: Group, *, on: bool) -> None:
        """Show the rows of an optional part, or hide them: snapshots, reports, advice and tray then know nothing of
        them. They begin anew when it is on again. Any thread."""
        with self._lock:
            if on is (group not in self._off):
                return
            self._off = self._off ^ {group}
            self._hide()
            gone = [key for key in self._watched if key[0] in self._hidden]
            dropped = [self._watched.pop(key) for key in gone]
            cleared = [self._clear(one, self._clock()) for one in dropped if one.breach_at is not None]
            self._version += 1
        self._tell(*cleared)

    def set_targets(self, targets: Mapping[str, float]) -> None:
        """Judge by other targets from now on: what is in the windows is judged anew at once."""
        with self._lock:
            self._targets = targets_with(targets, self._table)
            self._version += 1
            changed = [self._judge_anew(watched) for watched in self._watched.values()]
        self._tell(*changed)

    # --- out -----------------------------------------------------------------------------

    @property
    def version(self) -> int:
        """Changes whenever a snapshot would show something new (ages aside)."""
        return self._version

    @property
    def catalog(self) -> dict[str, Metric]:
        """The rows of the table by their names, in the order in which they are shown; without those that are hidden."""
        with self._lock:
            return {name: row for name, row in self._table.items() if name not in self._hidden}

    @property
    def table(self) -> dict[str, Metric]:
        """As `catalog`, with the hidden rows."""
        with self._lock:
            return dict(self._table)

    @property
    def targets(self) -> dict[str, float]:
        """Of all rows, hidden ones too."""
        with self._lock:
            return dict(self._targets)

    def snapshot(self, since_ns: int | None = None) -> MonitorSnapshot:
        """Everything as it stands now; figures over the samples at or after `since_ns`."""
        with self._lock:  # only copies are made here: whoever brings a sample must not wait for figures
            at_ns = self._clock()
            found = [series for name in self._table if name not in self._hidden for series in self._series_of(name)]
            dictations, breaches = tuple(self._dictations), self._shown_breaches()
            ever = self._dictations_ever, self._breaches_ever
        if since_ns is not None:
            found = [replace(series, samples=series.samples.since(since_ns)) for series in found]
        return MonitorSnapshot(at_ns, tuple(found), dictations, breaches, *ever)

    def breaches(self) -> tuple[Breach, ...]:
        """Oldest first, as in a snapshot, without the cost of its figures."""
        with self._lock:
            return self._shown_breaches()

    def samples(
        self, name: str, start: str = "", since_ns: int | None = None
    ) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """(at_ns, values), oldest first, each of shape (n,); empty when there are none. Not to be changed."""
        with self._lock:
            watched = self._watched.get((name, start))
            samples = NO_SAMPLES if watched is None else watched.window.samples()
        found = samples.since(since_ns)
        return found.at_ns, found.values

    def _tell(self, *news: Breach | DictationRecord | None) -> None:
        for item in news:
            if item is not None:
                self.bus.publish(item)

    # --- under the lock ------------------------------------------------------------------

    def _hide(self) -> None:
        self._hidden = frozenset(name for name, row in self._table.items() if row.optional and row.group in self._off)

    def _shown_breaches(self) -> tuple[Breach, ...]:
        return tuple(breach for breach in self._breaches.values() if breach.metric not in self._hidden)

    def _take(self, name: str, value: float, at_ns: int, start: str, dictation_id: DictationId | None) -> Breach | None:
        if name in self._hidden:
            return None
        watched = self._watched.get((name, start))
        if watched is None:
            metric = self._table[name]
            watched = self._watched[name, start] = _Watched(metric, start, self._targets[name])
        watched.window.add(value, at_ns)
        self._version += 1
        if watched.tracker.feed(value, at_ns):
            return self._turn(watched, value, at_ns, dictation_id)
        tracker = watched.tracker
        if watched.breach_at is not None and self._breaches[watched.breach_at].worst != tracker.worst:
            self._change(watched, worst=tracker.worst, severity=tracker.severity())
        return None

    def _turn(self, watched: _Watched, value: float, at_ns: int, dictation_id: DictationId | None) -> Breach:
        """A breach of this series opened or cleared by this sample."""
        tracker = watched.tracker
        if not tracker.broken:
            return self._clear(watched, at_ns)
        opened = Breach(
            row=watched.metric, start=watched.start, severity=tracker.severity(), target=tracker.target,
            since_ns=tracker.since_ns(), flagged_ns=at_ns, cleared_ns=None, worst=tracker.worst, value=value,
            dictation_id=dictation_id,
        )  # fmt: skip
        watched.breach_at = self._breaches_ever
        self._breaches[self._breaches_ever] = opened
        self._breaches_ever += 1
        self._forget_old_breaches()
        return opened

    def _clear(self, watched: _Watched, at_ns: int) -> Breach:
        cleared = self._change(watched, cleared_ns=at_ns)
        watched.breach_at = None
        return cleared

    def _change(self, watched: _Watched, **changes: Any) -> Breach:
        """It stays the same breach to those who know of it."""
        assert watched.breach_at is not None, "only an open breach can change"
        changed = self._breaches[watched.breach_at] = replace(self._breaches[watched.breach_at], **changes)
        return changed

    def _forget_old_breaches(self) -> None:
        cleared = (at for at, known in self._breaches.items() if known.cleared_ns is not None)
        if len(self._breaches) > BREACHES_KEPT and (oldest := next(cleared, None)) is not None:
            del self._breaches[oldest]  # open ones are never forgotten

    def _judge_anew(self, watched: _Watched) -> Breach | None:
        """Replay the window through a fresh tracker; only how it ends counts."""
        target = self._targets[watched.metric.name]
        if target == watched.tracker.target:
            return None
        samples = watched.window.samples()
        was_broken = watched.breach_at is not None
        tracker = watched.tracker = BreachTracker(watched.metric, target)
        replayed = zip(samples.values.tolist(), samples.at_ns.tolist(), strict=True)
        turns = [(value, when_ns) for value, when_ns in replayed if tracker.feed(value, when_ns)]
        if not tracker.broken:
            return self._clear(watched, self._clock()) if was_broken else None
        value, when_ns = turns[-1]
        if not was_broken:
            return self._turn(watched, value, when_ns, self._dictation_at(when_ns))
        return self._change(
            watched, severity=tracker.severity(), target=tracker.target, since_ns=tracker.since_ns(),
            worst=tracker.worst, value=value,
        )  # fmt: skip

    def _dictation_at(self, at_ns: int) -> DictationId | None:
        """The dictation that brought the samples of that moment."""
        return next((known.dictation_id for known in reversed(self._dictations) if ended_ns(known) == at_ns), None)

    def _series_of(self, name: str) -> list[Series]:
        metric, target = self._table[name], self._targets[name]
        found = [watched for start in _START_ORDER if (watched := self._watched.get((name, start))) is not None]
        if not found:
            start = "warm" if metric.by_start else ""
            return [Series(metric, start, target, State.NO_DATA, 0)]
        return [
            Series(metric, its.start, target, its.tracker.state, its.window.total, its.window.samples())
            for its in found
        ]
