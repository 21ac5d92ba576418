"""Takes that a crash left on disk, or that the engine gave up on: transcribed, offered, never typed unasked.

Nothing here ever removes a recording that somebody may still want; that is for whoever has the text in his hands.
Where the history knows the text of one already, nobody transcribes it again.
"""

from __future__ import annotations

import contextlib
import datetime
import logging
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from queue import SimpleQueue
from typing import Any, Protocol

from tray_app.core import events as e
from tray_app.core.dictation import DictationEnded, Outcome
from tray_app.core.engines import ENGINES
from tray_app.core.errors import HoldtalkError, Problem, SpeechFault, StorageFault
from tray_app.core.history import HistoryRow, RowState
from tray_app.core.own_words import NO_WORDS, OwnWords
from tray_app.core.ports import SAMPLE_RATE_HZ, Post, Spool, StoredTake
from tray_app.core.settings import NO_SERVERS, RemoteSettings, SpeechSettings
from tray_app.core.translation import filled_n, sentences
from tray_app.core.wishes import NO_WISHES, Wishes
from tray_app.core.worker import Worker

log = logging.getLogger(__name__)

Answer = e.Final | e.TranscriptionFailed

_TAKES_LIMIT = 1_000_000
"""More than fit into the folder of takes, however short they are."""


class Link(Protocol):
    """The speech link, as recovery needs it."""

    def transcribe_stored(
        self, dictation_id: e.DictationId, answer: Callable[[Answer], None], *, wishes: Wishes | None = None
    ) -> None: ...

    @property
    def unusable(self) -> Problem | None:
        """Why no engine can be had at the moment."""


class Remembered(Protocol):
    """What the history has of dictations that ended. Blocks for milliseconds; raises StorageFault."""

    def row(self, row_id: e.DictationId) -> HistoryRow | None: ...

    def waiting(self) -> list[HistoryRow]:
        """Those whose text nobody has yet, oldest first."""


class NothingRemembered:
    def row(self, row_id: e.DictationId) -> HistoryRow | None:  # noqa: ARG002  # as the protocol has it
        return None

    def waiting(self) -> list[HistoryRow]:
        return []


_NOTHING = NothingRemembered()
_DEALT_WITH = frozenset({RowState.WRITTEN, RowState.UNDONE, RowState.TAKEN, RowState.CANCELLED, RowState.EMPTY})
"""Their recordings are here only because the program ended before it could remove them."""


