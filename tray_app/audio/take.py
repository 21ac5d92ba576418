"""One take: which samples belong to it, how they are counted, and who hears them."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Iterable, Sequence

import numpy as np

from tray_app.core.events import DictationId, TakeClosed
from tray_app.core.ports import Pcm, TakeSink

from .muted import MuteWatch
from .notch import ToneRemover
from .sample_clock import PERIOD_NS, samples_until
from .tones import ToneTrace

_log = logging.getLogger(__name__)

_REMEMBERED_BLOCKS = 400
"""A stop may reach us a little after the key came up; blocks this far back can still be recounted."""


class Take:
    """Receives every block from its begin on and keeps what lies between begin and end."""

    def __init__(
        self,
        dictation_id: DictationId,
        key_down_ns: int,
        from_ns: int,
        sinks: Sequence[TakeSink],
        tones: ToneTrace,
    ) -> None:
        self.dictation_id = dictation_id
        self.key_down_ns = key_down_ns
        self.from_ns = from_ns
        self.close_by_ns: int | None = None
        """When the take is closed with what there is; None while the key is held."""
        self.cold = True
        self.overflows = 0
        self.samples = 0
        self.first_sample_ns: int | None = None
        self.told_lost = False
        """The user was told that the microphone died in it, and nothing was heard since."""
        self.told_muted = False
        self._floor_ns = self.from_ns
        """No earlier sample is wanted: the begin, or where a microphone was lost; 0 once a later one was heard."""
        self._mute_watch = MuteWatch()
        self._faulty: set[int] = set()
        """Sinks that have raised in this take."""
        self._last_sample_ns = key_down_ns
        self._sinks = sinks
        self._cleaner = ToneRemover(tones)
        self._voice = tones.voice
        self._until_ns: int | None = None
        self._key_up_ns: int | None = None
        self._heard_until_ns = 0
        self._recent: deque[tuple[int, int]] = deque(maxlen=_REMEMBERED_BLOCKS)
        self._held_before_recent = 0
        self._tell_sinks(lambda sink: sink.begin(dictation_id))

    @property
    def complete(self) -> bool:
        """Everything up to its end was heard."""
        return self._until_ns is not None and self._heard_until_ns >= self._until_ns

    @property
    def stopping(self) -> bool:
        return self._until_ns is not None

    @property
    def heard_sound(self) -> bool:
        """Not only digital silence."""
        return self._mute_watch.heard

    @property
    def goes_on(self) -> bool:
        """The key is held and something was heard: it is worth waiting for another microphone."""
        return not self.stopping and self.first_sample_ns is not None

    def stop(self, key_up_ns: int, post_roll_ns: int, close_by_ns: int) -> None:
        self._key_up_ns = key_up_ns
        self._until_ns = key_up_ns + post_roll_ns
        self.close_by_ns = close_by_ns

    def lose_microphone(self) -> None:
        """What follows comes from another opening of it, with a gap before."""
        self.told_lost = True
        self._floor_ns = self._heard_until_ns

    def hear(self, blocks: Iterable[tuple[Pcm, int]]) -> bool:
        """Offer blocks, each with the time of its first sample; the sinks get what is wanted of them in one piece. True
        once when the microphone seems to be muted."""
        muted, wanted = False, []
        for pcm, first_ns in blocks:
            begin, end = self._wanted(first_ns, len(pcm))
            if begin >= end:
                continue
            kept, kept_ns = pcm[begin:end], first_ns + begin * PERIOD_NS
            muted |= self._mute_watch.hear(kept)
            self._count(kept_ns, len(kept))
            wanted.append(self._voice.without_voice(self._cleaner.clean(kept, kept_ns), kept_ns))
        if wanted:
            samples = np.concatenate(wanted)
            self._tell_sinks(lambda sink: sink.append(self.dictation_id, samples))
        return muted

    def _wanted(self, first_ns: int, samples: int) -> tuple[int, int]:
        """Begin and end of what a block has of the take."""
        begin, end = max(0, samples_until(first_ns, self._floor_ns)), samples
        if self._until_ns is not None:
            end = min(end, max(0, samples_until(first_ns, self._until_ns)))
        self._heard_until_ns = max(self._heard_until_ns, first_ns + samples * PERIOD_NS)
        return begin, end

    def close(self, clock: Callable[[], int]) -> TakeClosed:
        """Tell the sinks that it is complete."""
        self._tell_sinks(lambda sink: sink.end(self.dictation_id))
        return TakeClosed(
            dictation_id=self.dictation_id,
            samples=self.samples,
            samples_key_held=self._held_before_recent + sum(self._held(*block) for block in self._recent),
            first_sample_ns=self.key_down_ns if self.first_sample_ns is None else self.first_sample_ns,
            last_sample_ns=self._last_sample_ns,
            handed_ns=clock(),
            overflows=self.overflows,
        )

    def abandon(self) -> None:
        self._tell_sinks(lambda sink: sink.abandon(self.dictation_id))

    def _tell_sinks(self, tell: Callable[[TakeSink], None]) -> None:
        """One that fails must not take the microphone or the other sinks with it. Logged once a take."""
        for sink in self._sinks:
            try:
                tell(sink)
            except Exception:  # noqa: BLE001 - a sink is another room's code; whatever it raises, recording goes on
                if id(sink) not in self._faulty:
                    self._faulty.add(id(sink))
                    _log.exception("a sink of takes failed")

    def _count(self, first_ns: int, samples: int) -> None:
        self._floor_ns = 0
        self.overflows += self.told_lost
        self.told_lost = False
        if self.first_sample_ns is None:
            self.first_sample_ns = first_ns
        self.samples += samples
        self._last_sample_ns = first_ns + (samples - 1) * PERIOD_NS
        if len(self._recent) == _REMEMBERED_BLOCKS:
            self._held_before_recent += self._held(*self._recent[0])
        self._recent.append((first_ns, samples))

    def _held(self, first_ns: int, samples: int) -> int:
        """How many samples of a block lie between key down and key up."""
        begin = max(0, samples_until(first_ns, self.key_down_ns))
        end = samples if self._key_up_ns is None else min(samples, samples_until(first_ns, self._key_up_ns))
        return max(0, end - begin)
