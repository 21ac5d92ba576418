"""The history without the running program: for a command that reads it, or changes it while nobody else does."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from tray_app.audio.run_folder import recording_of
from tray_app.core.errors import HoldtalkError, Problem
from tray_app.core.events import DictationId
from tray_app.core.history import HistoryRow, RowState, WaitingNews
from tray_app.core.keeping_settings import HistorySettings
from tray_app.core.ports import TakeAudio
from tray_app.core.shaping import Shaped
from tray_app.core.worker import Worker

from .store import HistoryStore

_CLOSE_S = 60.0


@contextlib.contextmanager
def history_in_place(
    folder: Path, takes: Path, settings: HistorySettings, tell: Callable[[Problem], object]
) -> Iterator[HistoryStore]:
    """What was asked of it is on disk afterwards. Raises HoldtalkError at the end when it is not."""
    problems: list[Problem] = []
    worker = Worker("history", step_limit_s=None)

    def complain(problem: Problem) -> None:
        problems.append(problem)
        tell(problem)

    store = HistoryStore(
        worker, folder, partial(recording_of, takes), settings, tell=complain, changed=lambda _row_id: None
    )
    unwritten: list[int] = []
    try:
        yield store
    finally:
        worker.do(lambda: unwritten.append(store.close()))
        worker.close(_CLOSE_S)
    if unwritten != [0]:
        raise HoldtalkError("The history could not be changed.", problems[-1].remedy if problems else "Try again.")


class RecoveredRows:
    """What `holdtalk recover` tells the history."""

    def __init__(self, store: HistoryStore) -> None:
        self._store = store
        self.row, self.took = store.row, store.took

    def waiting(self) -> list[HistoryRow]:
        """Once all that was told so far is written."""
        self._store.settle(_CLOSE_S)
        return self._store.waiting()

    def heard(self, row_id: DictationId, audio_ms: float, shaped: Shaped, engine: str, language: str) -> None:
        state = RowState.WAITING if shaped.text else RowState.EMPTY
        self._tell(
            row_id, state, text=shaped.text, heard=shaped.heard, changes=shaped.changes, audio_ms=audio_ms,
            engine=engine, language=language,
        )  # fmt: skip

    def missed(self, row_id: DictationId, audio_ms: float, problem: Problem) -> None:
        self._tell(row_id, RowState.UNHEARD, audio_ms=audio_ms, problem=problem.title)

    def _tell(self, row_id: DictationId, state: RowState, **known: Any) -> None:
        self._store.news(WaitingNews(row_id, state, _no_sound, **known), None, new_ones=True)


def _no_sound() -> TakeAudio:
    raise HoldtalkError("The sound of a recovered dictation is not kept.", "")


def remove_recordings(takes: Path, row_ids: Sequence[DictationId], tell: Callable[[Problem], object]) -> None:
    """Of takes that nobody has dealt with, where no program runs that has them. Blocks for the disk."""
    from tray_app.audio.spool import DiskSpool
    from tray_app.core.events import Event, ProblemNoticed

    def hear(event: Event) -> None:
        if isinstance(event, ProblemNoticed):
            tell(event.problem)

    with contextlib.closing(DiskSpool(hear, takes)) as spool:
        spool.left_behind()
        for row_id in row_ids:
            spool.discard(row_id)
