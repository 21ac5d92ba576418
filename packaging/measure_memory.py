"""What speech recognition holds over many dictations and several lives of its engine, and whether a word is lost.

    python packaging/measure_memory.py ../shared/speech --dictations 500 --lives 3

Short recordings of the folder go through the real link and worker, one after the other, faster than anybody speaks.
Between its lives the engine is let go as it is after minutes without a dictation (the clock is set forward, nobody
waits), and the next dictation loads it again. Printed for each life: what the worker holds at rest, at its beginning
and its end, what it holds while asleep, and what the process with the link has written into memory itself. Each text is
compared with that of the same recording in the first life. Exit code 1 when a text is lost or differs, or when memory
is more than 5 % above the first life's.
"""

from __future__ import annotations

import argparse
import gc
import itertools
import queue
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import psutil
import soundfile

from tray_app.core.events import DictationId, EngineAsleep, EngineReady, Event, Final, TranscriptionFailed
from tray_app.core.memory import give_back_freed_memory, written_bytes
from tray_app.core.ports import SAMPLE_RATE_HZ, Pcm
from tray_app.core.settings import LOAD_AT_FIRST_KEY, SpeechSettings
from tray_app.speech.link import SpeechLink

WORKER = "tray_app.speech.worker"
MOST_GROWTH = 0.05
SHORT_S = 5.0
"""Recordings up to this length are heard in one piece whatever the machine is doing, so that texts can be compared."""
WARM_AFTER = 10
"""Dictations in a life before its memory is first read."""
REST_S = 1.0
"""The worker gives back what decoding took once it has rested."""
BLOCK_SAMPLES = SAMPLE_RATE_HZ // 50
SLEEPS = SpeechSettings(load=LOAD_AT_FIRST_KEY, unload_after_min=10, hang_timeout_ms=60_000)
_TIMEOUT_S = 120.0


@dataclass(slots=True)
class Life:
    """Of one worker. Memory in MB."""

    dictations: int = 0
    resumed: int = 0
    """Dictations that were told to have woken it."""
    load_ms: float = 0.0
    worker_early_mb: float = 0.0
    worker_late_mb: float = 0.0
    asleep_mb: float = 0.0
    """Of all workers, once this one was let go."""
    link_mb: float = 0.0
    """Written by this process, which has the link."""


@dataclass(slots=True)
class Soak:
    """What was seen."""

    lives: list[Life] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    """Recordings that got no text, not all of it, or another one than before."""

    def growth(self, name: str) -> float:
        """The last life's figure over the first one's, as a share."""
        first, last = getattr(self.lives[0], name), getattr(self.lives[-1], name)
        return float(last / first - 1)


