"""What to do about the figures that are over their targets: evidence, what it would bring, what to try."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import median

from tray_app.core.dictation import DictationRecord

from .breaches import Breach, Severity
from .catalog import CATALOG, Better, Group, Metric, Unit
from .figures_text import target_text, with_unit
from .leaks import LeakFinding, Verdict, growth_text
from .monitor import MonitorSnapshot, Series
from .stages import stage_ms

MINIMUM_N = 3
"""Fewer samples are no evidence."""
MINIMUM_OF_A_METHOD = 3
"""Dictations typed, and pasted, before the two are held against each other."""

_MADE_OF = {
    "response_total": ("key_press", "recording_start", "recording_stop"),
    "first_character": ("recording_stop", "transcription", "filtering"),
    "release_to_text": ("recording_stop", "transcription", "filtering", "insertion"),
}
"""Rows that are sums: what is said of a part need not be said of the sum."""

TRY = {
    "key_press": "top -d 1",
    "recording_start": '[microphone] keep_open = "always"',
    "recording_stop": "[microphone] post_roll_ms = 30",
    "response_total": '[microphone] keep_open = "always"',
    "transcription": "[speech] threads = 1, or 2 when another core is free",
    "filtering": "holdtalk export --format json -o report.json",
    "insertion": '[insertion] method = "paste"',
    "first_character": "holdtalk show performance",
    "release_to_text": "holdtalk show performance",
    "real_time_factor": "[speech] partials = false",
    "first_partial": "[speech] threads = 1, or 2 when another core is free",
    "partial_interval": "[speech] threads = 1, or 2 when another core is free",
    "captured_share": '[microphone] keep_open = "always"',
    "overflows": "top -d 1",
    "buffer_fill": "top -d 1",
    "tray_uss": "holdtalk quit && holdtalk run",
    "tray_cpu": "top -d 1",
    "tray_cpu_dictating": '[overlay] style = "minimal"',
    "worker_uss": "holdtalk quit && holdtalk run",
    "worker_cpu": "top -d 1",
    "worker_cpu_dictating": "[speech] partials = false",
    "memory_growth": "holdtalk export --format json -o report.json, then restart",
    "threads": "holdtalk export --format json -o report.json, then restart",
    "open_files": "holdtalk export --format json -o report.json, then restart",
    "controller_stall": "holdtalk doctor",
    "ui_stall": "top -d 1",
    "thread_deaths": "holdtalk doctor",
    "unexpected_events": "holdtalk doctor",
    "history_query": "",
    "log_queue": '[log] level = "warning"',
    "window_cost": "close the performance window",
}
"""A line of the settings file ([table] key = value) or a command, by metric."""


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One piece of advice with the figure it rests on."""

    metric: str
    label: str
    start: str
    """"warm", "cold" or "resumed" for figures of dictations, else empty."""
    unit: Unit
    figure: float
    """In `unit`; infinity is a failed dictation."""
    figure_of: str
    """Which statistic it is: "p95", "median", "mean", "now", "worst of the breach" or "slope per hour"."""
    n: int
    """Samples behind the figure."""
    target: float
    expected_gain: str
    """What it would bring at best, and how that was reckoned."""
    remedy: str
    """What to do, as a sentence."""
    try_text: str
    """The command or the line of the settings to try; empty when there is none."""

    @property
    def evidence(self) -> str:
        start = f", {self.start}" if self.start else ""
        of_all = self.figure_of in ("p95", "median", "mean")
        counted = f"{self.figure_of} of {self.n}" if of_all else f"{self.figure_of}, {self.n} samples"
        counted = counted if self.n > 1 else self.figure_of
        figure = with_unit(self.figure, self.unit)
        return f"{self.label}{start} ({counted}): {figure}, target {self.target_shown}."

    @property
    def target_shown(self) -> str:
        return target_text(self.target, self.unit)

    def sentence(self) -> str:
        """All of it, on one line."""
        tried = f" Try: {self.try_text}" if self.try_text else ""
        return f"{self.evidence} {self.remedy} {self.expected_gain}{tried}"


def recommendations(snapshot: MonitorSnapshot, leaks: Iterable[LeakFinding] = ()) -> tuple[Recommendation, ...]:
    """What to try for every figure that is over its target or in breach, the furthest over first.

    A sum is left out when one of its parts is in the list. `leaks` are the findings of `leaks.leak_check`.
    """
    open_breaches = {(breach.metric, breach.start): breach for breach in snapshot.open_breaches}
    found = []
    for series in snapshot.series:
        advice = _advice(series, open_breaches.get((series.metric.name, series.start)), snapshot)
        if advice is not None:
            found.append(advice)
    named = {(advice.metric, advice.start) for advice in found}
    kept = [advice for advice in found if not _explained_by_a_part(advice, named)]
    critical = {key for key, breach in open_breaches.items() if breach.severity is Severity.CRITICAL}
    kept.sort(key=lambda advice: ((advice.metric, advice.start) in critical, _times_over(advice)), reverse=True)
    return (*kept, *(_leak_advice(finding) for finding in leaks if finding.verdict is Verdict.LEAK))


def _explained_by_a_part(advice: Recommendation, named: set[tuple[str, str]]) -> bool:
    return any((part, advice.start) in named for part in _MADE_OF.get(advice.metric, ()))


