"""The monitor's content as a document, and its ways onto the disk: HTML, Markdown, JSON, CSV (PDF: `ui.pdf`).

Never in it: what was said, sound, window titles, paths. The records it is made of hold none of these.

JSON, schema 2 (ages are milliseconds before the moment of `made_at_unix`):

    {"schema": 2, "made_at_unix": s, "fingerprint": {...}, "targets": {metric: value},
     "grade": {"grade", "reason", "rule", "minimum_n", "within_share", "waits", "wait",
               "figures": [{"name", "start", "n", "target", "critical", "better", "within_n", "critical_n", "level"}]},
     "metrics": [{"name", "label", "group", "unit", "start", "standard_target", "target", "warn", "critical", "better",
                  "state", "meaning", "remedy", "rule", "samples_ever", "n", "last", "min", "p50", "p95", "max", "p99",
                  "age_ms": [...], "samples": [...]}],
     "dictations": [{"id", "outcome", "start", "engine", "method", "characters", "audio_ms", ...,
                     "key_down_handled_at_ns": this machine's monotonic clock, to compare with other programs,
                     "stamps_ms": {stamp: ms after key down}, "stages": {stage: ms}, "guilty": stage or null,
                     "steps_ms": {step of its text: ms}, "slowest_step": empty where it had none,
                     "waterfall": [{"stage", "label", "start_ms", "end_ms", "depth"}]}],
     "dictations_ever": n, "breaches_ever": n,
     "breaches": [{"metric", "start", "severity", "target", "value", "worst", "since_age_ms", "age_ms",
                   "cleared_age_ms", "lasted_ms", "open", "dictation", "loads": [what was held and used then]}],
     "recommendations": [{"metric", "label", "start", "unit", "figure", "figure_of", "n", "target", "evidence",
                          "remedy", "expected_gain", "try"}],
     "leaks": {"verdict", "findings": [{"metric", "verdict", "n", "span_s", "tolerated_per_hour",
                                        "slope_per_hour": {"per_hour", "low", "high"} or null, "explained"}]},
     "session": what `usage.tally` counts of this run, or null while nobody counts,
     "engines": what `holdtalk bench engines` found last (see `bench.engines`), or null,
     "stalls": [{"loop": "ui" or "controller", "age_ms", "lasted_ms", "where",
                 "looks": [{"after_ms", "stack": ["module:function:line" of this program, innermost first]}]}]}

It is complete: every sample, dictation and breach that the monitor still holds (the last 4096 of each figure, 200 and
200); `samples_ever` says how many samples there were. A sample of null is a failed dictation: over every target. A
figure that falls on one is null too. A target of null is none, and so is a critical level. `grade` rests on `metrics`
alone, by the rule it carries (see `perf.grade`).

Schema 2 added grade, recommendations, leaks, stalls, warn, standard_target, rule, device, guilty, waterfall, loads, and
the ages at which breaches began and cleared.
"""

from __future__ import annotations

import errno
import json
import math
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tray_app.core.dictation import DictationRecord
from tray_app.core.errors import StorageFault
from tray_app.core.ports import SAMPLE_RATE_HZ
from tray_app.core.translation import filled
from tray_app.whole_file import replace_whole

from . import engine_figures
from .advice import Recommendation, recommendations
from .breaches import Breach
from .csv_report import to_csv
from .figures_text import plain_numbers
from .grade import graded
from .html import to_html
from .leaks import LeakFinding, leak_check, overall
from .loads import loads_at
from .markdown import to_markdown
from .metric import Metric, critical_with
from .monitor import Monitor, Series
from .stages import guilty_stage, ms_between, stage_ms, waterfall
from .stalls import Stall
from .wall_clock import WALL

SCHEMA = 2

Document = dict[str, Any]
"""JSON-ready: strings, finite numbers, lists, dicts, None."""
AgeMs = Callable[[int], float]


