"""Speech without an engine: says what it is told to, keeps the port's promises."""

from __future__ import annotations

import time
from collections.abc import Mapping

from tray_app.core.errors import Problem
from tray_app.core.events import DictationId, EngineReady, Final, Partial, TranscriptionFailed
from tray_app.core.ports import SAMPLE_RATE_HZ, Pcm, Post
from tray_app.core.wishes import NO_WISHES, Wishes


class FakeSpeech:
    """Ports Speech and TakeSink. Answers at once, on the caller's thread."""

    def __init__(self, post: Post, *, says: str = "hello world", fails: Problem | None = None) -> None:
        self._post = post
        self._says = says
        self._fails = fails
        self._samples: dict[DictationId, int] = {}
        self.hints: list[DictationId] = []
        self.choices: dict[DictationId, Wishes] = {}
        self.closed = False

    @property
    def open_takes(self) -> Mapping[DictationId, int]:
        """Samples heard of each take that was not answered."""
        return self._samples

    def start(self) -> None:
        self._post(EngineReady("fake", 0.0, 1))

    def choose(self, dictation_id: DictationId, wishes: Wishes) -> None:
        self.choices[dictation_id] = wishes

    def add_context(self, dictation_id: DictationId, context: str) -> None: ...

    def begin(self, dictation_id: DictationId) -> None:
        self._samples[dictation_id] = 0

    def append(self, dictation_id: DictationId, samples: Pcm) -> None:
        if dictation_id in self._samples:
            self._samples[dictation_id] += len(samples)
            self._post(Partial(dictation_id, "", self._says))

    def release_hint(self, dictation_id: DictationId) -> None:
        self.hints.append(dictation_id)

    def end(self, dictation_id: DictationId) -> None:
        samples = self._samples.pop(dictation_id, None)
        if samples is None:
            return
        if self._fails is not None:
            self._post(TranscriptionFailed(dictation_id, self._fails))
            return
        text = self._says if samples else ""
        audio_ms = samples * 1000 / SAMPLE_RATE_HZ
        engine = self.choices.get(dictation_id, NO_WISHES).engine or "fake"
        heard_ns = time.monotonic_ns()
        self._post(Final(dictation_id, text, heard_ns, audio_ms, segments=bool(text), decode_ms=0.0, engine=engine))

    def forget(self, dictation_id: DictationId) -> None:
        self._samples.pop(dictation_id, None)

    def abandon(self, dictation_id: DictationId) -> None:
        self.forget(dictation_id)

    def close(self) -> None:
        self.closed = True