class Recovery:
    """Asks the link about one take after the other, on a thread of its own, and posts what it says.

    The next take waits while a dictation is going on, so that yesterday's words never slow down today's.
    """

    def __init__(
        self, post: Post, spool: Spool, link: Link, busy: Callable[[], bool], history: Remembered = _NOTHING
    ) -> None:
        self._post = post
        self._history = history
        self._spool = spool
        self._link = link
        self._busy = busy
        self._worker = Worker("recovery", inbox_limit=_TAKES_LIMIT, step_limit_s=None)
        self._lock = threading.Lock()
        self._due: list[e.DictationId] = []
        """Takes that were asked for, the one at work first."""
        self._without_engine: list[e.DictationId] = []
        """Takes that got no text because there was no engine."""
        self._wishes: dict[e.DictationId, Wishes] = {}
        """How takes of this run were to be heard that may have to be heard again."""
        self._answers: SimpleQueue[Answer | None] = SimpleQueue()
        self.problem: Problem | None = None
        """Why the last take that got no text got none."""
        self._closing = threading.Event()

    def start(self) -> None:
        """Begin with what earlier runs left behind."""
        self._worker.do(self._look_back)

    def heard(self, event: e.Event) -> None:
        """Learn from what the link posts about live dictations and the engine; any thread."""
        if isinstance(event, e.TranscriptionFailed):
            self.problem = event.problem
        elif isinstance(event, e.EngineReady):
            with self._lock:
                ready, self._without_engine = self._without_engine, []
            self.try_again(ready)

    def ended(self, ended: DictationEnded) -> None:
        """Its recording may be wanted again; on the controller's thread."""
        if ended.record.outcome in (Outcome.FAILED, Outcome.OFFERED) and ended.wishes != NO_WISHES:
            self._wishes[ended.record.dictation_id] = ended.wishes

    def try_again(self, dictation_ids: Iterable[e.DictationId]) -> None:
        """Transcribe these takes, which lie on disk; returns at once, any thread."""
        with self._lock:
            for dictation_id in dictation_ids:
                if dictation_id not in self._due and self._worker.do(partial(self._take_up, dictation_id)):
                    self._due.append(dictation_id)

    def wait(self, timeout_s: float) -> bool:
        """Blocks until every take has its text or got none; False when that takes longer."""
        until_s = time.monotonic() + timeout_s
        while self._worker.settle(max(0.0, until_s - time.monotonic())):
            if not self._due:  # looking back asks for more
                return True
        return False

    def close(self) -> None:
        """Blocks for up to two seconds."""
        self._closing.set()
        self._answers.put(None)
        self._worker.close(2.0)

    # --- its thread ----------------------------------------------------------------------

    def _look_back(self) -> None:
        left: set[e.DictationId] = set()
        try:
            left = {take.dictation_id for take in self._spool.left_behind()}
            self.try_again(sorted(left))
        except StorageFault as fault:
            self._post(e.ProblemNoticed(fault.problem))
        with contextlib.suppress(StorageFault):  # told by the history itself
            for row in self._history.waiting():
                if row.row_id not in left:
                    self._post(_offered(row, recorded=False))

    def _take_up(self, dictation_id: e.DictationId) -> None:
        if dictation_id not in self._due:
            return  # there is no engine
        try:
            while self._busy() and not self._closing.wait(0.5):
                pass
            if not self._closing.is_set():
                self._recover(dictation_id)
        finally:
            with self._lock:
                self._due.remove(dictation_id)

    def _recover(self, dictation_id: e.DictationId) -> None:
        if self._is_known(dictation_id):
            return
        self._link.transcribe_stored(dictation_id, self._answers.put, wishes=self._wished(dictation_id))
        answer = self._answers.get()  # None at the end of the program
        if isinstance(answer, e.Final):
            text, heard = answer.text.strip(), answer.heard if answer.corrections else ""
            self._post(e.TakeRecovered(dictation_id, text, answer.audio_ms, heard, answer.engine, answer.language))
        elif answer is not None:
            log.warning("a kept take got no text: %s", answer.problem.title)
            self.problem = answer.problem
            for missed in (dictation_id, *self._without_an_engine(dictation_id)):
                self._tell_missed(missed, answer.problem)

    def _wished(self, dictation_id: e.DictationId) -> Wishes | None:
        """What it was dictated with; None where nobody knows: as the settings say."""
        known = self._wishes.get(dictation_id) or self._spool.wishes(dictation_id)
        if known is None:
            with contextlib.suppress(StorageFault):
                row = self._history.row(dictation_id)
                known = row.wishes if row is not None else None
        return _still_there(known)

    def _is_known(self, dictation_id: e.DictationId) -> bool:
        """Whether the history says what became of it; then that is done, and no engine is needed."""
        try:
            row = self._history.row(dictation_id)
        except StorageFault:
            return False
        if row is None:
            return False
        if row.state is RowState.WAITING and row.text:
            self._post(_offered(row))
            return True
        if row.state in _DEALT_WITH:
            self._spool.discard(dictation_id)
        return row.state in _DEALT_WITH

    def _without_an_engine(self, dictation_id: e.DictationId) -> list[e.DictationId]:
        """Those that wait behind it, when there is none: asking about each would only start it again and again."""
        if self._link.unusable is None:
            return []
        with self._lock:
            waiting = [due for due in self._due if due != dictation_id]
            self._due = [dictation_id]
            self._without_engine += [dictation_id, *waiting]
        return waiting

    def _tell_missed(self, dictation_id: e.DictationId, problem: Problem) -> None:
        try:
            blocks = self._spool.read(dictation_id)
        except StorageFault:  # deleted meanwhile: nothing waits any more
            self._post(e.OfferTaken(dictation_id))
            return
        samples = 0
        with contextlib.suppress(StorageFault):  # damaged, which is what `problem` says
            for block in blocks:
                samples += len(block)
        self._post(e.RecoveryFailed(dictation_id, samples * 1000 / SAMPLE_RATE_HZ, problem))


