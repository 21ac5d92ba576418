"""What a run of Holdtalk was used for, as counts: no text, no window, no sound."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tray_app.core.dictation import DictationEnded, DictationRecord, Outcome
from tray_app.core.scripts import words_in
from tray_app.perf.stages import ended_ns

SCHEMA = 1
SUCCESS, NOTHING_SAID, CANCELLED, TIMEOUT, ERROR = "success", "nothing said", "cancelled", "timeout", "error"
COMMAND = "command"
"""It said what was to be done with the text before."""
_RESULTS: Mapping[Outcome, str] = {
    Outcome.INSERTED: SUCCESS,
    Outcome.OFFERED: SUCCESS,
    Outcome.EMPTY: NOTHING_SAID,
    Outcome.CANCELLED: CANCELLED,
    Outcome.TOO_SHORT: CANCELLED,
    Outcome.COMMAND: COMMAND,
}
UNKNOWN = "unknown"
SHARED_BY = ("mode", "application", "engine", "language")


def result_of(record: DictationRecord) -> str:
    """What became of it, for one who counts."""
    return _RESULTS.get(record.outcome, TIMEOUT if record.timed_out else ERROR)


@dataclass(slots=True)
class Share:
    """Of one mode, kind of application, engine or language."""

    dictations: int = 0
    words: int = 0


@dataclass(slots=True)
class Tally:
    """Of one session; not for several threads at once."""

    begun_unix: float
    typing_words_per_minute: int
    dictations: int = 0
    words: int = 0
    results: dict[str, int] = field(default_factory=dict)
    spent_s: float = 0.0
    """From key down to the last character, of those that brought a text."""
    by: dict[str, dict[str, Share]] = field(default_factory=lambda: {name: {} for name in SHARED_BY})

    def add(self, ended: DictationEnded) -> float | None:
        """Count one; its words a minute, where it brought a text."""
        record, result = ended.record, result_of(ended.record)
        words = words_in(ended.text) if result == SUCCESS else 0
        self.dictations += 1
        self.words += words
        self.results[result] = self.results.get(result, 0) + 1
        kind = ended.application.kind.value if ended.application is not None else UNKNOWN
        for name, value in zip(SHARED_BY, (record.mode, kind, record.engine, record.language), strict=True):
            share = self.by[name].setdefault(value or UNKNOWN, Share())
            share.dictations += 1
            share.words += words
        took_s = _took_s(record)
        if not words or not took_s:
            return None
        self.spent_s += took_s
        return 60 * words / took_s

    @property
    def words_per_minute(self) -> float | None:
        """Over the whole session; None before the first text."""
        return 60 * self.words / self.spent_s if self.spent_s else None

    @property
    def typing_s(self) -> float:
        """How long the words would have taken to type."""
        return 60 * self.words / self.typing_words_per_minute

    @property
    def saved_s(self) -> float:
        """Against typing at the stated speed; below zero where typing would have been faster."""
        return self.typing_s - self.spent_s

    @property
    def success_percent(self) -> float | None:
        """Of those that were not called off and had something said; None where there is none."""
        wanted = sum(self.results.get(name, 0) for name in (SUCCESS, TIMEOUT, ERROR))
        return 100 * self.results.get(SUCCESS, 0) / wanted if wanted else None

    def summary(self, ended_unix: float, memory_growth_mb: float | None) -> dict[str, Any]:
        """JSON-ready: what is kept of a session."""
        speed = self.words_per_minute
        return {
            "schema": SCHEMA,
            "begun_unix": round(self.begun_unix, 3),
            "ended_unix": round(ended_unix, 3),
            "dictations": self.dictations,
            "words": self.words,
            "words_per_minute": None if speed is None else round(speed, 1),
            "typing_words_per_minute": self.typing_words_per_minute,
            "saved_s": round(self.saved_s, 1),
            "results": dict(self.results),
            "memory_growth_mb": None if memory_growth_mb is None else round(memory_growth_mb, 3),
            **{f"by_{name}": _as_json(shares) for name, shares in self.by.items()},
        }


def _as_json(shares: Mapping[str, Share]) -> dict[str, dict[str, int]]:
    return {name: {"dictations": share.dictations, "words": share.words} for name, share in shares.items()}


def _took_s(record: DictationRecord) -> float | None:
    begun_ns, last_ns = record.stamps.key_down_event_ns, ended_ns(record)
    return None if begun_ns is None or last_ns is None or last_ns <= begun_ns else (last_ns - begun_ns) / 1e9
