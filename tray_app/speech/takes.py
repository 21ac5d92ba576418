"""A take on its way to the worker: which of its samples go next, counted, so that none goes twice.

The newest seconds are kept in memory, everything is on disk. A new worker is fed from the disk and
then from memory; the seam between the two is a sample number, whatever the disk is behind by.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

import numpy as np

from tray_app.core.engines import EMBEDDED_ENGINE
from tray_app.core.errors import Problem
from tray_app.core.events import DictationId, Final, Partial, TranscriptionFailed
from tray_app.core.joining import joined
from tray_app.core.ports import SAMPLE_RATE_HZ, Pcm
from tray_app.core.spoken import SpokenSegment
from tray_app.core.wishes import NO_WISHES, Wishes

KEPT_SAMPLES = 20 * SAMPLE_RATE_HZ
"""Memory holds this much of a take: far more than the disk can be behind."""

BLOCK_SAMPLES = SAMPLE_RATE_HZ // 2
"""Most that is sent in one event when catching up."""


class RecentAudio:
    """The newest samples of a take, addressed by their number in it."""

    def __init__(self, kept_samples: int = KEPT_SAMPLES) -> None:
        self._kept = kept_samples
        self._blocks: deque[Pcm] = deque()
        self.first = 0
        """Number of the oldest sample in memory."""
        self.end = 0
        """Samples received so far."""

    def append(self, samples: Pcm) -> None:
        self._blocks.append(samples)
        self.end += len(samples)
        while self.end - self.first - len(self._blocks[0]) >= self._kept:
            self.first += len(self._blocks.popleft())

    def after(self, sample: int) -> Pcm | None:
        """Up to BLOCK_SAMPLES from `sample` on; None when there is nothing newer.

        Raises IndexError when `sample` is no longer in memory.
        """
        if sample < self.first:
            raise IndexError(sample)
        wanted: deque[Pcm] = deque()
        at = self.end
        for block in reversed(self._blocks):  # what is asked for is nearly always the newest
            if at <= sample:
                break
            at -= len(block)
            if at < sample + BLOCK_SAMPLES:
                wanted.appendleft(block[max(0, sample - at) : sample + BLOCK_SAMPLES - at])
        return np.concatenate(wanted) if wanted else None


class StoredAudio:
    """Reads a take from disk from one sample number on."""

    def __init__(self, read: Callable[[], Iterator[Pcm]]) -> None:
        self._read = read
        self._blocks: Iterator[Pcm] | None = None
        self._at = 0

    def after(self, sample: int) -> Pcm | None:
        """Samples from `sample` on; None when the disk has no more (yet: the next call looks again).

        Raises what the reader raises (StorageFault, AudioFileFault).
        """
        if self._blocks is None or self._at > sample:
            self._blocks, self._at = self._read(), 0
        blocks, self._blocks = self._blocks, None  # a reader that raises is not asked again
        for block in blocks:
            start, self._at = self._at, self._at + len(block)
            if self._at > sample:
                self._blocks = blocks
                return block[sample - start :]
        return None


@dataclass(slots=True)
class Feed:
    """What one worker has been sent of one take. A new worker gets a new one."""

    offset: int = 0
    """Samples understood before this worker, which it does not get again."""
    sent: int = 0
    """Number of the take's sample that goes next."""
    read: deque[Pcm] = field(default_factory=deque)
    """What has been read from disk and goes next."""
    reading: bool = False
    """More of it is being read."""
    exhausted: bool = False
    """A stored take has been read to its end."""
    begun: bool = False
    release_sent: bool = False
    stop_sent_ns: int | None = None
    heard: int = 0
    """Sample up to which the worker has worked off a stored take."""

    @property
    def read_end(self) -> int:
        """Number of the sample that is to be read from disk next."""
        return self.sent + sum(map(len, self.read))


