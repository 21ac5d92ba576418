"""What to do about the figures that are over their targets: evidence, what it would bring, what to try."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from statistics import median

from tray_app.core.dictation import DictationRecord
from tray_app.core.translation import tr, tr_n

from .behind import row_for_all
from .breaches import Breach, Severity
from .figures_text import target_text, with_unit
from .leaks import LeakFinding, Verdict, growth_text
from .metric import GROWN, RESTART, Better, BetterWay, Metric, Statistic, Unit
from .monitor import MonitorSnapshot, Series
from .stages import stage_ms
from .words import start_word, word

MINIMUM_N = 3
"""Fewer samples are no evidence."""
MINIMUM_OF_A_METHOD = 3
"""Dictations typed, and pasted, before the two are held against each other."""


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
    figure_of: Statistic
    n: int
    """Samples behind the figure."""
    target: float
    gain: str
    """What it would bring at best, and how that was reckoned: "up to 20 ms less (19 of 20 brought to its target)."."""
    remedy: str
    """What to do, as a sentence."""
    try_text: str
    """The command or the line of the settings to try; empty when there is none."""

    @classmethod
    def on(
        cls, row: Metric, figure: float, figure_of: Statistic, n: int, target: float, gain: str, start: str = ""
    ) -> Recommendation:
        """With the words of the figure's row."""
        return cls(row.name, row.label, start, row.unit, figure, figure_of, n, target, gain, row.remedy, row.try_text)

    @property
    def evidence(self) -> str:
        name = tr(self.label)
        if self.start:
            name = tr("{figure}, {start}").format(figure=name, start=start_word(self.start))
        of = word(self.figure_of)
        if self.n > 1:
            of = tr_n("{statistic}, {n} sample", "{statistic}, {n} samples", self.n).format(statistic=of)
        return tr("{figure} ({of}): {value}, target {target}.").format(
            figure=name, of=of, value=with_unit(self.figure, self.unit), target=target_text(self.target, self.unit)
        )

    @property
    def expected_gain(self) -> str:
        return tr("Expected: {gain}").format(gain=self.gain)

    def sentence(self) -> str:
        """All of it, on one line."""
        tried = tr("Try: {what}").format(what=tr(self.try_text)) if self.try_text else ""
        return " ".join(filter(None, (self.evidence, tr(self.remedy), self.expected_gain, tried)))


def recommendations(snapshot: MonitorSnapshot, leaks: Iterable[LeakFinding] = ()) -> tuple[Recommendation, ...]:
    """What to try for every figure that is over its target or in breach, the furthest over first.

    A sum is left out when one of its parts is in the list. `leaks` are the findings of `leaks.leak_check`.
    """
    open_breaches = {(breach.metric, breach.start): breach for breach in snapshot.open_breaches}
    judged = (
        _advice(series, open_breaches.get((series.metric.name, series.start)), snapshot) for series in snapshot.series
    )
    found = [advice for advice in judged if advice is not None]
    named, rows = {(advice.metric, advice.start) for advice in found}, snapshot.catalog
    kept = [item for item in found if not any((part, item.start) in named for part in rows[item.metric].made_of)]
    critical = {key for key, breach in open_breaches.items() if breach.severity is Severity.CRITICAL}

    def urgency(advice: Recommendation) -> tuple[bool, float]:
        return (advice.metric, advice.start) in critical, _times_over(advice, rows[advice.metric])

    kept.sort(key=urgency, reverse=True)
    grown = [finding for finding in leaks if finding.verdict is Verdict.LEAK]
    return (*kept, *(_leak_advice(finding, rows[finding.metric]) for finding in grown))


def _advice(series: Series, breach: Breach | None, snapshot: MonitorSnapshot) -> Recommendation | None:
    metric, stats = series.metric, series.stats
    if stats is None or not metric.rule.flags:
        return None
    figure, figure_of = typical(series)
    if not metric.over(figure, series.target):
        if breach is None:
            return None
        figure, figure_of = breach.worst, Statistic.WORST
    elif stats.n < MINIMUM_N and breach is None:
        return None
    gain = _measured_gain(series, snapshot) or gain_of_reaching(metric, figure, figure_of, series.target)
    targets = {known.metric.name: known.target for known in snapshot.series}
    metric = row_for_all(snapshot.dictations, metric, series.start, targets)
    return Recommendation.on(metric, figure, figure_of, stats.n, series.target, gain, series.start)


