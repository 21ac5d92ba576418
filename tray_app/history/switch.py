"""The way of the history on and off, as the settings say. While it is off and nobody looks at it nothing is loaded.

To whoever shows it this is the history itself, on or off: what was kept can be read, found and deleted all the same.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tray_app.core import events as e
from tray_app.core.bus import Bus
from tray_app.core.dictation import DictationEnded, Outcome
from tray_app.core.errors import HoldtalkError, Problem
from tray_app.core.events import DictationId
from tray_app.core.history import HistoryChanged, HistoryQuery, HistoryRow, RowState, WaitingNews
from tray_app.core.keeping_settings import HistorySettings
from tray_app.core.ports import Post, TakeAudio
from tray_app.core.shaping import Change, Shaped
from tray_app.core.translation import filled
from tray_app.core.undoing import TextStandsAgain, TextUndone
from tray_app.core.waiting import THE_LAST_TEXT
from tray_app.core.worker import Worker
from tray_app.perf.metric import Group
from tray_app.perf.monitor import Monitor

if TYPE_CHECKING:
    from .retrying import Link, Retrying
    from .store import HistoryStore

_FILE = "history.db"
_LOOK_AFTER_S = 20.0
"""From the start until what is due now and then: nobody waits for anything then."""
_EVERY_S = 3_600.0
_CLOSE_S = 4.0
_SETTLE_S = 5.0

Copy = Callable[[str, DictationId], object]
"""Puts a text on the clipboard; OfferTaken of that id follows."""


class HistorySwitch:
    """Implements core.history.History and HeardAgain, and what recovery wants to know. Any thread."""

    def __init__(
        self,
        bus: Bus,
        monitor: Monitor,
        folder: Path,
        takes: Path,
        settings: HistorySettings,
        *,
        post: Post,
        link: Link,
        copy: Copy,
        discard: Callable[[DictationId], object],
        filter_text: Callable[[str], str],
        shape: Callable[[str, str], Shaped],
    ) -> None:
        """`takes`: where recordings lie that nobody has dealt with; `discard` removes one; `shape` gives a text in this
        language, which an engine has just heard, its form. Nothing is opened before `start`."""
        self._bus = bus
        self._monitor = monitor
        self._folder = folder
        self._takes = takes
        self._settings = settings
        self._post = post
        self._link = link
        self._copy = copy
        self._discard = discard
        self._filter = filter_text
        self._shape = shape
        self._lock = threading.Lock()
        self._made: HistoryStore | None = None
        self._tries: Retrying | None = None
        self._worker = Worker("history")
        self._ends: tuple[Callable[[], None], ...] = ()

    # --- life ----------------------------------------------------------------------------

    def start(self) -> None:
        """From now on what ends becomes a row."""
        self._ends = (
            self._bus.subscribe(DictationEnded, "the history", self._ended),
            self._bus.subscribe(WaitingNews, "the history", self._followed),
            self._bus.subscribe(TextUndone, "the history", self._undone),
            self._bus.subscribe(TextStandsAgain, "the history", self._written_again),
        )
        self._show_figures()
        if self._settings.keep or self._exists:
            self._worker.after(_LOOK_AFTER_S, self._look_after)
            self._worker.every(_EVERY_S, self._look_after)

    def apply(self, settings: HistorySettings) -> None:
        if settings == self._settings:
            return
        self._settings = settings
        self._show_figures()
        store = self._made
        if store is not None:
            store.apply(settings)

    def close(self) -> None:
        """What waits is written. Blocks for the disk, four seconds at most."""
        for end in self._ends:
            end()
        store = self._made
        if store is not None:
            self._worker.do(store.close)
        self._worker.close(_CLOSE_S)

    @property
    def keeps(self) -> bool:
        """Whether dictations become rows now."""
        return self._settings.keep

    @property
    def problem(self) -> Problem | None:
        """Why nothing can be kept, until it can be; or that a damaged file was set aside, for as long as we run."""
        store = self._made
        return None if store is None else store.problem

    @property
    def _exists(self) -> bool:
        return (self._folder / _FILE).exists()

    def _show_figures(self) -> None:
        self._monitor.set_part(Group.STORAGE, on=self._settings.keep)

    def _store(self) -> HistoryStore:
        with self._lock:
            if self._made is None:
                from .store import HistoryStore

                self._made = HistoryStore(
                    self._worker,
                    self._folder,
                    self._recording,
                    self._settings,
                    tell=lambda problem: self._post(e.ProblemNoticed(problem)),
                    changed=lambda row_id: self._bus.publish(HistoryChanged(row_id)),
                    observe=self._monitor.observe,
                )
            return self._made

    def _recording(self, row_id: DictationId) -> Path | None:
        from tray_app.audio.run_folder import recording_of

        return recording_of(self._takes, row_id)

    def _look_after(self) -> None:
        if self._settings.keep or self._exists:
            self._store().look_after()

    # --- what ends, on the controller's thread, which must not wait -------------------------

    def _ended(self, ended: DictationEnded) -> None:
        settings, outcome = self._settings, ended.record.outcome
        if not settings.keep or outcome is Outcome.TOO_SHORT:
            return
        wanted = (outcome is Outcome.INSERTED and settings.keep_sound) or (
            outcome is Outcome.CANCELLED and settings.spare_hours > 0
        )
        self._worker.do(partial(self._keep, ended, ended.claim_audio() if wanted else None))

    def _keep(self, ended: DictationEnded, audio: TakeAudio | None) -> None:
        from .keeping import keeps_sound, row_of

        row = row_of(ended, self._settings)
        if row is not None and audio is not None and not keeps_sound(row, self._settings):
            audio.release()
            audio = None
        if row is not None:
            self._store().keep(row, audio, compress=row.state is RowState.WRITTEN)

    def _followed(self, news: WaitingNews) -> None:
        settings = self._settings
        if settings.keep or self._exists:
            wanted = news.state is RowState.TAKEN and (settings.keep_sound or settings.spare_hours > 0)
            audio = news.claim_audio() if wanted else None
            self._worker.do(lambda: self._store().news(news, audio, new_ones=settings.keep))

    def _undone(self, news: TextUndone) -> None:
        if self._settings.keep or self._exists:
            self._worker.do(lambda: self._store().undone(news.dictation_id))

    def _written_again(self, news: TextStandsAgain) -> None:
        if self._settings.keep or self._exists:
            self._worker.do(lambda: self._store().written_again(news.dictation_id))

    # --- History ---------------------------------------------------------------------------

    def find(self, query: HistoryQuery) -> list[HistoryRow]:
        return self._store().find(query) if self._exists else []

    def each(self, query: HistoryQuery) -> Iterator[HistoryRow]:
        """All of them, newest first, however many, each read when it is asked for."""
        return self._store().each(query) if self._exists else iter(())

    def count(self, query: HistoryQuery) -> int:
        return self._store().count(query) if self._exists else 0

    def row(self, row_id: DictationId) -> HistoryRow | None:
        return self._store().row(row_id) if self._exists else None

    def sound_file(self, row_id: DictationId) -> Path | None:
        return self._store().sound_file(row_id) if self._exists else None

    def values(self, column: str) -> list[str]:
        return self._store().values(column) if self._exists else []

    def waiting(self) -> list[HistoryRow]:
        """For recovery: rows with a text that nobody has yet, oldest first."""
        return self._store().waiting() if self._exists else []

    def edit(self, row_id: DictationId, text: str) -> None:
        self._store().edit(row_id, text)

    def write_as_heard(self, row_id: DictationId, changes: Sequence[Change]) -> None:
        self._store().write_as_heard(row_id, changes)

    def took(self, row_id: DictationId) -> None:
        self._store().took(row_id)
        self._post(e.OfferTaken(row_id))  # it waits in the menu no longer

    def delete(self, row_ids: Sequence[DictationId]) -> None:
        self._store().delete(row_ids)
        for row_id in row_ids:
            self._post(e.OfferTaken(row_id))
            self._discard(row_id)

    def retry(self, row_id: DictationId, engine: str = "", language: str = "") -> None:
        self._retrying().retry(row_id, engine, language)

    def _retrying(self) -> Retrying:
        with self._lock:
            if self._tries is None:
                from .retrying import Retrying

                self._tries = Retrying(self._store, self._link, self._post, self._worker.do, self._filter, self._shape)
            return self._tries

    def copy(self, row_id: DictationId) -> None:
        """Its text on the clipboard; one that waited is taken then. Raises HoldtalkError where there is none."""
        row = self.row(row_id)
        if row is None or not row.text:
            raise HoldtalkError("There is no text of this dictation.", "holdtalk history list shows what there is.")
        self._copy(row.text, row_id if row.state is RowState.WAITING else THE_LAST_TEXT)

    def export(self, query: HistoryQuery, path: Path, format_name: str = "") -> int:
        """Write what the query chooses to a file; how many rows. Blocks for the disk, so not on Qt's thread. The format
        is csv, json or md; by itself, as the file ends. Raises HoldtalkError, StorageFault where it cannot be."""
        from .export import export

        return export(self.each(query), path, format_name)

    def settle(self, timeout_s: float = _SETTLE_S) -> bool:
        """Blocks until what was asked for so far is on disk; False when that takes longer."""
        return self._worker.settle(timeout_s)

    # --- commands --------------------------------------------------------------------------

    def command(self, arguments: Mapping[str, Any]) -> dict[str, Any]:
        """What `holdtalk history` asks of the running program. Blocks for the disk. Raises HoldtalkError."""
        row_ids = [DictationId(int(number)) for number in arguments.get("ids", ())]
        match arguments.get("do"):
            case "edit":
                self.edit(row_ids[0], str(arguments["text"]))
            case "took":
                for row_id in row_ids:
                    self.took(row_id)
            case "delete":
                self.delete(row_ids)
            case "copy":
                self.copy(row_ids[0])
            case "retry":
                self.retry(row_ids[0], str(arguments.get("engine", "")), str(arguments.get("language", "")))
            case "standing":
                return {"standing": self._retrying().standing(row_ids[0])}
            case other:
                raise HoldtalkError(
                    filled("There is no command {other!r}.", other=other), "Update the older of the two programs."
                )
        self.settle()
        return {"settled_unix": time.time()}
