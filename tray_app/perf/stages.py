"""From the stamps of one dictation to its figures: pure functions, whole nanoseconds until the last step."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, fields

from tray_app.core.dictation import DictationRecord, Outcome, Stamps, Start
from tray_app.core.ports import SAMPLE_RATE_HZ

from .catalog import CATALOG, WAIT, WAIT_FOR_KEYS
from .metric import Metric

FAILED = math.inf
"""The release-to-text of a failed dictation: worse than any target, and never averaged away."""

_TIMED = frozenset({Outcome.INSERTED, Outcome.OFFERED, Outcome.FAILED})
"""Nothing was said, or nothing was wanted, in the others: they say nothing about latency."""
_BYTES_A_SAMPLE = 2
_STAMPS = [item.name for item in fields(Stamps)]


def ms_between(start_ns: int | None, end_ns: int | None) -> float | None:
    """None when either did not happen."""
    return None if start_ns is None or end_ns is None else (end_ns - start_ns) / 1_000_000


def stage_ms(record: DictationRecord, catalog: Mapping[str, Metric] = CATALOG) -> dict[str, float]:
    """Milliseconds by stage, in the catalog's order; a stage whose stamps are missing has no entry."""
    if record.outcome not in _TIMED:
        return {}
    stamps = record.stamps
    found = {
        name: ms_between(*(getattr(stamps, stamp) for stamp in row.stamps))
        for name, row in catalog.items()
        if row.stamps
    }
    found[WAIT_FOR_KEYS] = _response_total(found)
    if record.outcome is Outcome.FAILED:
        found[WAIT] = FAILED
    return {name: value for name in catalog if (value := found.get(name)) is not None}


def _response_total(found: Mapping[str, float | None]) -> float | None:
    press, start, stop = (found.get(name) for name in CATALOG[WAIT_FOR_KEYS].made_of)
    if press is None or start is None or stop is None:
        return None
    return press + max(start, 0.0) + stop


def figures(record: DictationRecord, catalog: Mapping[str, Metric] = CATALOG) -> dict[str, float]:
    """Every per-dictation metric of `record`, by metric name and in the metric's unit."""
    found: dict[str, float | None] = dict(stage_ms(record, catalog))
    if record.outcome in _TIMED:
        audio_ms = record.samples * 1000 / SAMPLE_RATE_HZ
        found["real_time_factor"] = record.decode_ms / audio_ms if audio_ms and record.decode_ms else None
        # Of a resumed one it tells how long loading took, and nothing of the engine's speed.
        known = record.decode_ms and record.start is not Start.RESUMED
        found["decode_backlog"] = record.behind_ms if known else None
        found["kept_before_word"] = _kept_before_word_bytes(record)
        found["first_partial"] = ms_between(record.stamps.key_down_event_ns, record.first_partial_ns)
        found["partial_interval"] = _partial_interval_ms(record)
        found["steps"] = sum(record.steps_ns.values()) / 1e6 if record.steps_ns else None
        found["text_changes"] = record.text_changes
    if record.outcome in _TIMED or record.outcome is Outcome.EMPTY:
        found["captured_share"] = _captured_percent(record)
        found["overflows"] = float(record.overflows)
    return {name: value for name in catalog if (value := found.get(name)) is not None}


def _partial_interval_ms(record: DictationRecord) -> float | None:
    spoken_ms = ms_between(record.first_partial_ns, record.stamps.key_up_event_ns)
    return spoken_ms / record.partials if spoken_ms is not None and spoken_ms > 0 and record.partials else None


def _captured_percent(record: DictationRecord) -> float | None:
    held_ms = ms_between(record.stamps.key_down_event_ns, record.stamps.key_up_event_ns)
    if held_ms is None or held_ms <= 0 or record.stamps.first_sample_ns is None:
        return None
    return 100 * record.samples_key_held / (held_ms * SAMPLE_RATE_HZ / 1000)


def _kept_before_word_bytes(record: DictationRecord) -> float | None:
    """Of a dictation that a wake word began."""
    early_ms = ms_between(record.stamps.first_sample_ns, record.stamps.word_end_ns)
    return None if early_ms is None else float(max(0, round(early_ms * SAMPLE_RATE_HZ / 1000)) * _BYTES_A_SAMPLE)


def ended_ns(record: DictationRecord) -> int | None:
    """The latest stamp: where the dictation stands on a time axis."""
    return max((at_ns for name in _STAMPS if (at_ns := getattr(record.stamps, name)) is not None), default=None)


@dataclass(frozen=True, slots=True)
class Span:
    """One bar of the waterfall, in milliseconds after key down."""

    stage: str
    label: str
    start_ms: float
    end_ms: float
    depth: int
    """As `Metric.bar_depth`."""


def _bars(catalog: Mapping[str, Metric]) -> list[tuple[Metric, str, str]]:
    """Rows that are bars with their two stamps, as the dictation goes on; a whole before its parts."""
    bars = [(row, *row.stamps) for row in catalog.values() if row.stamps and row.bar_depth is not None]
    return sorted(bars, key=lambda bar: (_STAMPS.index(bar[1]), bar[0].bar_depth or 0))


def waterfall(record: DictationRecord, catalog: Mapping[str, Metric] = CATALOG) -> tuple[Span, ...]:
    """The stages as bars on one axis whose zero is key down; empty when key down has no stamp."""
    zero_ns = record.stamps.key_down_event_ns
    spans = []
    for row, start, end in _bars(catalog):
        start_ms, end_ms = (ms_between(zero_ns, getattr(record.stamps, name)) for name in (start, end))
        if start_ms is not None and end_ms is not None:
            spans.append(Span(row.name, row.label, start_ms, end_ms, row.bar_depth or 0))
    return tuple(spans)


def unfinished_stage(record: DictationRecord, catalog: Mapping[str, Metric] = CATALOG) -> str | None:
    """The part at which a failed dictation ended; None for any other."""
    if record.outcome is not Outcome.FAILED or WAIT not in catalog:
        return None
    ended = stage_ms(record, catalog)
    return next((name for name in catalog[WAIT].made_of if name not in ended), None)


def guilty_stage(
    record: DictationRecord, targets: Mapping[str, float], catalog: Mapping[str, Metric] = CATALOG
) -> str | None:
    """The part that went furthest over its own target, in milliseconds; None when none did."""
    parts = stage_ms(record, catalog)
    barred = [row.name for row, *_ in _bars(catalog) if row.bar_depth]
    over = {name: parts[name] - targets[name] for name in barred if name in parts}
    worst = max(over, key=over.__getitem__, default=None)
    return worst if worst is not None and over[worst] > 0 else None