@dataclass(slots=True)
class Take:
    """One take as the link knows it, over all workers that hear it."""

    dictation_id: DictationId
    stored: StoredAudio
    """What is on disk of it."""
    answer: Callable[[Final | TranscriptionFailed], None]
    """Called on the link's threads, as `progress` is; both must not block."""
    progress: Callable[[int], None] = lambda _samples: None
    """Told now and then up to which sample a stored take has been worked off."""
    background: bool = False
    """It lies complete on disk, and nobody waits at a key."""
    of_others: bool = False
    """Spoken to another program, while it is being heard."""
    tell_partial: Callable[[Partial], None] = lambda _partial: None
    """Called like `answer` with what has been understood so far."""
    wishes: Wishes = NO_WISHES
    feed: Feed = field(default_factory=Feed)
    recent: RecentAudio = field(default_factory=RecentAudio)
    ended: bool = False
    released_at: int | None = None
    """Samples received when the key came up."""
    texts: list[str] = field(default_factory=list)
    """Text of each segment that is closed for good."""
    spoken: list[SpokenSegment] = field(default_factory=list)
    """Those of them in which something was said, and when."""
    languages: list[str] = field(default_factory=list)
    """Of each of `texts`; empty where nobody can tell."""
    understood: int = 0
    """Sample up to which `texts` goes."""
    engines: dict[str, None] = field(default_factory=dict)
    """Who decoded `texts`, in order, each once."""
    earlier_texts: int = 0
    """How many of `texts` came from earlier workers."""
    earlier_decode_ms: float = 0.0
    decode_ms: float = 0.0
    failures: int = 0
    """Workers that were lost while they heard it."""
    engine_errors: int = 0
    """How often the engine refused it."""
    resumed: bool = False
    failed: Problem | None = None

    @property
    def yields(self) -> bool:
        """Whoever dictates goes first."""
        return self.background or self.of_others

    @property
    def on_disk(self) -> bool:
        """Its next samples are not in memory (any more)."""
        return self.background or self.feed.sent < self.recent.first

    @property
    def stable(self) -> str:
        return joined(self.texts, self.languages)

    @property
    def all_sent(self) -> bool:
        if self.background:
            return self.feed.exhausted and not self.feed.read
        return self.feed.sent >= self.recent.end

    @property
    def release_due(self) -> bool:
        """The worker has all that was said before the key came up, and has not been told that it did."""
        return self.released_at is not None and not self.feed.release_sent and self.feed.sent >= self.released_at

    def understand(
        self, text: str, spoken: tuple[int, int], end_sample: int, decode_ms: float, engine: str, language: str
    ) -> None:
        """The worker closed a segment, `spoken` from one sample to another; its numbers count from where this worker
        began."""
        self.texts.append(text)
        self.languages.append(language)
        if text:
            start_ms, end_ms = ((self.feed.offset + sample) * 1000 // SAMPLE_RATE_HZ for sample in spoken)
            self.spoken.append(SpokenSegment(start_ms, end_ms, text))
        self.engines[engine] = None
        self.understood = self.feed.offset + end_sample
        self.decode_ms = self.earlier_decode_ms + decode_ms

    def worker_lost(self, *, innocent: bool = False) -> None:
        """Feed the next worker from the first sample that is not understood yet.

        An `innocent` take had no part in the loss. Another gets the embedded engine: its own may be to blame.
        """
        if self.feed.begun and not innocent:
            self.failures += 1
            self.wishes = replace(self.wishes, engine=EMBEDDED_ENGINE)
        self.resumed |= self.feed.begun
        self.earlier_texts = len(self.texts)
        self.earlier_decode_ms = self.decode_ms
        self.feed = Feed(self.understood, sent=self.understood, heard=self.understood)


class Takes(dict[DictationId, Take]):
    """Those that were not answered yet, and what the threads of the link wait for. All of it wants `lock` held."""

    def __init__(self) -> None:
        super().__init__()
        self.lock = threading.RLock()
        self.to_write = threading.Condition(self.lock)
        """There may be something to say to the worker."""
        self.to_look_after = threading.Condition(self.lock)
        """There may be something amiss with the worker."""
        self.closing = False

    def close(self) -> None:
        """Its threads end."""
        self.closing = True
        self.to_write.notify_all()
        self.to_look_after.notify_all()
