"""Models that hear a whole piece at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from tray_app.core.ports import SAMPLE_RATE_HZ
from tray_app.models.installed import InstalledModel
from tray_app.speech.engine import NO_HINTS, Decoded, Hints, Interrupt, Samples

from .recognizers import Setup, favours_words, make, set_language
from .words import hotwords, language_of, unheard, written

_SHORTEST_SAMPLES = SAMPLE_RATE_HZ
"""What is shorter gets silence behind it: the mean and spread of a few frames are no measure of a voice."""
_FINDS_OUT = {"sherpa-whisper", "sherpa-sense-voice"}
"""These tell in which language a piece was said."""
_IS_TOLD = {*_FINDS_OUT, "sherpa-canary"}


class OfflineSherpa:
    """One model. Not for use by two threads at once."""

    def __init__(self, model: InstalledModel, files: dict[str, str], threads: int) -> None:
        """Raises SpeechFault when the files cannot be loaded."""
        self._model, self._files, self._threads = model, files, threads
        self._upper_case = bool(model.options.get("upper_case"))
        self._setup = Setup(language=self._language(NO_HINTS))
        self._recognizer = make(model, files, threads, self._setup)

    def decode(
        self, samples: Samples, _draft: Sequence[int], _interrupt: Interrupt, hints: Hints = NO_HINTS
    ) -> Decoded:
        """See Engine.decode. Cannot be given up; loads its model again when words come or a language changes that it
        cannot be told otherwise."""
        if not len(samples):
            return Decoded((), "", hints.language or "")
        language = self._language(hints)
        decoded = self._decode(samples, language, hints)
        may_be = hints.languages
        if not language and may_be and decoded.language not in may_be:
            decoded = self._decode(samples, may_be[0], hints)
        return decoded

    def _decode(self, samples: Samples, language: str, hints: Hints) -> Decoded:
        self._use(Setup(words=bool(hints.words) and favours_words(self._model), language=language))
        stream = self._stream(hints)
        missing = max(0, _SHORTEST_SAMPLES - len(samples))
        stream.accept_waveform(SAMPLE_RATE_HZ, np.pad(samples, (0, missing)))
        self._recognizer.decode_stream(stream)
        heard = stream.result
        told = language_of(heard.lang) if self._model.family in _FINDS_OUT else ""
        return Decoded((), written(heard.text, upper_case=self._upper_case), told or language)

    def _language(self, hints: Hints) -> str:
        """ "" where the model finds out, or has no say in it."""
        if self._model.family not in _IS_TOLD:
            return ""
        only = hints.languages or self._model.languages
        if hints.language or len(only) == 1 or self._model.family not in _FINDS_OUT:
            return hints.language or only[0]
        return ""

    def _use(self, setup: Setup) -> None:
        if setup == self._setup:
            return
        if setup.words != self._setup.words or not set_language(self._recognizer, self._model.family, setup.language):
            self._recognizer = None  # not both in memory
            self._recognizer = make(self._model, self._files, self._threads, setup)
        self._setup = setup

    def _stream(self, hints: Hints) -> Any:
        if not self._setup.words:
            return self._recognizer.create_stream()
        with unheard():
            return self._recognizer.create_stream(hotwords(hints.words, upper_case=self._upper_case))
