"""The parts that need no desktop, each timed by itself: a quick benchmark for a change of the code."""

from __future__ import annotations

import time

import numpy as np

from tray_app.audio.level import level_dbfs
from tray_app.audio.ring import Ring
from tray_app.core.ports import SAMPLE_RATE_HZ, Pcm
from tray_app.perf.benchmark import PerformanceBenchmark
from tray_app.perf.fingerprint import fingerprint
from tray_app.perf.ptt_workloads import workloads
from tray_app.text.filters import clean_text

from .figures import Results

ROUNDS = 30
"""Spread over some seconds, so that a machine busy for one of them does not decide."""
_BLOCK_SAMPLES = SAMPLE_RATE_HZ // 100
_WORDS = "the words that were said, with a naïve café and 日本語 among them; "


def measure(rounds: int = ROUNDS) -> Results:
    """Blocks for about ten seconds. Processor time of this thread, in microseconds a call."""
    bench = PerformanceBenchmark(rounds=rounds, samples_per_round=3, clock=time.thread_time_ns)
    for name, (work, note) in workloads().items():
        bench.add(name, work, note)
    _add_audio(bench)
    _add_text(bench)
    results = Results(fingerprint=fingerprint())
    for found in bench.run():
        results.add(found.name, "µs", found.samples_us, found.note, rounds=found.rounds)
    return results


def _add_audio(bench: PerformanceBenchmark) -> None:
    block: Pcm = np.random.default_rng(1).integers(-3_000, 3_000, _BLOCK_SAMPLES).astype(np.int16)
    ring = Ring(4 * SAMPLE_RATE_HZ)
    bench.add("audio, one block into the ring", lambda: ring.append(block), "10 ms of sound")
    bench.add("audio, pre-roll out of the ring", lambda: ring.since(ring.end - 300 * SAMPLE_RATE_HZ // 1_000), "300 ms")
    bench.add("audio, level of a block", lambda: level_dbfs(block), "10 ms of sound")


def _add_text(bench: PerformanceBenchmark) -> None:
    short, long = _WORDS, _WORDS * 30
    bench.add("text, filters, a sentence", lambda: clean_text(short), f"{len(short)} characters")
    bench.add("text, filters, a page", lambda: clean_text(long), f"{len(long):,} characters")
