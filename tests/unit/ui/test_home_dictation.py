"""The place Dictation: what to press, whether one is heard, what was said and what can be done with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fake_actions import FakeActions
from home_rig import FakeProgram, said
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tray_app.core.errors import Mend, Problem
from tray_app.core.events import DictationId
from tray_app.core.history import RowState
from tray_app.core.pause import Pause
from tray_app.core.snapshot import KeptTake, PublicState, Snapshot
from tray_app.core.ways import Told
from tray_app.ui.home.dictation.meter import CLOSED_MS, OPEN_MS
from tray_app.ui.home.dictation.place import STATES, DictationPlace

READY = Snapshot(PublicState.READY, status="Ready")
PROBLEM = Problem("No microphone is connected.", "Plug one in.", "none is listed")


class Desk:
    def __init__(self, folder: Path) -> None:
        self.program = FakeProgram(folder)
        self.actions = FakeActions()
        self.place = DictationPlace(self.actions, self.program)
        self.place.resize(700, 640)
        self.place.show()
        self.place.show_snapshot(READY)
        self.place.shown()

    def changed(self) -> None:
        for one in self.program.followers:
            one(None)


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


def test_which_way_keys_come_is_said_where_there_are_several(desk: Desk) -> None:
    assert not desk.place.way.isVisible()
    desk.program.way, desk.program.cancels = Told("Keys come through Xwayland.", mends=(Mend.BIND_KEYS,)), ""
    desk.program.typing = Told("Texts are written so.", ("Nobody tells.",), ("Not otherwise.",), (Mend.CHANGE_KEYS,))
    desk.place.settings_changed()
    assert desk.place.way.isVisible()
    assert desk.place.way.line.text() == "Keys come through Xwayland."
    assert desk.place.typing.line.text() == "Texts are written so. Nobody tells."
    assert not desk.place.typing.why.isVisible()
    assert desk.place.typing.buttons == []
    (show,) = desk.place.way.buttons
    show.click()
    assert desk.program.asked[-1] == ("mend", "bind_keys")
    assert not desk.place.cancel.isVisible(), "no key that is not heard is named"


def test_another_key_is_chosen_from_here(desk: Desk) -> None:
    assert desk.place.change_key.accessibleName() == "Change the key to dictate with"
    desk.place.change_key.click()
    assert desk.program.asked == [("change key",)]


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
    assert "quiet" in meter.told.text()
    assert meter.bars.share == 0
    assert meter.bars.accessibleDescription() == meter.told.text()


def test_nothing_looks_while_nobody_does(desk: Desk) -> None:
    assert desk.place.meter._timer.isActive()
    desk.place.hidden()
    assert not desk.place.meter._timer.isActive()


def test_the_keys_go_where_it_can_be_seen(desk: Desk) -> None:
    desk.place.take_keys()
    assert desk.place.focusWidget() is desk.place.change_key
    desk.program.rows = (said(3, "The newest."),)
    desk.changed()
    desk.place.take_keys()
    assert desk.place.focusWidget() is desk.place.texts.list


def test_before_anything_was_said_it_says_what_to_do(desk: Desk) -> None:
    assert desk.place.texts.empty.isVisible()
    assert desk.place.texts.empty.text() == "Hold Right Ctrl and speak: your words appear here."
    assert not desk.place.texts.copy.isVisible()


def test_what_was_said_can_be_copied_and_inserted_whichever_is_chosen(desk: Desk) -> None:
    desk.program.rows = (said(3, "The newest."), said(2, "An older one."))
    desk.place.show_snapshot(Snapshot(PublicState.READY, last_text="The newest.", dictations=2))
    desk.place.texts.copy.click()
    assert desk.place.texts.told.text() == "Copied."
    desk.place.texts.list.setCurrentRow(1)
    desk.place.texts.copy.click()
    desk.place.texts.again.click()
    assert desk.program.asked == [("copy", "The newest."), ("copy", "An older one."), ("insert", "An older one.")]
    assert not desk.place.texts.undo.isEnabled(), "only the last can be taken back"


def test_what_was_written_before_the_start_can_be_had_but_not_taken_back(desk: Desk) -> None:
    desk.program.rows = (said(3, "Of yesterday."),)
    desk.changed()
    texts = desk.place.texts
    assert (texts.copy.isEnabled(), texts.again.isEnabled(), texts.undo.isEnabled()) == (True, True, False)


def test_a_text_that_is_kept_or_deleted_later_is_shown_so(desk: Desk) -> None:
    texts = desk.place.texts
    desk.place.show_snapshot(Snapshot(PublicState.READY, last_text="The newest.", dictations=1))
    assert texts.list.count() == 0, "it is not on disk yet"
    desk.program.rows = (said(3, "The newest."), said(2, "An older one."))
    desk.changed()
    assert texts.list.count() == 2
    texts.list.setCurrentRow(1)
    desk.program.rows = (said(4, "Newer still."), *desk.program.rows)
    desk.changed()
    assert texts.list.currentItem().text() == "An older one.", "what was chosen stays so"
    texts.list.setCurrentRow(0)
    desk.program.rows = (said(5, "The very newest."), *desk.program.rows)
    desk.changed()
    assert texts.list.currentItem().text() == "The very newest.", "who looks at the newest goes on to do so"
    desk.place.hidden()
    desk.program.rows = ()
    desk.changed()
    assert texts.list.count() == 4, "nobody looks"
    desk.place.show_snapshot(Snapshot(PublicState.READY, last_text="The newest.", dictations=1))  # as it is shown again
    assert texts.list.count() == 0


def test_a_text_that_waits_says_so_and_is_taken_by_its_own_name(desk: Desk) -> None:
    desk.program.rows = (said(3, "Whose window was gone.", RowState.WAITING),)
    desk.place.show_snapshot(Snapshot(PublicState.READY, dictations=1))
    assert desk.place.texts.list.item(0).text() == "Waits for you: Whose window was gone."
    desk.place.texts.copy.click()
    assert desk.program.asked == [("copy", "Whose window was gone.")]


def test_the_last_text_is_taken_back(desk: Desk) -> None:
    desk.program.rows = (said(3, "The newest."),)
    desk.place.show_snapshot(Snapshot(PublicState.READY, last_text="The newest.", dictations=1))
    desk.place.texts.undo.click()
    assert desk.actions.calls == [("undo", "")], "from no menu"


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


def test_a_text_that_is_undone_says_so_once_the_history_has_it(desk: Desk) -> None:
    desk.program.rows = (said(3, "Taken back."),)
    desk.place.show_snapshot(Snapshot(PublicState.READY, last_text="Taken back.", dictations=1))
    desk.program.rows = (said(3, "Taken back.", RowState.UNDONE),)
    for changed in desk.program.followers:
        changed(None)
    assert desk.place.texts.list.item(0).text() == "Undone: Taken back."
    assert not desk.place.texts.undo.isEnabled()
    desk.place.texts.again.click()
    assert desk.program.asked == [("insert", "Taken back.")]
    desk.place.hidden()
    assert desk.program.followers == [], "nobody looks"
    desk.program.rows = ()
    desk.place.show_snapshot(Snapshot(PublicState.READY, last_text="Taken back.", dictations=1))
    assert desk.place.texts.list.count() == 0, "what became of it meanwhile is read when it is shown again"


@pytest.mark.parametrize(
    ("pause", "until"),
    [
        (Pause(None), "The hotkey is not heard until you resume it"),
        (Pause(1_796_000_000_000_000_000), "The hotkey is not heard until "),
    ],
)
def test_hotkeys_at_rest_are_told_with_their_end_and_a_way_back(desk: Desk, pause: Pause, until: str) -> None:
    assert not desk.place.paused.isVisible()
    desk.place.show_snapshot(Snapshot(PublicState.READY, status="Paused", paused=pause))
    assert desk.place.state.text() == "Paused"
    assert desk.place._glyph.accessibleName() == "Paused"
    assert desk.place.paused.until.text().startswith(until)
    assert desk.place.paused.accessibleName() == desk.place.paused.until.text()
    assert not desk.place.status.isVisible(), "it would say the same again"
    desk.place.paused.resume.setFocus()
    QTest.keyClick(desk.place.paused.resume, Qt.Key.Key_Space)
    assert desk.actions.calls == [("resume",)]
    desk.place.show_snapshot(READY)
    assert not desk.place.paused.isVisible()


def test_a_pause_is_told_beside_a_problem_and_while_somebody_still_dictates(desk: Desk) -> None:
    desk.place.show_snapshot(Snapshot(PublicState.ERROR, problem=PROBLEM, paused=Pause(None)))
    assert (desk.place.problem.isVisible(), desk.place.paused.isVisible()) == (True, True)
    assert desk.place.state.text() == STATES[PublicState.ERROR]
    desk.place.show_snapshot(Snapshot(PublicState.RECORDING, paused=Pause(None)))
    assert desk.place.state.text() == STATES[PublicState.RECORDING]
    assert desk.place.paused.isVisible()
