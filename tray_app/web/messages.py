"""What of the program's life is told to others: its events, each as an object that JSON can carry.

`resources/api-v1.schema.json` is the published form of all this. Whoever changes what is there already raises VERSION;
new events and new members keep it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from tray_app.core.dictation import DictationEnded, GivenTextEnded, Outcome
from tray_app.core.events import DictationId
from tray_app.core.ports import SAMPLE_RATE_HZ
from tray_app.core.settings import ApiSettings
from tray_app.core.snapshot import Snapshot
from tray_app.perf.breaches import Breach
from tray_app.perf.stages import figures

VERSION = 1


class Scope(StrEnum):
    """What a program may be allowed."""

    CONTROL = "control"
    TEXT = "text"
    FIGURES = "figures"


def scopes_of(settings: ApiSettings) -> frozenset[Scope]:
    return frozenset(scope for scope in Scope if getattr(settings, scope))


@dataclass(frozen=True, slots=True)
class Kind:
    """One sort of events."""

    name: str
    scope: Scope | None
    """Who is told; None: whoever was let in."""
    droppable: bool = False
    """A later one says the same and more, so it need not reach a client that is too slow for all of them."""


STATE = Kind("state", None)
ENDED = Kind("ended", None)
PARTIAL = Kind("partial", Scope.TEXT, droppable=True)
FINAL = Kind("final", Scope.TEXT)
FIGURES = Kind("figures", Scope.FIGURES, droppable=True)
BREACH = Kind("breach", Scope.FIGURES)
KINDS: Mapping[str, Kind] = {kind.name: kind for kind in (STATE, PARTIAL, FINAL, ENDED, FIGURES, BREACH)}

Data = Mapping[str, Any]


def state_of(snapshot: Snapshot) -> Data:
    """How the program stands, without a spoken word."""
    problem = snapshot.problem
    return {
        "state": snapshot.state.value,
        "status": snapshot.status,
        "problem": {"title": problem.title, "remedy": problem.remedy} if problem else None,
        "engine": snapshot.engine,
        "dictation": _name(snapshot.dictation_id),
        "binding": snapshot.binding or None,
        "locked": snapshot.locked,
        "paused": snapshot.paused is not None,
        "language": snapshot.language or None,
        "heard_language": (snapshot.heard_language or None) if snapshot.language else None,
        "dictations": snapshot.dictations,
        "texts_waiting": len(snapshot.offered),
        "recordings_without_text": len(snapshot.kept),
    }


def _name(dictation_id: DictationId | None) -> str | None:
    """As text: it is more than the numbers of JavaScript can tell apart."""
    return None if dictation_id is None else str(dictation_id)


class Pictures:
    """What is new in each snapshot. For one thread, the one that publishes them."""

    def __init__(self) -> None:
        self._state: Data | None = None
        self._partial: tuple[DictationId | None, str, str] = (None, "", "")

    def news(self, snapshot: Snapshot) -> Iterator[tuple[Kind, Data]]:
        state = state_of(snapshot)
        if state != self._state:
            self._state = state
            yield STATE, state
        partial = snapshot.dictation_id, snapshot.stable_text, snapshot.unstable_text
        if partial != self._partial:
            self._partial = partial
            if any(partial[1:]):
                yield PARTIAL, {"dictation": _name(partial[0]), "stable": partial[1], "unstable": partial[2]}


def of_ending(ended: DictationEnded) -> Iterator[tuple[Kind, Data]]:
    """A dictation is over: its text first and its figures last, where it has any."""
    record = ended.record
    dictation = _name(record.dictation_id)
    if ended.text and record.outcome in (Outcome.INSERTED, Outcome.OFFERED, Outcome.FAILED):
        yield FINAL, {"dictation": dictation, "text": ended.text, "inserted": record.outcome is Outcome.INSERTED}
    yield (
        ENDED,
        {
            "dictation": dictation,
            "outcome": record.outcome.value,
            "start": record.start.value,
            "engine": record.engine,
            "language": record.language,
            "method": record.method,
            "characters": record.characters,
            "audio_ms": record.samples * 1000 / SAMPLE_RATE_HZ,
        },
    )
    found = {name: _finite(value) for name, value in figures(record).items()}
    if found:
        yield FIGURES, {"dictation": dictation, "start": record.start.value, "figures": found}


def of_given(given: GivenTextEnded) -> tuple[Kind, Data]:
    """The end of a text that nobody spoke."""
    return ENDED, {
        "dictation": _name(given.dictation_id),
        "outcome": given.outcome.value,
        "start": None,
        "engine": "",
        "language": "",
        "method": given.method,
        "characters": given.characters,
        "audio_ms": 0.0,
    }


def of_breach(breach: Breach) -> tuple[Kind, Data]:
    return BREACH, {
        "figure": breach.metric,
        "label": breach.row.label,
        "unit": breach.row.unit.value,
        "start": breach.start,
        "open": breach.cleared_ns is None,
        "severity": breach.severity.value,
        "target": _finite(breach.target),
        "value": _finite(breach.value),
        "worst": _finite(breach.worst),
        "remedy": breach.row.remedy,
        "dictation": _name(breach.dictation_id),
    }


def _finite(value: float) -> float | None:
    """None for what a failed dictation counts as; JSON has no infinity."""
    return value if math.isfinite(value) else None
