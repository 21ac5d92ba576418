"""What a breach is told as: which stage is to blame, what was loaded at the time, and what helps. No Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tray_app.core.dictation import DictationRecord
from tray_app.core.translation import marked, tr
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
SEE_LOG = marked("Open the log from the tray menu: it says why.")


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
    told = tr("{what}: {figure}")
    title = told.format(what=breach_title(breach, with_start=True), figure=_figure(breach, metric))
    guilty, remedy = _guilty(breach, snapshot.catalog, record, monitor.targets)
    guilty = _place(breach, stalls) or guilty
    loads = "; ".join(loads_at(monitor, breach.flagged_ns))
    lines = [
        (tr("When"), _when(breach, snapshot)),
        (tr("To blame"), guilty),
        (tr("Loaded then"), loads),
        (tr("What helps"), tr(remedy)),
    ]
    if breach.dictation_id is not None and record is None:
        lines.append((tr("Waterfall"), tr("its dictation is no longer kept")))
    elif breach.dictation_id is None and record is not None:
        lines.append((tr("Waterfall"), tr("of the dictation that was going on")))
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
    if breach.severity is Severity.CRITICAL:
        words = tr("{figure}, target {target}, critical from {critical}")
    else:
        words = tr("{figure}, target {target}")
    return words.format(
        figure=with_unit(breach.worst, metric.unit),
        target=target_text(breach.target, metric.unit),
        critical=target_text(critical_with(breach.target, metric), metric.unit),
    )


def _when(breach: Breach, snapshot: MonitorSnapshot) -> str:
    until_ns = snapshot.at_ns if breach.cleared_ns is None else breach.cleared_ns
    if breach.cleared_ns is None:
        words = tr("flagged at {time}, still open after {lasting}")
    else:
        words = tr("flagged at {time}, cleared after {lasting}")
    lasting = length_text((until_ns - breach.since_ns) / 1e9)
    return words.format(time=clock_text(breach.flagged_ns), lasting=lasting)


def _guilty(
    breach: Breach, catalog: Mapping[str, Metric], record: DictationRecord | None, targets: Mapping[str, float]
) -> tuple[str, str]:
    """Who is to blame, and what helps against that."""
    metric = breach.row
    if metric.process is not None:
        return tr("the process: {name}").format(name=word(metric.process)), metric.remedy
    if record is None or breach.dictation_id is None:
        return tr(metric.label), metric.remedy
    unfinished = unfinished_stage(record, catalog)
    if unfinished is not None:
        words = tr("{stage} did not end: no text came")
        return words.format(stage=tr(catalog[unfinished].label)), SEE_LOG
    stage = guilty_stage(record, targets, catalog)
    if stage is None:
        return tr(metric.label), row_for(record, metric, targets).remedy
    blamed = catalog[stage]
    took = with_unit(stage_ms(record, catalog)[stage], blamed.unit)
    remedy = row_for(record, blamed, targets).remedy
    words = tr("{stage} took {time}, target {target}")
    told = words.format(stage=tr(blamed.label), time=took, target=target_text(targets[stage], blamed.unit))
    return told, remedy


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
    return tr("{what} stood still for {time}: {where}").format(
        what=loop_word(longest.loop),
        time=with_unit(longest.lasted_ms, Unit.MS),
        where=longest.where or tr("not in our code"),
    )
