"""Stand-ins of the audio room: a microphone that hears what a test speaks, streams under a test's control."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from tray_app.audio.capture import Block
from tray_app.audio.kept_take import ClaimedTake
from tray_app.core.errors import MicrophoneFault, StorageFault
from tray_app.core.events import DictationId, TakeClosed, TakeStarted
from tray_app.core.ports import SAMPLE_RATE_HZ, Listener, Pcm, Post, StoredTake, TakeSink, Tone
from tray_app.core.settings import MicrophoneSettings
from tray_app.core.wishes import Wishes

MS = 1_000_000
PERIOD_NS = 62_500
BLOCK_SAMPLES = 160
BLOCK_NS = BLOCK_SAMPLES * PERIOD_NS


@dataclass
class FakeMicrophone:
    """Implements core.ports.Microphone and Listenable at once and without time: takes last while the key is held."""

    post: Post
    sinks: Sequence[TakeSink]
    pre_roll_ms: int = 300
    post_roll_ms: int = MicrophoneSettings().post_roll_ms
    takes: dict[DictationId, tuple[int, int]] = field(default_factory=dict)
    listeners: list[Listener] = field(default_factory=list)

    def listen(self, listener: Listener, name: str) -> Callable[[], None]:
        self.listeners.append(listener)
        return lambda: self.listeners.remove(listener) if listener in self.listeners else None

    def start_take(self, dictation_id: DictationId, key_down_ns: int, from_ns: int | None = None) -> None:
        begin_ns = key_down_ns - self.pre_roll_ms * MS if from_ns is None else from_ns
        self.takes[dictation_id] = key_down_ns, begin_ns
        for sink in self.sinks:
            sink.begin(dictation_id)
        self.post(TakeStarted(dictation_id, begin_ns, cold=False))

    def stop_take(self, dictation_id: DictationId, key_up_ns: int) -> None:
        if dictation_id not in self.takes:
            return
        key_down_ns, first_ns = self.takes.pop(dictation_id)
        end_ns = key_up_ns + self.post_roll_ms * MS
        samples = np.zeros((end_ns - first_ns) // PERIOD_NS, dtype=np.int16)
        for sink in self.sinks:
            for begin in range(0, len(samples), BLOCK_SAMPLES):
                sink.append(dictation_id, samples[begin : begin + BLOCK_SAMPLES])
            sink.end(dictation_id)
        held = (key_up_ns - key_down_ns) // PERIOD_NS
        self.post(TakeClosed(dictation_id, len(samples), held, first_ns, end_ns - PERIOD_NS, end_ns, 0))

    def abandon_take(self, dictation_id: DictationId) -> None:
        if self.takes.pop(dictation_id, None) is not None:
            for sink in self.sinks:
                sink.abandon(dictation_id)

    def be_heard(self, from_ns: int, milliseconds: int) -> None:
        """So much silence, by whoever listens now."""
        for first_ns in range(from_ns, from_ns + milliseconds * MS, BLOCK_NS):
            for listener in tuple(self.listeners):
                listener(np.zeros(BLOCK_SAMPLES, dtype=np.int16), first_ns)

    def level_dbfs(self) -> float:
        return -90.0

    def close(self) -> None:
        for dictation_id, (key_down_ns, _) in tuple(self.takes.items()):
            self.stop_take(dictation_id, key_down_ns)


@dataclass
class MemorySpool:
    """Implements core.ports.Spool and TakeSink in memory."""

    blocks: dict[DictationId, list[Pcm]] = field(default_factory=dict)
    ended: list[DictationId] = field(default_factory=list)
    abandoned: list[DictationId] = field(default_factory=list)
    earlier: list[StoredTake] = field(default_factory=list)
    claims: Counter[DictationId] = field(default_factory=Counter)
    delivered: set[DictationId] = field(default_factory=set)
    noted: dict[DictationId, Wishes] = field(default_factory=dict)

    def begin(self, dictation_id: DictationId) -> None:
        self.blocks[dictation_id] = []

    def append(self, dictation_id: DictationId, samples: Pcm) -> None:
        self.blocks[dictation_id].append(samples.copy())

    def end(self, dictation_id: DictationId) -> None:
        self.ended.append(dictation_id)

    def abandon(self, dictation_id: DictationId) -> None:
        self.abandoned.append(dictation_id)
        self.discard(dictation_id)

    def note(self, dictation_id: DictationId, wishes: Wishes) -> None:
        self.noted[dictation_id] = wishes

    def wishes(self, dictation_id: DictationId) -> Wishes | None:
        return self.noted.get(dictation_id) if dictation_id in self.blocks else None

    def discard(self, dictation_id: DictationId) -> None:
        if self.claims[dictation_id] > 0:
            self.delivered.add(dictation_id)
        else:
            self.blocks.pop(dictation_id, None)

    def claim(self, dictation_id: DictationId) -> ClaimedTake:
        self.claims[dictation_id] += 1
        return ClaimedTake(lambda: self.read(dictation_id), lambda: self._release(dictation_id))

    def _release(self, dictation_id: DictationId) -> None:
        self.claims[dictation_id] -= 1
        if dictation_id in self.delivered:
            self.discard(dictation_id)

    def left_behind(self) -> list[StoredTake]:
        return list(self.earlier)

    def read(self, dictation_id: DictationId) -> Iterator[Pcm]:
        if dictation_id not in self.blocks:
            raise StorageFault("A recording is no longer on disk.", "There is nothing to do.")
        return iter(self.blocks[dictation_id])

    def samples(self, dictation_id: DictationId) -> Pcm:
        """The whole take."""
        return np.concatenate([np.empty(0, dtype=np.int16), *self.blocks[dictation_id]])


@dataclass
class SilentTones:
    """Implements core.ports.Tones; remembers what it was asked to play."""

    played: list[Tone] = field(default_factory=list)

    def play(self, tone: Tone) -> None:
        self.played.append(tone)


class FakeStream:
    """An input stream that delivers what the test speaks, with the stamps the test wants."""

    def __init__(self, put: Callable[[Block], None], finished: Callable[[], None], first_ns: int) -> None:
        self._put = put
        self.finish = finished
        self.next_ns = first_ns
        """Air time of the next sample."""
        self.closed = False

    def deliver(self, milliseconds: int, value: int = 1, *, overflowed: bool = False, late_ns: int = 0) -> None:
        """So many milliseconds of constant samples in blocks of 10 ms, each arriving when it is full."""
        for _ in range(milliseconds * SAMPLE_RATE_HZ // 1000 // BLOCK_SAMPLES):
            pcm = np.full(BLOCK_SAMPLES, value, dtype=np.int16)
            arrived_ns = self.next_ns + BLOCK_NS + late_ns
            self._put(Block(pcm.tobytes(), arrived_ns, arrived_ns - self.next_ns, overflowed))
            self.next_ns += BLOCK_NS

    def lose(self, milliseconds: int) -> None:
        """The air goes on, the samples never come."""
        self.next_ns += milliseconds * MS

    def close(self) -> None:
        self.closed = True


def no_microphone(device: str) -> MicrophoneFault:
    return MicrophoneFault(f"No microphone {device}.", "Plug one in.")
