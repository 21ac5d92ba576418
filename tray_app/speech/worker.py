"""The worker process: hears takes on its standard input and writes their text to its output.

One thread reads and never decodes, so that the worker always answers, knows at once that the key
is up, and can give up a decode that became worthless. One thread decodes, the most urgent piece
first. The process ends when its input does: whoever started it is gone.
"""

from __future__ import annotations

import argparse
import contextlib
import faulthandler
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from typing import BinaryIO, NamedTuple, TypeAlias

from tray_app.core.engines import EMBEDDED_ENGINE, EngineDescriptor, does_not_speak, instead_of
from tray_app.core.errors import HoldtalkError, SpeechFault
from tray_app.core.events import DictationId
from tray_app.core.memory import give_back_freed_memory
from tray_app.core.ports import SAMPLE_RATE_HZ
from tray_app.core.wishes import Wishes

from . import wire
from .engine import Abandoned, Engine, Interrupt, Samples
from .hearing import Hearing, Piece
from .liveness import DECODING, IDLE, LOADING
from .loaded_engines import LoadedEngines
from .pauses import Pauses
from .segmenter import Segment, Segmenter, rule_for
from .telling import as_fault, failure, result, whole
from .vad import FRAME_SAMPLES, SileroVad

RESTS_AFTER_S = 0.25
"""Without a take for so long it gives back what decoding needed: the text is in its window by then."""
GIVES_BACK_EVERY = 20
"""Pieces of a file, of which the next always waits: what one leaves free, another one may not fit into."""
_HEARD_EVERY_SAMPLES = 5 * SAMPLE_RATE_HZ

_SIGN_EVERY_NS = 250_000_000
"""While it works off audio it says so this often: a ping may lie behind seconds of it in the pipe."""

Probability: TypeAlias = Callable[[Samples], float]
"""Of speech, in one frame; remembers the frames before it."""


class _Job(NamedTuple):
    """One decode that is running."""

    hearing: Hearing
    piece: Piece
    interrupt: Interrupt


class _Doing(NamedTuple):
    """What the decoding thread does. Replaced as one, as the reading thread tells it."""

    what: str
    since_ns: int
    patience_ms: float | None = None
    """How long it may last, where that is the engine's to say."""


