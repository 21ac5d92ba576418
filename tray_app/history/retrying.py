"""The sound of a row, transcribed once more by the engine of the running program."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Protocol

from tray_app.core import events as e
from tray_app.core.engines import ENGINES
from tray_app.core.errors import HoldtalkError, Problem
from tray_app.core.history import HistoryRow, RowState
from tray_app.core.languages import AUTOMATIC
from tray_app.core.ports import Pcm, Post
from tray_app.core.shaping import Change, Shaped
from tray_app.core.translation import filled
from tray_app.core.wishes import NO_WISHES, Wishes

from .sounds import read

_log = logging.getLogger(__name__)

Answer = e.Final | e.TranscriptionFailed

NO_SOUND = Problem("There is no sound of this dictation to be heard again.", "It was not kept, or not for so long.")
NO_WORDS = Problem("No words were found.", "Try another engine or language. The sound is still there.")
UNDERWAY, DONE = "underway", "done"


class Link(Protocol):
    """The speech link, as it is needed here."""

    def transcribe_stored(
        self,
        dictation_id: e.DictationId,
        answer: Callable[[Answer], None],
        progress: Callable[[int], None] = ...,
        wishes: Wishes | None = None,
        replay: Callable[[], Iterator[Pcm]] | None = None,
    ) -> None: ...


class Kept(Protocol):
    """The history, as it is needed here."""

    def row(self, row_id: e.DictationId) -> HistoryRow | None: ...

    def sound_file(self, row_id: e.DictationId) -> Path | None: ...

    def heard_again(
        self, row_id: e.DictationId, text: str, heard: str, engine: str, language: str, changes: tuple[Change, ...]
    ) -> None: ...

    def missed_again(self, row_id: e.DictationId, why: str) -> None: ...


def wishes_for(row: HistoryRow, engine: str = "", language: str = "") -> Wishes | None:
    """What is asked for, and else what it was dictated with, as far as that can still be had; None: as the settings
    say. The language "auto" is the one that the engine finds out."""
    dictated = row.wishes
    named = engine or (dictated.engine if dictated.engine in ENGINES else None)
    if language == AUTOMATIC:
        return Wishes(named)
    if language:
        wanted = Wishes(named, language)
    elif named and dictated.language and dictated.language not in ENGINES[named].languages:
        wanted = Wishes(named)
    else:
        wanted = replace(dictated, engine=named)
    return None if wanted == NO_WISHES else wanted


class Retrying:
    """Implements core.history.HeardAgain. Live dictations go first."""

    def __init__(
        self, history: Callable[[], Kept], link: Link, post: Post, do: Callable[[Callable[[], object]], object],
        filter_text: Callable[[str], str], shape: Callable[[str, str], Shaped],
    ) -> None:  # fmt: skip
        """`do` has work done on a thread that may wait for the disk; `shape` gives a text in this language its form."""
        self._history = history
        self._link = link
        self._post = post
        self._do = do
        self._filter = filter_text
        self._shape = shape
        self._lock = threading.Lock()
        self._standing: dict[e.DictationId, str] = {}
        """UNDERWAY, DONE, or why there is no text; of rows that were tried again in this run."""
        self._last_id = 0

    def retry(self, row_id: e.DictationId, engine: str = "", language: str = "") -> None:
        with self._lock:
            if self._standing.get(row_id) == UNDERWAY:
                return
            self._standing[row_id] = UNDERWAY
        self._do(partial(self._begin, row_id, engine, language))

    def standing(self, row_id: e.DictationId) -> str:
        """UNDERWAY, DONE, or why the last try gave no text; empty before the first. Any thread."""
        with self._lock:
            return self._standing.get(row_id, "")

    def _begin(self, row_id: e.DictationId, engine: str, language: str) -> None:
        try:
            row, path = self._history().row(row_id), self._history().sound_file(row_id)
        except HoldtalkError as error:
            self._missed(row_id, error.problem)
            return
        if row is None or path is None:
            self._missed(row_id, NO_SOUND)
            return
        if engine and engine not in ENGINES:
            self._missed(
                row_id,
                Problem(filled("There is no engine “{engine}”.", engine=engine), "holdtalk models list names them."),
            )
            return
        wishes = wishes_for(row, engine, language)
        answer = partial(self._answered, row)
        self._link.transcribe_stored(self._new_id(), answer, wishes=wishes, replay=partial(read, path))

    def _new_id(self) -> e.DictationId:
        """The take of a row may be underway by the row's own id."""
        with self._lock:
            self._last_id = max(self._last_id + 1, time.time_ns())
            return e.DictationId(self._last_id)

    def _answered(self, row: HistoryRow, answer: Answer) -> None:
        """On a thread of the link, which must not wait."""
        self._do(partial(self._finish, row, answer))

    def _finish(self, row: HistoryRow, answer: Answer) -> None:
        if isinstance(answer, e.TranscriptionFailed):
            self._missed(row.row_id, answer.problem)
            return
        shaped = self._shape(answer.text, answer.language)
        text = shaped.text
        if not text:
            self._missed(row.row_id, NO_WORDS)
            return
        heard = self._filter(answer.heard) if answer.corrections else shaped.heard
        row = self._history().row(row.row_id) or row  # the user may have dealt with it meanwhile
        self._history().heard_again(row.row_id, text, heard, answer.engine, answer.language, shaped.changes)
        self._do(partial(self._set, row.row_id, DONE))  # once it is written
        if row.state not in (RowState.WRITTEN, RowState.TAKEN):  # nobody has it yet: offered like any that waits
            recorded = row.state in (RowState.WAITING, RowState.UNHEARD)
            self._post(
                e.TakeRecovered(
                    row.row_id, text, answer.audio_ms, heard, answer.engine, answer.language, recorded, shaped=True
                )
            )

    def _missed(self, row_id: e.DictationId, problem: Problem) -> None:
        _log.info("a dictation got no other text: %s", problem.title)
        self._history().missed_again(row_id, problem.title)
        self._do(partial(self._set, row_id, problem.title))
        self._post(e.ProblemNoticed(replace(problem, remedy=problem.remedy or "Try another engine.")))

    def _set(self, row_id: e.DictationId, standing: str) -> None:
        with self._lock:
            self._standing[row_id] = standing
