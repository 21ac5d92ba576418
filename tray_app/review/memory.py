"""What passing sound leaves behind, and whether the limits on memory hold: the program's own classes, driven past
their limits."""

from __future__ import annotations

import time
import tracemalloc
from pathlib import Path

from tray_app.audio.capture import Block, BlockQueue
from tray_app.audio.level import level_dbfs
from tray_app.audio.ring_buffer import RingBuffer
from tray_app.bench.figures import Figure
from tray_app.core.ports import SAMPLE_RATE_HZ, Pcm
from tray_app.core.settings import SessionSettings
from tray_app.perf.allocations import AllocationTrace
from tray_app.perf.monitor import WINDOW_SAMPLES, Monitor
from tray_app.usage.context import RecentTexts
from tray_app.usage.summaries import Summaries

from .disk import on_the_takes_disk, sound
from .findings import Measurement

_RING_S = 4
_ROUNDS = 10
_BUG = "Send the report with a bug report: a limit of Holdtalk does not hold."


def measure_arrays() -> tuple[tuple[Measurement, ...], tuple[str, ...]]:
    """Sound through ring, pre-roll and level under tracemalloc; the figures, and the lines that kept most."""
    ring, blocks = RingBuffer(_RING_S * SAMPLE_RATE_HZ), sound(_RING_S)
    _pass(ring, blocks)  # what is made once is there afterwards
    kept_kb, peak_kb = [], []
    with AllocationTrace(most=3) as trace:
        for _ in range(_ROUNDS):
            before_bytes, _peak = tracemalloc.get_traced_memory()
            tracemalloc.reset_peak()
            _pass(ring, blocks)
            after_bytes, peak_bytes = tracemalloc.get_traced_memory()
            kept_kb.append((after_bytes - before_bytes) / 1_000)
            peak_kb.append((peak_bytes - before_bytes) / 1_000)
    per_minute = [60 / _RING_S * kept for kept in kept_kb]
    measurements = (
        Measurement(
            Figure("arrays kept of a minute of sound", "kB", per_minute,
                   f"tracemalloc around {_RING_S} s of blocks through ring, pre-roll and level, scaled to a minute",
                   target=10.0, target_of="p50"),
            acceptance=100.0, remedy=_BUG,
        ),
        Measurement(
            Figure("arrays at most at once", "kB", peak_kb, "tracemalloc's peak over the same stretch",
                   target=100.0, target_of="max"),
            acceptance=1_000.0, remedy=_BUG,
        ),
    )  # fmt: skip
    return measurements, tuple(f"{site.place} kept {site.grown_bytes} bytes" for site in trace.sites)


def _pass(ring: RingBuffer, blocks: list[Pcm]) -> None:
    for block in blocks:
        ring.append(block)
        ring.since(ring.end - 300 * SAMPLE_RATE_HZ // 1_000)
        level_dbfs(block)


def measure_audio_limits() -> tuple[Measurement, ...]:
    """Pre-roll ring and the driver's queue, each given more than it may hold."""
    capacity = _RING_S * SAMPLE_RATE_HZ
    ring = RingBuffer(capacity)
    for _ in range(3):
        for block in sound(_RING_S):
            ring.append(block)
    held = len(ring.since(0)[1])
    queue = BlockQueue(lambda: None)
    handed = Block(bytes(320), 0, 0, overflowed=False)
    room = 0
    while not queue.refused and room < 1_000_000:
        queue.put(handed)
        room += 1 - queue.refused
    for _ in range(room):
        queue.put(handed)
    kept = len(queue.drain())
    return (
        _bound("pre-roll ring, held of its room", 100 * held / capacity, f"after three times its {_RING_S} s"),
        _bound("driver's queue, held of its room", 100 * kept / room,
               f"after twice its room of {room} blocks ({room / 100:.0f} s); what is refused is counted and told"),
    )  # fmt: skip


def measure_figures_kept() -> Measurement:
    """The monitor's own windows, given three times what they keep."""
    monitor = Monitor()
    for at in range(3 * WINDOW_SAMPLES):
        monitor.observe("threads", 14.0, at)
    held = len(monitor.samples("threads")[1])
    return _bound("samples of a figure, held of their room", 100 * held / WINDOW_SAMPLES,
                  f"after three times the {WINDOW_SAMPLES} that are kept")  # fmt: skip


def measure_context() -> tuple[Measurement, ...]:
    """The recent texts of a session, given ten times the characters that they may hold."""
    room = SessionSettings().context_characters
    recent = RecentTexts(room)
    fills, pruned = [], 0
    for _ in range(10 * room // 50):
        pruned += recent.add("x" * 50)
        fills.append(recent.fill_percent)
    held = len(recent.texts())
    return (
        Measurement(
            Figure("recent texts, held of their room", "%", fills,
                   f"after each of {len(fills)} texts of 50 characters, room {room}: {pruned} pruned, {held} left",
                   target=100.0, target_of="max"),
            acceptance=100.0, remedy=_BUG,
        ),
    )  # fmt: skip


def measure_summaries() -> Measurement:
    """Summaries of old sessions, more and older than are kept."""
    keep, day_s, now_unix = SessionSettings(), 86_400, time.time()
    with on_the_takes_disk() as folder:
        summaries = Summaries(Path(folder))
        for days in range(0, 2 * keep.keep_days, 2):
            summaries.write(now_unix - days * day_s, {"padding": "x" * 20_000})
        summaries.clean(keep_days=keep.keep_days, keep_bytes=1_000 * keep.keep_kb, now_unix=now_unix)
        sizes = [path.stat().st_size for path in Path(folder).iterdir()]
    how = f"{keep.keep_days} summaries of 20 kB over {2 * keep.keep_days} days, cleaned: {len(sizes)} left"
    return _bound("old sessions, held of their room", 100 * sum(sizes) / (1_000 * keep.keep_kb), how)


def _bound(name: str, percent: float, how: str) -> Measurement:
    return Measurement(Figure(name, "%", [percent], how, target=100.0, target_of="max"), 100.0, _BUG)