class Worker:
    """The takes of one connection. `read_events` and `decode_pieces` run on a thread each."""

    def __init__(
        self,
        source: BinaryIO,
        target: BinaryIO,
        engines: LoadedEngines,
        make_vad: Callable[[], Probability] = lambda: SileroVad().probability,
    ) -> None:
        self._engines = engines
        self._make_vad = make_vad
        self._source = source
        self._target = target
        self._writing = threading.Lock()
        self._changed = threading.Condition()
        self._hearings: dict[DictationId, Hearing] = {}
        self._job: _Job | None = None
        self._used_memory = False
        self._background_pieces = 0
        """Something was decoded since the memory that it needed was given back."""
        self._doing = _Doing(LOADING, time.monotonic_ns())
        self._said_ns = time.monotonic_ns()
        self._closing = False

    # --- the reading thread ---------------------------------------------------------------

    def read_events(self) -> None:
        """Returns when the input ends. What cannot be understood is refused, and the next event follows."""
        while (event := wire.read(self._source, self._refuse)) is not None:
            if event.type == wire.PING:
                self.say(self._pong(event.data.get("text")))
            elif event.type == wire.DESCRIBE:
                self.say(wire.info(self._engines.all))
            else:
                self._take_in(event)
                if time.monotonic_ns() - self._said_ns >= _SIGN_EVERY_NS:
                    self.say(self._pong(None))
        with self._changed:
            self._closing = True
            self._changed.notify_all()

    def _refuse(self, error: str) -> None:
        """Without a remedy: nobody reads it but a program."""
        self.say(failure(SpeechFault("An event was not understood.", "", error), refused=True))

    def _pong(self, text: object) -> wire.Event:
        """What the engine does; `text` is that of the ping, if one asked."""
        what, since_ns, patience_ms = self._doing
        since_ms = (time.monotonic_ns() - since_ns) // 1_000_000
        data = {"text": text, "doing": what, "since_ms": since_ms, "patience_ms": patience_ms}
        return wire.Event(wire.PONG, data)

    def _begins(self, what: str, patience_ms: float | None = None) -> None:
        self._doing = _Doing(what, time.monotonic_ns(), patience_ms)

    def _take_in(self, event: wire.Event) -> None:
        try:
            key = wire.take_id(event)
        except wire.ODD as error:
            self._refuse(type(error).__name__)
            return
        with self._changed:
            try:
                self._hear(event, key)
            except Exception as error:  # noqa: BLE001 - told to the link; the other takes must still be heard
                self._forget(key)
                self.say(failure(as_fault(error), key))
            self._changed.notify_all()

    def _hear(self, event: wire.Event, key: DictationId) -> None:
        if event.type == wire.TRANSCRIBE:
            self._begin(event, key)
            return
        hearing = self._hearings.get(key)
        if hearing is None:
            return
        if event.type == wire.CHUNK:
            hearing.append(wire.samples(event))
            self._tell_heard(hearing)
            self._tell_pauses(hearing)
        elif event.type == wire.CONTEXT:
            hearing.add_context(str(event.data["context"]))
        elif event.type == wire.RELEASE:
            hearing.backlog.key_up(hearing.waiting, time.monotonic_ns())
            hearing.release()
            self._make_way(hearing)
        elif event.type == wire.STOP:
            hearing.backlog.key_up(hearing.waiting, time.monotonic_ns())
            hearing.end()
            self._make_way(hearing)
        elif event.type == wire.FORGET:
            self._forget(key)

    def _begin(self, event: wire.Event, key: DictationId) -> None:
        self._forget(key)
        wishes = wire.wishes(event)
        engine, problem = self._engines.for_take(wishes.engine)
        background = bool(event.data.get("background", False))
        longest_s = self._engines.longest_s(engine, waited_for=not background)
        self._hearings[key] = Hearing(
            key,
            self._make_vad(),
            engine,
            Segmenter(rule_for(longest_s)),
            wishes=wishes,
            partials=bool(event.data.get("partials", False)),
            background=background,
            pauses=_pauses(wishes, spoken=bool(event.data.get("spoken", False))),
            cost=self._engines.cost(engine),
        )
        self._hearings[key].waited_for_load = self._engines.is_due(engine)
        if problem is not None:
            self.say(wire.degraded(key, wishes.engine or self._engines.chosen, problem))
        elif wishes.language is not None and wishes.language not in engine.languages:
            told = does_not_speak(engine, wishes.language)
            self.say(wire.degraded(key, f"{engine.name} {wishes.language}", told))
        job = self._job
        if job is not None and job.hearing.background and not self._hearings[key].background:
            job.interrupt.abandon()

    def _forget(self, key: DictationId) -> None:
        hearing = self._hearings.pop(key, None)
        if hearing is not None and self._job is not None and self._job.hearing is hearing:
            self._job.interrupt.abandon()

    def _make_way(self, hearing: Hearing) -> None:
        """The user waits for `hearing` now: give up a draft that will not be its answer."""
        job = self._job
        if job is None or not (job.piece.is_draft or job.hearing.background):
            return
        if hearing.background and job.hearing is not hearing:
            return  # nobody stands at a key for it
        if job.hearing is not hearing or not hearing.would_answer(job.piece):
            job.interrupt.abandon()

    # --- the decoding thread --------------------------------------------------------------

    def decode_pieces(self) -> None:
        """Loads the engine for takes that ask for none, then decodes until the input ends. A fault of the embedded
        engine fails that take only; what another one fails on, the embedded one gets.

        Raises HoldtalkError when no engine can be had."""
        self._engines.load_first()
        self._make_vad()  # without it every take would fail: better to say so before the first one
        load_ms = (time.monotonic_ns() - self._doing.since_ns) / 1e6
        give_back_freed_memory()  # what loading needed
        self._begins(IDLE)
        engine, problem = self._engines.for_take()
        if problem is not None:
            self.say(wire.degraded(None, self._engines.chosen, problem))
        self.say(wire.Event(wire.READY, {"engine": engine.name, "load_ms": load_ms}))
        while (work := self._next_work()) is not None:
            self._begins(LOADING)
            if isinstance(work, _Job):
                self._decode(work)
                self._background_pieces += work.hearing.background
                if self._background_pieces >= GIVES_BACK_EVERY:
                    self._background_pieces = 0
                    give_back_freed_memory()
            else:
                with contextlib.suppress(HoldtalkError):  # its first piece tells
                    self._load(work)

    def _decode(self, job: _Job) -> None:
        hearing, piece = job.hearing, job.piece
        try:
            engine = self._load(hearing.engine)
            hints = replace(hearing.hints, goes_on=not piece.over)
            heard_s = len(piece.samples) / SAMPLE_RATE_HZ
            self._begins(DECODING, hearing.cost.patience_s(heard_s, hearing.engine.patience_s) * 1000)
            decoded = engine.decode(piece.samples, piece.draft, job.interrupt, hints)
        except Abandoned as given_up:
            with self._changed:
                hearing.abandoned(piece, given_up.tokens)
            return
        except Exception as error:  # noqa: BLE001 - told to the link, which tries it with another worker
            self._failed(hearing, as_fault(error))
            return
        took_ms = (time.monotonic_ns() - self._doing.since_ns) / 1e6
        with self._changed:
            if self._hearings.get(hearing.dictation_id) is not hearing:
                return
            if not piece.is_draft:
                hearing.cost.note(heard_s, took_ms / 1000)
                hearing.cut_by(rule_for(self._engines.longest_s(hearing.engine, waited_for=not hearing.background)))
                self._tell_segment(hearing, *hearing.closed(decoded, took_ms))
                return
            hearing.drafted(piece, decoded, took_ms)
        if hearing.partials and not hearing.ended:
            language = decoded.language or hearing.language_heard
            self.say(wire.of_take(wire.PARTIAL, hearing.dictation_id, text=decoded.text, language=language))

    def _load(self, wanted: EngineDescriptor) -> Engine:
        """Says so before, where it takes a while: some libraries let no other thread run meanwhile, and a worker that
        loads may be silent for longer. Raises HoldtalkError."""
        if self._engines.is_due(wanted):
            self.say(self._pong(None))
        return self._engines.load(wanted)

    def _next_work(self) -> _Job | EngineDescriptor | None:
        """The most urgent piece, else an engine that a take will need; blocks until there is one of them. None when
        the input has ended."""
        with self._changed:
            self._begins(IDLE)
            while not self._closing:
                self._answer()
                self._job = self._most_urgent()
                if self._job is not None:
                    self._used_memory = True
                    return self._job
                due = next((one.engine for one in self._hearings.values() if self._engines.is_due(one.engine)), None)
                if due is not None:
                    return due
                may_rest = self._used_memory and not self._hearings
                if not self._changed.wait(RESTS_AFTER_S if may_rest else None):
                    give_back_freed_memory()
                    self._used_memory = False
        return None

    def _most_urgent(self) -> _Job | None:
        """Ended takes first, then released ones, then those being spoken, then stored ones."""
        order = sorted(self._hearings.values(), key=lambda one: (one.background, not one.ended, not one.released))
        for hearing in order:
            piece = hearing.next_piece(drafts=self._may_draft(hearing))
            if piece is not None:
                return _Job(hearing, piece, Interrupt())
        return None

    def _may_draft(self, hearing: Hearing) -> bool:
        """No dictation waits for the drafts of what yields to it, not even for the end of one."""
        if not hearing.background:
            return True
        nobody_dictates = all(other.background for other in self._hearings.values())
        return hearing.partials and hearing.engine.interruptible and nobody_dictates

    def _answer(self) -> None:
        """Hand out everything that needs no decode."""
        for key, hearing in list(self._hearings.items()):
            while (closed := hearing.take_draft()) is not None:
                self._tell_segment(hearing, *closed)
            if hearing.complete:
                del self._hearings[key]
                data = {"segments": len(hearing.texts), "samples": hearing.samples_received}
                data |= {"behind_ms": round(hearing.backlog.ms), "resumed": hearing.waited_for_load}
                self.say(wire.of_take(wire.TRANSCRIPT, key, **data, **whole(hearing)))

    def _failed(self, hearing: Hearing, fault: HoldtalkError) -> None:
        embedded, key = self._engines.embedded, hearing.dictation_id
        with self._changed:
            if hearing.engine is embedded:
                self._forget(key)
                told = failure(fault, key)
            else:
                failed = hearing.engine.name
                told = wire.degraded(key, failed, instead_of(failed, fault.problem))
                hearing.hand_over(embedded, self._engines.cost(embedded))
                hearing.waited_for_load |= self._engines.is_due(embedded)
        self.say(told)

    def _tell_segment(self, hearing: Hearing, text: str, segment: Segment) -> None:
        hearing.backlog.decoded(time.monotonic_ns())
        spoken = {"speech_start": segment.speech_start, "speech_end": segment.speech_end, "end": segment.end}
        samples = {f"{name}_sample": frame * FRAME_SAMPLES for name, frame in spoken.items()}
        self.say(wire.of_take(wire.SEGMENT, hearing.dictation_id, **samples, **result(hearing, text)))
        self._tell_heard(hearing)

    def _tell_heard(self, hearing: Hearing) -> None:
        """A stored take is sent no faster than it is worked off."""
        settled = hearing.settled_sample
        if hearing.background and settled - hearing.told_sample >= _HEARD_EVERY_SAMPLES:
            hearing.told_sample = settled
            self.say(wire.of_take(wire.HEARD, hearing.dictation_id, sample=settled))

    def _tell_pauses(self, hearing: Hearing) -> None:
        news = hearing.pauses.news if hearing.pauses is not None else []
        for frame in news:
            if frame is None:
                self.say(wire.of_take(wire.SPEECH, hearing.dictation_id))
            else:
                self.say(wire.of_take(wire.PAUSE, hearing.dictation_id, sample=frame * FRAME_SAMPLES))
        news.clear()

    def say(self, event: wire.Event) -> None:
        """Write one event; from any thread."""
        self._said_ns = time.monotonic_ns()
        with self._writing:
            try:
                wire.write(event, self._target)
            except (OSError, ValueError):
                self._closing = True  # nobody listens; the reading thread sees the end of the input


