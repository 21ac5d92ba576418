"""What a breach is told as: which stage is to blame, what was loaded at the time, and what helps. No Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tray_app.core.dictation import DictationRecord
from tray_app.perf.behind import row_for
from tray_app.perf.breaches import Breach, Severity
from tray_app.perf.figures_text import length_text, target_text, with_unit
from tray_app.perf.loads import loads_at
from tray_app.perf.metric import Metric, Unit, critical_with
from tray_app.perf.monitor import Monitor, MonitorSnapshot
from tray_app.perf.stages import ended_ns, guilty_stage, stage_ms, unfinished_stage
from tray_app.perf.stalls import Stall
from tray_app.perf.words import breach_title, loop_word, word

from .clock import clock_text

_NOTICED_NS = 300_000_000
"""A stall and its sample may be apart by this."""
SEE_LOG = "Open the log from the tray menu: it says why."


@dataclass(frozen=True, slots=True)
class Story:
    title: str
    lines: tuple[tuple[str, str], ...]
    """A heading of one or two words, and what stands behind it."""
    record: DictationRecord | None
    """The dictation whose waterfall shows it; None when it belongs to no dictation."""

    def in_words(self) -> str:
        return "\n".join((self.title, *(f"{heading}: {text}" for heading, text in self.lines)))


def story_of(breach: Breach, snapshot: MonitorSnapshot, monitor: Monitor, stalls: Sequence[Stall] = ()) -> Story:
    """Everything known about `breach`, as it stands in `snapshot`. `stalls` are `StallWatch.recent()`."""
    metric = breach.row
    record = record_of(breach, snapshot)
    title = f"{breach_title(breach, with_start=True)}: {_figure(breach, metric)}"
    guilty, remedy = _guilty(breach, snapshot.catalog, record, monitor.targets)
    guilty = _place(breach, stalls) or guilty
    loads = "; ".join(loads_at(monitor, breach.flagged_ns))
    lines = [("When", _when(breach, snapshot)), ("To blame", guilty), ("Loaded then", loads), ("What helps", remedy)]
    if breach.dictation_id is not None and record is None:
        lines.append(("Waterfall", "its dictation is no longer kept"))
    elif breach.dictation_id is None and record is not None:
        lines.append(("Waterfall", "of the dictation that was going on"))
    return Story(title, tuple((heading, text) for heading, text in lines if text), record)


def record_of(breach: Breach, snapshot: MonitorSnapshot) -> DictationRecord | None:
    """The dictation that flagged it; for a figure of a process, the one that was going on then."""
    return next((record for record in reversed(snapshot.dictations) if _belongs(breach, record)), None)


def _belongs(breach: Breach, record: DictationRecord) -> bool:
    if breach.dictation_id is not None:
        return record.dictation_id == breach.dictation_id
    begin_ns, end_ns = record.stamps.key_down_event_ns, ended_ns(record)
    return begin_ns is not None and end_ns is not None and begin_ns <= breach.flagged_ns <= end_ns


def _figure(breach: Breach, metric: Metric) -> str:
    target = target_text(breach.target, metric.unit)
    critical = target_text(critical_with(breach.target, metric), metric.unit)
    level = f", critical from {critical}" if breach.severity is Severity.CRITICAL else ""
    return f"{with_unit(breach.worst, metric.unit)}, target {target}{level}"


def _when(breach: Breach, snapshot: MonitorSnapshot) -> str:
    until_ns = snapshot.at_ns if breach.cleared_ns is None else breach.cleared_ns
    lasting = length_text((until_ns - breach.since_ns) / 1e9)
    now = "still open" if breach.cleared_ns is None else "cleared"
    return f"flagged at {clock_text(breach.flagged_ns)}, {now} after {lasting}"


def _guilty(
    breach: Breach, catalog: Mapping[str, Metric], record: DictationRecord | None, targets: Mapping[str, float]
) -> tuple[str, str]:
    """Who is to blame, and what helps against that."""
    metric = breach.row
    if metric.process is not None:
        return f"the {word(metric.process)} process", metric.remedy
    if record is None or breach.dictation_id is None:
        return metric.label.lower(), metric.remedy
    unfinished = unfinished_stage(record, catalog)
    if unfinished is not None:
        return f"{catalog[unfinished].label.lower()} did not end: no text came", SEE_LOG
    stage = guilty_stage(record, targets, catalog)
    if stage is None:
        return metric.label.lower(), row_for(record, metric, targets).remedy
    blamed = catalog[stage]
    took = with_unit(stage_ms(record, catalog)[stage], blamed.unit)
    remedy = row_for(record, blamed, targets).remedy
    return f"{blamed.label.lower()} took {took}, target {target_text(targets[stage], blamed.unit)}", remedy


def _place(breach: Breach, stalls: Sequence[Stall]) -> str:
    """Where a thread stood still, for the longest of the stalls a breach is made of; empty for other figures."""
    until_ns = breach.cleared_ns or breach.flagged_ns + _NOTICED_NS
    mine = [
        stall
        for stall in stalls
        if stall.loop == breach.row.loop
        and stall.begun_ns <= until_ns
        and stall.begun_ns + stall.lasted_ms * 1e6 >= breach.since_ns - _NOTICED_NS
    ]
    if not mine:
        return ""
    longest = max(mine, key=lambda stall: stall.lasted_ms)
    where = longest.where or "not in our code"
    return f"{loop_word(longest.loop)} stood still for {with_unit(longest.lasted_ms, Unit.MS)}: {where}"