def build(
    monitor: Monitor,
    about: Mapping[str, object],
    *,
    stalls: Sequence[Stall] = (),
    session: Mapping[str, Any] | None = None,
    advice: Sequence[Recommendation] | None = None,
    engines: Mapping[str, Any] | None = None,
    now_unix: Callable[[], float] = time.time,
) -> Document:
    """Everything the monitor holds. `about` is a `fingerprint()`, `stalls` are `StallWatch.recent()`; `advice` is that
    of another judge than `advice.recommendations`, `engines` what `engine_figures.kept` gives."""
    snapshot, targets = monitor.snapshot(), monitor.targets
    made_at_unix = round(now_unix(), 3)

    def age_ms(at_ns: int) -> float:
        """How long before the report something was by the clock on the wall, a night asleep included. Never below
        zero: what came while the report was being made is as old as it."""
        return round(max(0.0, made_at_unix - WALL.unix_s(at_ns)) * 1_000, 3)

    metrics = [_metric(series, age_ms) for series in snapshot.series]
    leaks = leak_check(monitor)
    advice = recommendations(snapshot, leaks) if advice is None else advice
    return {
        "schema": SCHEMA,
        "made_at_unix": made_at_unix,
        "fingerprint": dict(about),
        "grade": graded(metrics),
        "targets": {name: _finite(targets[name]) for name in snapshot.catalog},
        "metrics": metrics,
        "dictations": [_dictation(record, targets, snapshot.catalog) for record in snapshot.dictations],
        "dictations_ever": snapshot.dictations_ever,
        "breaches_ever": snapshot.breaches_ever,
        "breaches": [_breach(monitor, breach, snapshot.at_ns, age_ms) for breach in snapshot.breaches],
        "recommendations": [_advice(found) for found in advice],
        "leaks": {"verdict": overall(leaks).value, "findings": [_leak(finding) for finding in leaks]},
        "session": dict(session) if session is not None else None,
        "engines": dict(engines) if engines is not None else None,
        "stalls": [_stall(stall, age_ms) for stall in stalls],
    }


def to_json(document: Document) -> str:
    return json.dumps(document, indent=1, ensure_ascii=False, allow_nan=False) + "\n"


FORMATS: Mapping[str, Callable[[Document], str]] = {"html": to_html, "md": to_markdown, "json": to_json, "csv": to_csv}
"""What needs no Qt, by the format's name, which is the file's ending too."""


def export(
    monitor: Monitor,
    format_name: str,
    path: Path,
    *,
    engine: str = "",
    device: str = "",
    stalls: Sequence[Stall] = (),
    session: Mapping[str, Any] | None = None,
    more_formats: Mapping[str, Callable[[Document], bytes]] | None = None,
) -> None:
    """Write a report to `path`, whole or not at all. Blocks for the disk: not for the UI's thread.

    `more_formats` are those that need a library this room does not know (PDF). Raises KeyError for an
    unknown format and StorageFault when the file cannot be written or its ending says another format.
    """
    from .fingerprint import fingerprint

    renders: dict[str, Callable[[Document], str | bytes]] = {**FORMATS, **(more_formats or {})}
    ending = path.suffix.lower().removeprefix(".")
    if ending in renders and ending != format_name:
        title = filled(
            "The file's name ends in .{ending}, and the report is to be {format}.", ending=ending, format=format_name
        )
        remedy = filled("End it with .{format}, or choose the other format.", format=format_name)
        raise StorageFault(title, remedy, str(path))
    with plain_numbers():
        about, engines = fingerprint(engine=engine, device=device), engine_figures.kept()
        document = build(monitor, about, stalls=stalls, session=session, engines=engines)
        content = renders[format_name](document)
    write_whole(path, content.encode() if isinstance(content, str) else content)


def write_whole(path: Path, content: bytes) -> None:
    """`replace_whole` in the words of a report. Raises StorageFault."""
    try:
        replace_whole(path, content)
    except OSError as error:
        title, remedy = _WHY.get(error.errno or 0, _UNKNOWN_WHY)
        raise StorageFault(title, remedy, f"{path}: {error.strerror or error}") from error


_NOT_ALLOWED = ("The report may not be written into this folder.", "Choose a folder of your own.")
_FULL = ("The disk is full, so the report was not saved.", "Free some space, or choose a folder on another disk.")
_NO_FOLDER = ("The report was not saved: there is no such folder.", "Choose a folder that exists.")
_WHY = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EACCES: _NOT_ALLOWED,
    errno.EPERM: _NOT_ALLOWED,
    errno.EROFS: _NOT_ALLOWED,
    errno.ENOENT: _NO_FOLDER,
    errno.ENOTDIR: _NO_FOLDER,
    errno.EISDIR: ("The report was not saved: this is the name of a folder.", "Add a file name to it."),
}
_UNKNOWN_WHY = (
    "The report could not be saved.",
    "Choose a folder that exists, has free space and that you may write to.",
)


def _finite(value: float | None) -> float | None:
    return None if value is None or not math.isfinite(value) else round(value, 6)