def _pauses(wishes: Wishes, *, spoken: bool) -> Pauses | None:
    """None where nobody asked for them."""
    return None if wishes.pause_ms is None else Pauses(wishes.pause_ms, spoken=spoken)


def _live(worker: Worker, body: Callable[[], None]) -> None:
    """Run one of its threads. Half a worker is none: what ends one of them ends the process, which says why."""
    try:
        body()
    except BaseException as error:  # noqa: BLE001 - see above
        worker.say(failure(as_fault(error, "The speech engine stopped.")))
        os._exit(3)


def _private_output() -> BinaryIO:
    """The pipe to the link; whatever a library prints goes to the error stream instead."""
    target = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return target


def main(arguments: list[str] | None = None) -> None:
    """Run the worker on this process's pipes; does not return."""
    parser = argparse.ArgumentParser(prog="tray_app.speech.worker", description=__doc__)
    parser.add_argument("--engine", default=EMBEDDED_ENGINE)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args(arguments)
    faulthandler.enable()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the tray, which then closes our input
    worker = Worker(sys.stdin.buffer, _private_output(), LoadedEngines(options.engine, options.threads))
    threading.Thread(target=_live, args=(worker, worker.decode_pieces), name="decode", daemon=True).start()
    _live(worker, worker.read_events)
    os._exit(0)  # a decode may still be running, and nobody wants it


if __name__ == "__main__":
    main()
