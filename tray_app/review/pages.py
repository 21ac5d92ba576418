"""The two documents and the page beside them, from the same sections."""

from __future__ import annotations

import math
import time

from tray_app.bench.compare import Change, Comparison
from tray_app.paths import REVIEW_PAGE
from tray_app.perf import html
from tray_app.perf.markdown import section_text
from tray_app.perf.outline import machine
from tray_app.perf.parts import Cell, Column, KeyFigure, Section, Table

from .findings import JUDGED, Finding, Measurement, Verdict, capital, shown
from .grade import RULE
from .profile import Profile
from .review import Review
from .targets import Answer

SUMMARY_NAME, METRICS_NAME, PAGE_NAME = "PERFORMANCE_REVIEW_SUMMARY.md", "PERFORMANCE_METRICS.md", REVIEW_PAGE
BUSY = 0.5
"""Processes that want a core, for each core: from here on times say as much of the others as of Holdtalk."""
_HOT_FUNCTIONS = 8
_NOTHING = "–"


def documents(review: Review) -> dict[str, str]:
    """The text of each file by its name."""
    summary, metrics = _summary(review), _metrics(review)
    return {
        SUMMARY_NAME: _markdown("Performance review", review, summary),
        METRICS_NAME: _markdown("Performance metrics", review, metrics),
        PAGE_NAME: _page(review, [*summary, *metrics]),
    }


def _markdown(title: str, review: Review, sections: list[Section]) -> str:
    top = f"# Holdtalk: {title.lower()}\n\n{_made(review)}\n\n**Grade {_letter(review)}: {review.grade.outcome}.** "
    figures = "\n".join(f"- {one.label}: **{one.value}** ({one.note})" for one in _key_figures(review))
    parts = [top + review.grade.reason, figures, *(section_text(one) for one in sections)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _page(review: Review, sections: list[Section]) -> str:
    reason = f"{review.grade.outcome.capitalize()}. {review.grade.reason}"
    top = html.head(_letter(review), "Performance review", reason, _made(review))
    return html.page(
        f"Holdtalk performance review, {_moment(review)}", top + html.tiles(_key_figures(review)), sections
    )


def _letter(review: Review) -> str:
    return review.grade.letter or _NOTHING


def _moment(review: Review) -> str:
    return time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(review.made_at_unix))


def _made(review: Review) -> str:
    form = "quick" if review.quick else "full"
    told = f"Holdtalk, {form} review of {_moment(review)}, {review.took_s:.0f} s. {review.evidence.how}".strip()
    if review.load >= BUSY:
        busy = f" The machine was busy with other work ({review.load:.1f} processes a core)"
        told += f"{busy}: times are longer than at rest."
    if review.cut:
        done = ", ".join(f"{count} {what}" for what, count in review.cut.items())
        told += f" To stay within the time less was done than planned: {done}."
    return told


def _key_figures(review: Review) -> tuple[KeyFigure, ...]:
    """What is looked for first, where it was measured."""
    wanted = ("Release to text (warm)", "Transcription (warm)", "memory growth of a session",
              "tray memory after the dictations", "idle CPU, tray", "command socket round trip")  # fmt: skip
    by_name = {one.figure.name: one for one in review.measurements}
    return tuple(
        KeyFigure(capital(name), shown(by_name[name].judged, by_name[name].figure.unit), _note(by_name[name]))
        for name in wanted
        if name in by_name
    )


def _note(one: Measurement) -> str:
    target = f"target {shown(one.figure.target, one.figure.unit)}, " if one.figure.target is not None else ""
    n = len(one.figure.samples)
    statistic = f"{one.judged_by} of {n}; " if n > 1 else ""
    return f"{statistic}{target}{one.verdict}"


def _table(columns: list[Column], rows: list[tuple[Cell, ...]], headings: dict[int, str] | None = None) -> Table | None:
    return Table(tuple(columns), tuple(rows), headings or {}) if rows else None


# --- the summary -------------------------------------------------------------------------


def _summary(review: Review) -> list[Section]:
    found = [_targets(review), _bottlenecks(review), _recommendations(review), _baseline(review), _grade(review),
             _check_list(review)]  # fmt: skip
    return [section for section in found if section is not None]


