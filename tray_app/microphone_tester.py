"""Trying the microphone of the running program: its level, and a recording that lies in memory alone.

Implements `ui.microphone_test.MicrophoneTester`. The microphone is the one that dictations use, opened as it is for any
listener; what is recorded is heard by the engine in use and played where the voice speaks. No Qt here.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from typing import Protocol

import numpy as np

from tray_app.audio.level import level_dbfs
from tray_app.audio.told import SILENT
from tray_app.core.errors import HoldtalkError, Problem
from tray_app.core.events import DictationId, Final, Partial, TranscriptionFailed
from tray_app.core.language_choice import wishes_of
from tray_app.core.ports import SAMPLE_RATE_HZ, Listenable, Pcm, Player
from tray_app.core.supervision import start_thread
from tray_app.core.translation import tr
from tray_app.core.wishes import Wishes
from tray_app.core.worker import Worker
from tray_app.runtime import Runtime

LEVEL_SAMPLES = SAMPLE_RATE_HZ // 20
LATE_S = 3.0
"""So much longer than a recording its sound may take to come."""
_CLIPPED = 32_700
"""Of 32,767: a sample this far out was most likely cut off."""
_LEAST_CLIPPED = 3
"""Of one level: a single sample is a click."""

Call = Callable[[Callable[[], None]], None]
"""Has something done on the thread of whoever shows it; callable from any."""


class Link(Protocol):
    """The speech link, as a test needs it."""

    def begin_for(
        self,
        dictation_id: DictationId,
        replay: Callable[[], Iterator[Pcm]],
        answer: Callable[[Final | TranscriptionFailed], None],
        tell_partial: Callable[[Partial], None],
        wishes: Wishes,
    ) -> None: ...

    def append(self, dictation_id: DictationId, samples: Pcm) -> None: ...

    def end(self, dictation_id: DictationId) -> None: ...

    def forget(self, dictation_id: DictationId) -> None: ...


class LiveMicrophoneTester:
    """For one widget at a time."""

    def __init__(
        self,
        microphone: Listenable,
        speech: Link,
        *,
        player: Callable[[], Player],
        wishes: Callable[[], Wishes],
        call: Call,
    ) -> None:
        self._microphone = microphone
        self._speech = speech
        self._player = player
        self._wishes = wishes
        self._call = call
        self._lock = threading.Lock()
        self._heard: Callable[[float], None] | None = None
        """None while nobody looks."""
        self._waiting: list[Pcm] = []
        """Less than one level's."""
        self._clipped = False
        self._recording: _Recording | None = None
        self._recorded: Pcm | None = None
        self._silenced = threading.Event()
        self._take: DictationId | None = None
        """Being understood."""
        self._worker: Worker | None = None

    # --- the level -----------------------------------------------------------------------

    def start_level(self, heard: Callable[[float], None]) -> Callable[[], None]:
        self._heard = heard
        end_listening = self._microphone.listen(self._hear, "microphone test")

        def end() -> None:
            if self._heard is heard:
                end_listening()
                self._forget()

        return end

    def took_clipped(self) -> bool:
        clipped, self._clipped = self._clipped, False
        return clipped

    def _hear(self, samples: Pcm, _first_ns: int) -> None:
        """On the listener's thread."""
        if self._heard is None:
            return
        with self._lock:
            recording = self._recording
            if recording is not None and recording.take(samples):
                self._recording, self._recorded = None, recording.sound()
                self._call(partial(recording.done, None))
        self._waiting.append(samples)
        joined = np.concatenate(self._waiting)
        whole = len(joined) - len(joined) % LEVEL_SAMPLES
        for at in range(0, whole, LEVEL_SAMPLES):
            self._tell_level(joined[at : at + LEVEL_SAMPLES])
        self._waiting = [joined[whole:]]

    def _tell_level(self, block: Pcm) -> None:
        if np.count_nonzero(np.abs(block.astype(np.int32)) >= _CLIPPED) >= _LEAST_CLIPPED:
            self._clipped = True
        heard, dbfs = self._heard, level_dbfs(block)
        if heard is not None:
            self._call(lambda: heard(dbfs))

    def _forget(self) -> None:
        """Whoever looked no longer does: nothing goes on, and nothing of it is kept."""
        self._heard = None
        self._silenced.set()
        with self._lock:
            self._recording, self._recorded, self._waiting = None, None, []
            take, self._take = self._take, None
        if take is not None:
            self._speech.forget(take)
        if self._worker is not None:
            self._worker.close(0)
            self._worker = None

    # --- the recording -------------------------------------------------------------------

    def record(self, seconds: float, done: Callable[[Problem | None], None]) -> None:
        recording = _Recording(round(seconds * SAMPLE_RATE_HZ), done)
        with self._lock:
            self._recording, self._recorded = recording, None
        if self._worker is None:
            self._worker = Worker("microphone-test")
        self._worker.after(seconds + LATE_S, lambda: self._give_up(recording))

    def _give_up(self, recording: _Recording) -> None:
        """No sound has come, or too little."""
        with self._lock:
            if self._recording is not recording:
                return
            self._recording = None
        self._call(partial(recording.done, SILENT))

    def play(self, done: Callable[[Problem | None], None]) -> None:
        recorded = self._recorded
        if recorded is None:
            self._call(partial(done, _nothing_recorded()))
            return
        self._silenced = silenced = threading.Event()

        def play() -> None:
            try:
                self._player().play(_pieces(recorded), SAMPLE_RATE_HZ, silenced)
            except HoldtalkError as error:
                self._call(partial(done, error.problem))
            else:
                self._call(partial(done, None))

        start_thread("microphone-test-player", play, again=False)  # it may hang with the sound system

    def transcribe(self, done: Callable[[str | Problem], None]) -> None:
        recorded = self._recorded
        if recorded is None:
            self._call(partial(done, _nothing_recorded()))
            return
        take = self._take = DictationId(time.time_ns())

        def answered(answer: Final | TranscriptionFailed) -> None:
            self._call(partial(done, answer.text if isinstance(answer, Final) else answer.problem))

        self._speech.begin_for(take, lambda: iter((recorded,)), answered, lambda _partial: None, self._wishes())
        self._speech.append(take, recorded)
        self._speech.end(take)


class _Recording:
    """What is heard until it is enough."""

    def __init__(self, wanted: int, done: Callable[[Problem | None], None]) -> None:
        self._wanted = wanted
        self._blocks: list[Pcm] = []
        self._samples = 0
        self.done = done

    def take(self, samples: Pcm) -> bool:
        """Whether that was the last of it."""
        if self._samples < self._wanted:
            self._blocks.append(samples[: self._wanted - self._samples])
            self._samples += len(self._blocks[-1])
        return self._samples >= self._wanted

    def sound(self) -> Pcm:
        return np.concatenate(self._blocks)


def _nothing_recorded() -> Problem:
    return Problem(tr("Nothing is recorded yet."), tr("Record a test first."))


def _pieces(recorded: Pcm) -> Iterator[Pcm]:
    """So short that whoever leaves need not listen to the end."""
    return (recorded[at : at + LEVEL_SAMPLES] for at in range(0, len(recorded), LEVEL_SAMPLES))


def tester_of(runtime: Runtime, call: Call) -> LiveMicrophoneTester:
    """Of the running program."""

    def make_player() -> Player:
        from tray_app.audio.player import VoicePlayer  # not where nothing is played

        return VoicePlayer(runtime.tones.trace.voice)

    return LiveMicrophoneTester(
        runtime.microphone,
        runtime.speech,
        player=make_player,
        wishes=lambda: wishes_of(runtime.settings.speech),
        call=call,
    )
