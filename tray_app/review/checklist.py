"""The check list: of each item the figures that answer it, or why it has none."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from pathlib import Path

from tray_app.core.ports import SAMPLE_RATE_HZ
from tray_app.perf.catalog import CATALOG, WAIT
from tray_app.perf.figures_text import with_unit
from tray_app.perf.metric import Group, Unit

from .evidence import Evidence
from .findings import Finding

STALL_MS = 50.0
NO_HISTORY = "The history is off in the program that was looked at."
_MEMORY, _CPU, _TIMES = "Memory management", "CPU efficiency", "Response times"
_LIMITS, _CONCURRENCY, _DISK = "Resource limits", "Concurrency", "Input and output"


@dataclass(frozen=True, slots=True)
class Item:
    area: str
    name: str
    figures: tuple[str, ...] = ()
    """Names of what `Evidence` holds; of several with a | between them the first that there is."""
    group: str = ""
    """The optional part that it is about, so that it is said why that is off."""
    all_of_it: bool = False
    """Its own figures answer it too."""
    told: str = ""
    """A sentence that holds whatever was measured."""
    not_applicable: str = ""
    """Why nobody has to answer it where there are no figures."""

    def check(self, found: Evidence) -> Finding:
        of_the_part = [name for name, row in CATALOG.items() if self.all_of_it and row.group == self.group]
        names = dict.fromkeys((*self.figures, *found.also.get(self.name, ()), *of_the_part))
        measured = tuple(one for name in names if (one := found.first_of(name.split("|"))) is not None)
        notes = [*filter(None, (self.told,)), *found.notes.get(self.name, ())]
        why = found.off.get(self.group, "")
        if measured:
            notes += filter(None, (why,))
        absent = "" if measured or self.not_applicable else why or found.absent or NO_SAMPLES
        return Finding(self.area, self.name, measured, absent, self.not_applicable, tuple(notes))


NO_SAMPLES = "The program that was looked at has no samples of it."
LEAKS, ARRAYS, HOT_PATHS, BLOCKING = (
    "Leaks in long-running processes", "Arrays of sound", "Hot paths", "Blocking calls and stalls",
)  # fmt: skip
PARTS, TEXTS, _ASYNC = "Cost of single parts", "Transcription and text", "Async and await"

ITEMS = (
    Item(_MEMORY, LEAKS, ("memory growth of a session", "memory taken once", "memory_growth",
                          "session_memory_growth")),
    Item(_MEMORY, "Context is pruned at its limit", ("recent texts, held of its room", "context_fill",
                                                     "context_pruned", "recent texts, memory")),
    Item(_MEMORY, "What a session leaves is cleaned up", ("old sessions, held of its room", "recordings left behind",
                                                          "sessions_kept")),
    Item(_MEMORY, ARRAYS, ("arrays kept of a minute of sound", "arrays at most at once")),
    Item(_MEMORY, "Audio buffers are limited", ("pre-roll ring, held of its room", "driver's queue, held of its room")),
    Item(_CPU, HOT_PATHS, ("CPU while speaking", "tray_cpu_dictating", "worker_cpu_dictating")),
    Item(_CPU, PARTS),
    Item(_CPU, "Tight loops", ("idle CPU, tray|tray_cpu", "idle CPU, worker|worker_cpu",
                               "wakeups at rest, tray", "wakeups at rest, worker")),
    Item(_TIMES, "Wake word detection", ("wake word to known", "wake words heard", "wake words missed",
                                           "wake words that cost what followed"),
         Group.HANDS_FREE, all_of_it=True),
    Item(_TIMES, TEXTS, ("transcription", WAIT, "first_character", "insertion", "key_press", "recording_stop",
                         "dictations that failed")),
    Item(_TIMES, "First sound of the voice", group=Group.VOICE, all_of_it=True),
    Item(_TIMES, "Message round trip", ("WebSocket round trip", "api_round_trip", "api_send", "api_dropped",
                                         "command socket round trip"), Group.API),
    Item(_TIMES, "Database query", ("history_query", "history_busy"), Group.STORAGE),
    Item(_TIMES, "Start of the program", ("start to ready",)),
    Item(_TIMES, "Use of a session", ("session_words_per_minute", "session_success", "session_speed"),
         Group.SESSION),
    Item(_LIMITS, "Audio buffer capacity", ("buffer_fill", "driver's queue, held of its room")),
    Item(_LIMITS, "Largest context", ("recent texts, held of its room", "samples of a figure, held of its room")),
    Item(_LIMITS, "Concurrent sessions", ("second start handed over",),
         told="One program runs for a user and display: a second start hands over to it and ends."),
    Item(_LIMITS, "Concurrent clients", ("clients let in beyond the limit", "clients refused below the limit",
                                         "api_clients"), Group.API),
    Item(_LIMITS, "Open files against their limit", ("open files of their limit|open_files",)),
    Item(_LIMITS, "Memory held", ("tray memory after the dictations|tray_uss", "worker_uss")),
    Item(_CONCURRENCY, _ASYNC, ("calls that block in async functions",)),
    Item(_CONCURRENCY, "Use of threads", ("threads of the tray|threads", "thread_deaths"),
         told="There is no pool: each part has one thread of its own, which sleeps while it has nothing to do."),
    Item(_CONCURRENCY, BLOCKING, ("controller_stall", "ui_stall", "stalls of 50 ms and more")),
    Item(_CONCURRENCY, "Connection pools", ("api_clients",),
         not_applicable="There is no pool: each command has a connection of its own, each connected program its one."),
    Item(_DISK, "Reading and writing files", ("recording, one block written", "recording, one second made safe",
                                              "recording, a second read back")),
    Item(_DISK, "Efficiency of the database", group=Group.STORAGE, all_of_it=True),
    Item(_DISK, "Streaming of sound", ("overflows", "sound missing of key held", "recording_start")),
    Item(_DISK, "Overhead of the log", ("log, one line", "log, a line left out by its level",
                                        "log, until all is written", "log_queue")),
    Item(_DISK, "Who waits for the disk", ("recording, one block handed over",),
         told="Who records only queues; one thread writes and one makes it safe."),
)  # fmt: skip


def check(found: Evidence) -> tuple[Finding, ...]:
    """Every item, in the order of the list."""
    _add_from_the_report(found)
    return tuple(item.check(found) for item in ITEMS)


def _add_from_the_report(found: Evidence) -> None:
    """What the program's report says without a figure of its own, and what its source does."""
    _add_async(found)
    leaks = found.document.get("leaks", {}).get("verdict")
    if leaks:
        found.note(LEAKS, f"The program's own leak check says: {leaks}.")
    if found.document:
        _add_stalls(found)
    dictations = found.document.get("dictations", ())
    if not dictations:
        return
    failed = sum(dictation["outcome"] == "failed" for dictation in dictations)
    found.take("dictations that failed", "", [failed], f"of the last {len(dictations)}", 0, 0,
               "holdtalk recover reads their recordings; the log says why.", of="max", waited=True)  # fmt: skip
    missing = [
        dictation["key_held_ms"] - dictation["samples_key_held"] * 1_000 / SAMPLE_RATE_HZ
        for dictation in dictations
        if dictation["key_held_ms"] and dictation["start"] == "warm" and dictation["audio_ms"]
    ]
    if missing:
        found.take("sound missing of key held", "ms", missing, "key down to key up − sound of that time", 20, 100,
                   CATALOG["captured_share"].remedy)  # fmt: skip