def _targets(review: Review) -> Section:
    rows = [_answered(answer) for answer in review.answers]
    columns = [Column("Figure", wide=True), Column("Target", True), Column("Acceptance", True),
               Column("Holdtalk's own", True), Column("n", True), Column("p50", True), Column("p95", True),
               Column("max", True), Column("Verdict")]  # fmt: skip
    met = sum(answer.verdict is Verdict.PASS for answer in review.answers)
    told = f"{met} of {len(review.answers)} met. Judged here by the review's targets; the grade goes by Holdtalk's own."
    notes = tuple(f"{answer.promise.name}: {answer.why}" for answer in review.answers if answer.why)
    return Section("Targets of the review", (told,), table=_table(columns, rows), notes=notes)


def _answered(answer: Answer) -> tuple[Cell, ...]:
    promise, one = answer.promise, answer.measured
    bounds = (shown(bound, promise.unit) for bound in (promise.target, promise.acceptance))
    if one is None:
        return (promise.name, *bounds, *[_NOTHING] * 5, str(answer.verdict))
    unit, found = one.figure.unit, one.figure.statistics()
    statistics = (shown(found.get(key), unit) for key in ("p50", "p95", "max"))
    own = shown(one.figure.target, unit)
    return (promise.name, *bounds, own, str(len(one.figure.samples)), *statistics,
            f"{answer.verdict} ({one.judged_by})" if len(one.figure.samples) > 1 else str(answer.verdict))  # fmt: skip


def _check_list(review: Review) -> Section:
    rows: list[tuple[Cell, ...]] = [(one.item, _measured(one), str(one.verdict)) for one in review.findings]
    areas = [finding.area for finding in review.findings]
    headings = {at: area for at, area in enumerate(areas) if at == 0 or areas[at - 1] != area}
    columns = [Column("Item", wide=True), Column("Measured", wide=True), Column("Verdict")]
    counts = {verdict: sum(one.verdict is verdict for one in review.findings) for verdict in Verdict}
    told = ", ".join(f"{count} {verdict}" for verdict, count in counts.items() if count)
    return Section("Check list", (f"{len(review.findings)} items: {told}.",), table=_table(columns, rows, headings))


def _measured(finding: Finding) -> str:
    """Its figures in short, or why there are none."""
    if not finding.measurements:
        return finding.not_applicable or finding.absent
    told = [f"{capital(one.figure.name)}: {_in_short(one)}." for one in finding.measurements]
    return " ".join([*told, *finding.notes])


def _in_short(one: Measurement) -> str:
    target = f", target {shown(one.figure.target, one.figure.unit)}" if one.figure.target is not None else ""
    verdict = "" if one.verdict in (Verdict.PASS, Verdict.TOLD) else f" ({one.verdict})"
    return f"{one.in_words}{target}{verdict}"


def _bottlenecks(review: Review) -> Section:
    rows: list[tuple[Cell, ...]] = [(one.what, one.evidence) for one in review.bottlenecks]
    columns = [Column("Where", wide=True), Column("Evidence", wide=True)]
    notes = ("First what is over its target, then what got slower, then where most time goes although it is well.",)
    return Section("Bottlenecks", () if rows else ("None was seen.",), table=_table(columns, rows), notes=notes)


def _recommendations(review: Review) -> Section:
    rows: list[tuple[Cell, ...]] = [(capital(one.evidence), one.remedy, one.gain) for one in review.recommendations]
    columns = [Column(title, wide=True) for title in ("Evidence", "What helps", "What it would bring")]
    told = () if rows else ("None: nothing that was judged is over its target.",)
    return Section("Recommendations", told, table=_table(columns, rows))


def _baseline(review: Review) -> Section | None:
    if review.compared is None:
        return None
    changed = [one for one in review.compared.comparisons if one.change in (Change.SLOWER, Change.FASTER)]
    counts = {change: sum(one.change is change for one in review.compared.comparisons) for change in Change}
    told = ", ".join(f"{count} {change.value}" for change, count in counts.items() if count)
    columns = [Column("Figure"), Column("Baseline", True), Column("Now", True), Column("Ratio", True),
               Column("Interval"), Column("Verdict")]  # fmt: skip
    rows = [_comparison(one) for one in changed]
    notes = (
        "Compared is what has independent samples: dictations, each with that of the same words, and parts timed in "
        "several processes. A baseline of a quieter or busier time shows that time too.",
    )
    return Section(
        "Against the baseline", (f"{told or 'Nothing to compare'}.",), table=_table(columns, rows), notes=notes
    )


