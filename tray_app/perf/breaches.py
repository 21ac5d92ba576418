"""When a figure is broken: the state of one series, moved by its samples and by nothing else.

    no data ─► ok ◄─► pending ─► breach ◄─► clearing ─► ok

Only samples move it: silence neither breaks nor mends.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from tray_app.core.events import DictationId

from .metric import Better, Metric, critical_with


class State(Enum):
    OK = "ok"
    PENDING = "pending"
    BREACH = "breach"
    CLEARING = "clearing"
    NO_DATA = "no data"
    PAUSED = "paused"
    """Only the window's: it stands still while sampling goes on."""


class Severity(Enum):
    OVER = "over target"
    CRITICAL = "critical"


@dataclass(frozen=True, slots=True)
class Breach:
    """A figure that was, or is, over its target by its rule."""

    row: Metric
    """The figure, with its unit and what helps; a program's own ones stand in no table but its monitor's."""
    start: str
    """"warm", "cold" or "resumed" for figures of dictations, else empty."""
    severity: Severity
    target: float
    since_ns: int
    """The first sample over target that belongs to it."""
    flagged_ns: int
    cleared_ns: int | None
    worst: float
    value: float
    """The sample that flagged it."""
    dictation_id: DictationId | None
    """The dictation of that sample, for its waterfall."""

    @property
    def metric(self) -> str:
        """The figure's name."""
        return self.row.name


def worst_of(breaches: Iterable[Breach]) -> Breach | None:
    """The open breach that deserves the one line there is room for: critical before over target, newest first."""
    still_open = [breach for breach in breaches if breach.cleared_ns is None]
    return max(still_open, key=lambda breach: (breach.severity is Severity.CRITICAL, breach.flagged_ns), default=None)


@dataclass(slots=True)
class _Run:
    """Samples of one kind, one after the other."""

    since_ns: int
    n: int = 0

    def grow(self, at_ns: int, n: int, ms: int) -> bool:
        """One more sample. Whether they are now so many over so long."""
        self.n += 1
        return self.n >= n and at_ns - self.since_ns >= ms * 1_000_000


class BreachTracker:
    """Judges one series. Not thread-safe: the monitor holds the lock."""

    def __init__(self, metric: Metric, target: float) -> None:
        self._metric = metric
        self.target = target
        self._critical = critical_with(target, metric)
        self._clear_level = metric.clear_level(target)
        self._lower_is_better = metric.better is Better.LOWER
        self._recent: deque[tuple[int, float]] = deque(maxlen=metric.rule.of_last)
        """(at_ns, value) of the last samples, while whole."""
        self._over_since_ns: int | None = None
        """When the figure went over its target; None once more of the last samples are within it than a breach
        allows. Longer ago than `_recent` reaches when samples come fast."""
        self.worst = target
        """The worst sample of the breach that is open, from the first one over target on."""
        self._good: _Run | None = None
        self._within: _Run | None = None
        self.state = State.NO_DATA

    @property
    def broken(self) -> bool:
        return self.state is State.BREACH or self.state is State.CLEARING

    def feed(self, value: float, at_ns: int) -> bool:
        """Take one sample; True when a breach opened or cleared by it."""
        return self._while_broken(value, at_ns) if self.broken else self._while_whole(value, at_ns)

    def severity(self) -> Severity:
        return Severity.CRITICAL if self._metric.over(self.worst, self._critical) else Severity.OVER

    def since_ns(self) -> int:
        """When the figure went over its target; only while it is over."""
        assert self._over_since_ns is not None, "only a figure that is over its target has been so since some time"
        return self._over_since_ns

    def _over(self, value: float) -> bool:
        return value > self.target if self._lower_is_better else value < self.target

    def _while_whole(self, value: float, at_ns: int) -> bool:
        rule = self._metric.rule
        self._recent.append((at_ns, value))
        if not self._over(value):
            self.state = State.OK
            if self._over_since_ns is not None and self._within_n() > rule.of_last - rule.over_n:
                self._over_since_ns, self.worst = None, self.target
            return False
        self.state = State.PENDING
        if self._over_since_ns is None:
            self._over_since_ns = at_ns
        critical_n = sum(self._metric.over(known, self._critical) for _, known in self._recent)
        over_n = len(self._recent) - self._within_n()
        long_enough = at_ns - self._over_since_ns >= rule.over_ms * 1_000_000
        self._worsen(value)
        if (over_n >= rule.over_n and long_enough) or critical_n >= rule.critical_n:
            self._break()
            return True
        return False

    def _break(self) -> None:
        self.state, self._good, self._within = State.BREACH, None, None
        for at_ns, value in self._recent:
            if self._over(value):
                self._over_since_ns = min(self.since_ns(), at_ns)
                self._worsen(value)

    def _within_n(self) -> int:
        return sum(not self._over(known) for _, known in self._recent)

    def _worsen(self, value: float) -> None:
        if self._metric.over(value, self.worst):
            self.worst = value

    def _while_broken(self, value: float, at_ns: int) -> bool:
        rule = self._metric.rule
        self._worsen(value)
        if self._over(value):
            self.state, self._good, self._within = State.BREACH, None, None
            return False
        self._within = self._within or _Run(at_ns)
        within = self._within.grow(at_ns, rule.within_n, rule.within_ms)
        self._good = None if self._metric.over(value, self._clear_level) else self._good or _Run(at_ns)
        good = self._good is not None and self._good.grow(at_ns, rule.clear_n, rule.clear_ms)
        if good or within:
            self.state, self._over_since_ns, self.worst = State.OK, None, self.target
            self._recent.clear()
            return True
        self.state = State.CLEARING
        return False
