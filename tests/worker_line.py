"""The link's side of a worker that runs in this process, with an engine that decodes when it is told to."""

from __future__ import annotations

import os
import queue
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import BinaryIO

import numpy as np

from tray_app.core.engines import EMBEDDED_ENGINE, EngineDescriptor
from tray_app.core.events import DictationId
from tray_app.core.ports import Pcm
from tray_app.core.wishes import Wishes
from tray_app.speech import wire
from tray_app.speech.engine import Abandoned, Decoded, Hints, Interrupt, Samples
from tray_app.speech.engines import moonshine
from tray_app.speech.hearing import SILENCE_SAMPLES
from tray_app.speech.loaded_engines import LoadedEngines
from tray_app.speech.vad import FRAME_SAMPLES
from tray_app.speech.worker import Worker

PING = wire.Event(wire.PING, {"text": "asked"})
TAKE, OTHER = DictationId(1), DictationId(2)
GENEROUS_SECONDS = 15
SPEECH, SILENCE = 1_000, 0


class Decode:
    """One call of the engine, waiting to be answered by the test."""

    def __init__(self, samples: Samples, draft: Sequence[int], interrupt: Interrupt, hints: Hints) -> None:
        self.samples, self.hints = samples, hints
        spoken = np.trim_zeros(samples, "b")
        self.heard_silence = len(samples) - len(spoken) >= SILENCE_SAMPLES
        """All of it, behind what was said."""
        self.frames = (len(samples) - self.heard_silence * SILENCE_SAMPLES) / FRAME_SAMPLES
        self.draft = tuple(draft)
        self.interrupt = interrupt
        self._answer: queue.SimpleQueue[Decoded | Exception] = queue.SimpleQueue()
        self.answered = False

    def say(self, text: str) -> None:
        self.answered = True
        self._answer.put(Decoded(tuple(map(ord, text)), text))

    def fail(self, error: Exception) -> None:
        self._answer.put(error)

    def wait(self) -> Decoded:
        while not self.interrupt.abandoned:
            try:
                answer = self._answer.get(timeout=0.001)
            except queue.Empty:
                continue
            if isinstance(answer, Exception):
                raise answer
            return answer
        raise Abandoned


class ManualEngine:
    """An engine and its module."""

    def __init__(self, descriptor: EngineDescriptor = moonshine.DESCRIPTOR) -> None:
        self.DESCRIPTOR = replace(descriptor, needs_network=True)  # so nothing is decoded only to warm it
        self.decodes: queue.SimpleQueue[Decode] = queue.SimpleQueue()

    def load(self, threads: int) -> ManualEngine:
        return self

    def decode(self, samples: Samples, draft: Sequence[int], interrupt: Interrupt, hints: Hints) -> Decoded:
        decode = Decode(samples, draft, interrupt, hints)
        self.decodes.put(decode)
        return decode.wait()


class Line:
    """The link's side of a worker that runs in this process; loudness stands for speech."""

    def __init__(self, hear_frame: Callable[[], None] = lambda: None, others: Sequence[ManualEngine] = ()) -> None:
        to_worker, self._to = os.pipe()
        self._from, from_worker = os.pipe()
        self._out: BinaryIO = os.fdopen(self._to, "wb")
        self._in: BinaryIO = os.fdopen(self._from, "rb")
        self._worker_ends = (os.fdopen(to_worker, "rb"), os.fdopen(from_worker, "wb"))
        self.engine = ManualEngine()
        self._newest: Decode | None = None

        def probability(frame: Samples) -> float:
            hear_frame()
            return float(frame.max() > 0)

        found = {engine.DESCRIPTOR.name: engine for engine in (self.engine, *others)}
        engines = LoadedEngines(EMBEDDED_ENGINE, 1, found)
        self._worker = worker = Worker(*self._worker_ends, engines, lambda: probability)
        self._threads = [
            threading.Thread(target=worker.read_events, daemon=True),
            threading.Thread(target=worker.decode_pieces, daemon=True),
        ]
        for thread in self._threads:
            thread.start()
        self.next(wire.READY)

    def say(self, *events: wire.Event) -> None:
        for event in events:
            wire.write(event, self._out)

    def raw(self, line: bytes) -> None:
        self._out.write(line)
        self._out.flush()

    def begin(
        self,
        key: DictationId = TAKE,
        *,
        partials: bool = False,
        background: bool = False,
        engine: str | None = None,
        pause_ms: int | None = None,
        spoken: bool = False,
    ) -> None:
        self.say(
            *wire.begin(
                key, partials=partials, background=background, wishes=Wishes(engine, pause_ms=pause_ms), spoken=spoken
            )
        )

    def speak(self, frames: int, level: int = SPEECH, key: DictationId = TAKE) -> None:
        block: Pcm = np.full(frames * FRAME_SAMPLES, level, np.int16)
        self.say(wire.audio(key, block))

    def release(self, key: DictationId = TAKE) -> None:
        self.say(wire.of_take(wire.RELEASE, key))

    def stop(self, key: DictationId = TAKE) -> None:
        self.say(wire.of_take(wire.STOP, key))

    def decode(self) -> Decode:
        self._newest = self.engine.decodes.get(timeout=GENEROUS_SECONDS)
        return self._newest

    def idle(self) -> bool:
        """Nothing is decoded: asked after a ping, so that the worker has seen all that was sent, and a moment after
        that, in which the thread that decodes would have begun."""
        self.settle()
        try:
            self.engine.decodes.get(timeout=0.2)
        except queue.Empty:
            return True
        return False

    def settle(self) -> None:
        """Until all that was sent has been heard, and all that was said about a decode has been taken in."""
        self.say(PING)
        while self.next(wire.PONG).data["text"] != PING.data["text"]:
            pass  # it says so unasked, too
        until_s = time.monotonic() + GENEROUS_SECONDS
        while self._takes_in(self._newest):
            assert time.monotonic() < until_s, "it decodes still"
            time.sleep(0.001)

    def _takes_in(self, decode: Decode | None) -> bool:
        job = self._worker._job
        return decode is not None and decode.answered and job is not None and job.interrupt is decode.interrupt

    def next(self, kind: str) -> wire.Event:
        while True:
            event = wire.read(self._in)
            assert event is not None, f"the worker ended before it said {kind}"
            if event.type == kind:
                return event

    def close(self) -> None:
        self._out.close()
        for thread in self._threads:
            thread.join(GENEROUS_SECONDS)
            assert not thread.is_alive(), "the worker outlived its input"
        for end in (self._in, *self._worker_ends):
            end.close()
