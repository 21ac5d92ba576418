"""The tray's end of speech recognition: audio in, text out, whatever happens to the worker.

Four threads and no timers at rest. The feeder writes; the reader reads takes from disk for it; one thread a worker
receives; the keeper starts the worker, watches it while there is work, and replaces it when it dies or falls silent.
A take is forgotten only when it has been answered, so a new worker simply hears it again, from the
first sample that no closed segment covers. What one engine fails on, the embedded one hears.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from tray_app.core.engines import EMBEDDED_ENGINE, ENGINES, instead_of
from tray_app.core.errors import Problem
from tray_app.core.events import (
    DictationId,
    EngineAsleep,
    EngineLost,
    EngineReady,
    EngineWakes,
    Final,
    Partial,
    ProblemNoticed,
    SpeechBegan,
    SpeechPaused,
    TranscriptionFailed,
)
from tray_app.core.joining import joined, mostly
from tray_app.core.language_choice import wishes_of
from tray_app.core.own_words import NO_WORDS, OwnWords
from tray_app.core.ports import SAMPLE_RATE_HZ, Pcm, Post
from tray_app.core.settings import NO_SERVERS, RemoteSettings, SpeechSettings
from tray_app.core.spoken import SpokenSegment
from tray_app.core.supervision import start_thread
from tray_app.core.wishes import NO_WISHES, Wishes

from . import wire
from .disk_reader import DiskReader
from .feeder import Feeder
from .keeper import CLOSE_SECONDS, Keeper, OddEvent
from .takes import Feed, StoredAudio, Take, Takes

_MOST_FAILURES = 3
_FIRST_SAMPLES = SAMPLE_RATE_HZ
"""Of a take, in which no piece of it can be understood yet: it may still begin anew."""
"""Workers that one take may cost."""

_GIVEN_UP = Problem("This could not be transcribed: the speech engine stopped three times.", "Run: holdtalk doctor")


def _as_told(take: Take, problem: Problem) -> Problem:
    """Of a dictation the controller itself tells the next step: it keeps the recording."""
    return problem if take.yields else replace(problem, remedy="")


class SpeechLink:
    """Implements the ports Speech and TakeSink. Every method returns at once but `close`."""

    def __init__(
        self,
        post: Post,
        settings: SpeechSettings,
        replay: Callable[[DictationId], Iterator[Pcm]],
        *,
        remote: RemoteSettings = NO_SERVERS,
        words: OwnWords = NO_WORDS,
        command: Sequence[str] | None = None,
        clock: Callable[[], int] = time.monotonic_ns,
    ) -> None:
        """`replay` reads what is on disk of a take, from its first sample; it may raise StorageFault.

        `words` are favoured in every take, and its text is corrected by them.
        `command` starts another worker than ours. Nothing runs before `start`. To be made before threads run that
        change the environment of the process: the worker's is copied here, which fails while it is changed.
        """
        self._post = post
        self._replay = replay
        self._words = words
        self._clock = clock
        self._takes = Takes()
        self._wishes: dict[DictationId, Wishes] = {}
        """Of takes that have not begun."""
        self.unusable: Problem | None = None
        """Why no engine can be had at the moment; None while one is there or on its way."""
        self._told: set[str] = set()
        """Engines of which the user knows that another writes instead."""
        self._reader = DiskReader(self._takes, self._fail)
        self._feeder = Feeder(self._takes, self._reader, clock)
        self._feeder.partials = settings.partials
        self._keeper = Keeper(self._takes, self, self._feeder, settings, remote, command, clock)
        self._threads: list[threading.Thread] = []

    # --- Speech ---------------------------------------------------------------------------

    def start(self) -> None:
        """Start and warm the worker; EngineReady or EngineLost follows. EngineAsleep does where it is to be loaded when
        somebody dictates."""
        if self._keeper.asleep:
            self._post(EngineAsleep())
        self._threads += [
            start_thread("speech-feeder", self._feeder.run),
            start_thread("speech-keeper", self._keeper.run),
        ]

    def choose(self, dictation_id: DictationId, wishes: Wishes) -> None:
        self._wishes[dictation_id] = wishes  # without the lock: the microphone waits for this

    def choose_again(self, dictation_id: DictationId, wishes: Wishes) -> None:
        with self._takes.lock:
            take = self._takes.get(dictation_id)
            if take is None:  # it begins in a moment
                known = self._wishes.get(dictation_id, NO_WISHES)
                self._wishes[dictation_id] = replace(wishes, words=known.words, context=known.context)
            elif not take.texts and take.recent.end <= _FIRST_SAMPLES:
                take.wishes = replace(wishes, words=take.wishes.words, context=take.wishes.context)
                self._engine_in_force(take)
                if take.feed.begun:
                    take.feed = Feed()  # the worker forgets what it had of a take that begins anew

    def add_context(self, dictation_id: DictationId, context: str) -> None:
        with self._takes.lock:
            take = self._takes.get(dictation_id)
            if take is None:  # it begins in a moment
                wishes = self._wishes.get(dictation_id, NO_WISHES)
                self._wishes[dictation_id] = replace(wishes, context=context)
                take = self._takes.get(dictation_id)
            if take is not None:
                take.wishes = replace(take.wishes, context=context)
                if take.feed.begun:
                    self._feeder.say(wire.of_take(wire.CONTEXT, dictation_id, context=context))

    def release_hint(self, dictation_id: DictationId) -> None:
        with self._takes.lock:
            take = self._takes.get(dictation_id)
            if take is not None:
                take.released_at = take.recent.end
                self._takes.to_write.notify_all()

    def forget(self, dictation_id: DictationId) -> None:
        self._wishes.pop(dictation_id, None)
        with self._takes.lock:
            take = self._takes.pop(dictation_id, None)
            if take is not None and take.feed.begun:
                self._feeder.say(wire.of_take(wire.FORGET, dictation_id))

    def close(self) -> None:
        """End the worker. Blocks for up to two seconds; no event follows."""
        with self._takes.lock:
            self._takes.close()
        self._keeper.join()
        for thread in self._threads:
            thread.join(CLOSE_SECONDS)
        self._reader.close(CLOSE_SECONDS)

    # --- TakeSink -------------------------------------------------------------------------

    def begin(self, dictation_id: DictationId) -> None:
        wishes = self._wishes.pop(dictation_id, NO_WISHES)
        stored = StoredAudio(partial(self._replay, dictation_id))
        self._add(Take(dictation_id, stored, self._post, tell_partial=self._post, wishes=wishes))
        late = self._wishes.pop(dictation_id, None)
        if late is not None:  # the window was known just now
            self.choose_again(dictation_id, late)

    def append(self, dictation_id: DictationId, samples: Pcm) -> None:
        with self._takes.lock:
            take = self._takes.get(dictation_id)
            if take is not None and len(samples):
                take.recent.append(samples)
                self._takes.to_write.notify_all()

    def end(self, dictation_id: DictationId) -> None:
        with self._takes.lock:
            take = self._takes.get(dictation_id)
            if take is None:
                return
            take.ended = True
            if take.failed is not None:
                self._fail(take, take.failed)
            self._takes.to_write.notify_all()

    def abandon(self, dictation_id: DictationId) -> None:
        self.forget(dictation_id)

    # --- beyond the ports -----------------------------------------------------------------

    def transcribe_stored(
        self,
        dictation_id: DictationId,
        answer: Callable[[Final | TranscriptionFailed], None],
        progress: Callable[[int], None] = lambda _samples: None,
        wishes: Wishes | None = None,
        replay: Callable[[], Iterator[Pcm]] | None = None,
    ) -> None:
        """Transcribe a take that lies complete on disk; live dictations go first. Without `wishes` it is heard in the
        language of the settings; `replay` reads one that lies elsewhere than others do.

        `answer` is called once, and nothing is posted about the take; `progress` hears now and then up to which sample
        it has been worked off. Both are called on threads of the link and must not block.
        """
        stored = StoredAudio(replay or partial(self._replay, dictation_id))
        wished = wishes_of(self._keeper.settings) if wishes is None else wishes
        self._add(Take(dictation_id, stored, answer, progress, background=True, ended=True, wishes=wished))

    def begin_for(
        self,
        dictation_id: DictationId,
        replay: Callable[[], Iterator[Pcm]],
        answer: Callable[[Final | TranscriptionFailed], None],
        tell_partial: Callable[[Partial], None],
        wishes: Wishes,
    ) -> None:
        """A take that is spoken to somebody else, who brings its sound by `append` and `end`; live dictations go first.

        `replay` gives what came so far, from the first sample. `answer` is called once, unless it is forgotten before;
        nothing is posted about the take. All three are called on threads of the link and must not block.
        """
        stored = StoredAudio(replay)
        self._add(Take(dictation_id, stored, answer, of_others=True, tell_partial=tell_partial, wishes=wishes))

    def apply(self, settings: SpeechSettings, remote: RemoteSettings = NO_SERVERS) -> None:
        """New settings. Another engine, server or thread count restarts the worker once nothing is being heard; a take
        that begins before that is heard by the new engine all the same, which the old worker loads."""
        with self._takes.lock:
            if settings.engine != self._keeper.settings.engine:
                self._told.clear()
            self._feeder.partials = settings.partials
            self._keeper.apply(settings, remote)

    def _add(self, take: Take) -> None:
        take.wishes = replace(take.wishes, words=take.wishes.words or self._words.favoured())
        with self._takes.lock:
            self._takes[take.dictation_id] = take
            self.unusable = None
            self._keeper.wanted()
            take.resumed = self._keeper.reloads
            self._engine_in_force(take)
            self._takes.to_write.notify_all()

    def _engine_in_force(self, take: Take) -> None:
        """The old worker loads the one that is chosen by now."""
        if self._keeper.outdated and take.wishes.engine is None:
            take.wishes = replace(take.wishes, engine=self._keeper.settings.engine)

    # --- what the keeper tells (lock held) ------------------------------------------------

    def ready(self, engine: str, load_ms: float, worker_pid: int, degraded: Problem | None) -> None:
        self.unusable = None
        self._post(EngineReady(engine, load_ms, worker_pid, degraded))
        if degraded is not None:
            self._degrade(self._keeper.settings.engine, degraded)

    def slept(self) -> None:
        """There is no worker until the next take."""
        self._post(EngineAsleep())

    def wakes(self) -> None:
        self._post(EngineWakes())

    def lost(self, problem: Problem, culprit: object | None, *, final: bool) -> None:
        """Replay to the next worker, unless it was the `final` one, what this one had not finished. Only `culprit`, if
        any, is to blame."""
        self.unusable = problem if final else None
        self._post(EngineLost(problem, final=final))
        for take in list(self._takes.values()):
            wanted = take.wishes.engine or self._keeper.settings.engine
            take.worker_lost(innocent=culprit not in (None, take))
            if take.wishes.engine == EMBEDDED_ENGINE != wanted and not final:
                self._degrade(wanted, instead_of(wanted, replace(problem, remedy="")))
            if final:
                self._fail(take, problem)
            elif take.failures >= _MOST_FAILURES:
                self._fail(take, _as_told(take, _GIVEN_UP))

    def hear(self, event: wire.Event) -> None:
        """What the worker says about a take. Raises one of wire.ODD."""
        data = event.data
        take = self._takes.get(wire.take_id(event))
        if take is None:
            return
        if event.type == wire.SEGMENT:
            end_sample, language = int(data["end_sample"]), str(data.get("language", ""))
            spoken = int(data.get("speech_start_sample", 0)), int(data.get("speech_end_sample", end_sample))
            engine, decode_ms = str(data["engine"]), float(data["decode_ms"])
            take.understand(str(data["text"]), spoken, end_sample, decode_ms, engine, language)
            self._tell_partial(take, "", language)
        elif event.type == wire.PARTIAL:
            self._tell_partial(take, str(data["text"]), str(data.get("language", "")))
        elif event.type == wire.SPEECH:
            self._post(SpeechBegan(take.dictation_id))
        elif event.type == wire.PAUSE:
            self._post(SpeechPaused(take.dictation_id, take.feed.offset + int(data["sample"])))
        elif event.type == wire.HEARD:
            self._worked_off(take, take.feed.offset + int(data["sample"]))
        elif event.type == wire.TRANSCRIPT:
            self._answer(take, event)
        elif event.type == wire.DEGRADED:
            self._degrade(str(data["engine"]), wire.problem(event))
        elif event.type == wire.ERROR:
            self._engine_failed(take, wire.problem(event))

    # --- answers (lock held) --------------------------------------------------------------

    def _fail(self, take: Take, problem: Problem) -> None:
        """No text will come. The answer waits until the take has ended."""
        take.failed = problem
        if take.ended and self._takes.get(take.dictation_id) is take:
            self.forget(take.dictation_id)
            take.answer(TranscriptionFailed(take.dictation_id, problem))

    def _degrade(self, engine: str, problem: Problem) -> None:
        """Told once, until the engine has decoded something again."""
        if engine not in self._told:
            self._told.add(engine)
            self._post(ProblemNoticed(problem, stands_in_for=engine if engine in ENGINES else ""))

    def _worked_off(self, take: Take, sample: int) -> None:
        take.feed.heard = sample
        self._takes.to_write.notify_all()
        take.progress(sample)

    def _engine_failed(self, take: Take, problem: Problem) -> None:
        """The fault may lie with this worker (memory, a library's state): a fresh one hears the take once more."""
        take.engine_errors += 1
        if take.engine_errors > 1:
            self._fail(take, _as_told(take, problem))
        else:
            self._keeper.lost(problem, culprit=take)

    def _tell_partial(self, take: Take, unstable: str, language: str) -> None:
        if not take.ended and (take.of_others or self._keeper.settings.partials):
            take.tell_partial(Partial(take.dictation_id, take.stable, unstable, language))

    def _answer(self, take: Take, event: wire.Event) -> None:
        if take.feed.stop_sent_ns is None:
            raise OddEvent("it answered before the end of the take")
        data = event.data
        texts = [*take.texts[: take.earlier_texts], str(data["text"])]
        # The text of this worker begins with its first segment, and is in the language of most.
        languages = take.languages[: take.earlier_texts]
        first = next((language for language in take.languages[take.earlier_texts :] if language), str(data["language"]))
        samples = take.feed.offset + int(data["samples"])
        heard, at_ns = joined(texts, [*languages, first]), self._clock()
        language = mostly(texts, [*languages, str(data["language"])])
        corrected = self._words.correct(heard, language)
        final = Final(
            take.dictation_id,
            text=corrected.text,
            at_ns=at_ns,
            audio_ms=samples * 1000 / SAMPLE_RATE_HZ,
            segments=sum(1 for text in take.texts[: take.earlier_texts] if text) + int(data["segments"]),
            decode_ms=take.earlier_decode_ms + float(data["decode_ms"]),
            behind_ms=float(data.get("behind_ms", 0)),
            resumed=take.resumed or bool(data.get("resumed")),
            engine=" + ".join(take.engines) or str(data["engine"]),
            language=language,
            spoken=self._as_written(take.spoken, language) if corrected.corrections else tuple(take.spoken),
            heard=heard if corrected.corrections else "",
            corrections=corrected.corrections,
        )
        del self._takes[take.dictation_id]
        self._told.discard(final.engine)
        self._keeper.useful()
        take.answer(final)

    def _as_written(self, pieces: Iterable[SpokenSegment], language: str) -> tuple[SpokenSegment, ...]:
        return tuple(replace(piece, text=self._words.correct(piece.text, language).text) for piece in pieces)
