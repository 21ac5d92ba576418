"""The check list: one function an item, in its order. Each gives measurements, or says why there are none."""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from tray_app.bench.figures import Figure
from tray_app.core.ports import SAMPLE_RATE_HZ
from tray_app.perf.catalog import CATALOG, WAIT
from tray_app.perf.figures_text import with_unit
from tray_app.perf.metric import Group, Unit
from tray_app.perf.words import named

from .findings import ONE_RUN, Finding, Measurement
from .watching import Watched

HOT_FUNCTIONS = 8
STALL_MS = 50.0
MEMORY, CPU, TIMES = "Memory management", "CPU efficiency", "Response times"
LIMITS, CONCURRENCY, DISK = "Resource limits", "Concurrency", "Input and output"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything that was measured."""

    watched: Watched
    takes: tuple[Measurement, ...]
    """As `disk.measure_takes` gives them, in its order."""
    log: tuple[Measurement, ...]
    arrays: tuple[Measurement, ...]
    array_sites: tuple[str, ...]
    audio_limits: tuple[Measurement, ...]
    figures_kept: Measurement
    context: tuple[Measurement, ...]
    summaries: Measurement
    parts: tuple[Figure, ...] = ()
    """As `bench.parts` times them; empty where that was left out."""

    def seen(
        self, name: str, target: float, acceptance: float, remedy: str, target_of: str = "p95", *, waited: bool = False
    ) -> tuple[Measurement, ...]:
        """A figure taken from outside the program; nothing when it was not taken."""
        figure = self.watched.figures.get(name)
        if figure is None:
            return ()
        return (Measurement(replace(figure, target=target, target_of=target_of), acceptance, remedy, waited),)

    def own(
        self,
        name: str,
        target: float | None = None,
        acceptance: float | None = None,
        target_of: str = "p95",
        *,
        waited: bool = False,
    ) -> tuple[Measurement, ...]:
        """A figure that the program keeps of itself, held against its own target where none is given."""
        row, (samples, start) = CATALOG[name], self.watched.samples(name)
        if not samples:
            return ()
        figure = Figure(
            named(row.label, start), row.unit.value, samples, f"the program's own figure: {row.meaning}",
            row.target if target is None else target, target_of, rounds=0 if row.by_start else ONE_RUN,
        )  # fmt: skip
        return (Measurement(figure, row.critical if acceptance is None else acceptance, row.remedy, waited),)

    def finding(self, area: str, item: str, *measurements: Measurement, notes: tuple[str, ...] = ()) -> Finding:
        """Absent, for want of a program, when there are none."""
        why = self.watched.absent or "The program that was looked at has no samples of it."
        return Finding(area, item, measurements, "" if measurements else why, notes=notes)

    def part(self, area: str, item: str, group: Group, off: str) -> Finding:
        """A part that may be off: its rows as they are, or why there are none."""
        measured: list[Measurement] = []
        for row in self.watched.group(group):
            measured += self.own(str(row["name"])) if row["name"] in CATALOG else ()
        return Finding(area, item, tuple(measured), "" if measured else off)


# --- memory ------------------------------------------------------------------------------


def leaks(found: Evidence) -> Finding:
    remedy = "Restart Holdtalk, and send this review with a bug report."
    growth = found.seen("memory growth over the dictations", 1.0, 5.0, remedy, "max")
    each = (*found.own("memory_growth", target_of="p50"), *found.own("session_memory_growth", target_of="max"))
    verdict = found.watched.document.get("leaks", {}).get("verdict")
    told = (f"The program's own leak check says: {verdict}.",) if verdict else ()
    return found.finding(MEMORY, "Leaks in long-running processes", *growth, *each, notes=told)


def context_pruning(found: Evidence) -> Finding:
    used = (*found.own("context_fill", target_of="max"), *found.own("context_pruned", target_of="max"))
    return Finding(MEMORY, "Context is pruned at its limit", (*found.context, *used))


def session_cleanup(found: Evidence) -> Finding:
    left = found.seen("recordings left behind", 0, 0, "holdtalk recover reads and removes them.", "max")
    kept = found.own("sessions_kept", target_of="max")
    return Finding(MEMORY, "What a session leaves is cleaned up", (found.summaries, *left, *kept))


def arrays(found: Evidence) -> Finding:
    sites = tuple(f"tracemalloc: {site}." for site in found.array_sites)
    return Finding(MEMORY, "Arrays of sound", found.arrays, notes=sites)


def audio_buffers(found: Evidence) -> Finding:
    return Finding(MEMORY, "Audio buffers are limited", found.audio_limits)


# --- processor ---------------------------------------------------------------------------


def hot_paths(found: Evidence) -> Finding:
    speaking = found.seen("CPU while speaking", 25.0, 60.0, CATALOG["worker_cpu_dictating"].remedy, "p50")
    own = (*found.own("tray_cpu_dictating", target_of="p50"), *found.own("worker_cpu_dictating", target_of="p50"))
    profile = found.watched.profile
    if profile is None:
        return found.finding(CPU, "Hot paths", *speaking, *own)
    notes = tuple(
        f"{hot.name} used {hot.share:.1%} of the tray's processor time itself ({hot.own_ns / 1e6:.0f} ms, "
        f"{hot.calls} calls)."
        for hot in profile.hottest(3)
    )
    return found.finding(CPU, "Hot paths", *speaking, *own, notes=notes)


def parts(found: Evidence) -> Finding:
    timed = tuple(
        Measurement(replace(figure, note=f"{figure.note}; processor time of a call")) for figure in found.parts
    )
    return Finding(CPU, "Cost of single parts", timed, "" if timed else "They were not timed this time.")


def tight_loops(found: Evidence) -> Finding:
    busy = "Look for what keeps it busy with top; restart Holdtalk if it stays."
    measured = [
        *found.seen("idle CPU, tray", 0.5, 2.0, busy, "max"),
        *found.seen("idle CPU, worker", 0.5, 2.0, busy, "max"),
        *found.seen("wakeups at rest, tray", 20, 100, busy, "max"),
        *found.seen("wakeups at rest, worker", 20, 100, busy, "max"),
    ]
    if not measured:
        measured = [*found.own("tray_cpu", target_of="p50"), *found.own("worker_cpu", target_of="p50")]
    return found.finding(CPU, "Tight loops", *measured)


def async_patterns(_found: Evidence) -> Finding:
    package = Path(__file__).resolve().parents[1]
    names = [
        f"{path.relative_to(package)}:{node.name}"
        for path in sorted(package.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.AsyncFunctionDef)
    ]
    why = (
        f"Holdtalk runs no event loop of coroutines: {len(names)} functions of its source are `async` "
        f"({', '.join(names) or 'none'}), for programs that measure themselves with its monitor. Its parts are threads "
        "with inboxes; blocking calls and thread use are measured below."
    )
    return Finding(CONCURRENCY, "Async and await", not_applicable=why)


def threads(found: Evidence) -> Finding:
    row = CATALOG["threads"]
    measured = found.seen("threads of the tray", row.target, row.critical, row.remedy, "max")
    deaths = found.own("thread_deaths", target_of="max")
    told = ("There is no pool: each part has one thread of its own, which sleeps while it has nothing to do.",)
    return found.finding(CONCURRENCY, "Use of threads", *(measured or found.own("threads", target_of="max")), *deaths,
                         notes=told)  # fmt: skip


def blocking_calls(found: Evidence) -> Finding:
    stalls = [stall for stall in found.watched.document.get("stalls", ()) if stall["lasted_ms"] >= STALL_MS]
    measured = [*found.own("controller_stall"), *found.own("ui_stall")]
    notes = tuple(
        f"{stall['loop']} stood still for {with_unit(stall['lasted_ms'], Unit.MS)} at "
        f"{stall['where'] or 'a place outside its own code'}."
        for stall in sorted(stalls, key=lambda stall: stall["lasted_ms"], reverse=True)[:5]
    )
    if found.watched.document and not measured:
        none = Figure("stalls of 50 ms and more", "", [float(len(stalls))],
                      "the program's watch over controller and windows", 0, "max")  # fmt: skip
        measured = [Measurement(none, 3, CATALOG["controller_stall"].remedy)]
    return found.finding(CONCURRENCY, "Blocking calls and stalls", *measured, notes=notes)


# --- response times ----------------------------------------------------------------------


def wake_word(found: Evidence) -> Finding:
    off = "Hands-free mode is off in the program that was looked at, or this build has none."
    return found.part(TIMES, "Wake word detection", Group.HANDS_FREE, off)


def transcription(found: Evidence) -> Finding:
    measured = (
        *found.own("transcription", 200.0, 300.0, waited=True),
        *found.own(WAIT, 150.0, 300.0, waited=True),
        *found.own("first_character", 150.0, 300.0, waited=True),
        *found.own("insertion"),
        *found.own("key_press", waited=True),
        *found.own("recording_stop"),
    )
    dictations = found.watched.document.get("dictations", ())
    if dictations:
        failed = sum(dictation["outcome"] == "failed" for dictation in dictations)
        count = Figure("dictations that failed", "", [failed], f"of the last {len(dictations)}", 0.0, "max")
        measured += (Measurement(count, 0.0, "holdtalk recover reads their recordings; the log says why.", True),)
    outside = [one for name in found.watched.figures if name.startswith("release to text seen")
               for one in found.seen(name, 250.0, 500.0, CATALOG[WAIT].remedy, "p50", waited=True)]  # fmt: skip
    return found.finding(TIMES, "Transcription and text", *measured, *outside)


def voice(found: Evidence) -> Finding:
    off = "The voice is off in the program that was looked at, or this build has none."
    return found.part(TIMES, "First sound of the voice", Group.VOICE, off)


def messages(found: Evidence) -> Finding:
    socket = found.seen("command socket round trip", 50.0, 100.0, "Look for what keeps the machine busy.")
    off = "The WebSocket API is off in the program that was looked at; measured instead: its command socket."
    web = found.part(TIMES, "Message round trip", Group.API, off)
    return replace(web, measurements=(*web.measurements, *socket), notes=() if web.measurements else (off,))


def queries(found: Evidence) -> Finding:
    off = "This build keeps no history, so there is no database to ask."
    return found.part(TIMES, "Database query", Group.STORAGE, off)


def start(found: Evidence) -> Finding:
    remedy = "A slow disk or a busy machine; the engine's model is read at the start."
    return found.finding(TIMES, "Start of the program", *found.seen("start to ready", 5_000, 15_000, remedy, "max"))


# --- limits ------------------------------------------------------------------------------


def buffer_capacity(found: Evidence) -> Finding:
    fill = found.own("buffer_fill", target_of="max")
    return Finding(LIMITS, "Audio buffer capacity", (*fill, *found.audio_limits[1:]))


def context_size(found: Evidence) -> Finding:
    return Finding(LIMITS, "Largest context", (*found.context, found.figures_kept))


def concurrent_sessions(found: Evidence) -> Finding:
    remedy = "Look for what keeps the machine busy."
    told = ("One program runs for a user and display: a second start hands over to it and ends.",)
    measured = found.seen("second start handed over", 2_000, 10_000, remedy, "max")
    return found.finding(LIMITS, "Concurrent sessions", *measured, notes=told if measured else ())


def open_files(found: Evidence) -> Finding:
    row = CATALOG["open_files"]
    share = found.seen("open files of their limit", 25.0, 75.0, row.remedy, "max")
    return found.finding(LIMITS, "Open files against their limit", *share, *found.own("open_files", target_of="max"))


def connection_pools(found: Evidence) -> Finding:
    api = found.part(LIMITS, "Connection pools", Group.API, "")
    why = "There is no pool: no database and no server is spoken to; each command has a connection of its own."
    return api if api.measurements else Finding(LIMITS, "Connection pools", not_applicable=why)


def memory_held(found: Evidence) -> Finding:
    row = CATALOG["tray_uss"]
    tray = found.seen("tray memory after the dictations", row.target, row.critical, row.remedy, "max")
    own = (*found.own("tray_uss", target_of="max"), *found.own("worker_uss", target_of="max"))
    return found.finding(LIMITS, "Memory held", *tray, *own)


# --- input and output --------------------------------------------------------------------


def files(found: Evidence) -> Finding:
    return Finding(DISK, "Reading and writing files", found.takes[:3])


def database(found: Evidence) -> Finding:
    off = "This build keeps no history, so there is no database."
    return found.part(DISK, "Efficiency of the database", Group.STORAGE, off)


def streaming(found: Evidence) -> Finding:
    measured = [*found.own("overflows", target_of="max")]
    missing = [
        dictation["key_held_ms"] - dictation["samples_key_held"] * 1_000 / SAMPLE_RATE_HZ
        for dictation in found.watched.document.get("dictations", ())
        if dictation["key_held_ms"] and dictation["start"] == "warm" and dictation["audio_ms"]
    ]
    if missing:
        lost = Figure(
            "sound missing of key held", "ms", missing, "key down to key up − sound of that time", 20.0, "p95"
        )
        measured.append(Measurement(lost, 100.0, CATALOG["captured_share"].remedy))
    measured += found.own("recording_start", target_of="p95")
    return found.finding(DISK, "Streaming of sound", *measured)


def log_overhead(found: Evidence) -> Finding:
    return Finding(DISK, "Overhead of the log", (*found.log, *found.own("log_queue", target_of="max")))


def waiting_for_the_disk(found: Evidence) -> Finding:
    told = ("Who records only queues; one thread writes and one makes it safe.",)
    return Finding(DISK, "Who waits for the disk", found.takes[3:], notes=told)


ITEMS: tuple[Callable[[Evidence], Finding], ...] = (
    leaks, context_pruning, session_cleanup, arrays, audio_buffers,
    hot_paths, parts, tight_loops,
    wake_word, transcription, voice, messages, queries, start,
    buffer_capacity, context_size, concurrent_sessions, open_files, connection_pools, memory_held,
    async_patterns, threads, blocking_calls,
    files, database, streaming, log_overhead, waiting_for_the_disk,
)  # fmt: skip


def check(evidence: Evidence) -> tuple[Finding, ...]:
    """Every item, in the order of the list."""
    return tuple(item(evidence) for item in ITEMS)
