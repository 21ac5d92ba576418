"""Sound that another program sends, on its way to the engine and back as text."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import asdict
from typing import Any, Protocol

import numpy as np

from tray_app.core.errors import HoldtalkError
from tray_app.core.events import DictationId, Final, Partial, TranscriptionFailed
from tray_app.core.ports import SAMPLE_RATE_HZ, Pcm
from tray_app.speech.soundfiles import as_pcm, resampling
from tray_app.text.filters import clean_text

LOWEST_RATE_HZ, HIGHEST_RATE_HZ = 8_000, 192_000
LONGEST_S = 600
"""Of one take; all of it is kept in memory until it is understood, so that a worker that dies costs none of it."""

Tell = Callable[[dict[str, Any]], None]
"""Hands a message for the client to its loop; any thread, never blocks."""


class Link(Protocol):
    """The speech link, as sound of others needs it."""

    def begin_for(
        self,
        dictation_id: DictationId,
        replay: Callable[[], Iterator[Pcm]],
        answer: Callable[[Final | TranscriptionFailed], None],
        tell_partial: Callable[[Partial], None],
    ) -> None: ...

    def append(self, dictation_id: DictationId, samples: Pcm) -> None: ...

    def end(self, dictation_id: DictationId) -> None: ...

    def forget(self, dictation_id: DictationId) -> None: ...


class Listening:
    """One take of one client, from its first sound to its text. For the loop's thread."""

    def __init__(self, link: Link, rate_hz: int, tell: Tell) -> None:
        """Raises HoldtalkError for a rate that no sound has."""
        if not LOWEST_RATE_HZ <= rate_hz <= HIGHEST_RATE_HZ:
            allowed = f"{LOWEST_RATE_HZ} to {HIGHEST_RATE_HZ}"
            raise HoldtalkError("There is no sound of this rate.", f"Send {allowed} samples a second.")
        self.dictation_id = DictationId(time.time_ns())
        self._link = link
        self._tell = tell
        self._resample = resampling(rate_hz)
        self._blocks: list[Pcm] = []
        self._samples = 0
        self._odd = b""
        """Half a sample, of which the other half comes with the next message."""
        link.begin_for(self.dictation_id, lambda: iter(tuple(self._blocks)), self._answered, self._understood)

    def hear(self, sound: bytes) -> None:
        """More of it: mono, 16 bits a sample, the lower byte first. Raises HoldtalkError when it gets too long."""
        whole = self._odd + sound
        used = len(whole) & ~1
        self._odd = whole[used:]
        self._append(np.frombuffer(whole[:used], "<i2").astype(np.float32) / 32_768, last=False)
        if self._samples > LONGEST_S * SAMPLE_RATE_HZ:
            raise HoldtalkError("This is too long for one piece.", f"Send at most {LONGEST_S} seconds.")

    def end(self) -> None:
        """There is no more of it; its text follows."""
        self._append(np.empty(0, np.float32), last=True)
        self._link.end(self.dictation_id)

    def forget(self) -> None:
        """Nobody wants its text any more."""
        self._link.forget(self.dictation_id)

    def _append(self, samples: Any, *, last: bool) -> None:
        made = as_pcm(self._resample(samples, last))
        if len(made):
            self._blocks.append(made)
            self._samples += len(made)
            self._link.append(self.dictation_id, made)

    # --- on threads of the link ----------------------------------------------------------

    def _understood(self, partial: Partial) -> None:
        self._say(text=partial.stable, final=False)

    def _answered(self, answer: Final | TranscriptionFailed) -> None:
        if isinstance(answer, Final):
            self._say(text=clean_text(answer.text), final=True)
        else:
            self._say(fault=asdict(answer.problem), final=True)

    def _say(self, **said: Any) -> None:
        self._tell({"type": "heard", "dictation": str(self.dictation_id), **said})
