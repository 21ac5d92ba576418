"""Reads memory and processor time of the tray and of the speech worker, on one thread, only as often as wanted.

Hidden: once a minute, and at the beginning and the end of each dictation. Shown: every `interval_ms`, memory every
fourth second.
"""

from __future__ import annotations

import logging
import os
import sys
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tray_app.core.dictation import DictationRecord
from tray_app.core.memory import written_bytes
from tray_app.core.shield import shielded
from tray_app.core.worker import End, Worker

from .monitor import Monitor
from .wall_clock import WALL

_log = logging.getLogger(__name__)

HIDDEN_INTERVAL_S = 60.0
MEMORY_INTERVAL_NS = 3_900_000_000
"""The kernel walks every mapping for it: two milliseconds a process, as much as all the rest of the window."""
SHORTEST_CPU_INTERVAL_NS = 150_000_000
"""A share of processor time over less than this says nothing."""
_BYTES_PER_MB = 1_000_000
Gauge = Callable[[], float | None]
"""Reads one figure, in its metric's unit; None while there is none."""
_ON_LINUX: bool = sys.platform == "linux"


@dataclass(frozen=True, slots=True)
class Usage:
    """What one process holds and has used so far."""

    uss_bytes: int | None
    """None when memory was not asked for."""
    cpu_ns: int
    threads: int
    open_files: int
    written_bytes: int | None = None
    """Of its memory what it has written itself; None when that was not asked for, or the system does not tell."""


class ProcessReader:
    """Reads one process; not for several threads. A tenth of a millisecond, with memory two and more."""

    def __init__(self, pid: int) -> None:
        """Raises psutil.NoSuchProcess."""
        import psutil

        self.pid = pid
        self._process = psutil.Process(pid)

    def read(self, *, memory: bool) -> Usage:
        """Raises psutil.Error or OSError when the process is gone or may not be read."""
        process = self._process
        with process.oneshot():
            uss_bytes = process.memory_full_info().uss if memory else None
            count_files = getattr(process, "num_fds" if hasattr(process, "num_fds") else "num_handles")  # Windows
            written = written_bytes(self.pid) if memory else None
            return Usage(uss_bytes, self._cpu_ns(), process.num_threads(), count_files(), written)

    def _cpu_ns(self) -> int:
        """Processor time used so far. On Linux to the nanosecond; elsewhere as psutil has it (10 ms on many)."""
        if _ON_LINUX:
            # A process's own CPU clock, as clock_getcpuclockid(3) makes it of the pid.
            return time.clock_gettime_ns((~self.pid << 3) | 2)
        times = self._process.cpu_times()
        return int((times.user + times.system) * 1e9)


class _Tracked:
    """One process over time: what changed since the sample before."""

    def __init__(self, prefix: str, monitor: Monitor, reader: Callable[[int], ProcessReader]) -> None:
        self._prefix = prefix
        self._monitor = monitor
        self._make_reader = reader
        self._reader: ProcessReader | None = None
        self._before: tuple[int, int, int] | None = None
        """(at_ns, cpu_ns, windows_ns) of the sample before."""
        self._memory_at_ns: int | None = None

    def sample(
        self, pid: int, at_ns: int, *, busy: bool, ended: bool, windows_ns: int = 0, apart: bool = False
    ) -> Usage | None:
        """Read and report; None when the process is gone. A new pid starts anew; a dictation that ended wants its
        memory now. `windows_ns` is what the thread of the windows has used so far; it is left out where it is to be
        kept `apart`."""
        import psutil

        try:
            if self._reader is None or self._reader.pid != pid:
                self._reader, self._before, self._memory_at_ns = self._make_reader(pid), None, None
            due = self._memory_at_ns is None or at_ns - self._memory_at_ns >= MEMORY_INTERVAL_NS
            usage = self._reader.read(memory=due or ended)
        except (psutil.Error, OSError) as error:
            _log.debug("cannot read process %s: %s", self._prefix, error)
            self._reader = None
            return None
        if usage.uss_bytes is not None:
            self._memory_at_ns = at_ns
            self._monitor.observe(f"{self._prefix}_uss", usage.uss_bytes / _BYTES_PER_MB, at_ns)
        self._report_cpu(usage.cpu_ns, windows_ns, at_ns, busy=busy, apart=apart)
        return usage

    def _report_cpu(self, cpu_ns: int, windows_ns: int, at_ns: int, *, busy: bool, apart: bool) -> None:
        before = self._before
        if before is not None:
            if at_ns - before[0] < SHORTEST_CPU_INTERVAL_NS:
                return  # too short to judge; the next sample covers this stretch too
            name = f"{self._prefix}_cpu_dictating" if busy else f"{self._prefix}_cpu"
            used_ns = cpu_ns - before[1] - (windows_ns - before[2] if apart and not busy else 0)
            self._monitor.observe(name, max(0.0, 100 * used_ns / (at_ns - before[0])), at_ns)
        self._before = (at_ns, cpu_ns, windows_ns)


