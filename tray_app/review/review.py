"""One review from beginning to end: measure, judge, compare, and what was found as one value."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tray_app.bench import compare
from tray_app.bench import parts as bench_parts
from tray_app.bench.figures import Results
from tray_app.core.errors import HoldtalkError
from tray_app.perf.fingerprint import fingerprint

from . import disk, memory
from .advice import Advice, Bottleneck, bottlenecks, recommendations
from .checklist import PARTS, check
from .evidence import Evidence
from .findings import Finding, Measurement, measurements_of
from .grade import Grade, graded
from .plan import Clock, Plan, Say
from .targets import Answer, answers
from .watching import watch_own, watch_running


@dataclass(frozen=True, slots=True)
class Review:
    made_at_unix: float
    quick: bool
    took_s: float
    cut: Mapping[str, str]
    """What was done less often than planned, for want of time."""
    load: float
    """Processes that wanted a core at the beginning, for each core there is; 0 where the system does not tell."""
    findings: tuple[Finding, ...]
    answers: tuple[Answer, ...]
    grade: Grade
    bottlenecks: tuple[Bottleneck, ...]
    recommendations: tuple[Advice, ...]
    evidence: Evidence
    fingerprint: Mapping[str, object]
    compared: compare.Verdict | None
    """Against the baseline, when there was one."""

    @property
    def measurements(self) -> list[Measurement]:
        return measurements_of(self.findings)

    def as_baseline(self) -> dict[str, Any]:
        """In the form of `holdtalk bench --json`, so that `holdtalk bench --compare` reads it too."""
        return _as_results(self.measurements, self.fingerprint)


def _as_results(measurements: list[Measurement], about: Mapping[str, object]) -> dict[str, Any]:
    return Results([measurement.figure for measurement in measurements], dict(about)).as_json()


def review(plan: Plan, *, quick: bool, speech: Path | None, baseline: compare.Document | None, say: Say) -> Review:
    """Blocks as long as the plan takes. What of the program cannot be measured here is absent, with the reason.

    `speech` is None where there is none to play. Raises HoldtalkError when the baseline is of another machine.
    """
    clock, load, found = Clock(plan.most_s), _load(), Evidence()
    _measure_here(found, plan, say)
    _watch(found, plan, clock, speech, say)
    _time_parts(found, plan, clock, say)
    findings = check(found)
    measurements = measurements_of(findings)
    about = {**fingerprint(), **{key: value for key, value in found.document.get("fingerprint", {}).items() if value}}
    compared = compare.compare(baseline, _as_results(measurements, about)) if baseline is not None else None
    comparisons = compared.comparisons if compared is not None else ()
    return Review(
        made_at_unix=time.time(),
        quick=quick,
        took_s=clock.elapsed_s,
        cut=clock.cut,
        load=load,
        findings=findings,
        answers=answers(found),
        grade=graded(measurements, comparisons),
        bottlenecks=bottlenecks(measurements, found, comparisons),
        recommendations=recommendations(measurements, found),
        evidence=found,
        fingerprint=about,
        compared=compared,
    )


def _load() -> float:
    """Of the last minute."""
    return os.getloadavg()[0] / (os.cpu_count() or 1) if hasattr(os, "getloadavg") else 0.0  # not on Windows


def _measure_here(found: Evidence, plan: Plan, say: Say) -> None:
    """What needs no program: classes of it in this process."""
    say("writing a recording and a log")
    disk.measure_takes(found, plan.disk_s)
    disk.measure_log(found)
    say("passing sound through memory")
    memory.measure_arrays(found)
    memory.measure_limits(found)


def _time_parts(found: Evidence, plan: Plan, clock: Clock, say: Say) -> None:
    if not plan.part_processes:
        return
    say(f"timing the parts in {plan.part_processes} processes")
    turns = clock.rounds("processes that time the parts", plan.part_processes, 0.96)
    for figure in bench_parts.measure(turns=turns).figures:
        how = f"{figure.note}; processor time of a call"
        found.take(figure.name, figure.unit, figure.samples, how, rounds=figure.rounds)
        found.also.setdefault(PARTS, []).append(figure.name)


def _watch(found: Evidence, plan: Plan, clock: Clock, speech: Path | None, say: Say) -> None:
    """The program that is running, else one of our own; without a desktop, why there is none."""
    try:
        if watch_running(found, plan, say):
            return
        if speech is None:
            found.absent = "There is no speech to dictate: name a file with --speech FILE."
        else:
            watch_own(found, speech, plan, clock, say)
    except HoldtalkError as error:
        say(f"not measured: {error.problem}")
        found.absent = f"{error.problem.title} {error.problem.remedy}".strip()
