"""Keeps what our own voice reads aloud out of a take, where it would be written down as dictated.

A key down silences the voice. What of it the microphone heard until then lies in the take's pre-roll and in its first
tens of milliseconds: that stretch is digital silence in the take.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from tray_app.core.ports import Pcm

from .sample_clock import samples_until

TAIL_NS = 100_000_000
"""How long the air carries it on after the sound system fell silent. Longer, and the first word spoken would suffer
from it: who presses a key begins to speak about a quarter of a second later."""
AHEAD_NS = 1_000_000_000
"""What was handed to the sound system has been heard by then: no buffer is as large."""


@dataclass(slots=True)
class Sounding:
    """One sound of ours: from when it was asked for until nothing of it can be heard any more."""

    from_ns: int
    until_ns: int


class VoiceTrace:
    """When our voice can be heard. Written by the player, read by the microphone's pump; any thread."""

    def __init__(self) -> None:
        self._soundings: deque[Sounding] = deque(maxlen=8)

    def sound(self, now_ns: int) -> None:
        """A piece is about to be handed to the sound system."""
        if not self._soundings or self._soundings[-1].until_ns < now_ns:
            self._soundings.append(Sounding(now_ns, now_ns))
        self._soundings[-1].until_ns = now_ns + AHEAD_NS

    def fall_silent(self, now_ns: int) -> None:
        """The sound system has played, or dropped, everything."""
        if self._soundings:
            newest = self._soundings[-1]
            newest.until_ns = min(newest.until_ns, now_ns + TAIL_NS)

    def without_voice(self, pcm: Pcm, first_ns: int) -> Pcm:
        """The samples with silence where the voice could be heard; the very same array where it could not."""
        kept = pcm
        for sounding in tuple(self._soundings):  # at once: one may be added meanwhile
            begin = max(0, samples_until(first_ns, sounding.from_ns))
            end = min(len(pcm), samples_until(first_ns, sounding.until_ns))
            if begin < end:
                kept = kept.copy() if kept is pcm else kept
                kept[begin:end] = 0
        return kept