def _comparison(one: Comparison) -> tuple[Cell, ...]:
    interval = _NOTHING if math.isnan(one.low) else f"{one.low:.2f} to {one.high:.2f}"
    medians = shown(one.old_median, one.unit), shown(one.new_median, one.unit)
    return (capital(one.name), *medians, f"{one.ratio:.2f}", interval, one.change.value)


def _grade(review: Review) -> Section:
    judged = [one for one in review.measurements if one.verdict in JUDGED]
    told = (f"Grade {_letter(review)}, {review.grade.outcome}. {review.grade.reason}", RULE)
    note = f"{len(judged)} of {len(review.measurements)} measurements have a target to be judged by."
    return Section("How the grade is made", told, notes=(note,))


# --- the metrics -------------------------------------------------------------------------


def _metrics(review: Review) -> list[Section]:
    profiled = [part(profile) for profile in review.evidence.profiles for part in (_flame, _hot_functions)]
    return [_measurements(review), _methods(review), *profiled, machine(review.fingerprint)]


def _measurements(review: Review) -> Section:
    before = {one.name: one for one in review.compared.comparisons} if review.compared is not None else {}
    rows: list[tuple[Cell, ...]] = []
    headings: dict[int, str] = {}
    told: set[str] = set()
    for finding in review.findings:
        fresh = [one for one in finding.measurements if one.figure.name not in told]
        if fresh:
            headings[len(rows)] = f"{finding.area}: {finding.item.lower()}"
        rows += [_measurement(one, before.get(one.figure.name)) for one in fresh]
        told |= {one.figure.name for one in fresh}
    columns = [Column("Measurement", wide=True), Column("n", True), Column("min", True), Column("p50", True),
               Column("p95", True), Column("max", True), Column("Baseline", True), Column("Target", True),
               Column("Acceptance", True), Column("Judged by"), Column("Verdict")]  # fmt: skip
    notes = (
        "Percentiles by linear interpolation. p95 is judged from five samples on, the worst below that. Baseline: the "
        "median of the file that was compared with; without one there is none.",
    )
    return Section("Measurements", table=_table(columns, rows, headings), notes=notes)


def _measurement(one: Measurement, before: Comparison | None) -> tuple[Cell, ...]:
    figure, found = one.figure, one.figure.statistics()
    statistics = (shown(found.get(key), figure.unit) for key in ("min", "p50", "p95", "max"))
    baseline = shown(before.old_median, figure.unit) if before is not None else _NOTHING
    return (
        capital(figure.name), str(len(figure.samples)), *statistics, baseline, shown(figure.target, figure.unit),
        shown(one.acceptance if figure.target is not None else None, figure.unit), one.judged_by, str(one.verdict),
    )  # fmt: skip


def _methods(review: Review) -> Section:
    rows: list[tuple[Cell, ...]] = [(capital(one.figure.name), one.figure.note) for one in review.measurements]
    return Section("Methods", table=_table([Column("Measurement"), Column("How it is measured", wide=True)], rows))


def _flame(profile: Profile) -> Section:
    told = (
        f"Processor time of the threads of the {profile.process} over {profile.over_s:.0f} s, dictations with a "
        f"profiler: {profile.total_ns / 1e9:.2f} s. A thread at the top, what it called below; the width is time.",
    )
    shares: list[tuple[Cell, ...]] = [(name, f"{share:.1%}") for name, share in profile.threads()[:_HOT_FUNCTIONS]]
    undrawn = _table([Column("Thread"), Column("Share", True)], shares)
    return Section(f"Flame graph of the {profile.process}", told, (profile.flame(),), undrawn=undrawn)


def _hot_functions(profile: Profile) -> Section:
    rows: list[tuple[Cell, ...]] = [
        (hot.name, f"{hot.own_ns / 1e6:.1f} ms", f"{hot.share:.1%}", str(hot.calls or _NOTHING))
        for hot in profile.hottest(_HOT_FUNCTIONS)
    ]
    columns = [Column("Function", wide=True), Column("Own time", True), Column("Share", True), Column("Calls", True)]
    notes = (_PROFILER,)
    return Section(f"Hot functions of the {profile.process}", table=_table(columns, rows), notes=notes)


_PROFILER = (
    "Own time: without what the function called in turn; calls of the C library count for who made them. Exact and not "
    "sampled, by a profiler of our own: the tray works in bursts shorter than a millisecond, which one that samples, "
    "such as py-spy, sees by chance only. It makes everything slower, so that shares count and not milliseconds."
)
