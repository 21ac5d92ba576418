"""The monitor's content as a document: complete raw data as JSON, or a page to read as Markdown.

Never in it: what was said, sound, window titles, paths. The records it is made of hold none of these.

JSON, schema 1 (all times of samples in milliseconds before `made_at_unix`'s moment):

    {"schema": 1, "made_at_unix": s, "fingerprint": {...}, "targets": {metric: value},
     "metrics": [{"name", "label", "group", "unit", "start", "target", "critical", "better", "state", "meaning",
                  "n", "last", "min", "p50", "p95", "max", "p99", "age_ms": [...], "samples": [...]}],
     "dictations": [{"id", "outcome", "start", "engine", "method", "characters", "audio_ms", ...,
                     "key_down_handled_at_ns": this machine's monotonic clock, to compare with other programs,
                     "stamps_ms": {stamp: ms after key down}, "stages": {stage: ms}}],
     "breaches": [{"metric", "start", "severity", "target", "value", "worst", "age_ms", "lasted_ms", "dictation"}]}

A sample of null is a failed dictation: over every target. A figure that falls on one is null too.
"""

from __future__ import annotations

import contextlib
import json
import math
import os
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from tray_app.core.dictation import DictationRecord, Stamps
from tray_app.core.errors import StorageFault
from tray_app.core.ports import SAMPLE_RATE_HZ

from .breaches import Breach
from .catalog import critical_with
from .markdown import to_markdown
from .monitor import Monitor, MonitorSnapshot, Series
from .stages import ms_between, stage_ms

SCHEMA = 1

Document = dict[str, Any]
"""JSON-ready: strings, finite numbers, lists, dicts, None."""


def build(monitor: Monitor, about: Mapping[str, object], *, now_unix: Callable[[], float] = time.time) -> Document:
    """Everything the monitor holds. `about` is a `fingerprint()`."""
    snapshot = monitor.snapshot()
    return {
        "schema": SCHEMA,
        "made_at_unix": round(now_unix(), 3),
        "fingerprint": dict(about),
        "targets": {name: _finite(target) for name, target in monitor.targets.items()},
        "metrics": [_metric(monitor, series, snapshot.at_ns) for series in snapshot.series],
        "dictations": [_dictation(record) for record in snapshot.dictations],
        "breaches": [_breach(breach, snapshot) for breach in snapshot.breaches],
    }


def to_json(document: Document) -> str:
    return json.dumps(document, indent=1, ensure_ascii=False, allow_nan=False) + "\n"


FORMATS: Mapping[str, Callable[[Document], str]] = {"json": to_json, "md": to_markdown}
"""What `export` can write, by the format's name, which is the file's ending too."""


def export(monitor: Monitor, format_name: str, path: Path, *, engine: str = "", device: str = "") -> None:
    """Write a report to `path`, whole or not at all. Blocks for the disk: not for the UI's thread.

    Raises KeyError for an unknown format and StorageFault when the file cannot be written.
    """
    from .fingerprint import fingerprint

    render = FORMATS[format_name]
    write_whole(path, render(build(monitor, fingerprint(engine=engine, device=device))))


def write_whole(path: Path, text: str) -> None:
    """Replace `path` by `text` at once; what was there stays until then. Raises StorageFault."""
    part: str | None = None
    try:
        handle, part = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)
    except OSError as error:
        if part is not None:
            with contextlib.suppress(OSError):
                os.unlink(part)
        raise StorageFault(
            "The report could not be saved.",
            "Choose a folder that exists, has free space and that you may write to.",
            f"{path}: {error.strerror or error}",
        ) from error


def _finite(value: float | None) -> float | None:
    return None if value is None or math.isinf(value) else round(value, 6)


def _metric(monitor: Monitor, series: Series, at_ns: int) -> Document:
    metric, stats = series.metric, series.stats
    sampled_ns, values = monitor.samples(metric.name, series.start)
    found: Document = {
        "name": metric.name,
        "label": metric.label,
        "group": metric.group.value,
        "unit": metric.unit.value,
        "start": series.start,
        "target": _finite(series.target),
        "critical": _finite(critical_with(series.target, metric)),
        "better": metric.better.value,
        "state": series.state.value,
        "meaning": metric.meaning,
        "remedy": metric.remedy,
        "n": stats.n if stats else 0,
    }
    for key, name in (("last", "last"), ("min", "minimum"), ("p50", "p50"), ("p95", "p95"), ("max", "maximum"),
                      ("p99", "p99")):  # fmt: skip
        found[key] = _finite(getattr(stats, name)) if stats else None
    found["age_ms"] = [round((at_ns - when_ns) / 1_000_000, 3) for when_ns in sampled_ns.tolist()]
    found["samples"] = [_finite(value) for value in values.tolist()]
    return found


def _dictation(record: DictationRecord) -> Document:
    stamps = record.stamps
    zero_ns = stamps.key_down_event_ns
    after_key_down = {
        item.name.removesuffix("_ns"): ms_between(zero_ns, getattr(stamps, item.name)) for item in fields(Stamps)
    }
    return {
        "id": record.dictation_id,
        "outcome": record.outcome.value,
        "start": record.start.value,
        "engine": record.engine,
        "method": record.method,
        "characters": record.characters,
        "audio_ms": record.samples * 1000 / SAMPLE_RATE_HZ,
        "key_held_ms": ms_between(zero_ns, stamps.key_up_event_ns),
        "samples_key_held": record.samples_key_held,
        "overflows": record.overflows,
        "segments": record.segments,
        "decode_ms": record.decode_ms,
        "partials": record.partials,
        "key_down_handled_at_ns": stamps.key_down_handled_ns,
        "first_partial_ms": ms_between(zero_ns, record.first_partial_ns),
        "stamps_ms": {name: value for name, value in after_key_down.items() if value is not None},
        "stages": {name: _finite(value) for name, value in stage_ms(record).items()},
    }


def _breach(breach: Breach, snapshot: MonitorSnapshot) -> Document:
    until_ns = snapshot.at_ns if breach.cleared_ns is None else breach.cleared_ns
    return {
        "metric": breach.metric,
        "start": breach.start,
        "severity": breach.severity.value,
        "target": breach.target,
        "value": _finite(breach.value),
        "worst": _finite(breach.worst),
        "age_ms": ms_between(breach.flagged_ns, snapshot.at_ns),
        "lasted_ms": ms_between(breach.since_ns, until_ns),
        "open": breach.cleared_ns is None,
        "dictation": breach.dictation_id,
    }