def _add_stalls(found: Evidence) -> None:
    stalls = [stall for stall in found.document.get("stalls", ()) if stall["lasted_ms"] >= STALL_MS]
    found.take("stalls of 50 ms and more", "", [len(stalls)], "the program's watch over controller and windows")
    for stall in sorted(stalls, key=lambda stall: float(stall["lasted_ms"]), reverse=True)[:5]:
        where = stall["where"] or "a place outside its own code"
        found.note(BLOCKING, f"{stall['loop']} stood still for {with_unit(stall['lasted_ms'], Unit.MS)} at {where}.")


_BLOCKING_CALLS = frozenset({"time.sleep", "subprocess.run", "subprocess.Popen", "open", "socket.create_connection"})
_BLOCKING_METHODS = frozenset({"read_text", "read_bytes", "write_text", "write_bytes", "fsync"})


def _add_async(found: Evidence) -> None:
    package = Path(__file__).resolve().parents[1]
    functions, blocking = set(), []
    sources = ((path, path.read_text(encoding="utf-8")) for path in sorted(package.rglob("*.py")))
    # To take all of them to pieces lasts as long as the rest of a review of nothing.
    for path, source in ((path, source) for path, source in sources if "async" in source):
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.AsyncFunctionDef):
                functions.add((path, node.name))
                blocking += [f"{path.relative_to(package)}:{call.lineno}" for call in ast.walk(node)
                             if isinstance(call, ast.Call) and _blocks(call)]  # fmt: skip
    files = sorted({str(path.relative_to(package)) for path, _name in functions})
    found.take("calls that block in async functions", "", [len(blocking)],
               "the source of the program: sleeps, files and processes below `async def`", 0, 0,
               "Move them to a thread.", of="max")  # fmt: skip
    found.note(_ASYNC, f"{len(functions)} functions of the source are async, in {', '.join(files)}; all else are "
               "threads with inboxes.", *(f"{place} blocks." for place in blocking))  # fmt: skip


def _blocks(call: ast.Call) -> bool:
    name = ast.unparse(call.func)
    return name in _BLOCKING_CALLS or name.rpartition(".")[2] in _BLOCKING_METHODS
