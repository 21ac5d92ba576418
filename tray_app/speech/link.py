"""The tray's end of speech recognition: audio in, text out, whatever happens to the worker.

Four threads and no timers at rest. The feeder writes; the reader reads takes from disk for it; one thread a worker
receives; the keeper starts the worker, watches it while there is work, and replaces it when it dies or falls silent.
A take is forgotten only when it has been answered, so a new worker simply hears it again, from the
first sample that no closed segment covers.
"""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

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
from tray_app.core.supervision import start_thread

from . import wire
from .child import Child, worker_command, worker_environment
from .disk_reader import DiskReader
from .feeder import Feeder
from .liveness import LOOKS, Liveness
from .restarts import Restarts
from .takes import Stored, Take, Wishes, new_take

_log = logging.getLogger(__name__)

_MOST_FAILURES = 3
"""Workers that one take may cost."""

_CLOSE_SECONDS = 2.0

_DIED = Problem("The speech engine stopped.", "It is being restarted; what you say is kept.")
_HUNG = Problem("The speech engine did not answer.", "It is being restarted; what you say is kept.")
_CONFUSED = Problem("The speech engine answered nonsense.", "It is being restarted; what you say is kept.")
_GIVEN_UP = Problem("This could not be transcribed: the speech engine stopped three times.", "Run: holdtalk doctor")


def _live(problem: Problem) -> Problem:
    """Of a dictation the controller itself tells the next step: it keeps the recording."""
    return replace(problem, remedy="")


class _OddEvent(ValueError):
    """The worker said what makes no sense now."""


