"""What a report says and in which order, as plain sections: Markdown, HTML and PDF only set it in type."""

from __future__ import annotations

import math
import re
import time
from collections.abc import Mapping, Sequence
from typing import Any

from tray_app.core.dictation import Outcome

from . import engine_figures
from .breaches import Severity, State
from .catalog import CATALOG, WAIT
from .figures_text import NO_FIGURE, age_text, length_text, target_text, with_unit
from .grade import Level
from .leaks import Verdict
from .marks import state_mark
from .metric import Resource, Unit
from .parts import Cell, Column, KeyFigure, Section, Table
from .rules import EACH_DICTATION
from .sparkline import plot_in_report
from .waterfall import waterfall_in_report
from .words import loop_word, named, severity_words, start_word, word

SHOWN_DICTATIONS = 10
SHOWN_BREACHES = 20
SHOWN_STALLS = 10
SPARKLINE_PX = 132.0, 20.0
EMPTY_SESSION = "No data yet: hold the key and speak, then make the report again."

_MEMORY = frozenset(name for name, metric in CATALOG.items() if metric.resource is Resource.MEMORY)

Found = Mapping[str, Any]
"""An entry of the document."""


# --- the head of the page ----------------------------------------------------------------


def made_at(document: Found) -> str:
    """Local time, to the second."""
    return time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(document["made_at_unix"]))


def letter(document: Found) -> str:
    return str(document["grade"]["grade"] or NO_FIGURE)


def key_figures(document: Found) -> tuple[KeyFigure, ...]:
    """What is looked for first: the wait, the memory, how much was dictated, what is broken."""
    by_name = {(found["name"], found["start"]): found for found in document["metrics"]}
    wait = by_name.get((WAIT, "warm"))
    still_open = sum(found["open"] for found in document["breaches"])
    figures: list[KeyFigure] = []
    if wait is not None and wait["n"]:
        within = f"19 of 20 within {_shown(wait['p95'], Unit.MS)}"
        note = f"typical of {wait['n']}; {within}, target {_target(wait['target'], Unit.MS)}"
        figures.append(KeyFigure(f"{wait['label']}, {start_word(wait['start'])}", _shown(wait["p50"], Unit.MS), note))
    for held in document["metrics"]:
        if held["n"] and held["name"] in _MEMORY:
            note = f"highest {_shown(held['max'], Unit.MB)}, target {_target(held['target'], Unit.MB)}"
            figures.append(KeyFigure(held["label"], _shown(held["last"], Unit.MB), note))
    kept = len(document["dictations"])
    failed = sum(found["outcome"] == "failed" for found in document["dictations"])
    of_last = f" of the last {kept}" if document["dictations_ever"] > kept else ""
    figures.append(KeyFigure("Dictations", str(document["dictations_ever"]), f"{failed or 'none'} failed{of_last}"))
    figures.append(KeyFigure("Open breaches", str(still_open), f"{document['breaches_ever']} in this session"))
    return tuple(KeyFigure(item.label, item.value, _kept_together(item.note)) for item in figures)


def _kept_together(words: str) -> str:
    """A number and its unit never part at the end of a line."""
    return re.sub(r"(?<=\d) (?=(ms|MB|s|min|%|×)(\W|$))", "\u00a0", words)


# --- its sections ------------------------------------------------------------------------


def sections(document: Found) -> tuple[Section, ...]:
    """In the order of the page. `document` as `report.build` makes it."""
    found = (
        _recommendations(document), _session(document), _waterfalls(document), _breaches(document), _figures(document),
        _slowest(document), _stalls(document), _engines(document), _leaks(document), _grade(document),
        _targets(document),
        machine(document["fingerprint"]),
    )  # fmt: skip
    return tuple(section for section in found if section is not None)


def _shown(value: float | None, unit: Unit) -> str:
    """A figure that has samples: null is a failed dictation."""
    return with_unit(math.inf if value is None else value, unit)


def _target(value: float | None, unit: Unit) -> str:
    return target_text(math.inf if value is None else value, unit)


def _rows(document: Found) -> dict[str, Found]:
    """The figures by their names, one of each."""
    return {found["name"]: found for found in document["metrics"]}


def _table(columns: Sequence[Column], rows: Sequence[tuple[Cell, ...]]) -> Table | None:
    return Table(tuple(columns), tuple(rows), {}) if rows else None


def _recommendations(document: Found) -> Section:
    rows = [(_kept_together(found["evidence"]), found["remedy"], found["try"], _kept_together(found["expected_gain"]))
            for found in document["recommendations"]]  # fmt: skip
    columns = [Column(title, wide=True) for title in ("Evidence", "What helps", "Try", "What it would bring")]
    told = () if rows else ("None: no figure with enough samples is over its target.",)
    return Section("Recommendations", told, table=_table(columns, rows))


