"""What the disk of the recordings and the log cost, with the program's own classes on real files."""

from __future__ import annotations

import logging
import os
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np

from tray_app.audio.spool import DiskSpool
from tray_app.audio.take_file import TakeFile, read_take
from tray_app.core.events import DictationId
from tray_app.core.ports import SAMPLE_RATE_HZ, Pcm
from tray_app.logs import Outbox, PrivateLogFile
from tray_app.paths import make_private, state_dir

from .evidence import Evidence

BLOCK_SAMPLES = SAMPLE_RATE_HZ // 100
_SLOW_DISK = "Free the disk of the state folder, or put that folder on a faster one."
_LOG_CALLS, _CALLS_A_SAMPLE = 2_000, 20


def on_the_takes_disk() -> tempfile.TemporaryDirectory[str]:
    """A folder where the recordings are, so that the same disk is measured. Raises StorageFault."""
    return tempfile.TemporaryDirectory(prefix="review-", dir=make_private(state_dir()))


def sound(seconds: float) -> list[Pcm]:
    """Blocks of 10 ms, as the driver hands them over."""
    samples = np.random.default_rng(1).integers(-3_000, 3_000, int(seconds * SAMPLE_RATE_HZ)).astype(np.int16)
    return [samples[at : at + BLOCK_SAMPLES] for at in range(0, len(samples), BLOCK_SAMPLES)]


def measure_takes(found: Evidence, seconds: int) -> None:
    """Write and read `seconds` of sound as the spool does. Raises StorageFault."""
    with on_the_takes_disk() as folder:
        writes_ms, syncs_ms = _write_take(Path(folder) / "take.wav", sound(seconds))
        read_ms = [_timed_ms(lambda: _read(Path(folder) / "take.wav")) / seconds for _ in range(10)]
        handed_ms = _hand_over(Path(folder) / "spool", sound(min(seconds, 10)))
    take = partial(found.take, unit="ms", remedy=_SLOW_DISK)
    take("recording, one block written", samples=writes_ms, how="TakeFile.append of 10 ms of sound, by the clock",
         target=1, acceptance=10)  # fmt: skip
    take("recording, one second made safe", samples=syncs_ms, target=100, acceptance=1_000,
         how="os.fsync after each second of sound; a thread of its own does it")  # fmt: skip
    take("recording, a second read back", samples=read_ms, how="read_take of the whole file ÷ its seconds",
         target=1, acceptance=10, of="p50")  # fmt: skip
    found.take("recording, one block handed over", "ms", handed_ms,
               "DiskSpool.append on the microphone's thread: it queues and never waits for the disk", 0.2, 1,
               "Close programs that keep the processor busy.")  # fmt: skip


def _write_take(path: Path, blocks: list[Pcm]) -> tuple[list[float], list[float]]:
    """Milliseconds of each write, and of each sync."""
    file = TakeFile(path)
    writes_ms, syncs_ms = [], []
    try:
        for at, block in enumerate(blocks, 1):
            writes_ms.append(_timed_ms(partial(file.append, block.tobytes())))
            if at % 100 == 0:
                syncs_ms.append(_timed_ms(partial(os.fsync, file.descriptor)))
        file.enter_length()
    finally:
        os.close(file.descriptor)
    return writes_ms, syncs_ms


def _read(path: Path) -> int:
    return sum(len(block) for block in read_take(path))


def _hand_over(folder: Path, blocks: list[Pcm]) -> list[float]:
    spool, spoken = DiskSpool(lambda _event: None, folder), DictationId(1)
    try:
        spool.begin(spoken)
        handed_ms = [_timed_ms(partial(spool.append, spoken, block)) for block in blocks]
        spool.end(spoken)
        spool.flush(10.0)
        spool.discard(spoken)
    finally:
        spool.close()
    return handed_ms


def measure_log(found: Evidence) -> None:
    """The program's own log, into a file beside its real one. Raises StorageFault."""
    with on_the_takes_disk() as folder:
        outbox = Outbox()
        file = PrivateLogFile(Path(folder) / "review.log")
        file.setFormatter(logging.Formatter("%(asctime)s %(levelname)-7s %(threadName)s %(name)s: %(message)s"))
        writer = outbox.write_to(file)
        probe = logging.Logger("review", logging.INFO)  # one of its own: the real log gets nothing of this
        probe.addHandler(outbox)
        try:
            told_us = _each_call_us(lambda: probe.info("a line of the usual length with a number: %d", 12))
            silent_us = _each_call_us(lambda: probe.debug("a line that the level leaves out: %d", 12))
        finally:
            drained_ms = _timed_ms(writer.stop)
            file.close()
    quieter, how = 'Set log.level = "warning".', f"mean of {_CALLS_A_SAMPLE} calls a sample"
    found.take("log, one line", "µs", told_us, f"the call alone; {how}", 50, 200, quieter, of="p50")
    found.take("log, a line left out by its level", "µs", silent_us, how, 2, 10, quieter)
    found.take("log, until all is written", "ms", [drained_ms], f"what waited after {_LOG_CALLS} lines at once", 500,
               2_000, _SLOW_DISK, of="max")  # fmt: skip


def _each_call_us(call: Callable[[], None]) -> list[float]:
    def some() -> None:
        for _ in range(_CALLS_A_SAMPLE):
            call()

    return [_timed_ms(some) * 1_000 / _CALLS_A_SAMPLE for _ in range(_LOG_CALLS // _CALLS_A_SAMPLE)]


def _timed_ms(work: Callable[[], object]) -> float:
    begun_ns = time.perf_counter_ns()
    work()
    return (time.perf_counter_ns() - begun_ns) / 1e6
