"""The home window around a program: read on a thread, built and shown in turns of their own, forgotten when closed."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from fake_actions import FakeActions
from PySide6.QtCore import QDeadlineTimer, QEvent, QEventLoop
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from tray_app.core.bus import Bus
from tray_app.core.events import DictationId
from tray_app.core.history import HistoryChanged, HistoryQuery, HistoryRow, RowState
from tray_app.core.keeping_settings import HistorySettings
from tray_app.core.requests import OpenFile
from tray_app.core.setting_values import allowed_for
from tray_app.core.settings import BindingSettings, Settings
from tray_app.core.snapshot import PublicState, Snapshot
from tray_app.core.waiting import THE_LAST_TEXT
from tray_app.core.ways import Told
from tray_app.home_at_hand import HomeAtHand
from tray_app.paths import home_window_path
from tray_app.runtime import Runtime
from tray_app.ui.home.window import HomeWindow


class FakeHistory:
    def __init__(self) -> None:
        self.rows: list[HistoryRow] = []
        self.asked: list[HistoryQuery] = []

    def find(self, query: HistoryQuery) -> list[HistoryRow]:
        self.asked.append(query)
        return self.rows


class Rig:
    def __init__(self) -> None:
        self.turns: deque[Callable[[], None]] = deque()
        self.left = 0
        self.offered: list[tuple[str, int]] = []
        self.history = FakeHistory()
        self.actions = FakeActions()
        self.inserted: list[str] = []
        self.microphone = SimpleNamespace(is_open=False, level_dbfs=lambda: -20.0)
        self.runtime = SimpleNamespace(
            settings=Settings(),
            bus=Bus(),
            sampler=SimpleNamespace(window_open=False),
            snapshot=Snapshot(PublicState.READY, engine="moonshine", last_text="The last words."),
            microphone=self.microphone,
            insertion=SimpleNamespace(offer=lambda text, name: self.offered.append((text, name)), ways=lambda: None),
            words=SimpleNamespace(used=dict, try_out=lambda _text, _language: None),
            hotkeys=SimpleNamespace(ways=lambda: None),
        )
        self.others: dict[str, tuple[str, Callable[[], QWidget]]] = {
            "statistics": ("json", lambda: QLabel("Statistics"))
        }
        self.home = self.make(None)

    def make(self, history: FakeHistory | None) -> HomeAtHand:
        return HomeAtHand(
            cast("Runtime", self.runtime),
            self.actions,
            self.turns.append,
            others=self.others,
            left=self._left,
            insert=lambda row: self.inserted.append(row.text),
            history=cast("Any", history),
        )

    def _left(self) -> None:
        self.left += 1

    def turn_until(self, happened: Callable[[], bool]) -> None:
        deadline = QDeadlineTimer(20_000)
        while not happened():
            assert not deadline.hasExpired(), "waited in vain"
            if self.turns:
                self.turns.popleft()()
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 10)
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def open(self, name: str = "") -> None:
        self.home.open(name)
        self.turn_until(lambda: self.home.window is not None and self.home.window.isVisible())


@pytest.fixture
def rig(home: Path) -> Iterator[Rig]:
    QApplication.instance() or QApplication(["holdtalk-tests"])
    made = Rig()
    yield made
    if made.home.window is not None:
        made.home.window.close()
        made.turn_until(lambda: made.home.window is None)
    for thread in threading.enumerate():
        if thread.name.startswith("home-"):
            thread.join(20)  # it writes into the folder that goes now


def test_places_that_nobody_makes_are_not_listed(rig: Rig) -> None:
    rig.open()
    assert rig.home.window is not None
    listed = [button.place.name for button in rig.home.window.sidebar.buttons]
    assert listed == ["dictation", "statistics", "words", "help"]


def test_it_opens_at_the_place_that_is_asked_for_and_later_where_it_was(rig: Rig) -> None:
    then: list[QWidget] = []
    rig.home.open("statistics", then.append)
    rig.turn_until(lambda: bool(then))
    assert isinstance(then[0], QLabel)
    window = rig.home.window
    assert window is not None
    rig.home.open("help")
    assert window.place == "help"
    window.close()
    rig.turn_until(lambda: home_window_path().exists())
    assert json.loads(home_window_path().read_text())["place"] == "help"
    assert (rig.home.window, rig.left) == (None, 1)
    rig.open()
    assert rig.home.window is not None
    assert rig.home.window.place == "help"


def test_a_second_wish_while_it_is_read_makes_no_second_window(rig: Rig) -> None:
    rig.home.open("help")
    rig.open("statistics")
    assert rig.home.window is not None
    assert rig.home.window.place == "statistics"
    shown = [one for one in QApplication.topLevelWidgets() if isinstance(one, HomeWindow) and one.isVisible()]
    assert shown == [rig.home.window]


@pytest.mark.expected_warning("loading: code cannot be loaded", "could not be built")
def test_code_that_cannot_be_read_costs_its_place_alone(rig: Rig) -> None:
    def build() -> QWidget:
        raise ModuleNotFoundError("there_is_none")

    rig.others["history"] = ("there_is_none", build)
    rig.home = rig.make(None)
    rig.open("history")
    assert rig.home.window is not None
    rig.turn_until(lambda: "history" in cast("Any", rig.home.window)._pages)
    rig.home.open("help")
    assert rig.home.window.place == "help"


def test_the_level_is_known_only_while_the_microphone_is_open(rig: Rig) -> None:
    assert rig.home.level_dbfs() is None
    rig.microphone.is_open = True
    assert rig.home.level_dbfs() == -20.0


def test_the_last_texts_are_the_historys_or_else_the_last_one(rig: Rig) -> None:
    assert [row.text for row in rig.home.last_texts()] == ["The last words."]
    home = rig.make(rig.history)
    assert [row.text for row in home.last_texts()] == ["The last words."], "it is off, or empty"
    rig.history.rows = [HistoryRow(DictationId(number), RowState.WRITTEN, f"Text {number}") for number in (2, 1)]
    assert [row.text for row in home.last_texts()] == ["Text 2", "Text 1"]
    home.copy_text(rig.history.rows[1])
    assert rig.offered == [("Text 1", 1)]
    rig.runtime.settings = replace(Settings(), history=HistorySettings(keep=False))
    assert [row.text for row in home.last_texts()] == ["The last words."], "the rows are of earlier"
    rig.runtime.snapshot = Snapshot(PublicState.READY)
    assert [row.text for row in home.last_texts()] == ["Text 2", "Text 1"]


def test_a_text_of_an_earlier_run_is_copied_and_inserted_as_itself(rig: Rig) -> None:
    row = HistoryRow(DictationId(1), RowState.WRITTEN, "Of yesterday.")
    rig.runtime.snapshot = Snapshot(PublicState.READY)
    rig.home.copy_text(row)
    rig.home.insert_text(row)
    assert (rig.offered, rig.inserted, rig.actions.calls) == ([("Of yesterday.", 1)], ["Of yesterday."], [])
    rig.home.insert_text(replace(row, state=RowState.WAITING))
    assert rig.inserted == ["Of yesterday."] * 2


def test_the_last_text_is_inserted_and_copied_as_such(rig: Rig) -> None:
    row = HistoryRow(DictationId(1), RowState.WRITTEN, "The last words.")
    rig.home.insert_text(row)
    rig.home.copy_text(row)
    assert rig.actions.calls == [("insert again", "")]
    assert rig.offered == [("The last words.", THE_LAST_TEXT)]


def test_the_last_texts_are_followed_on_qts_thread_until_nobody_wants_them(rig: Rig) -> None:
    heard: list[None] = []
    end = rig.home.follow_texts(heard.append)
    rig.runtime.bus.publish(HistoryChanged(DictationId(1)))
    assert (heard, len(rig.turns)) == ([], 1)
    rig.turns.popleft()()
    end()
    rig.runtime.bus.publish(HistoryChanged(DictationId(1)))
    assert (heard, len(rig.turns)) == ([None], 0)


def test_help_says_of_every_kind_of_hotkey_what_it_does(rig: Rig) -> None:
    modes = allowed_for(BindingSettings, "mode")["choices"]
    rows = tuple(BindingSettings(key=f"f{number + 1}", mode=mode) for number, mode in enumerate(modes))
    rig.runtime.settings = replace(Settings(), binding=rows)
    told = rig.home.hotkeys()
    assert [key for key, _does in told] == [f"F{number + 1}" for number in range(len(modes))]
    assert all(does for _key, does in told)


def test_a_word_list_that_is_opened_says_what_may_stand_in_it(
    rig: Rig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[OpenFile] = []
    path = tmp_path / "words.txt"
    monkeypatch.setattr("tray_app.home_at_hand.words_path", lambda: path)
    rig.runtime.bus.subscribe(OpenFile, "the menu", opened.append)
    rig.home.open_file()
    rig.turn_until(lambda: bool(opened))
    assert path.read_text().startswith("# Your own words")
    path.write_text("Tilney\n")
    rig.home.open_file()
    rig.turn_until(lambda: len(opened) == 2)
    assert path.read_text() == "Tilney\n"
    assert opened == [OpenFile(path)] * 2


def test_keys_and_engine_are_named_as_people_call_them(rig: Rig) -> None:
    assert list(rig.home.keys()) == ["Right Ctrl"]
    assert rig.home.cancel_key() == "Esc"
    assert rig.home.hotkeys() == [("Right Ctrl", "Dictates")]
    assert rig.home.key_ways() is None
    told = Told("Keys come through Xwayland.")
    rig.runtime.hotkeys.ways = lambda: told
    assert rig.home.key_ways() == told
    assert rig.home.checks()[0][-2:] == ["doctor", "--json"]


def test_before_it_is_opened_nothing_of_it_is_loaded() -> None:
    code = "import sys, tray_app.home_at_hand; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert "tray_app.home_at_hand" in loaded
    assert [name for name in loaded if name.startswith(("PySide6", "tray_app.ui.home"))] == []
