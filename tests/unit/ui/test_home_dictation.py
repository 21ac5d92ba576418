"""The place Dictation: what to press, whether one is heard, what was said and what can be done with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from home_rig import FakeEveryday, FakeProgram, said
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tray_app.core.errors import Problem
from tray_app.core.events import DictationId
from tray_app.core.history import RowState
from tray_app.core.snapshot import KeptTake, PublicState, Snapshot
from tray_app.ui.home.dictation.meter import CLOSED_MS, OPEN_MS
from tray_app.ui.home.dictation.place import STATES, DictationPlace

READY = Snapshot(PublicState.READY, status="Ready")
PROBLEM = Problem("No microphone is connected.", "Plug one in.", "none is listed")


class Desk:
    def __init__(self, folder: Path) -> None:
        self.program = FakeProgram(folder)
        self.actions = FakeEveryday()
        self.place = DictationPlace(self.actions, self.program, self.actions)
        self.place.resize(700, 640)
        self.place.show()
        self.place.show_snapshot(READY)
        self.place.shown()


@pytest.fixture
def desk(qt_app: QApplication, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    yield made
    made.place.hidden()
    made.place.close()


@pytest.mark.parametrize("state", PublicState)
def test_each_state_has_its_word_and_its_shape(desk: Desk, state: PublicState) -> None:
    desk.place.show_snapshot(READY)
    before = desk.place._glyph.pixmap().toImage()
    desk.place.show_snapshot(Snapshot(state, status=state.value))
    assert desk.place.state.text() == STATES[state]
    assert desk.place._glyph.accessibleName() == STATES[state]
    assert (desk.place._glyph.pixmap().toImage() == before) == (state is PublicState.READY)


def test_the_key_is_drawn_and_said_and_follows_the_settings(desk: Desk) -> None:
    assert desk.place.keys.accessibleName() == "The key to dictate with: Right Ctrl"
    assert desk.place.how.text().startswith("Hold Right Ctrl and speak.")
    assert "Esc throws" in desk.place.cancel.text()
    narrow = desk.place.keys.sizeHint().width()
    desk.program.hotkey = ("Left Alt", "Space")
    desk.actions.current_mode = "toggle"
    desk.place.settings_changed()
    assert desk.place.how.text().startswith("Press Left Alt + Space and speak.")
    assert desk.place.keys.sizeHint().width() > narrow


def test_the_level_is_shown_while_the_microphone_is_open_and_it_is_never_opened(desk: Desk) -> None:
    meter = desk.place.meter
    assert "closed" in meter.told.text()
    assert meter._timer.interval() == CLOSED_MS
    desk.program.level = -20.0
    meter._look()
    assert meter._timer.interval() == OPEN_MS
    assert 0.0 < meter.bars.share < 1.0
    assert "hears you" in meter.told.text()
    desk.program.level = -80.0
    meter._look()
    assert "hears you" in meter.told.text(), "between two words it does not flicker"
    for _ in range(20):
        meter._look()
    assert meter.bars.share == 0.0
    assert "quiet" in meter.told.text()
    assert meter.bars.accessibleDescription() == meter.told.text()


def test_nothing_looks_while_nobody_does(desk: Desk) -> None:
    assert desk.place.meter._timer.isActive()
    desk.place.hidden()
    assert not desk.place.meter._timer.isActive()


def test_before_anything_was_said_it_says_what_to_do(desk: Desk) -> None:
    assert desk.place.texts.empty.isVisible()
    assert desk.place.texts.empty.text() == "Hold Right Ctrl and speak: your words appear here."
    assert not desk.place.texts.copy.isVisible()


def test_what_was_said_can_be_copied(desk: Desk) -> None:
    desk.program.rows = (said(3, "The newest."), said(2, "An older one."))
    desk.place.show_snapshot(Snapshot(PublicState.READY, last_text="The newest.", dictations=2))
    desk.place.texts.copy.click()
    assert desk.actions.calls == [("copy last text",)]
    desk.place.texts.list.setCurrentRow(1)
    desk.place.texts.copy.click()
    assert desk.program.asked == [("copy", "An older one.")]
    assert desk.place.texts.told.text() == "Copied."
    assert not desk.place.texts.undo.isEnabled(), "only the last can be taken back"
    assert not desk.place.texts.again.isEnabled()


def test_a_text_that_waits_says_so_and_is_taken_by_its_own_name(desk: Desk) -> None:
    desk.program.rows = (said(3, "Whose window was gone.", RowState.WAITING),)
    desk.place.show_snapshot(Snapshot(PublicState.READY, dictations=1))
    assert desk.place.texts.list.item(0).text() == "Waits for you: Whose window was gone."
    desk.place.texts.copy.click()
    assert desk.program.asked == [("copy", "Whose window was gone.")]


@pytest.mark.parametrize(("button", "asked"), [("again", "insert again"), ("undo", "undo")])
def test_the_last_text_is_inserted_again_or_taken_back(desk: Desk, button: str, asked: str) -> None:
    desk.program.rows = (said(3, "The newest."),)
    desk.place.show_snapshot(Snapshot(PublicState.READY, last_text="The newest.", dictations=1))
    getattr(desk.place.texts, button).click()
    assert desk.actions.calls == [(asked,)]


def test_without_such_a_thing_there_are_no_such_buttons(qt_app: QApplication, tmp_path: Path) -> None:
    program, actions = FakeProgram(tmp_path), FakeEveryday()
    program.rows = (said(1, "Some words."),)
    place = DictationPlace(actions, program)
    place.show()
    place.show_snapshot(Snapshot(PublicState.READY, dictations=1))
    assert place.texts.copy.isVisible()
    assert not place.texts.undo.isVisible()
    place.texts.copy.click()
    assert program.asked == [("copy", "Some words.")]
    place.close()


def test_a_problem_is_told_with_its_remedy_and_a_way_to_it(desk: Desk) -> None:
    assert not desk.place.problem.isVisible()
    desk.place.show_snapshot(Snapshot(PublicState.ERROR, status=PROBLEM.title, problem=PROBLEM))
    card = desk.place.problem
    assert card.isVisible()
    assert card.title.text() == PROBLEM.title
    assert "Plug one in." in card.remedy.text()
    assert card.accessibleName() == "Problem: No microphone is connected."
    grave = card._mark.text()
    card.check.click()
    assert desk.program.asked == [("go", "help")]
    desk.place.show_snapshot(Snapshot(PublicState.READY, problem=PROBLEM))
    assert card._mark.text() != grave, "told apart by its shape too"
    desk.place.show_snapshot(READY)
    assert not card.isVisible()


def test_what_waits_can_be_had_from_here(desk: Desk) -> None:
    desk.place.show_snapshot(Snapshot(PublicState.READY, kept=(KeptTake(DictationId(1), 900.0),)))
    assert desk.place.waiting.isVisible()
    assert desk.place.waiting.text() == "1 recording has no text"


def test_microphone_mode_language_and_engine_are_named(desk: Desk) -> None:
    desk.actions.microphone = "Yeti & Co"
    desk.actions.to_speak = ("en", "de")
    desk.place.settings_changed()
    assert desk.place.microphone.accessibleName() == "Microphone: Yeti & Co"
    assert desk.place.language.text() == "English"
    assert desk.place.engine.text() == "Moonshine tiny"
    desk.place.engine.click()
    assert desk.program.asked == [("go", "models")]
    desk.actions.to_speak = ()
    desk.place.settings_changed()
    assert not desk.place.language.isVisible()


def test_what_is_understood_appears_while_one_speaks(desk: Desk) -> None:
    desk.place.show_snapshot(Snapshot(PublicState.RECORDING, stable_text="Dear all,", unstable_text="we mee"))
    assert desk.place.status.text() == "Dear all, we mee"


def test_a_quiet_second_asks_the_history_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def last_texts() -> tuple[()]:
        asked.append(1)
        return ()

    monkeypatch.setattr(desk.program, "last_texts", last_texts)
    for _ in range(3):
        desk.place.show_snapshot(READY)
    QTest.qWait(1)
    assert asked == []
