"""The real program under review: started on this desktop and dictated into, or the one that is running already."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack, closing, suppress
from pathlib import Path
from statistics import median

import psutil

from tray_app.api.socket import ask
from tray_app.bench.dictating import QUIET, RELEASE_LAG_S, Dictating, cpu_ns, readers_of
from tray_app.bench.keyboard import Keyboard
from tray_app.bench.program import Program, Target
from tray_app.bench.room import Room
from tray_app.core.errors import HoldtalkError
from tray_app.core.memory import written_bytes
from tray_app.core.own_process import module_command, module_environment
from tray_app.perf.catalog import CATALOG, WAIT
from tray_app.perf.sampler import ProcessReader
from tray_app.usage.keeper import WARM_AFTER

from . import optional_parts, profiled
from .checklist import HOT_PATHS, TEXTS
from .evidence import Evidence
from .plan import Clock, Plan, Say
from .profile import Profile

_SOCKET_TIMEOUT_S = 60.0
_BUSY = "Look for what keeps it busy with top; restart Holdtalk if it stays."


def watch_running(found: Evidence, plan: Plan, say: Say) -> bool:
    """What it has measured of itself since it was started; False when none is running. Raises HoldtalkError."""
    if ask("status") is None:
        return False
    say("reading the figures of the program that is running")
    found.how = "The program that was running: what it measured of itself since it was started."
    with tempfile.TemporaryDirectory(prefix="holdtalk-review-") as folder:
        path = Path(folder) / "export.json"
        ask("export", {"format": "json", "path": str(path)}, timeout_s=_SOCKET_TIMEOUT_S)
        found.document = json.loads(path.read_text(encoding="utf-8"))
    found.off = {
        str(group): why for group, why in optional_parts.OFF.items()
        if not any(row["group"] == group and row["n"] for row in found.document.get("metrics", ()))
    }  # fmt: skip
    _take_round_trips(found, plan.round_trips, os.environ)
    return True


def watch_own(found: Evidence, speech: Path, plan: Plan, clock: Clock, say: Say) -> None:
    """Start the program, dictate into a window, look at it from outside; then with its optional parts on, and with a
    profiler.

    Raises HoldtalkError when a part of the desktop is missing or a dictation does not arrive.
    """
    found.same_words = True
    found.how = "A program of its own, dictated into with a real key, a virtual microphone, a real window."
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="holdtalk-review-")))
        room = stack.enter_context(Room())
        keyboard = stack.enter_context(closing(Keyboard()))
        dictating = Dictating(speech, max(plan.lengths.values()), folder, room, keyboard)
        say("starting the program")
        with Program(folder / "own", room.env, QUIET) as program:
            found.take("start to ready", "ms", [program.started_ms], "process start to status", 5_000, 15_000,
                       "A slow disk or a busy machine; the engine's model is read at the start.", of="max")  # fmt: skip
            _look_at_rest(found, program, plan, say)
            _dictate(found, program, dictating, plan, clock, say)
            _look_afterwards(found, program, plan, say)
        if plan.wakes:
            try:
                optional_parts.measure(found, folder / "parts", room, keyboard, dictating, plan, clock, say)
            except HoldtalkError as error:  # the rest stands
                say(f"not measured: {error.problem}")
                found.off = {str(group): str(error.problem) for group in optional_parts.OFF} | found.off
        if plan.profiled_dictations and clock.is_before(0.85):
            say("dictating into a program with a profiler")
            _profile(found, folder / "profiled", room, dictating, plan, clock)
        elif plan.profiled_dictations:
            clock.cut["programs with a profiler"] = "0 of 1"


def _look_at_rest(found: Evidence, program: Program, plan: Plan, say: Say) -> None:
    say(f"watching it at rest for {plan.idle_s:.0f} s")
    readers = readers_of(program)
    time.sleep(2.0)
    begun_ns, used_ns = time.monotonic_ns(), [cpu_ns(reader) for reader in readers]
    woken = [_wakeups(reader.pid) for reader in readers]
    time.sleep(plan.idle_s)
    span_ns = time.monotonic_ns() - begun_ns
    for name, reader, before_ns, before in zip(("tray", "worker"), readers, used_ns, woken, strict=True):
        share = 100 * (cpu_ns(reader) - before_ns) / span_ns
        found.take(f"idle CPU, {name}", "%", [share], "of one core, microphone closed", 0.5, 2.0, _BUSY, of="max")
        if sys.platform == "linux":
            woke = 1e9 * (_wakeups(reader.pid) - before) / span_ns
            how = "voluntary context switches of all its threads, microphone closed"
            found.take(f"wakeups at rest, {name}", "/s", [woke], how, 20, 100, _BUSY, of="max")


def _dictate(found: Evidence, program: Program, dictating: Dictating, plan: Plan, clock: Clock, say: Say) -> None:
    speaking: list[float] = []
    tray = readers_of(program)[0]
    written_mb = [_written_mb(tray)]
    with closing(Target(program.env)) as target:
        dictating.dictate(program, target, 2, RELEASE_LAG_S)  # the first one opens the microphone; it is not counted
        written_mb.append(_written_mb(tray))
        for seconds, times in plan.lengths.items():
            say(f"{times} dictations of {seconds} s")
            waits = []
            for turn in clock.rounds(f"dictations of {seconds} s", times, 0.55):
                seen = dictating.dictate(program, target, seconds, RELEASE_LAG_S, turn)
                waits.append(seen["seen_ms"])
                speaking.append(seen["speaking_cpu_percent"])
                written_mb.append(_written_mb(tray))
            name = f"release to text seen, {seconds} s"
            found.take(name, "ms", waits, "key up sent to text in the window", 250, 500, CATALOG[WAIT].remedy, of="p50",
                       waited=True, rounds=0, paired=True)  # fmt: skip
            found.also.setdefault(TEXTS, []).append(name)
    found.take("CPU while speaking", "%", speaking, "tray and worker, of one core, key down to key up", 25, 60,
               CATALOG["worker_cpu_dictating"].remedy, of="p50")  # fmt: skip
    row = CATALOG["tray_uss"]
    found.take("tray memory after the dictations", "MB", [_uss_mb(tray)], "USS, window not opened", row.target,
               row.critical, row.remedy, of="max")  # fmt: skip
    _take_growth(found, written_mb)


def _look_afterwards(found: Evidence, program: Program, plan: Plan, say: Say) -> None:
    say("asking it for its figures")
    process = psutil.Process(program.pid)
    if sys.platform == "linux":
        limit, _hard = process.rlimit(psutil.RLIMIT_NOFILE)
        open_files = process.num_fds()
        found.take("open files of their limit", "%", [100 * open_files / limit],
                   f"{open_files} of {limit} (RLIMIT_NOFILE)", 25, 75, CATALOG["open_files"].remedy,
                   of="max")  # fmt: skip
    row = CATALOG["threads"]
    found.take("threads of the tray", "", [process.num_threads()], "after the dictations", row.target, row.critical,
               row.remedy, of="max")  # fmt: skip
    time.sleep(1.5)  # recordings go once their text was delivered
    left = list((program.state_folder / "takes").glob("run-*/*.wav"))
    found.take("recordings left behind", "", [len(left)], "after every text was delivered", 0, 0,
               "holdtalk recover reads and removes them.", of="max")  # fmt: skip
    _take_round_trips(found, plan.round_trips, program.env)
    found.document = program.export()
    found.take("second start handed over", "ms", [_second_start_ms(program)],
               "holdtalk run while it runs: process start to its end", 2_000, 10_000, _BUSY, of="max")  # fmt: skip


def _second_start_ms(program: Program) -> float:
    """Raises HoldtalkError when there are two programs then."""
    begun_ns = time.monotonic_ns()
    argv = module_command("tray_app", "run", "--quiet")
    with suppress(subprocess.TimeoutExpired):
        if subprocess.run(argv, env=program.env, capture_output=True, check=False, timeout=20).returncode == 0:
            return (time.monotonic_ns() - begun_ns) / 1e6
    raise HoldtalkError("A second program did not hand over to the first.", "Run: holdtalk doctor")


def _profile(found: Evidence, folder: Path, room: Room, dictating: Dictating, plan: Plan, clock: Clock) -> None:
    """Of tray and speech worker."""
    with Program(folder, room.env, QUIET, module_command(profiled.__name__, str(folder))) as program:
        with closing(Target(program.env)) as target:
            dictating.dictate(program, target, 2, RELEASE_LAG_S)  # what is made at first use is not of interest
            (folder / profiled.BEGIN).touch()
            begun_ns = time.monotonic_ns()
            for turn in clock.rounds("dictations with a profiler", plan.profiled_dictations, 0.9):
                dictating.dictate(program, target, 2, RELEASE_LAG_S, turn)
        over_s = (time.monotonic_ns() - begun_ns) / 1e9
        (folder / profiled.WANTED).touch()
        for process, file in (("tray", profiled.TRAY), ("speech worker", profiled.WORKER)):
            profile = Profile(json.loads(_when_written(folder / file)), over_s, process)
            found.profiles += (profile,)
            found.note(HOT_PATHS, *(f"{hot.name} used {hot.share:.1%} of the processor time of the {process} itself "
                                    f"({hot.in_words})." for hot in profile.hottest(2)))  # fmt: skip


def _when_written(path: Path) -> str:
    deadline_s = time.monotonic() + 20
    while not path.exists():
        if time.monotonic() > deadline_s:
            raise HoldtalkError("The profile was not written.", "Look into the log of the program.")
        time.sleep(0.1)
    return path.read_text(encoding="utf-8")


def _take_round_trips(found: Evidence, count: int, env: Mapping[str, str]) -> None:
    argv = module_command("tray_app.review.round_trips", str(count))
    done = subprocess.run(argv, env=module_environment(env), capture_output=True, text=True, check=False,
                          timeout=_SOCKET_TIMEOUT_S)  # fmt: skip
    if done.returncode == 0:
        found.take("command socket round trip", "ms", json.loads(done.stdout),
                   "holdtalk status from another process: connection, question, answer", 50, 100, _BUSY)  # fmt: skip


_OF_EACH_END = 3


def _take_growth(found: Evidence, written_mb: Sequence[float]) -> None:
    """`written_mb`: before the first dictation, and after each.

    Parts are loaded at first use, and for some forty dictations libraries in C take 3 MB more, of which Python's
    tracemalloc sees nothing; then both have come to an end. A leak does not: it is as large in the second half of the
    dictations as in the first, so that the second tells it.
    """
    count = len(written_mb) - 1
    warm_at = min(max(WARM_AFTER, count // 2), count)
    what = "what the tray has written itself (RssAnon: heaps and stacks, no libraries)"
    found.take("memory taken once", "MB", [written_mb[warm_at] - written_mb[0]],
               f"{what}, after {warm_at} of {count} dictations − before the first: what comes with the first use and "
               "then no more")  # fmt: skip
    warm = written_mb[warm_at:]
    if len(warm) < 2 * _OF_EACH_END:
        found.off["memory growth of a session"] = f"{count} dictations are too few for it."
        return
    # What is held goes up and down by some tenths of a MB while dictations come and go.
    grown_mb = median(warm[-_OF_EACH_END:]) - median(warm[:_OF_EACH_END])
    found.take("memory growth of a session", "MB", [grown_mb],
               f"{what}: median after the last {_OF_EACH_END} of {count} dictations − after the first {_OF_EACH_END} "
               f"from number {warm_at} on, when the parts are warm", 1, 5,
               "Restart Holdtalk, and send this review with a bug report.", of="max")  # fmt: skip


def _written_mb(reader: ProcessReader) -> float:
    """USS where the system does not tell."""
    held_bytes = written_bytes(reader.pid)
    return _uss_mb(reader) if held_bytes is None else held_bytes / 1e6


def _uss_mb(reader: ProcessReader) -> float:
    return (reader.read(memory=True).uss_bytes or 0) / 1e6


def _wakeups(pid: int) -> int:
    """Of all threads; 0 where the system does not tell."""
    total = 0
    for status in Path(f"/proc/{pid}/task").glob("*/status"):
        with suppress(OSError):  # a thread that ended meanwhile
            lines = status.read_text(encoding="ascii", errors="replace").splitlines()
            total += sum(int(line.partition(":")[2]) for line in lines if line.startswith("voluntary_ctxt_switches"))
    return total
