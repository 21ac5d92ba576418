"""A history beside a bus, as the runtime wires it, without engine, microphone and display."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
from perf_records import record

from tray_app.audio.spool import DiskSpool
from tray_app.core import events as e
from tray_app.core.applications import Application, ApplicationKind
from tray_app.core.bus import Bus
from tray_app.core.dictation import DictationEnded, Outcome
from tray_app.core.errors import Problem
from tray_app.core.events import DictationId
from tray_app.core.history import HistoryChanged, HistoryRow, RowState, WaitingNews
from tray_app.core.keeping_settings import HistorySettings
from tray_app.core.ports import Pcm, TakeAudio
from tray_app.core.shaping import Change, Shaped
from tray_app.core.wishes import NO_WISHES, Wishes
from tray_app.history.retrying import Answer
from tray_app.history.switch import HistorySwitch
from tray_app.perf.monitor import Monitor

PATIENCE_S = 10.0
FIRST_NS = 1_800_000_000_000_000_000
SECOND_NS = 1_000_000_000
SOUND = np.arange(3_200, dtype=np.int16)
EDITOR = Application("kate")


class LinkOnPaper:
    """A speech link that reads the sound and answers at once, as the test says."""

    def __init__(self) -> None:
        self.text = "heard again"
        self.problem: Problem | None = None
        self.asked: list[tuple[int, Wishes | None]] = []
        """Samples that could be read, and the wishes."""

    def transcribe_stored(
        self,
        dictation_id: DictationId,
        answer: Callable[[Answer], None],
        progress: Callable[[int], None] = lambda _samples: None,
        wishes: Wishes | None = None,
        replay: Callable[[], Iterator[Pcm]] | None = None,
    ) -> None:
        assert replay is not None
        self.asked.append((sum(map(len, replay())), wishes))
        if self.problem is not None:
            answer(e.TranscriptionFailed(dictation_id, self.problem))
        else:
            answer(e.Final(dictation_id, self.text, 0, 200.0, 1, 5.0, engine="better", language="en"))


class HistoryRig:
    """With a spool of its own; what is posted to the controller is kept."""

    def __init__(self, folder: Path, settings: HistorySettings | None = None) -> None:
        self.folder, self.takes = folder / "history", folder / "takes"
        self.bus, self.monitor, self.link = Bus(), Monitor(), LinkOnPaper()
        self.posted: list[e.Event] = []
        self.copied: list[tuple[str, int]] = []
        self.changed: list[int | None] = []
        self.spool = DiskSpool(self.posted.append, self.takes)
        self.bus.subscribe(HistoryChanged, "the test", lambda news: self.changed.append(news.row_id))
        self.history = self.make(settings or HistorySettings())
        self.history.start()

    def make(self, settings: HistorySettings) -> HistorySwitch:
        return HistorySwitch(
            self.bus, self.monitor, self.folder, self.takes, settings, post=self.posted.append, link=self.link,
            copy=lambda text, row_id: self.copied.append((text, row_id)), discard=self.spool.discard,
            filter_text=str.strip,
            shape=lambda text, _language: Shaped(text.strip()),
        )  # fmt: skip

    def close(self) -> None:
        self.history.close()
        self.spool.close()

    def say(
        self,
        text: str,
        number: int = 0,
        outcome: Outcome = Outcome.INSERTED,
        application: Application | None = EDITOR,
        *,
        why: str = "",
        heard: str = "",
        wishes: Wishes = NO_WISHES,
        changes: tuple[Change, ...] = (),
        **of: object,
    ) -> DictationId:
        """A dictation ends, `number` seconds after the first; its sound is in the spool until it is delivered."""
        row_id = DictationId(FIRST_NS + number * SECOND_NS)
        for step in (self.spool.begin, lambda take: self.spool.append(take, SOUND), self.spool.end):
            step(row_id)
        ended = replace(record(1, outcome=outcome), dictation_id=row_id, **of)  # type: ignore[arg-type] # by name
        self.bus.publish(
            DictationEnded(ended, text, application, lambda: self.spool.claim(row_id), heard, why, wishes, changes)
        )
        if outcome not in (Outcome.OFFERED, Outcome.FAILED):
            self.spool.discard(row_id)
        self.settle()
        return row_id

    def news(self, row_id: DictationId, state: RowState, text: str = "", **known: object) -> None:
        """As the controller tells of what waits."""
        self.bus.publish(WaitingNews(row_id, state, lambda: self.spool.claim(row_id), text, **known))  # type: ignore[arg-type] # by name
        if state in (RowState.TAKEN, RowState.EMPTY):
            self.spool.discard(row_id)
        self.settle()

    def settle(self) -> None:
        for _ in range(3):  # work that asks for more work
            assert self.history.settle(PATIENCE_S)
            assert self.spool.flush(PATIENCE_S)

    def row(self, row_id: DictationId) -> HistoryRow:
        found = self.history.row(row_id)
        assert found is not None
        return found

    def problems(self) -> list[Problem]:
        return [event.problem for event in self.posted if isinstance(event, e.ProblemNoticed)]

    def recordings(self) -> list[int]:
        return sorted(int(path.stem) for path in self.takes.rglob("*.wav"))

    def sounds(self) -> list[str]:
        return sorted(path.name for path in self.folder.rglob("*") if path.suffix in (".wav", ".flac", ".part"))


def no_sound() -> TakeAudio:
    raise AssertionError("nobody wants its sound")


def wait_for(happened: Callable[[], bool]) -> bool:
    deadline_s = time.monotonic() + PATIENCE_S
    while not happened() and time.monotonic() < deadline_s:
        time.sleep(0.01)
    return happened()


PASSWORDS = Application("pinentry", ApplicationKind.PASSWORD_PROMPT)