def _session(document: Found) -> Section | None:
    """What the run was used for, where somebody counts."""
    session = document["session"]
    if session is None:
        return None
    speed, growth_mb = session["words_per_minute"], session["memory_growth_mb"]
    told = [
        f"{session['dictations']} dictations, {session['words']} words"
        + (f", {speed:.0f} words a minute from key down to text." if speed is not None else "."),
        f"{_saved(session['saved_s'])} than typing at {session['typing_words_per_minute']} words a minute.",
    ]
    if growth_mb is not None:
        told.append(f"The tray's memory changed by {with_unit(growth_mb, Unit.MB)} since the first dictation.")
    ended = ", ".join(f"{count} {name}" for name, count in session["results"].items())
    parts = {of: session.get(f"by_{of}", {}) for of in ("mode", "application", "engine", "language")}
    rows = [
        (of, name, str(share["dictations"]), str(share["words"]))
        for of, shares in parts.items()
        for name, share in shares.items()
        if of != "language" or len(shares) > 1
    ]
    columns = [Column("By"), Column("Which"), Column("Dictations", True), Column("Words", True)]
    notes = (f"How they ended: {ended}." if ended else "None yet.", "Words are counted and never kept.")
    return Section("This session", tuple(map(_kept_together, told)), table=_table(columns, rows), notes=notes)


def _saved(saved_s: float) -> str:
    return f"{length_text(abs(saved_s))} {'faster' if saved_s >= 0 else 'slower'}"


def _wait_ms(found: Found) -> float:
    value = found["stages"][WAIT]
    return math.inf if value is None else float(value)


def _timed(document: Found) -> list[Found]:
    """Slowest first; failed ones before all."""
    timed = [found for found in document["dictations"] if WAIT in found["stages"]]
    return sorted(timed, key=_wait_ms, reverse=True)


def _waterfalls(document: Found) -> Section | None:
    drawn = [found for found in document["dictations"] if found["waterfall"]]
    if not drawn:
        return None
    last, rows = drawn[-1], _rows(document)
    delivered = (found for found in _timed(document) if math.isfinite(_wait_ms(found)) and found["waterfall"])
    slowest = next(delivered, last)
    shown = {"Last": last} if slowest is last else {"Last": last, "Slowest": slowest}
    several = len({found["language"] for found in document["dictations"] if found["language"]}) > 1
    told = tuple(f"{which}: {_dictation(found, rows, languages=several)}" for which, found in shown.items())
    drawings = tuple(waterfall_in_report(found, rows) for found in shown.values())
    return Section("Where the time went", told, drawings, undrawn=_stages(document, last, slowest))


def _dictation(found: Found, rows: Found, *, languages: bool) -> str:
    outcome, sound = word(Outcome(found["outcome"])), f"{found['audio_ms'] / 1000:.1f} s of sound"
    parts = [_clock_time(found), start_word(found["start"]), outcome, sound]
    parts += [f"{found['characters']} characters {found['method']}".rstrip()] if found["characters"] else []
    language = found["language"].upper() if languages else ""
    parts += [words for words in (language, found["engine"], found["device"]) if words]
    blamed = found["guilty"]
    verdict = f" {rows[blamed]['label']} went furthest over its target." if blamed else ""
    return " · ".join(parts) + "." + verdict


def _clock_time(dictation: Found) -> str:
    return time.strftime("%H:%M:%S", time.localtime(dictation["id"] / 1e9))


def _stages(document: Found, last: Found, slowest: Found) -> Table | None:
    """The waterfalls in figures, for pages without pictures."""
    rows = [
        (found["label"], _stage(last, found["name"]), _stage(slowest, found["name"]), _target(found["target"], Unit.MS))
        for found in _rows(document).values()
        if found["name"] in last["stages"] or found["name"] in slowest["stages"]
    ]
    return _table([Column("Stage"), Column("Last", True), Column("Slowest", True), Column("Target", True)], rows)


def _stage(found: Found, name: str) -> str:
    return _shown(found["stages"][name], Unit.MS) if name in found["stages"] else NO_FIGURE


def _breaches(document: Found) -> Section:
    metrics, by_id = _rows(document), {found["id"]: found for found in document["dictations"]}
    rows = [
        _breach(found, by_id.get(found["dictation"]), metrics)
        for found in reversed(document["breaches"][-SHOWN_BREACHES:])
    ]
    columns = [Column("", drawn=True), Column("Figure"), Column("State"), Column("Worst", True), Column("Target", True),
               Column("Lasted", True), Column("Flagged", True), Column("At that moment", wide=True)]  # fmt: skip
    left_out = len(document["breaches"]) - len(rows)
    notes = [f"{left_out} older ones are in the JSON report."] if left_out else []
    names = dict.fromkeys(found["metric"] for found in document["breaches"])
    broken = [metrics[name] for name in names if not names.keys() & set(_parts_of(name))]
    notes += [f"{found['label']}, what helps: {found['remedy']}" for found in broken]
    return Section("Breaches", () if rows else ("None.",), table=_table(columns, rows), notes=tuple(notes))


