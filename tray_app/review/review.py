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
from .checklist import Evidence, check
from .findings import Finding, Measurement, measurements_of, of_one_run
from .grade import Grade, graded
from .watching import Plan, Say, Watched, watch_own, watch_running


@dataclass(frozen=True, slots=True)
class Review:
    made_at_unix: float
    quick: bool
    took_s: float
    load: float
    """Processes that wanted a core at the beginning, for each core there is; 0 where the system does not tell."""
    findings: tuple[Finding, ...]
    grade: Grade
    bottlenecks: tuple[Bottleneck, ...]
    recommendations: tuple[Advice, ...]
    watched: Watched
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
    begun_s, load = time.monotonic(), _load()
    evidence = _gather(plan, speech, say)
    findings = check(evidence)
    measurements, watched = measurements_of(findings), evidence.watched
    about = {**fingerprint(), **{key: value for key, value in watched.document.get("fingerprint", {}).items() if value}}
    compared = compare.compare(baseline, _as_results(measurements, about)) if baseline is not None else None
    comparisons = compared.comparisons if compared is not None else ()
    return Review(
        made_at_unix=time.time(),
        quick=quick,
        took_s=time.monotonic() - begun_s,
        load=load,
        findings=findings,
        grade=graded(measurements, comparisons),
        bottlenecks=bottlenecks(measurements, watched, comparisons),
        recommendations=recommendations(measurements, watched),
        watched=watched,
        fingerprint=about,
        compared=compared,
    )


def _load() -> float:
    """Of the last minute."""
    return os.getloadavg()[0] / (os.cpu_count() or 1) if hasattr(os, "getloadavg") else 0.0  # not on Windows


def _gather(plan: Plan, speech: Path | None, say: Say) -> Evidence:
    say("writing a recording and a log")
    takes, log = of_one_run(disk.measure_takes(plan.disk_s)), of_one_run(disk.measure_log())
    say("passing sound through memory")
    arrays, sites = memory.measure_arrays()
    limits, kept = memory.measure_audio_limits(), memory.measure_figures_kept()
    say("timing the parts")
    parts = tuple(bench_parts.measure(plan.part_processes).figures) if plan.part_processes else ()
    context, summaries = of_one_run(memory.measure_context()), memory.measure_summaries()
    arrays = of_one_run(arrays)
    return Evidence(_watch(plan, speech, say), takes, log, arrays, sites, limits, kept, context, summaries, parts)


def _watch(plan: Plan, speech: Path | None, say: Say) -> Watched:
    """The program that is running, else one of our own; without a desktop, why there is none."""
    try:
        running = watch_running(plan, say)
        if running is not None:
            return running
        if speech is None:
            return Watched(absent="There is no speech to dictate: name a file with --speech FILE.")
        return watch_own(speech, plan, say)
    except HoldtalkError as error:
        say(f"not measured: {error.problem}")
        return Watched(absent=f"{error.problem.title} {error.problem.remedy}".strip())