def _metric(series: Series, age_ms: AgeMs) -> Document:
    metric, stats = series.metric, series.stats
    found: Document = {
        **{name: getattr(metric, name) for name in ("name", "label", "meaning", "remedy")},
        "group": str(metric.group),
        "unit": metric.unit.value,
        "start": series.start,
        "standard_target": _finite(metric.target),
        "target": _finite(series.target),
        "warn": _warn(metric, series.target),
        "critical": _finite(critical_with(series.target, metric)),
        "better": metric.better.value,
        "state": series.state.value,
        "rule": metric.rule.explained(),
        "samples_ever": series.version,
        "n": stats.n if stats else 0,
    }
    names = {"last": "last", "min": "minimum", "p50": "p50", "p95": "p95", "max": "maximum", "p99": "p99"}
    found |= {key: _finite(getattr(stats, name)) if stats else None for key, name in names.items()}
    found["age_ms"] = [age_ms(when_ns) for when_ns in series.samples.at_ns.tolist()]
    found["samples"] = [_finite(value) for value in series.samples.values.tolist()]
    return found


def _warn(metric: Metric, target: float) -> float | None:
    """Between target and critical; it moves along with a changed target, in proportion."""
    if metric.warn is None or not metric.target or math.isinf(target):
        return None
    return _finite(metric.warn * target / metric.target)


def _dictation(record: DictationRecord, targets: Mapping[str, float], catalog: Mapping[str, Metric]) -> Document:
    stamps = record.stamps
    zero_ns = stamps.key_down_event_ns
    after_key_down = {name.removesuffix("_ns"): ms_between(zero_ns, at_ns) for name, at_ns in asdict(stamps).items()}
    told = ("engine", "language", "device", "method", "characters", "samples_key_held", "overflows", "segments",
            "decode_ms", "partials")  # fmt: skip
    return {
        "id": record.dictation_id,
        "outcome": record.outcome.value,
        "start": record.start.value,
        **{name: getattr(record, name) for name in told},
        "audio_ms": record.samples * 1000 / SAMPLE_RATE_HZ,
        "key_held_ms": ms_between(zero_ns, stamps.key_up_event_ns),
        "key_down_handled_at_ns": stamps.key_down_handled_ns,
        "first_partial_ms": ms_between(zero_ns, record.first_partial_ns),
        "stamps_ms": {name: value for name, value in after_key_down.items() if value is not None},
        "stages": {name: _finite(value) for name, value in stage_ms(record, catalog).items()},
        "guilty": guilty_stage(record, targets, catalog),
        "steps_ms": {name: took_ns / 1e6 for name, took_ns in record.steps_ns.items()},
        "slowest_step": max(record.steps_ns, key=record.steps_ns.__getitem__, default=""),
        "waterfall": [asdict(span) for span in waterfall(record, catalog)],
    }


def _breach(monitor: Monitor, breach: Breach, at_ns: int, age_ms: AgeMs) -> Document:
    until_ns = at_ns if breach.cleared_ns is None else breach.cleared_ns
    return {
        "metric": breach.metric,
        "start": breach.start,
        "severity": breach.severity.value,
        "target": breach.target,
        "value": _finite(breach.value),
        "worst": _finite(breach.worst),
        "since_age_ms": age_ms(breach.since_ns),
        "age_ms": age_ms(breach.flagged_ns),
        "cleared_age_ms": None if breach.cleared_ns is None else age_ms(breach.cleared_ns),
        "lasted_ms": ms_between(breach.since_ns, until_ns),
        "open": breach.cleared_ns is None,
        "dictation": breach.dictation_id,
        "loads": loads_at(monitor, breach.flagged_ns),
    }


def _advice(advice: Recommendation) -> Document:
    told = ("metric", "label", "start", "n", "evidence", "remedy", "expected_gain")
    return {
        **{name: getattr(advice, name) for name in told},
        "unit": advice.unit.value,
        "figure": _finite(advice.figure),
        "figure_of": advice.figure_of.value,
        "target": _finite(advice.target),
        "try": advice.try_text,
    }


def _leak(finding: LeakFinding) -> Document:
    return {
        **{name: getattr(finding, name) for name in ("metric", "n", "tolerated_per_hour", "explained")},
        "verdict": finding.verdict.value,
        "span_s": round(finding.span_s, 3),
        "slope_per_hour": asdict(finding.slope) if finding.slope is not None else None,
    }


def _stall(stall: Stall, age_ms: AgeMs) -> Document:
    looks = [asdict(look) for look in stall.looks]
    told = {name: getattr(stall, name) for name in ("loop", "lasted_ms", "where")}
    return {**told, "age_ms": age_ms(stall.begun_ns), "looks": looks}