def _advice(series: Series, breach: Breach | None, snapshot: MonitorSnapshot) -> Recommendation | None:
    metric, stats = series.metric, series.stats
    if stats is None:
        return None
    figure, figure_of = _typical(series)
    if not metric.over(figure, series.target):
        if breach is None:
            return None
        figure, figure_of = breach.worst, "worst of the breach"
    elif stats.n < MINIMUM_N and breach is None:
        return None
    return Recommendation(
        metric=metric.name,
        label=metric.label,
        start=series.start,
        unit=metric.unit,
        figure=figure,
        figure_of=figure_of,
        n=stats.n,
        target=series.target,
        expected_gain=_gain(series, figure, figure_of, snapshot),
        remedy=metric.remedy,
        try_text=TRY.get(metric.name, ""),
    )


def _typical(series: Series) -> tuple[float, str]:
    """The statistic that is held against the target: slow ones for times, the level for what is held or used."""
    stats, metric = series.stats, series.metric
    assert stats is not None, "asked only of series with samples"
    if metric.unit is Unit.MB and metric.name != "memory_growth":
        return stats.last, "now"
    if metric.group is Group.RESOURCES or metric.better is Better.HIGHER:
        return stats.p50, "median"
    return stats.p95, "p95"


def _times_over(advice: Recommendation) -> float:
    """How far off, as a factor; the same for both directions."""
    if math.isinf(advice.figure):
        return math.inf
    metric = CATALOG.get(advice.metric)
    if metric is not None and metric.better is Better.HIGHER:
        return advice.target / advice.figure if advice.figure > 0 else math.inf
    return advice.figure / advice.target if advice.target > 0 else 1 + advice.figure


# --- what it would bring -----------------------------------------------------------------


def _gain(series: Series, figure: float, figure_of: str, snapshot: MonitorSnapshot) -> str:
    return _measured_gain(series, snapshot) or expected_gain(series.metric, figure, figure_of, series.target)


def expected_gain(metric: Metric, figure: float, figure_of: str, target: float) -> str:
    """What reaching the target would bring: all that can be said without having seen the better way."""
    if math.isinf(figure):
        return "Expected: a text instead of a failed dictation."
    off = with_unit(abs(figure - target), metric.unit)
    more_or_less = "more" if metric.better is Better.HIGHER else "less"
    return f"Expected: up to {off} {more_or_less} ({figure_of} brought to its target)."


def _measured_gain(series: Series, snapshot: MonitorSnapshot) -> str:
    """A gain this session shows: other dictations that went the better way."""
    if series.metric.name == "insertion":
        return _gain_of_pasting(snapshot.dictations)
    if series.metric.name in ("recording_start", "captured_share") and series.start == "cold":
        return _gain_of_a_warm_microphone(series, snapshot)
    return ""


def _gain_of_a_warm_microphone(cold: Series, snapshot: MonitorSnapshot) -> str:
    warm = next(
        (other for other in snapshot.series if other.metric.name == cold.metric.name and other.start == "warm"), None
    )
    if warm is None or warm.stats is None or cold.stats is None or warm.stats.n < MINIMUM_N:
        return ""
    unit = cold.metric.unit
    before, after = with_unit(cold.stats.p50, unit), with_unit(warm.stats.p50, unit)
    return f"Expected: {after} instead of {before}, the medians of {warm.stats.n} warm and {cold.stats.n} cold starts."


def _gain_of_pasting(dictations: Iterable[DictationRecord]) -> str:
    """Typing costs by the character, pasting hardly; told when this session has both."""
    by_method: dict[str, list[tuple[float, int]]] = {"typed": [], "pasted": []}
    for record in dictations:
        took_ms = stage_ms(record).get("insertion")
        if took_ms is not None and record.method in by_method and record.characters:
            by_method[record.method].append((took_ms, record.characters))
    typed, pasted = by_method["typed"], by_method["pasted"]
    if min(len(typed), len(pasted)) < MINIMUM_OF_A_METHOD:
        return ""
    typed_ms, pasted_ms = (median(took_ms for took_ms, _ in method) for method in (typed, pasted))
    if pasted_ms >= typed_ms:
        return ""
    return (
        f"Expected: {with_unit(pasted_ms, Unit.MS)} instead of {with_unit(typed_ms, Unit.MS)}, "
        f"the medians of {len(pasted)} pasted and {len(typed)} typed texts."
    )


def _leak_advice(finding: LeakFinding, catalog: Mapping[str, Metric] = CATALOG) -> Recommendation:
    metric = catalog[finding.metric]
    assert finding.slope is not None, "only a slope makes a leak"
    per_hour = growth_text(finding.slope.per_hour, metric.unit)
    return Recommendation(
        metric=metric.name,
        label=f"{metric.label} keeps growing",
        start="",
        unit=metric.unit,
        figure=finding.slope.per_hour,
        figure_of="slope per hour",
        n=finding.n,
        target=finding.tolerated_per_hour,
        expected_gain=f"Expected: {per_hour} less after each hour.",
        remedy="Restart Holdtalk, and send the exported report with a bug report.",
        try_text="holdtalk quit && holdtalk run",
    )