def typical(series: Series) -> tuple[float, Statistic]:
    """What is held against the target; only of a series that has samples."""
    stats, statistic = series.stats, series.metric.typical
    assert stats is not None, "asked only of series with samples"
    if statistic is Statistic.MEAN:
        return float(series.samples.values.mean()), statistic
    level = {Statistic.NOW: stats.last, Statistic.MEDIAN: stats.p50}
    return level.get(statistic, stats.p95), statistic


def _times_over(advice: Recommendation, metric: Metric) -> float:
    """How far off, as a factor; the same for both directions."""
    if math.isinf(advice.figure):
        return math.inf
    if metric.better is Better.HIGHER:
        return advice.target / advice.figure if advice.figure > 0 else math.inf
    return advice.figure / advice.target if advice.target > 0 else 1 + advice.figure


# --- what it would bring -----------------------------------------------------------------


def gain_of_reaching(metric: Metric, figure: float, figure_of: Statistic, target: float) -> str:
    """What reaching the target would bring: all that can be said without having seen the better way."""
    if math.isinf(figure):
        return tr("a text instead of a failed dictation.")
    if metric.better is Better.HIGHER:
        words = tr("up to {figure} more ({statistic} brought to its target).")
    else:
        words = tr("up to {figure} less ({statistic} brought to its target).")
    return words.format(figure=with_unit(abs(figure - target), metric.unit), statistic=word(figure_of))


def _measured_gain(series: Series, snapshot: MonitorSnapshot) -> str:
    """A gain this session shows: other dictations that went the better way."""
    way = series.metric.better_way
    if way is BetterWay.PASTED:
        return _gain_of_pasting(series.metric, snapshot.dictations)
    if way is BetterWay.WARM and series.start == "cold":
        return _gain_of_a_warm_microphone(series, snapshot)
    return ""


def _gain_of_a_warm_microphone(cold: Series, snapshot: MonitorSnapshot) -> str:
    known = {(series.metric.name, series.start): series for series in snapshot.series}
    warm = known.get((cold.metric.name, "warm"))
    if warm is None or warm.stats is None or cold.stats is None or warm.stats.n < MINIMUM_N:
        return ""
    unit = cold.metric.unit
    before, after = with_unit(cold.stats.p50, unit), with_unit(warm.stats.p50, unit)
    words = tr("{after} instead of {before}, typical of {open} with the microphone open and {closed} with it closed.")
    return words.format(after=after, before=before, open=warm.stats.n, closed=cold.stats.n)


def _gain_of_pasting(metric: Metric, dictations: Iterable[DictationRecord]) -> str:
    """Typing costs by the character, pasting hardly; told when this session has both."""
    by_method: dict[str, list[float]] = {"typed": [], "pasted": []}
    for record in dictations:
        took_ms = stage_ms(record).get(metric.name)
        if took_ms is not None and record.method in by_method and record.characters:
            by_method[record.method].append(took_ms)
    typed, pasted = by_method["typed"], by_method["pasted"]
    if min(len(typed), len(pasted)) < MINIMUM_OF_A_METHOD:
        return ""
    typed_ms, pasted_ms = median(typed), median(pasted)
    if pasted_ms >= typed_ms:
        return ""
    return tr("{after} instead of {before}, typical of {pasted} pasted and {typed} typed texts.").format(
        after=with_unit(pasted_ms, Unit.MS), before=with_unit(typed_ms, Unit.MS), pasted=len(pasted), typed=len(typed)
    )


def _leak_advice(finding: LeakFinding, metric: Metric) -> Recommendation:
    assert finding.slope is not None, "only a slope makes a leak"
    per_hour = growth_text(finding.slope.per_hour, metric.unit)
    label = tr("{figure} keeps growing").format(figure=tr(metric.label))
    growing = replace(metric, label=label, remedy=GROWN, try_text=RESTART)
    gain, tolerated = tr("{figure} less after each hour.").format(figure=per_hour), finding.tolerated_per_hour
    return Recommendation.on(growing, finding.slope.per_hour, Statistic.SLOPE, finding.n, tolerated, gain)
