"""What the places of history and statistics ask for, carried out by the running program."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from fakes_history import FakeHistory, row

from tray_app import settings_file
from tray_app.core import events as e
from tray_app.core.dictation import GivenTextEnded, Outcome
from tray_app.core.errors import Problem, StorageFault
from tray_app.core.history import HistoryQuery, HistoryRow, RowState
from tray_app.core.remote import WYOMING_ENGINE
from tray_app.core.settings import RemoteSettings, Settings
from tray_app.core.snapshot import NoticeKind
from tray_app.core.waiting import THE_LAST_TEXT
from tray_app.history_at_hand import SERVERS, HistoryAtHand

SINCE_NS = 7
"""Since when our window is in front."""

WRITTEN = row(0, "It is written.")
UNDONE = row(3, "It was taken back.", state=RowState.UNDONE)
WAITS = row(5, "It waits.", state=RowState.WAITING)


class Kept(FakeHistory):
    """With what the running program's can do besides."""

    def __init__(self) -> None:
        super().__init__((WRITTEN, WAITS))
        self.tried: list[tuple[object, ...]] = []
        self.full = False
        self.problem: Problem | None = None

    def retry(self, row_id: e.DictationId, engine: str = "", language: str = "") -> None:
        self.tried.append((row_id, engine, language))

    def export(self, query: HistoryQuery, path: Path, format_name: str = "") -> int:
        if self.full:
            raise StorageFault("The history cannot be written there.", "Free some space.")
        return self.count(query)


class Rig:
    def __init__(self) -> None:
        self.history = Kept()
        self.offered: list[tuple[str, e.DictationId]] = []
        self.posted: list[e.Event] = []
        self.told: list[tuple[NoticeKind, str, str]] = []
        self.saved: list[Callable[[], None]] = []
        self.runtime = SimpleNamespace(
            bus=self.history.bus,
            settings=Settings(),
            post=self.posted.append,
            insertion=SimpleNamespace(offer=lambda text, of: self.offered.append((text, of))),
            tell=lambda kind, title, body: self.told.append((kind, title, body)),
        )
        live = SimpleNamespace(change=lambda change: change())
        self.hand = HistoryAtHand(cast(Any, self.runtime), cast(Any, live), self.history, lambda then: then(SINCE_NS))


@pytest.fixture
def rig() -> Rig:
    return Rig()


def test_what_waited_is_taken_once_it_is_on_the_clipboard(rig: Rig) -> None:
    rig.hand.copy([WAITS])
    rig.hand.copy([WRITTEN])
    assert rig.offered == [("It waits.", WAITS.row_id), ("It is written.", THE_LAST_TEXT)]
    assert rig.history.rows[WAITS.row_id].state is RowState.WAITING, "whoever puts it there tells"


def test_several_texts_are_copied_as_paragraphs(rig: Rig) -> None:
    rig.hand.copy([WAITS, WRITTEN])
    assert rig.offered == [("It waits.\n\nIt is written.", THE_LAST_TEXT)]
    assert rig.history.rows[WAITS.row_id].state is RowState.TAKEN


@pytest.mark.parametrize(
    ("outcome", "state"), [(Outcome.INSERTED, RowState.TAKEN), (Outcome.OFFERED, RowState.WAITING)]
)
def test_what_waited_is_taken_once_it_stands_in_a_window(rig: Rig, outcome: Outcome, state: RowState) -> None:
    rig.hand.insert_again(WAITS)
    (given,) = rig.posted
    assert isinstance(given, e.TextGiven)
    assert (given.text, given.in_front_since_ns) == ("It waits.", SINCE_NS)
    rig.history.bus.publish(GivenTextEnded(e.DictationId(1), Outcome.INSERTED, "typed", 4))
    rig.history.bus.publish(GivenTextEnded(given.dictation_id, outcome, "typed", 9))
    assert rig.history.rows[WAITS.row_id].state is state


@pytest.mark.parametrize("row_given", [WRITTEN, WAITS, UNDONE])
def test_only_a_text_that_was_undone_stands_again_for_its_own_row(rig: Rig, row_given: HistoryRow) -> None:
    rig.hand._give(row_given, None)
    (given,) = rig.posted
    assert isinstance(given, e.TextGiven)
    assert given.text_of == (row_given.row_id if row_given is UNDONE else None)


def test_another_engine_hears_it_again(rig: Rig) -> None:
    rig.hand.retry(WAITS.row_id, "other", "de")
    assert rig.history.tried == [(WAITS.row_id, "other", "de")]


def test_how_an_export_went_is_told(rig: Rig, tmp_path: Path) -> None:
    rig.hand._export(HistoryQuery(), "csv", tmp_path / "all.csv")
    rig.history.full = True
    rig.hand._export(HistoryQuery(), "csv", tmp_path / "all.csv")
    assert [(kind, title) for kind, title, _body in rig.told] == [
        (NoticeKind.INFO, "2 dictations written"),
        (NoticeKind.ERROR, "The history cannot be written there."),
    ]


def test_keeping_is_a_setting(rig: Rig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    saved: list[Sequence[object]] = []
    monkeypatch.setattr(settings_file, "save_value", lambda path, *what: saved.append(what))
    assert rig.hand.keeps()
    rig.hand.keep(False)
    assert saved == [("history", "keep", False)]
    rig.runtime.settings = replace(Settings(), history=replace(Settings().history, keep=False))
    assert not rig.hand.keeps()


def test_engines_are_offered_with_the_one_in_use_first(rig: Rig) -> None:
    engines = rig.hand.engines()
    assert engines[0].name == Settings().speech.engine
    assert rig.hand.engine_titles()[engines[0].name] == engines[0].title
    assert rig.hand.dictating_hint() == "Hold Right Ctrl and speak."


def test_a_server_is_offered_once_it_has_an_address(rig: Rig) -> None:
    assert not {engine.name for engine in rig.hand.engines()} & set(SERVERS)
    remote = RemoteSettings(wyoming_url="tcp://127.0.0.1:10300")
    rig.runtime.settings = replace(Settings(), remote=remote)
    assert {engine.name for engine in rig.hand.engines()} & set(SERVERS) == {WYOMING_ENGINE}


def test_sound_that_is_not_there_is_told_and_falls_silent(rig: Rig) -> None:
    ended: list[bool] = []
    rig.hand._play(WRITTEN.row_id, rig.hand._silenced, lambda: ended.append(True))
    assert ended == [True]
    assert rig.told[0][1] == "There is no sound of this dictation."
