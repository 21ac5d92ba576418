"""Models that hear speech as it comes: a piece that goes on where the last one ended costs only what is new in it.

The stream of the last piece is kept. Its end is heard by feeding silence behind it, which a stream cannot take back:
if the speaker goes on, the model has heard a somewhat longer pause there than there was.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from tray_app.core.ports import SAMPLE_RATE_HZ
from tray_app.models.installed import InstalledModel
from tray_app.speech.engine import NO_HINTS, Abandoned, Decoded, Hints, Interrupt, Samples

from .recognizers import Setup, favours_words, make
from .words import hotwords, unheard, written

_TAIL_S = 1.2
"""Silence behind a piece that is over, for a chunk of up to 1.12 s to be full; option "tail_s" says otherwise."""
_ALIKE = 0.999
"""Cosine between what was heard and the same stretch of a longer piece, whose gain may be another."""


class StreamingSherpa:
    """One model. Not for use by two threads at once."""

    def __init__(self, model: InstalledModel, files: dict[str, str], threads: int) -> None:
        """Raises SpeechFault when the files cannot be loaded."""
        self._model, self._files, self._threads = model, files, threads
        self._upper_case = bool(model.options.get("upper_case"))
        self._tail: Samples = np.zeros(int(model.options.get("tail_s", _TAIL_S) * SAMPLE_RATE_HZ), np.float32)
        self._words: tuple[str, ...] = ()
        self._recognizer = make(model, files, threads, Setup())
        self._stream: Any = None
        self._heard: Samples = np.empty(0, np.float32)
        """What the stream has been fed, without the silence behind it."""
        self._ended = False
        """It has been fed that silence too."""

    def decode(self, samples: Samples, _draft: Sequence[int], interrupt: Interrupt, hints: Hints = NO_HINTS) -> Decoded:
        """See Engine.decode. Given up between two chunks of what is new; what was heard until then stays heard."""
        self._favour(hints.words if favours_words(self._model) else ())
        spoken = np.trim_zeros(samples, "b")
        if self._stream is None or not _goes_on(self._heard, spoken):
            self._begin()
        if len(spoken) > len(self._heard):
            self._stream.accept_waveform(SAMPLE_RATE_HZ, spoken[len(self._heard) :])
            self._heard, self._ended = spoken, False
        if not hints.goes_on and not self._ended:
            self._stream.accept_waveform(SAMPLE_RATE_HZ, self._tail)
            self._ended = True
        self._work_off(interrupt)
        return Decoded((), written(self._recognizer.get_result(self._stream), upper_case=self._upper_case))

    def _favour(self, words: tuple[str, ...]) -> None:
        if words == self._words:
            return
        if bool(words) != bool(self._words):
            self._recognizer = self._stream = None  # not both in memory
            self._recognizer = make(self._model, self._files, self._threads, Setup(words=bool(words)))
        self._words, self._stream = words, None

    def _begin(self) -> None:
        self._heard, self._ended = np.empty(0, np.float32), False
        if not self._words:
            self._stream = self._recognizer.create_stream()
            return
        with unheard():
            self._stream = self._recognizer.create_stream(hotwords(self._words, upper_case=self._upper_case))

    def _work_off(self, interrupt: Interrupt) -> None:
        """Raises Abandoned; then the rest of the work is left for the next decode."""
        while self._recognizer.is_ready(self._stream):
            if interrupt.abandoned:
                raise Abandoned
            self._recognizer.decode_stream(self._stream)


def _goes_on(heard: Samples, spoken: Samples) -> bool:
    """Whether `spoken` is `heard` and what came after it, at whatever gain."""
    if not len(heard) or len(spoken) < len(heard):
        return False
    same = spoken[: len(heard)].astype(np.float64)
    return float(same @ heard) >= _ALIKE * float(np.linalg.norm(same) * np.linalg.norm(heard))
