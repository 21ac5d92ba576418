"""A capture with its sense of time and its memory: blocks in, stamped samples out."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from tray_app.core.ports import SAMPLE_RATE_HZ, Pcm

from .capture import Capture
from .ring_buffer import RingBuffer
from .sample_clock import SampleClock

_RING_SAMPLES = 4 * SAMPLE_RATE_HZ
"""Twice the longest pre-roll a user may set, for key downs that reach us late."""
FIRST_BLOCK_NS = 8_000_000_000
"""A microphone that was opened may need this long to wake up (Bluetooth changing its profile)."""
SILENT_TAKE_NS = 3_000_000_000
"""In a take, a microphone without a block for this long hangs. An overloaded machine was seen to starve the sound
server for more than a second and then to deliver everything: giving up earlier would cut such a take short."""
STALE_AT_START_NS = 1_000_000_000
"""A new take does not trust a microphone without a block for this long: it is opened anew, which loses nothing yet."""
SILENT_IDLE_NS = 4_000_000_000


@dataclass(slots=True)
class AudioStream:
    """Everything that belongs to one opening of the microphone."""

    capture: Capture
    asked_ns: int
    """When the opening was asked for."""
    opened: bool = False
    clock: SampleClock = field(default_factory=SampleClock)
    ring: RingBuffer = field(default_factory=lambda: RingBuffer(_RING_SAMPLES))
    last_block_ns: int | None = None
    """When the last block arrived."""
    overflows: int = 0
    """Losses reported by the driver, by our queue, or by the stamps."""
    _overflows_of_driver: int = 0

    def drain(self) -> list[tuple[Pcm, int]]:
        """New blocks in order, each with the time of its first sample."""
        heard = []
        for block in self.capture.queue.drain():
            pcm: Pcm = np.frombuffer(block.pcm, dtype=np.int16)
            first_ns = self.clock.place(len(pcm), block.arrived_ns, block.age_ns)
            self.ring.append(pcm)
            self.last_block_ns = block.arrived_ns
            self._overflows_of_driver += block.overflowed
            heard.append((pcm, first_ns))
        self.overflows = self._overflows_of_driver + self.capture.queue.refused + self.clock.gaps
        return heard

    def recent(self, from_ns: int) -> tuple[Pcm, int]:
        """What the ring still holds from `from_ns` on, and the time of its first sample."""
        index, pcm = self.ring.since(self.clock.index_at(from_ns))
        return pcm, self.clock.time_of(index)

    def hangs_at_ns(self, *, in_take: bool) -> int:
        """When it counts as hanging, if no block comes until then."""
        if self.last_block_ns is None:
            return self.asked_ns + FIRST_BLOCK_NS
        return self.last_block_ns + (SILENT_TAKE_NS if in_take else SILENT_IDLE_NS)

    def is_stale(self, now_ns: int) -> bool:
        """Whether a take that begins now had better open the microphone anew."""
        if self.last_block_ns is None:
            return now_ns >= self.hangs_at_ns(in_take=True)
        return now_ns >= self.last_block_ns + STALE_AT_START_NS