def _parts_of(name: str) -> tuple[str, ...]:
    """What a figure is the sum of: what helps against a part need not be said of the sum."""
    row = CATALOG.get(name)
    return row.made_of if row is not None else ()


def _breach(found: Found, dictation: Found | None, rows: Found) -> tuple[Cell, ...]:
    metric = rows[found["metric"]]
    unit = Unit(metric["unit"])
    return (
        state_mark(State.BREACH if found["open"] else State.OK), named(metric["label"], found["start"]),
        severity_words(Severity(found["severity"]), still_open=found["open"]), _shown(found["worst"], unit),
        _target(found["target"], unit), _lasted(found["lasted_ms"]), _ago(found["age_ms"]),
        _at_that_moment(found, dictation, rows),
    )  # fmt: skip


def _at_that_moment(breach: Found, dictation: Found | None, rows: Found) -> str:
    """The stage to blame when a dictation broke it, and what the processes held and used."""
    blamed = dictation["guilty"] if dictation is not None else None
    told = [f"{rows[blamed]['label']} was furthest over its target"] if blamed else []
    return _kept_together("; ".join([*told, *breach["loads"]]))


def _ago(age_ms: float) -> str:
    age = age_text(round(age_ms * 1e6))
    return age if age == "now" else f"{age} ago"


def _lasted(lasted_ms: float) -> str:
    seconds = lasted_ms / 1000
    return f"{seconds:.0f} s" if seconds < 120 else f"{seconds / 60:.0f} min"


def _figures(document: Found) -> Section:
    rows: list[tuple[Cell, ...]] = []
    headings: dict[int, str] = {}
    judged = {(figure["name"], figure["start"]): figure for figure in document["grade"]["figures"]}
    sampled = [found for found in document["metrics"] if found["n"]]
    for at, found in enumerate(sampled):
        if at == 0 or found["group"] != sampled[at - 1]["group"]:
            headings[at] = word(found["group"])
        rows.append(_figure(found, judged.get((found["name"], found["start"])), document["breaches"]))
    silent = [found["label"] for found in document["metrics"] if not found["n"]]
    columns = [Column("", drawn=True), Column("Figure"), Column("Trend", drawn=True), Column("Last", True),
               Column("Typical", True), Column("19 of 20", True), Column("Highest", True), Column("Samples", True),
               Column("Target", True), Column("Within", True), Column("State")]  # fmt: skip
    notes = [
        "Typical: the median (p50). 19 of 20: so many samples are at or below it (p95). Within: samples at or better "
        "than the target. A dictation that failed counts as over the target of release "
        "to text. Memory in MB of 1,000,000 bytes, processor time in percent of one core; each figure names its "
        "process."
    ]
    notes += [f"No data: {', '.join(silent)}."] if silent else []
    told = () if rows else (EMPTY_SESSION,)
    table = Table(tuple(columns), tuple(rows), headings) if rows else None
    return Section("Figures", told, table=table, notes=tuple(notes))


def _figure(found: Found, judged: Found | None, breaches: Sequence[Found]) -> tuple[Cell, ...]:
    unit = Unit(found["unit"])
    own = [breach for breach in breaches if (breach["metric"], breach["start"]) == (found["name"], found["start"])]
    plot = plot_in_report(found, own)
    line = "" if plot is None else plot.drawing(*SPARKLINE_PX)
    figures = (_shown(found[key], unit) for key in ("last", "p50", "p95", "max"))
    within = f"{math.floor(100 * judged['within_n'] / judged['n'])} %" if judged is not None else NO_FIGURE
    target = _target(found["target"], unit)
    name, state = named(found["label"], found["start"]), State(found["state"])
    return (state_mark(state), name, line, *figures, str(found["n"]), target, within, word(state))


