"""Where the time and the memory went, and what would help: each sentence with the figure it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from tray_app.bench.compare import Change, Comparison
from tray_app.perf.catalog import CATALOG, WAIT
from tray_app.perf.metric import Better

from .evidence import Evidence, with_start
from .findings import Measurement, Verdict, capital, shown
from .profile import Profile


@dataclass(frozen=True, slots=True)
class Bottleneck:
    what: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Advice:
    evidence: str
    remedy: str
    gain: str


def bottlenecks(
    measurements: Sequence[Measurement], evidence: Evidence, compared: Sequence[Comparison]
) -> tuple[Bottleneck, ...]:
    """What is over its target first, then what got slower, then where most of the wait and of the processor went."""
    over = [one for one in measurements if one.verdict in (Verdict.NEEDS_WORK, Verdict.CRITICAL)]
    found = [Bottleneck(capital(one.figure.name), _over(one)) for one in sorted(over, key=_weight, reverse=True)]
    found += [
        Bottleneck(
            capital(change.name.strip()),
            f"{change.ratio:.2f} times the baseline ({shown(change.old_median, change.unit)} to "
            f"{shown(change.new_median, change.unit)}, {change.low:.2f} to {change.high:.2f})",
        )
        for change in compared
        if change.change is Change.SLOWER
    ]
    found += _longest_stage(evidence.document.get("dictations", ()))
    return tuple(found + [hot for profile in evidence.profiles for hot in _hottest(profile)])


def _over(one: Measurement) -> str:
    return f"{one.in_words}, target {shown(one.figure.target, one.figure.unit)}"


def _weight(one: Measurement) -> tuple[bool, float]:
    """What the user waits for counts most, then how many times it is over its target."""
    value, target = one.judged, one.figure.target or 0.0
    if one.better is Better.HIGHER:
        value, target = target, value
    return one.waited_for, value / target if target > 0 else 1 + value


def _longest_stage(dictations: Sequence[Any]) -> list[Bottleneck]:
    """The part of the wait that is longest in the median."""
    parts = [part for part in CATALOG[WAIT].made_of if part in CATALOG]
    timed = [one["stages"] for one in dictations if one["stages"].get(WAIT)]
    medians = {part: median(times) for part in parts if (times := [stage[part] for stage in timed if stage.get(part)])}
    if not medians:
        return []
    longest = max(medians, key=medians.__getitem__)
    wait = median(stage[WAIT] for stage in timed)
    told = f"{shown(medians[longest], 'ms')} of {shown(wait, 'ms')} between key up and text, medians of {len(timed)}"
    return [Bottleneck(CATALOG[longest].label, told)]


def _hottest(profile: Profile) -> list[Bottleneck]:
    return [
        Bottleneck(
            hot.name,
            f"{hot.share:.0%} of the processor time of the {profile.process} in dictations, {hot.in_words}",
        )
        for hot in profile.hottest(2)
    ]


def recommendations(measurements: Sequence[Measurement], evidence: Evidence) -> tuple[Advice, ...]:
    """For everything over its target what helps and what that would bring; then what the program itself advises."""
    over = [one for one in measurements if one.verdict in (Verdict.NEEDS_WORK, Verdict.CRITICAL)]
    found = [
        Advice(
            f"{one.figure.name}: {_over(one)}.",
            one.remedy or "Look into the report's figures.",
            f"Expected: up to {shown(abs(one.judged - (one.figure.target or 0)), one.figure.unit)} "
            f"{'less' if one.better is Better.LOWER else 'more'} ({one.judged_by} brought to its target).",
        )
        for one in sorted(over, key=_weight, reverse=True)
    ]
    told = {one.figure.name.casefold() for one in over}
    found += [
        Advice(own["evidence"], own["remedy"], own["expected_gain"])
        for own in evidence.document.get("recommendations", ())
        if with_start(own["label"], own["start"]).casefold() not in told
    ]
    return tuple(found)