def main_thread_ns() -> int:
    """What the thread of the windows has used so far; 0 where no system tells."""
    if not hasattr(time, "pthread_getcpuclockid"):
        return 0
    ident = threading.main_thread().ident
    return time.clock_gettime_ns(time.pthread_getcpuclockid(ident)) if ident is not None else 0


class Sampler:
    """Its thread is "perf-sampler"; `close()` ends it within a read."""

    def __init__(
        self,
        monitor: Monitor,
        *,
        worker_pid: Callable[[], int | None],
        dictating: Callable[[], bool],
        gauges: Mapping[str, Gauge] = {},
        interval_ms: int = 1_000,
        clock: Callable[[], int] = time.monotonic_ns,
        reader: Callable[[int], ProcessReader] = ProcessReader,
        windows_ns: Callable[[], int] = main_thread_ns,
    ) -> None:
        """`gauges`, by the names of their metrics, are read at each sample. They, `worker_pid` and `dictating` are
        called on the sampler's thread and must not block. `windows_ns` is the processor time of the windows' thread."""
        self._monitor = monitor
        self._worker_pid = worker_pid
        self._dictating = dictating
        self._gauges = dict(gauges)
        self._clock = clock
        self._tray = _Tracked("tray", monitor, reader)
        self._speech_worker = _Tracked("worker", monitor, reader)
        self._was_busy = False
        self._held_after_dictation: int | None = None
        self._interval_ms = interval_ms
        self._shown = False
        self._windows_ns = windows_ns
        self.window_open = False
        """The user has a window of ours open: what its painting costs is no figure of a program at rest."""
        # Figures may fail; the program they are about must not.
        self._sample_safely = shielded("a sample of memory and processor time", self.sample, lambda **_: None)
        self._worker = Worker("perf-sampler")
        self._end_interval: End = lambda: None

    def start(self) -> None:
        self._monitor.bus.subscribe(DictationRecord, "the sampler", lambda _: self._have_sample(ended=True))
        self._worker.do(self._use_interval)

    def close(self) -> None:
        """Blocks until the thread has ended, at most a second."""
        self._worker.close(1.0)

    def set_shown(self, shown: bool) -> None:
        """The window came or went. Callable from any thread."""
        self._shown = shown
        self._worker.do(self._use_interval)
        if shown:
            self._have_sample()

    def set_interval_ms(self, interval_ms: int) -> None:
        self._interval_ms = interval_ms
        self._worker.do(self._use_interval)

    def dictation_begins(self) -> None:
        """At key down: what was used until now was used idle. Returns at once; callable from any thread."""
        self._have_sample(begins=True)

    def _use_interval(self) -> None:
        self._end_interval()
        interval_s = self._interval_ms / 1000 if self._shown else HIDDEN_INTERVAL_S
        self._end_interval = self._worker.every(interval_s, self._sample_safely)

    def _have_sample(self, *, begins: bool = False, ended: bool = False) -> None:
        self._worker.do(lambda: self._sample_safely(begins=begins, ended=ended))

    def sample(self, *, begins: bool = False, ended: bool = False) -> None:
        """One round. Blocks for about a millisecond.

        `begins`: a dictation begins just now, so that the stretch before it was idle unless another was going on.
        `ended`: one has just ended.
        """
        WALL.look()  # at least once a minute, whether the window is shown or not
        busy_now = self._dictating()
        busy = self._was_busy or ended or (busy_now and not begins)
        self._was_busy = busy_now or begins
        at_ns = self._clock()
        usage = self._tray.sample(
            os.getpid(), at_ns, busy=busy, ended=ended, windows_ns=self._windows_ns(),
            apart=self._shown or self.window_open,
        )  # fmt: skip
        if usage is not None:
            self._monitor.observe("threads", usage.threads, at_ns)
            self._monitor.observe("open_files", usage.open_files, at_ns)
            held_bytes = usage.uss_bytes if usage.written_bytes is None else usage.written_bytes
            if held_bytes is not None and ended:
                self._report_growth(held_bytes, at_ns)
        for name, read in self._gauges.items():
            value = read()
            if value is not None:
                self._monitor.observe(name, value, at_ns)
        worker_pid = self._worker_pid()
        if worker_pid is not None:
            self._speech_worker.sample(worker_pid, self._clock(), busy=busy, ended=ended)

    def _report_growth(self, held_bytes: int, at_ns: int) -> None:
        if self._held_after_dictation is not None:
            growth_mb = (held_bytes - self._held_after_dictation) / _BYTES_PER_MB
            self._monitor.observe("memory_growth", growth_mb, at_ns)
        self._held_after_dictation = held_bytes
