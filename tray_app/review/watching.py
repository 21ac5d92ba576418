"""The real program under review: started on this desktop and dictated into, or the one that is running already."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

import psutil

from tray_app.api.socket import ask
from tray_app.bench.dictating import QUIET, RELEASE_LAG_S, Dictating, cpu_ns, readers_of
from tray_app.bench.figures import Figure
from tray_app.bench.keyboard import Keyboard
from tray_app.bench.program import Program, Target
from tray_app.bench.room import Room
from tray_app.core.errors import HoldtalkError
from tray_app.core.own_process import module_command, module_environment
from tray_app.perf.sampler import ProcessReader

from . import profiled
from .profile import Profile

Say = Callable[[str], None]
_SOCKET_TIMEOUT_S = 60.0
_OF_EACH_END = 3


@dataclass(frozen=True, slots=True)
class Plan:
    """How much is done."""

    lengths: Mapping[int, int]
    """Seconds of speech, and how many dictations of that length."""
    idle_s: float
    profiled_dictations: int
    round_trips: int
    disk_s: int
    """Seconds of sound written as a recording."""
    part_processes: int
    """How many processes time the parts, each about two seconds; each is one sample for a comparison."""


QUICK = Plan({2: 8, 5: 2}, idle_s=8.0, profiled_dictations=2, round_trips=30, disk_s=20, part_processes=7)
FULL = Plan({2: 20, 5: 20, 15: 8}, idle_s=60.0, profiled_dictations=6, round_trips=200, disk_s=120, part_processes=10)


@dataclass(slots=True)
class Watched:
    """What was seen of the program."""

    document: Mapping[str, Any] = field(default_factory=dict)
    """Its own report (`perf.report`); empty when there was no program to look at."""
    figures: dict[str, Figure] = field(default_factory=dict)
    """Taken from outside, by name."""
    profile: Profile | None = None
    absent: str = ""
    """Why there is no program to look at."""
    how: str = ""
    """Which program it was, a sentence."""

    def add(self, figure: Figure) -> None:
        self.figures[figure.name] = figure

    def samples(self, name: str) -> tuple[list[float], str]:
        """Those of one of the program's own figures, and the start of its dictations: warm, cold and resumed ones are
        never mixed, and the start with most samples speaks. Failed dictations are left out."""
        rows = [row for row in self.document.get("metrics", ()) if row["name"] == name]
        most = max(rows, key=lambda row: int(row["n"]), default={"samples": (), "start": ""})
        return [float(value) for value in most["samples"] if value is not None], str(most["start"])

    def group(self, group: str) -> list[Mapping[str, Any]]:
        """Rows of a group with samples."""
        return [row for row in self.document.get("metrics", ()) if row["group"] == group and row["n"]]


# --- a program that is running -----------------------------------------------------------


def watch_running(plan: Plan, say: Say) -> Watched | None:
    """What it has measured of itself since it was started; None when none is running. Raises HoldtalkError."""
    if ask("status") is None:
        return None
    say("reading the figures of the program that is running")
    watched = Watched(how="The program that was running: what it measured of itself since it was started.")
    with tempfile.TemporaryDirectory(prefix="holdtalk-review-") as folder:
        path = Path(folder) / "export.json"
        ask("export", {"format": "json", "path": str(path)}, timeout_s=_SOCKET_TIMEOUT_S)
        watched.document = json.loads(path.read_text(encoding="utf-8"))
    _add_round_trips(watched, plan, os.environ)
    return watched


# --- one of our own ----------------------------------------------------------------------


def watch_own(speech: Path, plan: Plan, say: Say) -> Watched:
    """Start the program, dictate into a window, look at it from outside; then once more with a profiler.

    Raises HoldtalkError when a part of the desktop is missing or a dictation does not arrive.
    """
    watched = Watched(how="A program of its own, dictated into with a real key, a virtual microphone, a real window.")
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="holdtalk-review-")))
        room = stack.enter_context(Room())
        keyboard = stack.enter_context(closing(Keyboard()))
        dictating = Dictating(speech, max(plan.lengths.values()), folder, room, keyboard)
        program = Program(folder / "own", room.env, QUIET)
        stack.callback(program.stop)
        say("starting the program")
        begun_ns = time.monotonic_ns()
        program.start()
        watched.add(Figure("start to ready", "ms", [(time.monotonic_ns() - begun_ns) / 1e6], "process start to status"))
        _look_at_rest(watched, program, plan, say)
        _dictate(watched, program, dictating, plan, say)
        _look_afterwards(watched, program, plan, say)
        program.stop()
        say("dictating into a program with a profiler")
        watched.profile = _profile(folder / "profiled", room, dictating, plan)
    return watched


def _look_at_rest(watched: Watched, program: Program, plan: Plan, say: Say) -> None:
    say(f"watching it at rest for {plan.idle_s:.0f} s")
    readers = readers_of(program)
    time.sleep(2.0)
    begun_ns, used_ns = time.monotonic_ns(), [cpu_ns(reader) for reader in readers]
    woken = [_wakeups(reader.pid) for reader in readers]
    time.sleep(plan.idle_s)
    span_ns = time.monotonic_ns() - begun_ns
    for name, reader, before_ns, before in zip(("tray", "worker"), readers, used_ns, woken, strict=True):
        share = 100 * (cpu_ns(reader) - before_ns) / span_ns
        watched.add(Figure(f"idle CPU, {name}", "%", [share], "of one core, microphone closed"))
        note = "voluntary context switches of all its threads, microphone closed"
        watched.add(Figure(f"wakeups at rest, {name}", "/s", [1e9 * (_wakeups(reader.pid) - before) / span_ns], note))


def _dictate(watched: Watched, program: Program, dictating: Dictating, plan: Plan, say: Say) -> None:
    speaking: list[float] = []
    with closing(Target(program.env)) as target:
        dictating.dictate(program, target, 2, RELEASE_LAG_S)  # the first one opens the microphone; it is not counted
        tray = readers_of(program)[0]
        uss_mb = [_uss_mb(tray)]
        for seconds, times in plan.lengths.items():
            say(f"{times} dictations of {seconds} s")
            waits = []
            for turn in range(times):
                seen = dictating.dictate(program, target, seconds, RELEASE_LAG_S, turn)
                waits.append(seen["seen_ms"])
                speaking.append(seen["speaking_cpu_percent"])
                uss_mb.append(_uss_mb(tray))
            watched.add(Figure(f"release to text seen, {seconds} s", "ms", waits, "key up sent to text in the window"))
    watched.add(Figure("CPU while speaking", "%", speaking, "tray and worker, of one core, key down to key up"))
    # What is held goes up and down by some MB while dictations come and go.
    grown_mb = median(uss_mb[-_OF_EACH_END:]) - median(uss_mb[:_OF_EACH_END])
    note = f"USS of the tray: median of the last {_OF_EACH_END} of {len(uss_mb)} − median of the first {_OF_EACH_END}"
    watched.add(Figure("memory growth over the dictations", "MB", [grown_mb], note))
    watched.add(Figure("tray memory after the dictations", "MB", uss_mb[-1:], "USS, window not opened"))


def _look_afterwards(watched: Watched, program: Program, plan: Plan, say: Say) -> None:
    say("asking it for its figures")
    process = psutil.Process(program.pid)
    if sys.platform == "linux":
        limit, _hard = process.rlimit(psutil.RLIMIT_NOFILE)
        share = 100 * process.num_fds() / limit
        watched.add(
            Figure("open files of their limit", "%", [share], f"{process.num_fds()} of {limit} (RLIMIT_NOFILE)")
        )
    watched.add(Figure("threads of the tray", "", [float(process.num_threads())], "after the dictations"))
    time.sleep(1.5)  # recordings go once their text was delivered
    left = list((Path(program.env["XDG_STATE_HOME"]) / "holdtalk" / "takes").glob("run-*/*.wav"))
    watched.add(Figure("recordings left behind", "", [float(len(left))], "after every text was delivered"))
    _add_round_trips(watched, plan, program.env)
    watched.document = program.export()
    watched.add(Figure("second start handed over", "ms", [_second_start_ms(program)],
                       "holdtalk run while it runs: process start to its end"))  # fmt: skip


def _second_start_ms(program: Program) -> float:
    """Raises HoldtalkError when there are two programs then."""
    begun_ns = time.monotonic_ns()
    argv = module_command("tray_app", "run", "--quiet")
    with suppress(subprocess.TimeoutExpired):
        if subprocess.run(argv, env=program.env, capture_output=True, check=False, timeout=20).returncode == 0:
            return (time.monotonic_ns() - begun_ns) / 1e6
    raise HoldtalkError("A second program did not hand over to the first.", "Run: holdtalk doctor")


def _profile(folder: Path, room: Room, dictating: Dictating, plan: Plan) -> Profile:
    program = Program(folder, room.env, QUIET, module_command(profiled.__name__, str(folder)))
    try:
        program.start()
        (folder / profiled.BEGIN).touch()
        begun_ns = time.monotonic_ns()
        with closing(Target(program.env)) as target:
            for turn in range(plan.profiled_dictations):
                dictating.dictate(program, target, 2, RELEASE_LAG_S, turn)
        (folder / profiled.WANTED).touch()
        written, deadline_s = folder / profiled.PROFILE, time.monotonic() + 20
        while not written.exists():
            if time.monotonic() > deadline_s:
                raise HoldtalkError("The profile was not written.", "Look into the log of the program.")
            time.sleep(0.1)
        return Profile(json.loads(written.read_text(encoding="utf-8")), (time.monotonic_ns() - begun_ns) / 1e9)
    finally:
        program.stop()


def _add_round_trips(watched: Watched, plan: Plan, env: Mapping[str, str]) -> None:
    argv = module_command("tray_app.review.round_trips", str(plan.round_trips))
    done = subprocess.run(argv, env=module_environment(env), capture_output=True, text=True, check=False,
                          timeout=_SOCKET_TIMEOUT_S)  # fmt: skip
    if done.returncode == 0:
        note = "holdtalk status from another process: connection, question, answer"
        watched.add(Figure("command socket round trip", "ms", json.loads(done.stdout), note, rounds=1))


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
