"""The parts that need no desktop, each timed by itself: a quick benchmark for a change of the code.

They are timed in several processes one after the other, and each process counts as one sample when two files are
compared (`perf.benchmark` says why).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np

from tray_app.audio.level import level_dbfs
from tray_app.audio.ring_buffer import RingBuffer
from tray_app.core.errors import HoldtalkError
from tray_app.core.own_process import module_command, module_environment
from tray_app.core.ports import SAMPLE_RATE_HZ, Pcm
from tray_app.perf.benchmark import BenchmarkResult, PerformanceBenchmark
from tray_app.perf.fingerprint import fingerprint
from tray_app.perf.ptt_workloads import workloads
from tray_app.text.filters import clean_text

from .figures import Figure, Results

PROCESSES = 10
_ROUNDS = 5
_TIMEOUT_S = 120.0
_WORDS = "the words that were said, with a naïve café and 日本語 among them; "


def measure(
    processes: int = PROCESSES,
    say: Callable[[str], None] = lambda _line: None,
    turns: Iterable[int] | None = None,
) -> Results:
    """Time the parts in `processes` processes, one at a time, or as often as `turns` allow; `say` gets a line for each.
    Blocks for about two seconds a process. Processor time, in microseconds a call. Raises HoldtalkError when a process
    fails."""
    samples: dict[tuple[str, str], list[float]] = {}
    done = 0
    for turn in range(processes) if turns is None else turns:
        done = turn + 1
        say(f"process {done} of {processes}")
        for figure in _in_a_process():
            samples.setdefault((figure["name"], figure["note"]), []).extend(figure["samples"])
    figures = [Figure(name, "µs", taken, note, rounds=done) for (name, note), taken in samples.items()]
    return Results(figures, fingerprint())


def _in_a_process() -> list[dict[str, Any]]:
    """Figures as `BenchmarkResult.as_dict` gives them."""
    command, environment = module_command(__name__), module_environment(os.environ)
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=_TIMEOUT_S)
    if done.returncode != 0:
        raise HoldtalkError("The parts could not be timed.", "Run: holdtalk doctor", done.stderr.strip()[-500:])
    figures: list[dict[str, Any]] = json.loads(done.stdout)
    return figures


def measure_here() -> tuple[BenchmarkResult, ...]:
    """Time the parts in this process alone."""
    bench = PerformanceBenchmark(rounds=_ROUNDS, samples_per_round=3, clock=time.thread_time_ns)
    for name, (work, note) in workloads().items():
        bench.add(name, work, note)
    block: Pcm = np.random.default_rng(1).integers(-3_000, 3_000, SAMPLE_RATE_HZ // 100).astype(np.int16)
    ring = RingBuffer(4 * SAMPLE_RATE_HZ)
    bench.add("audio, one block into the ring", lambda: ring.append(block), "10 ms of sound")
    bench.add("audio, pre-roll out of the ring", lambda: ring.since(ring.end - 300 * SAMPLE_RATE_HZ // 1_000), "300 ms")
    bench.add("audio, level of a block", lambda: level_dbfs(block), "10 ms of sound")
    short, long = _WORDS, _WORDS * 30
    bench.add("text, filters, a sentence", lambda: clean_text(short), f"{len(short)} characters")
    bench.add("text, filters, a page", lambda: clean_text(long), f"{len(long):,} characters")
    return bench.run()


if __name__ == "__main__":
    json.dump([found.as_dict() for found in measure_here()], sys.stdout)