class Soaked:
    """A link whose minutes pass when they are told to."""

    def __init__(self, clips: Sequence[Path]) -> None:
        self._events: queue.SimpleQueue[Event] = queue.SimpleQueue()
        self._later_ns = 0
        self._clips = {clip.name: soundfile.read(clip, dtype="int16")[0] for clip in clips}
        self._texts: dict[str, str] = {}
        self._numbers = itertools.count(1)
        self._taken: Pcm = next(iter(self._clips.values()))[:0]
        self.link = SpeechLink(self._events.put, SLEEPS, self._stored, clock=self._clock)
        self.soak = Soak()
        self.link.start()

    def _clock(self) -> int:
        return time.monotonic_ns() + self._later_ns

    def _stored(self, _dictation_id: DictationId) -> Iterator[Pcm]:
        yield self._taken

    def live(self, dictations: int) -> None:
        """One life: the first dictation wakes the worker, and at the end it is let go."""
        life = Life()
        self.soak.lives.append(life)
        names = itertools.cycle(self._clips)
        for done in range(1, dictations + 1):
            self._dictate(next(names), life)
            if done == min(WARM_AFTER, dictations):
                life.worker_early_mb = self._workers_mb()
        life.worker_late_mb = self._workers_mb()
        self._sleep()
        life.asleep_mb = self._workers_mb()
        gc.collect()
        give_back_freed_memory()
        life.link_mb = (written_bytes(psutil.Process().pid) or 0) / 1e6

    def _dictate(self, name: str, life: Life) -> None:
        key = DictationId(next(self._numbers))
        self._taken = self._clips[name]
        self.link.begin(key)
        for at in range(0, len(self._taken), BLOCK_SAMPLES):
            self.link.append(key, self._taken[at : at + BLOCK_SAMPLES])
        self.link.release_hint(key)
        self.link.end(key)
        final = self._answer(life)
        life.dictations += 1
        life.resumed += final is not None and final.resumed
        known = self._texts.setdefault(name, final.text if final is not None else "")
        whole = final is not None and final.audio_ms == len(self._taken) * 1000 / SAMPLE_RATE_HZ
        if not (final is not None and whole and final.text and final.text == known):
            self.soak.lost.append(f"{name}: {final.text if final is not None else 'no text'!r}, before {known!r}")

    def _answer(self, life: Life) -> Final | None:
        while True:
            event = self._events.get(timeout=_TIMEOUT_S)
            if isinstance(event, EngineReady):
                life.load_ms = event.load_ms
            if isinstance(event, Final):
                return event
            if isinstance(event, TranscriptionFailed):
                return None

    def _sleep(self) -> None:
        """As after minutes in which nobody dictated."""
        self._later_ns += (SLEEPS.unload_after_min + 1) * 60 * 1_000_000_000
        self.link.apply(replace(SLEEPS))
        while not isinstance(self._events.get(timeout=_TIMEOUT_S), EngineAsleep):
            pass

    @staticmethod
    def _workers_mb() -> float:
        """Memory that only the workers hold, at rest."""
        time.sleep(REST_S)
        held = 0
        for worker in psutil.Process().children(recursive=True):
            try:
                if WORKER in worker.cmdline():
                    held += worker.memory_full_info().uss
            except psutil.Error:
                continue  # it has just ended
        return held / 1e6


def short_clips(folder: Path) -> list[Path]:
    """Recordings of at most SHORT_S, in order of their names."""
    clips = sorted(folder.glob("*.flac"))
    of_our_kind = [clip for clip in clips if soundfile.info(clip).samplerate == SAMPLE_RATE_HZ]
    return [clip for clip in of_our_kind if soundfile.info(clip).duration <= SHORT_S]


def run(folder: Path, dictations: int, lives: int) -> Soak:
    """Blocks for as long as it takes to decode them all."""
    soaked = Soaked(short_clips(folder))
    try:
        for number in range(lives):
            share = dictations // lives + (number < dictations % lives)
            soaked.live(share)
            print(table_row(number + 1, soaked.soak.lives[-1]), flush=True)
    finally:
        soaked.link.close()
    return soaked.soak


def table_row(number: int, life: Life) -> str:
    return (
        f"{number:5d}{life.dictations:12d}{life.resumed:8d}{life.load_ms:10.0f}{life.worker_early_mb:13.1f}"
        f"{life.worker_late_mb:12.1f}{life.asleep_mb:12.1f}{life.link_mb:10.1f}"
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="16 kHz mono FLAC files, of which the short ones are used")
    parser.add_argument("--dictations", type=int, default=500)
    parser.add_argument("--lives", type=int, default=3)
    options = parser.parse_args()
    print(" life  dictations resumed   load ms   worker MB  ... at end   asleep MB   link MB")
    soak = run(options.folder, options.dictations, options.lives)
    worker, link = soak.growth("worker_late_mb"), soak.growth("link_mb")
    total = sum(life.dictations for life in soak.lives)
    print(f"{total} dictations, {len(soak.lost)} texts lost or changed")
    print("\n".join(soak.lost[:10]))
    print(f"last life against the first: worker {worker:+.1%}, link {link:+.1%}")
    return 1 if soak.lost or max(worker, link) > MOST_GROWTH else 0


if __name__ == "__main__":
    sys.exit(main())