def _slowest(document: Found) -> Section | None:
    timed, rows_of = _timed(document)[:SHOWN_DICTATIONS], _rows(document)
    listed = [name for name, metric in CATALOG.items() if metric.in_lists and name in rows_of]
    listed.sort(key=lambda name: name != WAIT)
    rows = [
        (
            _clock_time(found), start_word(found["start"]), word(Outcome(found["outcome"])),
            *(_stage(found, name) for name in listed),
            f"{found['audio_ms'] / 1000:.1f} s", str(found["characters"]),
            rows_of[found["guilty"]]["label"] if found["guilty"] else "none",
        )
        for found in timed
    ]  # fmt: skip
    columns = [Column("Time"), Column("Start"), Column("Outcome"),
               *(Column(rows_of[name]["label"], True) for name in listed), Column("Sound", True),
               Column("Characters", True), Column("Furthest over its target")]  # fmt: skip
    return Section("Slowest dictations", table=_table(columns, rows)) if rows else None


def _stalls(document: Found) -> Section | None:
    stalls = sorted(document["stalls"], key=lambda found: found["lasted_ms"], reverse=True)[:SHOWN_STALLS]
    rows = [
        (loop_word(found["loop"]), _shown(found["lasted_ms"], Unit.MS), _ago(found["age_ms"]),
         found["where"] or "outside this program's own code")
        for found in stalls
    ]  # fmt: skip
    columns = [Column("Stood still"), Column("For", True), Column("Begun", True),
               Column("Seen most often at", wide=True)]  # fmt: skip
    return Section("Longest stalls", table=_table(columns, rows)) if rows else None


def _engines(document: Found) -> Section | None:
    """What was measured of them on this machine, where that is kept."""
    found = document["engines"]
    return engine_figures.section(found) if found is not None else None


def _leaks(document: Found) -> Section:
    leaks, metrics = document["leaks"], _rows(document)
    rows = [
        (metrics[found["metric"]]["label"], word(Verdict(found["verdict"])), found["explained"])
        for found in leaks["findings"]
    ]
    columns = [Column("Figure"), Column("Verdict"), Column("Why", wide=True)]
    return Section("Leak check", (f"Verdict: {word(Verdict(leaks['verdict']))}.",), table=_table(columns, rows))


def _grade(document: Found) -> Section:
    grade, metrics = document["grade"], _rows(document)
    rows = [
        (named(metrics[found["name"]]["label"], found["start"]), word(Level(found["level"])),
         f"{found['within_n']} of {found['n']}", f"{found['critical_n']} of {found['n']}")
        for found in grade["figures"] if found["level"] != Level.WITHIN
    ]  # fmt: skip
    columns = [Column("Not within its target"), Column("Level"), Column("Samples within target", True),
               Column("Samples past critical", True)]  # fmt: skip
    rest = sum(found["level"] == Level.WITHIN for found in grade["figures"])
    told = (f"Grade {letter(document)}. {grade['reason']}", grade["rule"])
    others = f"The {rest} other judged figures are within their targets."
    note = (
        "The other judged figure is within its target." if rest == 1 else others
    ) + " Every figure, with its samples, is in the JSON report, from which the grade can be made anew."
    return Section("How the grade is made", told, table=_table(columns, rows), notes=(note,))


def _targets(document: Found) -> Section:
    rows = [_target_row(found) for found in _rows(document).values() if found["target"] is not None]
    columns = [Column("Figure"), Column("Target", True), Column("Needs work", True), Column("Critical", True),
               Column("How it is made", wide=True)]  # fmt: skip
    brackets = "A target that is not the standard one shows the standard in brackets."
    rule = f"When a figure is flagged: {EACH_DICTATION.explained()}"
    longer = "Sampled figures have longer rules; the JSON report carries each."
    return Section("Targets", table=_table(columns, rows), notes=(f"{brackets} {rule} {longer}",))


def _target_row(found: Found) -> tuple[Cell, ...]:
    unit = Unit(found["unit"])
    changed = f" ({_target(found['standard_target'], unit)})" if found["target"] != found["standard_target"] else ""
    worse = "under" if found["better"] != "lower" else ""
    warn = _target(found["warn"], unit) if found["warn"] is not None else NO_FIGURE
    critical = f"{worse} {_target(found['critical'], unit)}".strip()
    return found["label"], _target(found["target"], unit) + changed, warn, critical, found["meaning"]


def machine(about: Found) -> Section:
    packages = ", ".join(f"{name} {version}" for name, version in about.get("packages", {}).items())
    lines = {
        "Processor": f"{about['cpu']}, {about['cores']} cores" if "cpu" in about else "",
        "Memory": f"{about['memory_mb']} MB" if "memory_mb" in about else "",
        "System": about.get("os", ""),
        "Session": about.get("session", ""),
        "Python": about.get("python", ""),
        "Packages": packages,
        "Engine": about.get("engine", ""),
        "Microphone": about.get("device", ""),
    }
    rows = [(name, str(value)) for name, value in lines.items() if value]
    columns = [Column("Part"), Column("What it is", wide=True)]
    return Section("Machine", () if rows else ("Not told.",), table=_table(columns, rows))
