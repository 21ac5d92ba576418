"""What passing sound leaves behind, and whether the limits on memory hold: the program's own classes, driven past
their limits."""

from __future__ import annotations

import time
import tracemalloc
from pathlib import Path

from tray_app.audio.capture import Block, BlockQueue
from tray_app.audio.level import level_dbfs
from tray_app.audio.ring_buffer import RingBuffer
from tray_app.core.keeping_settings import SessionSettings
from tray_app.core.ports import SAMPLE_RATE_HZ, Pcm
from tray_app.core.recent_texts import RecentTexts
from tray_app.perf.allocations import AllocationTrace
from tray_app.perf.monitor import WINDOW_SAMPLES, Monitor
from tray_app.usage.summaries import Summaries

from .checklist import ARRAYS
from .disk import on_the_takes_disk, sound
from .evidence import Evidence

_RING_S = 4
_ROUNDS = 10
_TOLD_BYTES = 1_000
_BUG = "Send the report with a bug report: a limit of Holdtalk does not hold."


def measure_arrays(found: Evidence) -> None:
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
    found.take("arrays kept of a minute of sound", "kB", [60 / _RING_S * kept for kept in kept_kb],
               f"tracemalloc around {_RING_S} s of blocks through ring, pre-roll and level, scaled to a minute",
               10, 100, _BUG, of="p50")  # fmt: skip
    found.take("arrays at most at once", "kB", peak_kb, "tracemalloc's peak over the same stretch", 100, 1_000, _BUG,
               of="max")  # fmt: skip
    kept = [site for site in trace.sites if site.grown_bytes >= _TOLD_BYTES]
    found.note(ARRAYS, *(f"tracemalloc: {site.place} kept {site.grown_bytes:,} bytes." for site in kept))


def _pass(ring: RingBuffer, blocks: list[Pcm]) -> None:
    for block in blocks:
        ring.append(block)
        ring.since(ring.end - 300 * SAMPLE_RATE_HZ // 1_000)
        level_dbfs(block)


def measure_limits(found: Evidence) -> None:
    """Everything that holds only so much, each given more than that."""
    capacity = _RING_S * SAMPLE_RATE_HZ
    ring = RingBuffer(capacity)
    for _ in range(3):
        for block in sound(_RING_S):
            ring.append(block)
    _bound(found, "pre-roll ring", len(ring.since(0)[1]), capacity, f"after three times its {_RING_S} s")
    _fill_queue(found)
    monitor = Monitor()
    for at in range(3 * WINDOW_SAMPLES):
        monitor.observe("threads", 14.0, at)
    _bound(found, "samples of a figure", len(monitor.samples("threads")[1]), WINDOW_SAMPLES,
           f"after three times the {WINDOW_SAMPLES} that are kept")  # fmt: skip
    _fill_context(found)
    _fill_summaries(found)


def _fill_queue(found: Evidence) -> None:
    queue = BlockQueue(lambda: None)
    handed = Block(bytes(320), 0, 0, overflowed=False)
    room = 0
    while not queue.refused and room < 1_000_000:
        queue.put(handed)
        room += 1 - queue.refused
    for _ in range(room):
        queue.put(handed)
    _bound(found, "driver's queue", len(queue.drain()), room,
           f"after twice its room of {room} blocks ({room / 100:.0f} s); what is refused is counted")  # fmt: skip


def _fill_context(found: Evidence) -> None:
    """The recent texts of a session, given ten times the characters that they may hold."""
    room = SessionSettings().context_characters
    recent = RecentTexts(room)
    pruned, fullest = 0, 0
    with AllocationTrace(most=1):
        before_bytes, _peak = tracemalloc.get_traced_memory()
        for number in range(10 * room // 50):
            pruned += recent.add(f"{number:<50}")
            fullest = max(fullest, sum(map(len, recent.texts())))
        held_bytes = tracemalloc.get_traced_memory()[0] - before_bytes
    _bound(found, "recent texts", fullest, room,
           f"the most after any of {10 * room // 50} texts of 50 characters, room {room}: {pruned} pruned, "
           f"{len(recent.texts())} left")  # fmt: skip
    found.take("recent texts, memory", "kB", [held_bytes / 1_000], "tracemalloc, filled as above", 100, 1_000, _BUG,
               of="max")  # fmt: skip


def _fill_summaries(found: Evidence) -> None:
    """Summaries of old sessions, more and older than are kept."""
    keep, day_s, now_unix = SessionSettings(), 86_400, time.time()
    with on_the_takes_disk() as folder:
        summaries = Summaries(Path(folder))
        for days in range(0, 2 * keep.keep_days, 2):
            summaries.write(now_unix - days * day_s, {"padding": "x" * 20_000})
        summaries.clean(keep_days=keep.keep_days, keep_bytes=1_000 * keep.keep_kb, now_unix=now_unix)
        sizes = [path.stat().st_size for path in Path(folder).iterdir()]
    _bound(found, "old sessions", sum(sizes), 1_000 * keep.keep_kb,
           f"{keep.keep_days} of 20 kB over {2 * keep.keep_days} days, cleaned: {len(sizes)} left")  # fmt: skip


def _bound(found: Evidence, what: str, held: float, room: float, how: str) -> None:
    found.take(f"{what}, held of its room", "%", [100 * held / room], how, 100, 100, _BUG, of="max")