class SpeechLink:
    """Implements the ports Speech and TakeSink. Every method returns at once but `close`."""

    def __init__(
        self,
        post: Post,
        settings: SpeechSettings,
        replay: Callable[[DictationId], Iterator[Pcm]],
        *,
        command: Sequence[str] | None = None,
        clock: Callable[[], int] = time.monotonic_ns,
    ) -> None:
        """`replay` reads what is on disk of a take, from its first sample; it may raise StorageFault.

        `command` starts another worker than ours. Nothing runs before `start`. To be made before threads run that
        change the environment of the process: the worker's is copied here.
        """
        self._post = post
        self._settings = settings
        self._replay = replay
        self._command = command
        self._environment = worker_environment(os.environ)
        self._clock = clock
        self._lock = threading.RLock()
        self._attention = threading.Condition(self._lock)
        """Something for the keeper to look at."""
        self._takes: dict[DictationId, Take] = {}
        self._wishes: dict[DictationId, Wishes] = {}
        """Of takes that have not begun."""
        self._feeder = Feeder(self._lock, self._takes, clock)
        self._feeder.partials = settings.partials
        self._reader = DiskReader(self._lock, self._takes, self._fail, on_read=self._feeder.wake.notify_all)
        self._feeder.read_on = self._reader.wake.notify_all
        self._child: Child | None = None
        self._ready_ns: int | None = None
        """When the worker was ready for audio."""
        self._liveness = Liveness()
        self._restarts = Restarts()
        self._pings = 0
        self._last_words: Problem | None = None
        """Why the worker says that it ends."""
        self._unusable: Problem | None = None
        self._restart_wanted = False
        self._closing = False
        self._threads: list[threading.Thread] = []
        self._receiver: threading.Thread | None = None
        """Listens to the newest worker; those before it end by themselves."""

    # --- Speech ---------------------------------------------------------------------------

    def start(self) -> None:
        """Start and warm the worker; EngineReady or EngineLost follows."""
        self._threads += [
            start_thread("speech-feeder", self._feeder.run),
            start_thread("speech-reader", self._reader.run),
            start_thread("speech-keeper", self._keep),
        ]

    def choose(self, dictation_id: DictationId, engine: str | None, language: str | None) -> None:
        self._wishes[dictation_id] = Wishes(engine, language)  # without the lock: the microphone waits for this

    def release_hint(self, dictation_id: DictationId) -> None:
        with self._lock:
            take = self._takes.get(dictation_id)
            if take is not None:
                take.released_at = take.recent.end
                self._feeder.wake.notify_all()

    def forget(self, dictation_id: DictationId) -> None:
        self._wishes.pop(dictation_id, None)
        with self._lock:
            take = self._takes.pop(dictation_id, None)
            if take is not None and take.feed.begun:
                self._feeder.say(wire.of_take(wire.FORGET, dictation_id))

    def close(self) -> None:
        """End the worker. Blocks for up to two seconds; no event follows."""
        with self._lock:
            self._closing = True
            self._feeder.close()
            self._reader.close()
            self._attention.notify_all()
            child = self._child
        if child is not None:
            child.end_within(_CLOSE_SECONDS)
        for thread in self._threads:
            thread.join(_CLOSE_SECONDS)
        if self._receiver is not None:  # of the last worker the keeper started
            self._receiver.join(_CLOSE_SECONDS)

    # --- TakeSink -------------------------------------------------------------------------

    def begin(self, dictation_id: DictationId) -> None:
        take = new_take(dictation_id, self._replay)
        take.wishes = self._wishes.pop(dictation_id, take.wishes)
        self._add(take)

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

    def transcribe_stored(
        self,
        dictation_id: DictationId,
        answer: Callable[[Final | TranscriptionFailed], None],
        progress: Callable[[int], None] = lambda _samples: None,
    ) -> None:
        """Transcribe a take that lies complete on disk; live dictations go first.

        `answer` is called once, and nothing is posted about the take; `progress` hears now and then up to which sample
        it has been worked off. Both are called on threads of the link and must not block.
        """
        self._add(new_take(dictation_id, self._replay, Stored(answer, progress)))

    @property
    def unusable(self) -> Problem | None:
        """Why no engine can be had at the moment; None while one is there or on its way."""
        return self._unusable

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
            self._restarts.wanted()
            self._unusable = None
            self._attention.notify_all()
            self._feeder.wake.notify_all()
            self._reader.wake.notify_all()

    # --- the keeper's thread --------------------------------------------------------------

    def _keep(self) -> None:
        while True:
            with self._lock:
                while not self._closing and not self._must_start():
                    self._attention.wait(self._watch())
                if self._closing:
                    return
                self._restart_wanted = False
            self._start_worker()

    def _must_start(self) -> bool:
        if self._restart_wanted and self._child is not None and not self._takes:
            self._child.kill()
            self._disconnect()
        return self._child is None and not self._restarts.given_up and self._clock() >= self._restarts.not_before_ns

    def _watch(self) -> float | None:
        """Look after the worker while there is work; seconds until the next look, None at rest."""
        if self._child is None:
            return None if self._restarts.given_up else (self._restarts.not_before_ns - self._clock()) / 1e9
        if self._ready_ns is not None and not self._takes:
            self._liveness.rest()
            return None
        hang_timeout_ms = self._settings.hang_timeout_ms
        if self._liveness.look(self._clock(), hang_timeout_ms, ready=self._ready_ns is not None):
            self._child.kill()
            self._lost(_HUNG)
            return 0.0
        self._pings += 1
        self._feeder.say(wire.ping(self._pings))
        return hang_timeout_ms / LOOKS / 1000

    def _start_worker(self) -> None:
        command = list(self._command or worker_command(self._settings.threads))
        try:
            child = Child(command, self._environment)
        except SpeechFault as fault:
            with self._lock:
                self._last_words = fault.problem
                self._lost(fault.problem)
            return
        with self._lock:
            if self._closing:
                child.kill()
            self._child, self._ready_ns, self._last_words = child, None, None
            self._liveness = Liveness()
            self._feeder.connect(child)
            self._feeder.say(wire.describe())
            self._reader.wake.notify_all()
        self._receiver = start_thread(f"speech-{child.pid}", lambda: self._receive(child))

    def _disconnect(self) -> None:
        self._child, self._ready_ns = None, None
        self._feeder.connect(None)
        self._attention.notify_all()

    def _lost(self, problem: Problem, culprit: Take | None = None) -> None:
        """The worker is gone (lock held): replay to the next one what it had not finished.

        A `culprit` is the take because of which it was given up; the others and the worker are not to blame.
        """
        if culprit is None:
            # What it said before it was ready, the next one would say too.
            hopeless = self._ready_ns is None and self._last_words is not None
            self._restarts.died(self._clock(), self._ready_ns, hopeless=hopeless)
        problem = self._last_words or problem
        self._unusable = problem if self._restarts.given_up else None
        self._disconnect()
        _log.warning("speech worker lost: %s", problem.title)
        self._post(EngineLost(problem, final=self._restarts.given_up))
        for take in list(self._takes.values()):
            take.worker_lost(innocent=culprit is not None and take is not culprit)
            if self._restarts.given_up:
                self._fail(take, problem)
            elif take.failures >= _MOST_FAILURES:
                self._fail(take, _GIVEN_UP if take.background else _live(_GIVEN_UP))

    def _fail(self, take: Take, problem: Problem) -> None:
        """No text will come (lock held). The answer waits until the take has ended."""
        take.failed = problem
        if take.ended and self._takes.get(take.dictation_id) is take:
            self.forget(take.dictation_id)
            self._tell(take, TranscriptionFailed(take.dictation_id, problem))

    def _tell(self, take: Take, answer: Final | TranscriptionFailed) -> None:
        if take.stored is not None:
            take.stored.answer(answer)
        else:
            self._post(answer)

    # --- the receiving thread -------------------------------------------------------------

    def _receive(self, child: Child) -> None:
        """Whatever ends it, the worker is gone afterwards and has been told as lost."""
        try:
            problem = self._hear_out(child)
        except BaseException:
            problem = _CONFUSED
            raise
        finally:
            child.kill()
            with self._lock:
                if self._child is child and not self._closing:
                    self._lost(problem)
            child.reap()
            child.close_pipes()

    def _hear_out(self, child: Child) -> Problem:
        """Why the worker is not listened to any more."""
        while (event := child.receive()) is not None:
            with self._lock:
                if self._child is not child or self._closing:
                    break
                self._liveness.sign()
                try:
                    self._handle(event, child)
                except wire.ODD as error:  # its words could hold what was said
                    _log.error("the speech worker sent an odd event %.40r: %s", event.type, type(error).__name__)
                    return _CONFUSED
        return _DIED

    def _handle(self, event: wire.Event, child: Child) -> None:
        data = event.data
        if event.type == wire.READY:
            self._engine_ready(EngineReady(str(data["engine"]), float(data["load_ms"]), child.pid))
            return
        if event.type == wire.PONG:
            self._answer_to_ping(event)
            return
        if event.type == wire.ERROR and "id" not in data:
            if data.get("code") == wire.REFUSED:
                raise _OddEvent("it did not understand us")
            self._last_words = _problem(event)
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
            self._worked_off(take, take.feed.offset + int(data["sample"]))
        elif event.type == wire.TRANSCRIPT:
            self._answer(take, event)
        elif event.type == wire.ERROR:
            self._engine_failed(take, _problem(event), child)

    def _engine_ready(self, ready: EngineReady) -> None:
        self._ready_ns, self._unusable = self._clock(), None
        _log.info("speech worker %d is ready after %.0f ms", ready.worker_pid, ready.load_ms)
        self._post(ready)
        self._attention.notify_all()

    def _answer_to_ping(self, event: wire.Event) -> None:
        self._liveness.does(str(event.data.get("doing", "")), float(event.data.get("since_ms", 0)))
        now_ns = self._clock()
        stops_ns = [take.feed.stop_sent_ns for take in self._takes.values() if take.feed.stop_sent_ns is not None]
        if stops_ns and self._liveness.left_lying((now_ns - min(stops_ns)) / 1e6):
            raise _OddEvent("it has forgotten a take")

    def _worked_off(self, take: Take, sample: int) -> None:
        take.feed.heard = sample
        self._feeder.wake.notify_all()
        self._reader.wake.notify_all()
        if take.stored is not None:
            take.stored.progress(sample)

    def _engine_failed(self, take: Take, problem: Problem, child: Child) -> None:
        """The fault may lie with this worker (memory, a library's state): a fresh one hears the take once more."""
        take.engine_errors += 1
        if take.engine_errors > 1:
            self._fail(take, problem if take.background else _live(problem))
            return
        child.kill()
        self._lost(problem, culprit=take)

    def _tell_partial(self, take: Take, unstable: str) -> None:
        if self._settings.partials and not take.ended:
            self._post(Partial(take.dictation_id, take.stable, unstable))

    def _answer(self, take: Take, event: wire.Event) -> None:
        if take.feed.stop_sent_ns is None:
            raise _OddEvent("it answered before the end of the take")
        data = event.data
        texts = [*take.texts[: take.earlier_texts], str(data["text"])]
        samples = take.feed.offset + int(data["samples"])
        final = Final(
            take.dictation_id,
            text=joined(texts),
            at_ns=self._clock(),
            audio_ms=samples * 1000 / SAMPLE_RATE_HZ,
            segments=sum(1 for text in take.texts[: take.earlier_texts] if text) + int(data["segments"]),
            decode_ms=take.earlier_decode_ms + float(data["decode_ms"]),
            resumed=take.resumed,
        )
        del self._takes[take.dictation_id]
        self._restarts.useful()
        self._tell(take, final)
        self._attention.notify_all()


def _problem(event: wire.Event) -> Problem:
    data = event.data
    return Problem(str(data.get("text", "")), str(data.get("remedy", "")), str(data.get("detail", "")))
