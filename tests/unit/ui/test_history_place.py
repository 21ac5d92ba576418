"""The History place: found while one types, by keyboard too, and new dictations do not move what one reads."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from history_place_rig import Pump, Shown, today
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QMenu,
    QMessageBox,
    QWidget,
)

from tray_app.core.errors import Problem
from tray_app.core.history import RowState


@pytest.fixture
def shown(qt_app: QApplication, pump: Pump) -> Iterator[Shown]:
    rows = [
        today(1, "Buy milk and bread."),
        today(2, "The meeting moves to Thursday.", application_kind="terminal", application="xterm", sound=True),
        today(3, "", state=RowState.CANCELLED),
        today(4, "It waits for somebody.", state=RowState.WAITING, problem="Its window was gone."),
        today(5, "", state=RowState.UNHEARD, problem="The speech engine stopped answering.", sound=True),
        today(
            24 * 60 * 40, "An old letter about milk.", engine="parakeet-tdt-0.6b-v3", heard="An old letter about Mill."
        ),
    ]
    made = Shown(rows, pump).open()
    yield made
    made.close()


def test_what_waits_stands_on_top_and_the_newest_next(shown: Shown) -> None:
    assert shown.texts[:3] == ["It waits for somebody.", "The speech engine stopped answering.", "Buy milk and bread."]
    assert shown.place._group.text() == "Waits for you"
    shown.history.took(shown.place._rows.pages.id_at(0))
    shown.settle()
    shown.settle()
    assert shown.texts.index("It waits for somebody.") == 4, "it is where it belongs once it was taken"


def test_words_are_looked_for_while_one_types(shown: Shown) -> None:
    shown.search("mil")
    assert shown.texts == ["Buy milk and bread.", "An old letter about milk."]
    assert shown.place._count.text() == "2 dictations"
    shown.search("mil lett")
    assert shown.texts == ["An old letter about milk."]
    assert shown.place.detail.text.field.toPlainText() == "An old letter about milk."


def test_times_programs_engines_and_ends_are_chosen_from_lists(shown: Shown) -> None:
    filters = shown.place.filters
    filters.range.setCurrentIndex(filters.range.findData("today"))
    shown.settle()
    assert "An old letter about milk." not in shown.texts
    filters.kind.setCurrentIndex(filters.kind.findData("terminal"))
    shown.settle()
    assert shown.texts == ["The meeting moves to Thursday."]
    filters.clear()
    filters.state.setCurrentIndex(filters.state.findData(RowState.CANCELLED.value))
    shown.settle()
    assert shown.texts == ["This recording was thrown away."]
    filters.clear()
    filters.engine.setCurrentIndex(filters.engine.findText("Parakeet 0.6B"))
    shown.settle()
    assert shown.texts == ["An old letter about milk."]


def test_a_sentence_is_found_and_copied_by_the_keyboard_alone(shown: Shown) -> None:
    QTest.keyClick(shown.place.view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(shown.place.filters.words, "thurs")
    shown.settle()
    QTest.keyClick(shown.place.filters.words, Qt.Key.Key_Return)
    QTest.keyClick(shown.place.view, Qt.Key.Key_Return)
    assert shown.actions.done == [("copy", "The meeting moves to Thursday.")]
    assert shown.place.detail.told.text() == "Copied."
    QTest.keyClick(shown.place.filters.words, Qt.Key.Key_Escape)
    shown.settle()
    assert len(shown.texts) == 6, "Escape shows all again"
    shown.place.view.selectRow(2)
    shown.settle()
    assert shown.place.detail.told.text() == "", "that was another one"


def test_several_are_copied_oldest_first_and_deleted_when_asked(shown: Shown) -> None:
    view = shown.place.view
    view.choose(shown.place._rows.pages.id_at(2))
    QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    shown.settle()
    assert shown.place.detail._when.text() == "2 dictations"
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert shown.actions.done == [("copy", "The meeting moves to Thursday.", "Buy milk and bread.")]
    QTest.keyClick(view, Qt.Key.Key_Delete)
    question = shown.place.findChild(QMessageBox)
    assert question is not None
    assert question.text() == "Delete 2 dictations?"
    assert question.defaultButton().text() == "&Keep"
    delete = next(one for one in question.buttons() if one.text() == "&Delete")
    delete.click()
    shown.settle()
    shown.settle()
    assert len(shown.texts) == 4
    assert view.chosen_count() == 1, "one can go on with the keyboard"


def test_deleting_what_waits_is_said_to_be_that(shown: Shown) -> None:
    shown.place.view.choose(shown.place._rows.pages.id_at(0))
    shown.place.detail.delete.click()
    question = shown.place.findChild(QMessageBox)
    assert question is not None
    assert "1 of them still waits for you." in question.informativeText()
    question.reject()
    assert len(shown.history.rows) == 6


def test_a_new_dictation_is_there_at_once_and_does_not_move_what_one_reads(qt_app: QApplication, pump: Pump) -> None:
    shown = Shown([today(number, f"number {number}") for number in range(300)], pump).open()
    view = shown.place.view
    view.verticalScrollBar().setValue(2_000)
    QTest.qWait(0)
    at = view.indexAt(QPoint(50, 5))
    before = str(at.data()), view.visualRect(at).top()
    shown.history.put(today(-1, "new"))
    shown.settle()
    shown.settle()
    assert shown.texts[0] == "new"
    at = view.indexAt(QPoint(50, 5))
    assert (str(at.data()), view.visualRect(at).top()) == before
    view.verticalScrollBar().setValue(0)
    shown.history.put(today(-2, "newer"))
    shown.settle()
    shown.settle()
    assert view.top_row() == 0, "who looks at the newest sees it"
    shown.close()


def test_more_comes_as_one_scrolls(qt_app: QApplication, pump: Pump) -> None:
    shown = Shown([today(number, f"number {number}") for number in range(1_000)], pump).open()
    assert len(shown.texts) < 200
    for _ in range(60):
        shown.place.view.verticalScrollBar().setValue(shown.place.view.verticalScrollBar().maximum())
        shown.settle()
    assert len(shown.texts) == 1_000
    assert shown.texts[-1] == "number 999"
    shown.close()


def test_a_text_is_put_right_saved_and_taken_back(shown: Shown) -> None:
    shown.search("buy")
    text = shown.place.detail.text
    text.field.setPlainText("Buy milk and brød.")
    assert text.changed
    QTest.keyClick(text.field, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    row_id = shown.place._rows.pages.id_at(0)
    assert shown.history.rows[row_id].text == "Buy milk and brød."
    shown.settle()
    shown.settle()
    text.undo.click()
    assert shown.history.rows[row_id].text == "Buy milk and bread."
    shown.settle()
    assert text.field.toPlainText() == "Buy milk and bread."
    assert not text.changed


def test_what_was_written_is_saved_when_one_goes_on(shown: Shown) -> None:
    shown.search("milk")
    first = shown.place._rows.pages.id_at(0)
    shown.place.detail.text.field.setPlainText("Bought it.")
    QTest.keyClick(shown.place.view, Qt.Key.Key_Down)
    shown.settle()
    assert shown.history.rows[first].text == "Bought it."
    assert shown.place.detail.text._told.text() == "The change to the text before was saved."
    shown.place.detail.text.undo.click()
    assert shown.history.rows[first].text == "Buy milk and bread."


def test_a_text_is_never_emptied(shown: Shown) -> None:
    shown.search("buy")
    row_id = shown.place._rows.pages.id_at(0)
    shown.place.detail.text.field.setPlainText("  ")
    shown.place.hidden()
    assert shown.history.rows[row_id].text == "Buy milk and bread."


def test_blanks_that_hold_words_together_stay(shown: Shown) -> None:
    shown.history.put(today(-1, "Quel prix\u00a0?"))
    shown.settle()
    shown.search("prix")
    text = shown.place.detail.text
    assert not text.changed
    text.field.setPlainText("Quel joli prix\u00a0?")
    text.keep()
    assert shown.history.rows[shown.place._rows.pages.id_at(0)].text == "Quel joli prix\u00a0?"


def test_what_was_heard_and_how_long_it_took_is_told(shown: Shown) -> None:
    shown.search("letter")
    detail = shown.place.detail
    assert detail._heard.text() == "As it was heard: An old letter about Mill."
    told = dict(detail.figures.texts())
    assert told["Wait"] == "120 ms from letting go to the last character"
    assert told["Spoken"] == "5 words in 3.2 s"
    assert told["Understood"] == "Parakeet 0.6B, \u2068English\u2069, 80 ms after letting go"
    detail.figures.actions()[0].trigger()
    assert "Wait: 120 ms from letting go to the last character" in QGuiApplication.clipboard().text().split("\n")


def test_a_recording_without_a_text_can_be_tried_again_in_any_language(shown: Shown) -> None:
    shown.place.view.choose(shown.place._rows.pages.id_at(1))
    shown.settle()
    detail = shown.place.detail
    assert not detail.copy.isEnabled()
    assert not detail.text.isVisible()
    assert "The speech engine stopped answering." in detail._remark.text()
    shown.place.doing.fill_retry(shown.place.detail.retry_menu)
    dictated, simple, several = (action for action in detail.retry_menu.actions() if action.text())
    assert dictated.text() == "As it was dictated"
    assert simple.text() == "Moonshine tiny"
    languages = several.menu()
    assert isinstance(languages, QMenu)
    entries = {action.text(): action for action in languages.actions() if action.text()}
    assert list(entries) == ["Find out the language", "Deutsch", "English", "Français"]
    for entry in (entries["Deutsch"], entries["Find out the language"], dictated):
        entry.trigger()
    row_id = shown.place._rows.pages.id_at(1)
    assert shown.actions.done == [
        ("retry", row_id, "parakeet-tdt-0.6b-v3", "de"),
        ("retry", row_id, "parakeet-tdt-0.6b-v3", "auto"),
        ("retry", row_id, "", ""),
    ]
    assert detail.told.text() == "It is being heard again…"
    shown.place.view.selectRow(0)
    shown.settle()
    assert detail.told.text() == ""
    shown.place.view.choose(row_id)
    shown.settle()
    assert detail.told.text() == "It is being heard again…"
    shown.history.put(today(5, "Now there is one.", state=RowState.WAITING))
    shown.settle()
    assert detail.told.text() == ""


def test_a_text_that_was_undone_says_so_and_can_be_inserted_again(shown: Shown) -> None:
    shown.history.put(today(1.5, "This was wrong.", state=RowState.UNDONE))
    shown.settle()
    filters, detail = shown.place.filters, shown.place.detail
    filters.state.setCurrentIndex(filters.state.findText("Undone"))
    shown.settle()
    assert shown.texts == ["This was wrong."]
    assert "You took this text back." in detail._remark.text()
    model = shown.place.view.model()
    assert "Undone" in str(model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole))
    detail.insert.click()
    assert shown.actions.done == [("insert", "This was wrong.")]


def test_sound_is_played_and_stopped(shown: Shown) -> None:
    shown.search("thursday")
    play = shown.place.detail.play
    play.click()
    assert play.text() == "Sto&p"
    play.click()
    shown.pump(lambda: play.text() == "&Play")
    assert [done[0] for done in shown.actions.done] == ["play", "stop"]
    shown.search("buy")
    assert not play.isEnabled()
    assert play.toolTip() == "Its sound is not kept."


def test_what_is_found_is_exported_as_it_was_looked_for(shown: Shown, tmp_path: Path) -> None:
    shown.search("milk")
    shown.place.doing.ask_where("csv")
    dialog = shown.place.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(tmp_path / "milk.csv"))
    dialog.reject()
    done = shown.actions.done[0]
    assert (done[0], done[2], done[3]) == ("export", "csv", tmp_path / "milk.csv")


def test_an_empty_history_says_what_to_do(qt_app: QApplication, pump: Pump) -> None:
    shown = Shown([], pump).open()
    panel = shown.place.panel
    assert panel.isVisible()
    assert panel.title.text() == "Nothing here yet"
    assert panel.more.text() == "Hold Right Ctrl and speak. What you said stands here then."
    shown.history.put(today(0, "first"))
    shown.settle()
    shown.settle()
    assert shown.place.view.isVisible()
    assert shown.place.detail.text.field.toPlainText() == "first"
    shown.close()


def test_nothing_found_is_told_with_the_way_back(shown: Shown) -> None:
    shown.search("zebra")
    panel = shown.place.panel
    assert panel.title.text() == "Nothing found"
    panel.act.click()
    shown.settle()
    assert len(shown.texts) == 6


def test_a_history_that_is_off_can_be_switched_on(qt_app: QApplication, pump: Pump) -> None:
    shown = Shown([], pump)
    shown.actions.now = False
    shown.open()
    assert shown.place.panel.title.text() == "History is off"
    shown.place.panel.act.click()
    assert shown.actions.now
    assert shown.place.panel.title.text() == "Nothing here yet"
    shown.close()


def test_keeping_is_paused_and_gone_on_with(shown: Shown) -> None:
    shown.place.pause.click()
    assert [shown.actions.keeps(), shown.place.line.isVisible()] == [False, True]
    assert not shown.place.pause.isVisible()
    shown.place.line.act.click()
    assert shown.actions.keeps()
    assert not shown.place.line.isVisible()


def test_a_damaged_history_is_told(shown: Shown) -> None:
    shown.history.broken = Problem("The history is damaged.", "It was set aside.", "history.db")
    shown.search("any")
    panel = shown.place.panel
    assert panel.title.text() == "The history is damaged."
    assert panel.more.text() == "It was set aside. (history.db)"
    assert not panel.act.isHidden()
    shown.history.broken = None
    shown.place.filters.clear()
    shown.settle()
    assert len(shown.texts) == 6
    shown.actions.trouble = Problem("Your history was damaged and is new.", "The old file lies beside it.")
    shown.place.settings_changed()
    assert "Your history was damaged" in shown.place.line.words.text()
    shown.history.rows.clear()
    shown.search("")
    shown.place.shown()
    shown.settle()
    assert "Your history was damaged" in panel.title.text()
    assert panel.act.isHidden(), "the new one was read: there is nothing to try"


def test_nothing_is_read_or_heard_while_it_is_hidden(shown: Shown) -> None:
    shown.place.hidden()
    asked = len(shown.history.asked)
    shown.history.put(today(-1, "unseen"))
    QTest.qWait(20)
    assert len(shown.history.asked) == asked
    shown.place.shown()
    shown.settle()
    assert "unseen" in shown.texts


def test_every_part_has_a_name_and_rows_are_told_in_words(shown: Shown) -> None:
    shown.place.view.choose(shown.place._rows.pages.id_at(2))
    parts = (QAbstractButton, QComboBox, QLineEdit)
    for part in shown.place.findChildren(QWidget):
        if isinstance(part, parts) and part.isVisible():
            interface = QAccessible.queryAccessibleInterface(part)
            assert interface.text(QAccessible.Text.Name), part
    model = shown.place.view.model()
    told = str(model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert told.startswith("Waits for you. Today, ")
    assert "Waits for you · Firefox · 3.2 s. It waits for somebody." in told


def test_a_narrow_window_has_the_dictation_below_the_list(shown: Shown) -> None:
    assert shown.place._split.orientation() is Qt.Orientation.Horizontal
    shown.place.resize(420, 700)
    QTest.qWait(0)
    assert shown.place._split.orientation() is Qt.Orientation.Vertical
    assert shown.place.minimumSizeHint().width() <= 420


def test_days_are_headings_of_the_rows_below_them(shown: Shown) -> None:
    model = shown.place._rows
    assert [model.group(at) for at in range(6)][:3] == ["Waits for you", "Waits for you", "Today"]
    assert model.group(5) not in ("Today", "Yesterday", "")