def _still_there(wishes: Wishes | None) -> Wishes | None:
    """Without an engine that is no more; None where nothing is wished for."""
    if wishes is not None and wishes.engine is not None and wishes.engine not in ENGINES:
        wishes = replace(wishes, engine=None)
    return None if wishes == NO_WISHES else wishes


def _offered(row: HistoryRow, *, recorded: bool = True) -> e.TakeRecovered:
    return e.TakeRecovered(
        row.row_id, row.text, row.audio_ms, row.heard, row.engine, row.language, recorded, shaped=True
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Recovered:
    """A take on disk and what it says."""

    dictation_id: e.DictationId
    audio_ms: float
    text: str
    problem: Problem | None
    """Why there is no text."""
    discard: Callable[[], None]
    """Remove the recording: its text is where somebody reads it."""
    engine: str = ""
    language: str = ""


def recover_from_disk(
    settings: SpeechSettings,
    tell: Callable[[Problem], None],
    remote: RemoteSettings = NO_SERVERS,
    words: OwnWords = NO_WORDS,
    history: Remembered = _NOTHING,
) -> Iterator[Recovered]:
    """Transcribe every take on disk with a worker of our own, one when the next is asked for. First come those whose
    text the `history` has, and what it says was dealt with is removed.

    `tell` hears of what is wrong with the folder but hinders nothing.
    Raises SpeechFault when the engine cannot be used, StorageFault when the folder cannot be read.
    """
    from tray_app.audio.spool import DiskSpool
    from tray_app.paths import takes_dir
    from tray_app.speech.link import SpeechLink

    def hear(event: e.Event) -> None:
        if isinstance(event, e.ProblemNoticed):
            tell(event.problem)

    with contextlib.closing(DiskSpool(hear, takes_dir())) as spool:
        unknown = []
        for take in spool.left_behind():
            row = history.row(take.dictation_id)
            if row is not None and row.state in _DEALT_WITH:
                spool.discard(take.dictation_id)
            elif row is not None and row.state is RowState.WAITING and row.text:
                yield _recovered(spool, take, row.text, row.engine, row.language)
            else:
                unknown.append(take)
        if unknown:
            with contextlib.closing(SpeechLink(hear, settings, spool.read, remote=remote, words=words)) as link:
                link.start()
                yield from _transcribed(link, spool, history, unknown)


def _transcribed(link: Link, spool: Spool, history: Remembered, takes: Sequence[StoredTake]) -> Iterator[Recovered]:
    answers: SimpleQueue[Answer] = SimpleQueue()
    for done, take in enumerate(takes):
        row = history.row(take.dictation_id)
        noted = spool.wishes(take.dictation_id) or (row.wishes if row is not None else None)
        link.transcribe_stored(take.dictation_id, answers.put, wishes=_still_there(noted))
        answer = answers.get()
        if link.unusable is not None:
            raise _no_engine(link.unusable, len(takes) - done)
        if isinstance(answer, e.Final):
            yield _recovered(spool, take, answer.text.strip(), answer.engine, answer.language)
        else:
            yield replace(_recovered(spool, take), problem=answer.problem)


def _recovered(spool: Spool, take: StoredTake, text: str = "", engine: str = "", language: str = "") -> Recovered:
    discard = partial(spool.discard, take.dictation_id)
    return Recovered(take.dictation_id, take.audio_ms, text, None, discard, engine, language)


def _no_engine(problem: Problem, waiting: int) -> HoldtalkError:
    recordings = filled_n("{n} recording waits for it.", "{n} recordings wait for it.", waiting)
    return SpeechFault(sentences(problem.title, recordings), problem.remedy, problem.detail)


def describe(dictation_id: e.DictationId, audio_ms: float, text: str) -> dict[str, Any]:
    """One take as `holdtalk recover` prints it. A dictation's id is the wall clock at its key down."""
    try:
        recorded_at = datetime.datetime.fromtimestamp(dictation_id / 1e9).astimezone().isoformat(timespec="seconds")
    except (ValueError, OverflowError, OSError):  # no clock ever stood there
        recorded_at = "(time unknown)".ljust(25)
    return {"id": dictation_id, "recorded_at": recorded_at, "seconds": round(audio_ms / 1000, 1), "text": text}
