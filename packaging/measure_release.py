"""Release to final text, in real time, through the real link and worker.

    python packaging/measure_release.py ../shared/speech/long_LJ_60s.flac --seconds 2 5 15 --repeat 3

Audio goes in as a microphone gives it: 20 ms blocks, on time. The key comes up at the given second
(where the speaker is in mid-word) or, with --pause, a moment after; 40 ms of post-roll follow, then
the take ends. Printed are the milliseconds from the end of the take to its text (the wait that
speech recognition adds), from key up to the text, and what the worker used.
"""

from __future__ import annotations

import argparse
import queue
import statistics
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import psutil
import soundfile

from tray_app.core.events import DictationId, EngineReady, Event, Final
from tray_app.core.ports import SAMPLE_RATE_HZ, Pcm
from tray_app.core.settings import SpeechSettings
from tray_app.speech.link import SpeechLink

BLOCK_SAMPLES = SAMPLE_RATE_HZ // 50
POST_ROLL_SAMPLES = SAMPLE_RATE_HZ * 40 // 1000


@dataclass(frozen=True, slots=True)
class Release:
    """One measured dictation."""

    after_key_up_ms: float
    after_end_ms: float
    cpu_percent: float
    text: str
    behind_ms: float
    """How long after key up the engine was still at what had been complete before."""


def nothing_stored(_dictation_id: DictationId) -> Iterator[Pcm]:
    """No spool: the worker is not expected to die here."""
    yield from ()


def await_event(events: queue.SimpleQueue[Event], kind: type[Event]) -> Event:
    while not isinstance(event := events.get(timeout=60), kind):
        pass
    return event


def dictate(link: SpeechLink, events: queue.SimpleQueue[Event], held: Pcm, post_roll: Pcm, pid: int) -> Release:
    """Speak `held` with the key down, then `post_roll`, in real time. Blocks for that long."""
    worker = psutil.Process(pid)
    busy_before = sum(worker.cpu_times()[:2])
    take = DictationId(time.time_ns())
    link.begin(take)
    start_ns, sent = time.monotonic_ns(), 0

    def speak(samples: Pcm) -> None:
        nonlocal sent
        for at in range(0, len(samples), BLOCK_SAMPLES):
            block = samples[at : at + BLOCK_SAMPLES]
            sent += len(block)
            ahead_ns = start_ns + sent * 1_000_000_000 // SAMPLE_RATE_HZ - time.monotonic_ns()
            time.sleep(max(0, ahead_ns) / 1e9)
            link.append(take, block)

    speak(held)
    key_up_ns = time.monotonic_ns()
    link.release_hint(take)
    speak(post_roll)
    end_ns = time.monotonic_ns()
    link.end(take)
    final = await_event(events, Final)
    assert isinstance(final, Final)
    busy = sum(worker.cpu_times()[:2]) - busy_before
    return Release(
        (final.at_ns - key_up_ns) / 1e6,
        (final.at_ns - end_ns) / 1e6,
        100 * busy * SAMPLE_RATE_HZ / max(1, sent),
        final.text,
        final.behind_ms,
    )


def cut(clip: Pcm, seconds: float, pause_seconds: float) -> tuple[Pcm, Pcm]:
    """What is said while the key is held, and the post-roll, which goes on where that stopped."""
    end = min(len(clip), int(seconds * SAMPLE_RATE_HZ))
    silence = np.zeros(int(pause_seconds * SAMPLE_RATE_HZ), np.int16)
    held = np.concatenate((clip[:end], silence))
    after = silence if pause_seconds else clip[end:]
    return held, np.concatenate((after, np.zeros(POST_ROLL_SAMPLES, np.int16)))[:POST_ROLL_SAMPLES]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("clips", nargs="+", type=Path, help="16 kHz mono files")
    parser.add_argument("--seconds", nargs="+", type=float, default=[2.0, 5.0, 15.0])
    parser.add_argument("--pause", type=float, default=0.0, help="seconds of silence before key up")
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--threads", type=int, default=SpeechSettings().threads)
    parser.add_argument("--no-partials", action="store_true")
    parser.add_argument("--text", action="store_true", help="print what was understood")
    options = parser.parse_args()
    events: queue.SimpleQueue[Event] = queue.SimpleQueue()
    settings = SpeechSettings(threads=options.threads, partials=not options.no_partials)
    link = SpeechLink(events.put, settings, nothing_stored)
    link.start()
    ready = await_event(events, EngineReady)
    assert isinstance(ready, EngineReady)
    print(f"loaded in {ready.load_ms:.0f} ms; end -> text is the wait after the last sample")
    print("  s    n   end->text ms median (min..max)   key up->text median   CPU % of a core   worker RSS MB")
    for seconds in options.seconds:
        clips = [soundfile.read(path, dtype="int16")[0] for path in options.clips]
        inputs = [cut(clip, seconds, options.pause) for clip in clips for _ in range(options.repeat)]
        seen = [dictate(link, events, held, post_roll, ready.worker_pid) for held, post_roll in inputs]
        waits = [one.after_end_ms for one in seen]
        resident = psutil.Process(ready.worker_pid).memory_info().rss / 1e6
        print(
            f"{seconds:5.1f} {len(seen):3d} {statistics.median(waits):10.1f} ({min(waits):.1f}..{max(waits):.1f})"
            f"{statistics.median(one.after_key_up_ms for one in seen):22.1f}"
            f"{statistics.median(one.cpu_percent for one in seen):18.1f}{resident:16.0f}",
            flush=True,
        )
        if options.text:
            print("\n".join(one.text for one in seen))
    link.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
