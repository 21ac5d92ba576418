"""Which rows the window shows, in which groups: decided here, drawn elsewhere. No Qt."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tray_app.core.translation import listed, marked, tr, tr_n
from tray_app.perf.behind import row_for
from tray_app.perf.breaches import Breach, State, worst_of
from tray_app.perf.catalog import WAIT
from tray_app.perf.figures_text import target_text, with_unit
from tray_app.perf.metric import Unit
from tray_app.perf.monitor import MonitorSnapshot, Series
from tray_app.perf.stages import guilty_stage, stage_ms
from tray_app.perf.words import series_name, start_word, word

USUAL_OF = 5
"""Fewer dictations have no usual wait."""
START_WORDS = {
    "warm": marked("the microphone was open already"),
    "cold": marked("the microphone had to be opened"),
    "resumed": marked("the speech engine was asleep, or was restarted meanwhile"),
}


def key_of(series: Series) -> tuple[str, str]:
    """What tells it from all others, of whatever picture they are."""
    return series.metric.name, series.start


@dataclass(frozen=True, slots=True)
class Section:
    """A group heading with its rows."""

    group: str
    start: str
    rows: tuple[Series, ...]

    @property
    def title(self) -> str:
        if not self.start:
            return word(self.group)
        return tr("{group}, {start}").format(group=word(self.group), start=start_word(self.start))

    @property
    def subtitle(self) -> str:
        return tr(START_WORDS[self.start]) if self.start in START_WORDS else ""


def sections(snapshot: MonitorSnapshot) -> tuple[Section, ...]:
    """Groups in the catalog's order. Dictations are parted by how they started: each start that has
    a figure is a section with all of its rows; when none has, warm stands alone with no data."""
    found = []
    for group in dict.fromkeys(series.metric.group for series in snapshot.series):
        rows = [series for series in snapshot.series if series.metric.group == group]
        plain = tuple(series for series in rows if not series.metric.by_start)
        parted = [series for series in rows if series.metric.by_start]
        found += [Section(group, start, _complete(parted, start)) for start in _starts_seen(parted)]
        if plain:
            found.append(Section(group, "", plain))
    return tuple(found)


def _starts_seen(rows: Sequence[Series]) -> list[str]:
    seen = {series.start for series in rows if series.version}
    return [start for start in START_WORDS if start in seen] or (["warm"] if rows else [])


def _complete(rows: Sequence[Series], start: str) -> tuple[Series, ...]:
    """One row a metric, with no data where this start has none."""
    own = {series.metric.name: series for series in rows if series.start == start}
    every = {series.metric.name: series for series in rows}
    return tuple(
        own.get(name) or Series(known.metric, start, known.target, State.NO_DATA, 0) for name, known in every.items()
    )


@dataclass(frozen=True, slots=True)
class Headline:
    """The window's first line: how things stand, and what to do."""

    state: State
    text: str
    hint: str


def headline(snapshot: MonitorSnapshot, *, paused: bool, hotkey: str) -> Headline:
    """`hotkey` is what the user holds, such as "Right Ctrl"."""
    if paused:
        still = tr("Figures are still collected; this picture stands still. F5 renews it.")
        return Headline(State.PAUSED, tr("Paused"), still)
    by_key = {key_of(series): series for series in snapshot.series}
    broken = [breach for breach in snapshot.open_breaches if (breach.metric, breach.start) in by_key]
    unmended = [breach for breach in broken if by_key[breach.metric, breach.start].state is State.BREACH]
    late = None if unmended else _late_text(snapshot, by_key)
    if late is not None:
        return late
    worst = worst_of(unmended or broken)
    if worst is not None:
        first = by_key[worst.metric, worst.start]
        return Headline(first.state, _broken_text(first, worst, len(broken) - 1), tr(_remedy(first, snapshot)))
    if not snapshot.dictations:
        hint = tr("Hold {key} and speak: figures appear here.").format(key=hotkey)
        return Headline(State.NO_DATA, tr("No dictation yet"), hint)
    return _whole(snapshot)


def _broken_text(first: Series, worst: Breach, others: int) -> str:
    """The worst figure, and how many others are off their targets."""
    unit, stats = first.metric.unit, first.stats
    if first.state is State.CLEARING:  # a good figure by itself would read as if it were the bad one
        words = tr("{name}: {figure} again after {worst}, target {target}")
    else:
        words = tr("{name}: {figure}, target {target}")
    text = words.format(
        name=series_name(first),
        figure=with_unit(stats.last if stats else None, unit),
        worst=with_unit(worst.worst, unit),
        target=target_text(first.target, unit),
    )
    return f"{text}  {tr_n('(and {n} more)', '(and {n} more)', others)}" if others else text


def _late_text(snapshot: MonitorSnapshot, by_key: Mapping[tuple[str, str], Series]) -> Headline | None:
    """The newest text, where it came later than it should: that is what whoever opens the window felt."""
    timed = (one for one in reversed(snapshot.dictations) if WAIT in stage_ms(one))
    newest = next(timed, None)
    waits = None if newest is None else by_key.get((WAIT, newest.start.value))
    if newest is None or waits is None:
        return None
    stages, targets = stage_ms(newest), {known.metric.name: known.target for known in snapshot.series}
    if stages[WAIT] <= waits.target or math.isinf(stages[WAIT]):
        return None
    text = _came_after(stages[WAIT], waits)
    guilty = guilty_stage(newest, targets, snapshot.catalog)
    if guilty is None:
        return Headline(State.PENDING, text, tr(_remedy(waits, snapshot)))
    row = snapshot.catalog[guilty]
    took = tr("{stage} took {time}.").format(stage=tr(row.label), time=with_unit(stages[guilty], Unit.MS))
    return Headline(State.PENDING, text, f"{took} {tr(row_for(newest, row, targets).remedy)}")


def _came_after(wait_ms: float, waits: Series) -> str:
    told = {"time": with_unit(wait_ms, Unit.MS), "target": target_text(waits.target, Unit.MS)}
    if waits.stats is None or waits.stats.n < USUAL_OF:
        return tr("The last text came {time} after you let go, target {target}").format(**told)
    words = tr("The last text came {time} after you let go, usually {usual}, target {target}")
    return words.format(**told, usual=with_unit(waits.stats.p50, Unit.MS))


def _remedy(series: Series, snapshot: MonitorSnapshot) -> str:
    """What helps; the newest dictation of its start may tell more of that than the figure does."""
    newest = next((one for one in reversed(snapshot.dictations) if one.start.value == series.start), None)
    if newest is None:
        return series.metric.remedy
    return row_for(newest, series.metric, {known.metric.name: known.target for known in snapshot.series}).remedy


def _whole(snapshot: MonitorSnapshot) -> Headline:
    """Nothing is broken; what is over its target just now is named all the same."""
    with_data = [series for series in snapshot.series if series.stats is not None]
    pending = [series for series in with_data if series.state is State.PENDING and series.metric.rule.flags]
    if not pending:
        text = tr_n("The one figure within its target", "All {n} figures within their targets", len(with_data))
        return Headline(State.OK, text, "")
    names = tr(listed(series_name(series) for series in pending))
    text = tr("{within} of {all} figures within their targets").format(
        within=len(with_data) - len(pending), all=len(with_data)
    )
    hint = tr("Over target, but not often enough yet to count: {names}.").format(names=names)
    return Headline(State.PENDING, text, hint)
