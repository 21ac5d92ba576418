"""Takes that a crash left on disk, or that the engine gave up on: transcribed, offered, never typed unasked."""

from __future__ import annotations

import contextlib
import datetime
import logging
import threading
from collections.abc import Callable, Iterator
from typing import Any, Protocol

from tray_app.core import events as e
from tray_app.core.errors import StorageFault
from tray_app.core.ports import Post, Spool, StoredTake
from tray_app.core.settings import SpeechSettings

log = logging.getLogger(__name__)

_TAKE_TIMEOUT_S = 600.0
"""Longer than decoding the longest take allowed (an hour at a real-time factor of 0.1)."""


class Link(Protocol):
    """The speech link, as recovery needs it."""

    def transcribe_stored(self, dictation_id: e.DictationId) -> None: ...


class Recovery:
    """Stands between the speech link and the controller's inbox.

    Answers about takes it has transcribed stay here; everything else is passed on. The next take waits while a
    dictation is going on, so that yesterday's words never slow down today's.
    """

    def __init__(self, post: Post, spool: Spool, busy: Callable[[], bool]) -> None:
        self._post = post
        self._spool = spool
        self._busy = busy
        self._link: Link | None = None
        self._waiting: dict[e.DictationId, StoredTake] = {}
        self._failed: list[e.DictationId] = []
        """Takes of this run that got no text; their sound is kept."""
        self._lock = threading.Lock()
        self._answered = threading.Event()
        self._closing = threading.Event()
        self.finished = threading.Event()
        """Everything left behind has been offered or given up."""
        self._looked_back = False
        self._thread: threading.Thread | None = None

    def receive(self, event: e.Event) -> None:
        """Post of the speech link: pass on, or keep what is ours."""
        if isinstance(event, e.Partial | e.Final | e.TranscriptionFailed) and event.dictation_id in self._waiting:
            self._answer(event)
            return
        if isinstance(event, e.TranscriptionFailed):
            self._keep_for_later(event)
        self._post(event)
        if isinstance(event, e.EngineReady) and not self._looked_back:
            self._looked_back = True
            self._start(self._spool.left_behind)

    def attach(self, link: Link) -> None:
        self._link = link

    def try_again(self) -> None:
        """Transcribe what the engine gave up on in this run; `finished` tells when that is done. Any thread."""
        with self._lock:
            if self._failed and (self._thread is None or not self._thread.is_alive()):
                failed, self._failed = self._failed, []
                self.finished.clear()
                self._start(lambda: self._stored(failed))

    def _keep_for_later(self, event: e.TranscriptionFailed) -> None:
        with self._lock:
            self._failed.append(event.dictation_id)

    def _stored(self, dictation_ids: list[e.DictationId]) -> list[StoredTake]:
        found = []
        for dictation_id in dictation_ids:
            try:
                samples = sum(len(block) for block in self._spool.read(dictation_id))
            except StorageFault as fault:
                log.warning("a take cannot be read again: %s", fault.problem.title)
                continue
            found.append(StoredTake(dictation_id, dictation_id / 1e9, samples))
        return found

    def _start(self, takes: Callable[[], list[StoredTake]]) -> None:
        self._thread = threading.Thread(target=self._run, args=(takes,), name="recovery", daemon=True)
        self._thread.start()

    def _run(self, takes: Callable[[], list[StoredTake]]) -> None:
        try:
            for take in takes():
                self._wait_until_idle()
                if self._closing.is_set():
                    return
                self._transcribe(take)
        except StorageFault as fault:
            self._post(e.ProblemNoticed(fault.problem))
        finally:
            self.finished.set()

    def _wait_until_idle(self) -> None:
        while self._busy() and not self._closing.wait(0.5):
            pass

    def _transcribe(self, take: StoredTake) -> None:
        assert self._link is not None
        self._answered.clear()
        self._waiting[take.dictation_id] = take
        self._link.transcribe_stored(take.dictation_id)
        self._answered.wait(_TAKE_TIMEOUT_S)
        self._waiting.pop(take.dictation_id, None)

    def _answer(self, event: e.Partial | e.Final | e.TranscriptionFailed) -> None:
        if isinstance(event, e.Partial):
            return
        take = self._waiting[event.dictation_id]
        if isinstance(event, e.Final):
            self._post(e.TakeRecovered(take.dictation_id, event.text.strip(), take.audio_ms))
        else:
            log.warning("a kept take got no text: %s", event.problem.title)
            self._keep_for_later(event)
        self._answered.set()

    def close(self) -> None:
        self._closing.set()
        self._answered.set()
        if self._thread:
            self._thread.join(timeout=2.0)


def recover_from_disk(settings: SpeechSettings, *, keep: bool) -> Iterator[dict[str, Any]]:
    """Transcribe every take on disk with a worker of our own; without `keep` a printed take is removed.

    Raises SpeechFault when the engine cannot be used, StorageFault when a take cannot be read.
    """
    from tray_app.audio.spool import DiskSpool
    from tray_app.paths import takes_dir
    from tray_app.speech.link import SpeechLink

    answers: dict[e.DictationId, e.Final | e.TranscriptionFailed] = {}
    arrived = threading.Condition()

    def receive(event: e.Event) -> None:
        if isinstance(event, e.Final | e.TranscriptionFailed):
            with arrived:
                answers[event.dictation_id] = event
                arrived.notify_all()

    spool = DiskSpool(receive, takes_dir())
    with contextlib.closing(spool), contextlib.closing(SpeechLink(receive, settings, spool.read)) as link:
        takes = spool.left_behind()
        if not takes:
            return
        link.start()
        for take in takes:
            link.transcribe_stored(take.dictation_id)
            with arrived:
                arrived.wait_for(lambda take_id=take.dictation_id: take_id in answers, timeout=_TAKE_TIMEOUT_S)  # type: ignore[misc]  # mypy cannot infer a lambda with a default
            answer = answers.get(take.dictation_id)
            text = answer.text if isinstance(answer, e.Final) else None
            yield describe(take.dictation_id, take.audio_ms, text if text is not None else "(not understood)")
            if text is not None and not keep:
                spool.discard(take.dictation_id)


def describe(dictation_id: e.DictationId, audio_ms: float, text: str) -> dict[str, Any]:
    """One take as `holdtalk recover` prints it. A dictation's id is the wall clock at its key down."""
    recorded_at = datetime.datetime.fromtimestamp(dictation_id / 1e9).astimezone().isoformat(timespec="seconds")
    return {"id": dictation_id, "recorded_at": recorded_at, "seconds": round(audio_ms / 1000, 1), "text": text}
