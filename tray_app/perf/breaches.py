"""When a figure is broken: the state of one series, moved by its samples and by nothing else.

    no data ─► ok ◄─► pending ─► breach ◄─► clearing ─► ok

Only samples move it: silence neither breaks nor mends.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from enum import Enum

from tray_app.core.events import DictationId

from .catalog import Better, Metric, critical_with


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

    metric: str
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


class BreachTracker:
    """Judges one series. Not thread-safe: the monitor holds the lock."""

    __slots__ = (
        "_clear_level",
        "_critical",
        "_good_n",
        "_good_since_ns",
        "_lower_is_better",
        "_metric",
        "_recent",
        "_worst",
        "state",
        "target",
    )

    def __init__(self, metric: Metric, target: float) -> None:
        self._metric = metric
        self.target = target
        self._critical = critical_with(target, metric)
        self._clear_level = metric.clear_level(target)
        self._lower_is_better = metric.better is Better.LOWER
        self._recent: deque[tuple[int, bool, bool]] = deque(maxlen=metric.rule.of_last)
        self._worst = target
        self._good_n = 0
        self._good_since_ns = 0
        self.state = State.NO_DATA

    @property
    def broken(self) -> bool:
        return self.state is State.BREACH or self.state is State.CLEARING

    @property
    def worst(self) -> float:
        """The worst sample of the breach that is open."""
        return self._worst

    def feed(self, value: float, at_ns: int) -> bool:
        """Take one sample; True when a breach opened or cleared by it."""
        return self._while_broken(value, at_ns) if self.broken else self._while_whole(value, at_ns)

    def severity(self) -> Severity:
        return Severity.CRITICAL if self._metric.over(self._worst, self._critical) else Severity.OVER

    def since_ns(self) -> int:
        """The first sample over target that is still remembered; only while one is."""
        return next(at_ns for at_ns, over, _ in self._recent if over)

    def _while_whole(self, value: float, at_ns: int) -> bool:
        rule = self._metric.rule
        if not (value > self.target if self._lower_is_better else value < self.target):
            self._recent.append((at_ns, False, False))
            self.state = State.OK
            return False
        self._recent.append((at_ns, True, self._metric.over(value, self._critical)))
        self.state = State.PENDING
        over_n = sum(was_over for _, was_over, _ in self._recent)
        critical_n = sum(was_critical for _, _, was_critical in self._recent)
        long_enough = at_ns - self.since_ns() >= rule.over_ms * 1_000_000
        if (over_n >= rule.over_n and long_enough) or critical_n >= rule.critical_n:
            self.state, self._worst, self._good_n = State.BREACH, value, 0
            return True
        return False

    def _while_broken(self, value: float, at_ns: int) -> bool:
        metric, rule = self._metric, self._metric.rule
        if metric.over(value, self._worst):
            self._worst = value
        if metric.over(value, self._clear_level):
            self.state, self._good_n = State.BREACH, 0
            return False
        if self._good_n == 0:
            self._good_since_ns = at_ns
        self._good_n += 1
        if self._good_n >= rule.clear_n and at_ns - self._good_since_ns >= rule.clear_ms * 1_000_000:
            self.state = State.OK
            self._recent.clear()
            return True
        self.state = State.CLEARING
        return False
