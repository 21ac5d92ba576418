"""What is counted of the history, for whoever counts it, shows it or writes it out. Never a text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Protocol

from .events import DictationId

SESSION_GAP_S = 30 * 60
"""Dictations with less than this between them are of one session."""


class By(Enum):
    """What dictations are put together by."""

    ALL = "all"
    SESSION = "session"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    MODE = "mode"
    ENGINE = "engine"
    LANGUAGE = "language"
    APPLICATION = "application"
    """The kind of program that the texts went to."""
    BUILD = "build"
    """The version of Holdtalk that heard them."""


TIMES = frozenset({By.SESSION, By.DAY, By.WEEK, By.MONTH})
"""Their groups follow each other; the others are shares of a whole."""


@dataclass(frozen=True, slots=True)
class StatisticsQuery:
    by: By = By.ALL
    since_ns: int | None = None
    until_ns: int | None = None
    """Wall-clock nanoseconds: dictations from `since_ns` on and before `until_ns`."""
    week_begins: int = 1
    """1: Monday, 7: Sunday."""


@dataclass(frozen=True, slots=True)
class Counted:
    """Of a group of dictations."""

    key: str = ""
    """Its first day, "2026-11-30", in local time; of a session its first minute, "2026-11-30 14:05"; else what they
    have in common, which may be empty."""
    dictations: int = 0
    words: int = 0
    """Of those with a text that was not taken back."""
    succeeded: int = 0
    """They have a text, or had one that the user took back."""
    undone: int = 0
    """Of those that succeeded: the user took the text back."""
    nothing_said: int = 0
    cancelled: int = 0
    timed_out: int = 0
    failed: int = 0
    """They have no text, and did not time out."""
    timed_words: int = 0
    """Words of those of which `spent_ms` tells."""
    spent_ms: float = 0.0
    """From key down to the last character, of those that brought words which stand."""
    spoken_ms: float = 0.0
    """Length of all recordings."""
    shortest_ms: float | None = None
    average_ms: float | None = None
    longest_ms: float | None = None
    """Of the recordings that are not empty."""
    least_wait_ms: float | None = None
    average_wait_ms: float | None = None
    most_wait_ms: float | None = None
    """From release to the last character."""

    @property
    def words_per_minute(self) -> float | None:
        return 60_000 * self.timed_words / self.spent_ms if self.spent_ms else None

    def saved_s(self, typing_words_per_minute: int) -> float:
        """Against typing; below zero where typing would have been faster."""
        return 60 * self.timed_words / typing_words_per_minute - self.spent_ms / 1_000

    def percent(self, count: int) -> float | None:
        """Of those that were not called off and had something said; None where there is none."""
        wanted = self.succeeded + self.timed_out + self.failed
        return 100 * count / wanted if wanted else None

    @property
    def cancelled_percent(self) -> float | None:
        """Of all."""
        return 100 * self.cancelled / self.dictations if self.dictations else None

    @property
    def undone_percent(self) -> float | None:
        """Of those that succeeded."""
        return 100 * self.undone / self.succeeded if self.succeeded else None

    def figures(self, typing_words_per_minute: int) -> dict[str, float | int | None]:
        """By the names that files and commands write them with."""
        return {
            "dictations": self.dictations,
            "words": self.words,
            "words_per_minute": _rounded(self.words_per_minute),
            "saved_s": _rounded(self.saved_s(typing_words_per_minute)),
            "success_percent": _rounded(self.percent(self.succeeded)),
            "undone_percent": _rounded(self.undone_percent),
            "cancelled_percent": _rounded(self.cancelled_percent),
            "timeout_percent": _rounded(self.percent(self.timed_out)),
            "error_percent": _rounded(self.percent(self.failed)),
            "nothing_said": self.nothing_said,
            "spoken_s": _seconds(self.spoken_ms),
            "shortest_s": _seconds(self.shortest_ms),
            "average_s": _seconds(self.average_ms),
            "longest_s": _seconds(self.longest_ms),
            "least_wait_ms": _rounded(self.least_wait_ms),
            "average_wait_ms": _rounded(self.average_wait_ms),
            "most_wait_ms": _rounded(self.most_wait_ms),
        }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 1)


def _seconds(value_ms: float | None) -> float | None:
    return None if value_ms is None else round(value_ms / 1_000, 2)


@dataclass(frozen=True, slots=True)
class Spread:
    """How a figure of dictations is spread in a group."""

    key: str
    """As in `Counted`."""
    count: int
    p50: float
    p95: float
    maximum: float


@dataclass(frozen=True, slots=True)
class SpreadQuery:
    """Of which dictations."""

    by: By = By.DAY
    """All but a session."""
    since_ns: int | None = None
    until_ns: int | None = None
    figures: tuple[str, ...] = ()
    """By the names of the metric table; none: all there are."""
    starts: tuple[str, ...] = field(default=())
    """warm, cold, resumed; none: all."""


@dataclass(frozen=True, slots=True)
class FiguresOfOne:
    """Of one dictation."""

    row_id: DictationId
    start: str
    """warm, cold, resumed; may be empty."""
    figures: Mapping[str, float]
    """By the names of the metric table, in their units."""


class Statistics(Protocol):
    """Blocks for milliseconds to a second, on any thread. Raises StorageFault where the history cannot be read; where
    there is none yet, nothing was counted."""

    def counted(self, query: StatisticsQuery) -> list[Counted]:
        """Of times the oldest first, of shares the largest."""

    def spread(self, query: SpreadQuery) -> Mapping[str, list[Spread]]:
        """Of each figure, the groups with the oldest first."""

    def figures(self, since_ns: int) -> list[FiguresOfOne]:
        """Of each dictation from then on (wall clock) that has some, the oldest first."""
