"""The tray's end of speech recognition: audio in, text out, whatever happens to the worker.

Three threads and no timers at rest. The feeder writes; one thread a worker receives; the keeper
starts the worker, watches it while there is work, and replaces it when it dies or falls silent.
A take is forgotten only when it has been answered, so a new worker simply hears it again, from the
first sample that no closed segment covers.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator, Sequence

from tray_app.core.errors import Problem, SpeechFault
from tray_app.core.events import (
    DictationId,
    EngineLost,
    EngineReady,
    Final,
    Partial,
    TranscriptionFailed,
)
from tray_app.core.joining import joined
from tray_app.core.ports import SAMPLE_RATE_HZ, Pcm, Post
from tray_app.core.settings import SpeechSettings

from . import wire
from .child import Child, worker_command
from .feeder import Feeder
from .takes import Take, new_take

_log = logging.getLogger(__name__)

_LOAD_TIMEOUT_NS = 30_000_000_000
"""A worker may be silent for this long while it loads from a cold disk."""

_MOST_FAILURES = 3
_RETRY_SECONDS = 0.5
_CLOSE_SECONDS = 2.0

_DIED = Problem("The speech engine stopped.", "It is being restarted; what you say is kept.")
_HUNG = Problem("The speech engine did not answer.", "It is being restarted; what you say is kept.")
_GIVEN_UP = Problem(
    "This dictation could not be transcribed: the speech engine stopped three times.",
    "The recording was kept. Try: holdtalk recover",
)


class SpeechLink:
    """Implements the ports Speech and TakeSink. Every method returns at once but `close`."""

    def __init__(
        self,
        post: Post,
        settings: SpeechSettings,
        replay: Callable[[DictationId], Iterator[Pcm]],
        *,
        command: Sequence[str] | None = None,
    ) -> None:
        """`replay` reads what is on disk of a take, from its first sample; it may raise StorageFault.

        `command` starts another worker than ours. Nothing runs before `start`.
        """
        self._post = post
        self._settings = settings
        self._replay = replay
        self._command = command
        self._lock = threading.RLock()
        self._attention = threading.Condition(self._lock)
        """Something for the keeper to look at."""
        self._takes: dict[DictationId, Take] = {}
        self._feeder = Feeder(self._lock, self._takes, self._fail)
        self._feeder.partials = settings.partials
        self._child: Child | None = None
        self._ready = False
        self._watching = False
        self._last_sign_ns = 0
        self._pings = 0
        self._start_failures = 0
        self._fatal: Problem | None = None
        self._given_up = False
        self._restart_wanted = False
        self._closing = False
        self._threads: list[threading.Thread] = []

    # --- Speech ---------------------------------------------------------------------------

    def start(self) -> None:
        """Start and warm the worker; EngineReady or EngineLost follows."""
        for name, run in (("speech-feeder", self._feeder.run), ("speech-keeper", self._keep)):
            thread = threading.Thread(target=run, name=name, daemon=True)
            self._threads.append(thread)
            thread.start()

    def release_hint(self, dictation_id: DictationId) -> None:
        with self._lock:
            take = self._takes.get(dictation_id)
            if take is not None:
                take.released_at = take.recent.end
                self._feeder.wake.notify_all()

    def forget(self, dictation_id: DictationId) -> None:
        with self._lock:
            take = self._takes.pop(dictation_id, None)
            if take is not None and take.feed.begun:
                self._feeder.say(wire.of_take(wire.FORGET, dictation_id))

    def close(self) -> None:
        """End the worker. Blocks for up to two seconds; no event follows."""
        with self._lock:
            self._closing = True
            self._feeder.close()
            self._attention.notify_all()
            child = self._child
        if child is not None:
            child.end_within(_CLOSE_SECONDS)
        for thread in self._threads:
            thread.join(_CLOSE_SECONDS)

    # --- TakeSink -------------------------------------------------------------------------

    def begin(self, dictation_id: DictationId) -> None:
        self._add(new_take(dictation_id, self._replay))

    def append(self, dictation_id: DictationId, samples: Pcm) -> None:
        with self._lock:
            take = self._takes.get(dictation_id)
            if take is not None and len(samples):
                take.recent.append(samples)
                self._feeder.wake.notify_all()

    def end(self, dictation_id: DictationId) -> None:
        with self._lock:
            take = self._takes.get(dictation_id)
            if take is None:
                return
            take.ended = True
            if take.failed is not None:
                self._fail(take, take.failed)
            self._feeder.wake.notify_all()

    def abandon(self, dictation_id: DictationId) -> None:
        self.forget(dictation_id)

    # --- beyond the ports -----------------------------------------------------------------

    def transcribe_stored(self, dictation_id: DictationId) -> None:
        """Transcribe a take that lies complete on disk; live dictations go first. Final follows."""
        take = new_take(dictation_id, self._replay, background=True)
        take.ended = True
        self._add(take)

    def apply(self, settings: SpeechSettings) -> None:
        """New settings. Another thread count restarts the worker once nothing is being heard."""
        with self._lock:
            self._restart_wanted |= settings.threads != self._settings.threads
            self._settings = settings
            self._feeder.partials = settings.partials
            self._attention.notify_all()

    @property
    def worker_pid(self) -> int | None:
        child = self._child
        return child.pid if child is not None else None

    def _add(self, take: Take) -> None:
        with self._lock:
            self._takes[take.dictation_id] = take
            if self._given_up:
                # One more attempt: what was wrong may have been put right.
                self._given_up, self._start_failures = False, _MOST_FAILURES - 1
            self._attention.notify_all()
            self._feeder.wake.notify_all()

    # --- the keeper's thread --------------------------------------------------------------

    def _keep(self) -> None:
        while True:
            with self._lock:
                while not self._closing and not self._must_start():
                    self._attention.wait(self._watch())
                if self._closing:
                    return
                self._restart_wanted = False
                pause = _RETRY_SECONDS if self._start_failures else 0
            if pause:
                time.sleep(pause)
            self._start_worker()

    def _must_start(self) -> bool:
        if self._restart_wanted and self._child is not None and not self._takes:
            self._child.kill()
            self._disconnect()
        return self._child is None and not self._given_up

    def _watch(self) -> float | None:
        """Look after the worker while there is work; seconds until the next look, None at rest."""
        if self._child is None or (self._ready and not self._takes):
            self._watching = False
            return None
        now_ns = time.monotonic_ns()
        if not self._watching:
            self._watching, self._last_sign_ns = True, now_ns
        limit_ns = self._settings.hang_timeout_ms * 1_000_000
        allowed_ns = limit_ns if self._ready else max(limit_ns, _LOAD_TIMEOUT_NS)
        if now_ns - self._last_sign_ns >= allowed_ns:
            self._child.kill()
            self._lost(_HUNG)
            return 0.0
        self._pings += 1
        self._feeder.say(wire.ping(self._pings))
        return limit_ns / 4e9

    def _start_worker(self) -> None:
        command = list(self._command or worker_command(self._settings.threads))
        try:
            child = Child(command)
        except SpeechFault as fault:
            with self._lock:
                self._fatal = fault.problem
                self._lost(fault.problem)
            return
        with self._lock:
            if self._closing:
                child.kill()
            self._child, self._ready, self._fatal = child, False, None
            self._watching = False
            self._feeder.connect(child)
            self._feeder.say(wire.describe())
        threading.Thread(target=self._receive, args=(child,), name=f"speech-{child.pid}", daemon=True).start()

    def _disconnect(self) -> None:
        self._child, self._ready, self._watching = None, False, False
        self._feeder.connect(None)
        self._attention.notify_all()

    def _lost(self, problem: Problem) -> None:
        """The worker is gone (lock held): replay to the next one what it had not finished."""
        if not self._ready:
            self._start_failures += 1
        self._given_up = self._fatal is not None or self._start_failures >= _MOST_FAILURES
        self._disconnect()
        _log.warning("speech worker lost: %s", problem.title)
        self._post(EngineLost(self._fatal or problem, final=self._given_up))
        for take in list(self._takes.values()):
            take.worker_lost()
            if self._given_up:
                self._fail(take, self._fatal or problem)
            elif take.failures >= _MOST_FAILURES:
                self._fail(take, _GIVEN_UP)

    def _fail(self, take: Take, problem: Problem) -> None:
        """No text will come (lock held). The answer waits until the take has ended."""
        take.failed = problem
        if take.ended and self._takes.get(take.dictation_id) is take:
            self.forget(take.dictation_id)
            self._post(TranscriptionFailed(take.dictation_id, problem))

    # --- the receiving thread -------------------------------------------------------------

    def _receive(self, child: Child) -> None:
        while (event := child.receive()) is not None:
            with self._lock:
                if self._child is not child or self._closing:
                    break
                self._last_sign_ns = time.monotonic_ns()
                self._handle(event, child)
        child.kill()
        with self._lock:
            if self._child is child and not self._closing:
                self._lost(_DIED)
        child.reap()
        child.close_pipes()

    def _handle(self, event: wire.Event, child: Child) -> None:
        data = event.data
        if event.type == wire.READY:
            self._ready, self._start_failures = True, 0
            _log.info("speech worker %d is ready after %.0f ms", child.pid, data["load_ms"])
            self._post(EngineReady(str(data["engine"]), float(data["load_ms"]), child.pid))
            self._attention.notify_all()
            return
        if event.type == wire.ERROR and "id" not in data:
            self._fatal = _problem(event)
            return
        take = self._takes.get(wire.take_id(event))
        if take is None:
            return
        if event.type == wire.SEGMENT:
            take.understand(str(data["text"]), int(data["end_sample"]), float(data["decode_ms"]))
            self._tell_partial(take, "")
        elif event.type == wire.PARTIAL:
            self._tell_partial(take, str(data["text"]))
        elif event.type == wire.HEARD:
            take.feed.heard = take.feed.offset + int(data["sample"])
            self._feeder.wake.notify_all()
        elif event.type == wire.TRANSCRIPT:
            self._answer(take, event)
        elif event.type == wire.ERROR:
            self._fail(take, _problem(event))

    def _tell_partial(self, take: Take, unstable: str) -> None:
        if self._settings.partials and not take.ended:
            self._post(Partial(take.dictation_id, take.stable, unstable))

    def _answer(self, take: Take, event: wire.Event) -> None:
        at_ns = self._last_sign_ns
        del self._takes[take.dictation_id]
        data = event.data
        texts = [*take.texts[: take.earlier_texts], str(data["text"])]
        samples = take.feed.offset + int(data["samples"])
        self._post(
            Final(
                take.dictation_id,
                text=joined(texts),
                at_ns=at_ns,
                audio_ms=samples * 1000 / SAMPLE_RATE_HZ,
                segments=sum(1 for text in take.texts[: take.earlier_texts] if text) + int(data["segments"]),
                decode_ms=take.earlier_decode_ms + float(data["decode_ms"]),
                resumed=take.resumed,
            )
        )
        self._attention.notify_all()


def _problem(event: wire.Event) -> Problem:
    data = event.data
    return Problem(str(data.get("text", "")), str(data.get("remedy", "")), str(data.get("detail", "")))
