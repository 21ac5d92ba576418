"""The place Words: the list is seen and changed, the file stays the truth."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from home_rig import FakeProgram
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from tray_app.ui.home.words.place import WordsPlace
from tray_app.ui.home.words.rows import Kind

from .conftest import Pump

LIST = "# mine\nInverashiel = inver a sheel  # the village\nbtw -> by the way\n! crying on\n"


class Desk:
    def __init__(self, folder: Path, pump: Pump) -> None:
        self.path = folder / "words.txt"
        self.path.write_text(LIST)
        self.program = FakeProgram(folder)
        self.program.counts = {"Inverashiel": 4}
        self._pump = pump
        self.place = WordsPlace(self.path, self.program)
        self.place.show()
        self.place.shown()
        self.wait_for(3)

    def wait_for(self, rows: int) -> None:
        self._pump(lambda: len(self.place._model.rows) == rows)

    def cells(self, row: int) -> list[str]:
        model = self.place.table.model()
        return [str(model.index(row, column).data()) for column in range(model.columnCount())]

    def told(self, beginning: str) -> str:
        self._pump(lambda: self.place.told.text().startswith(beginning))
        return self.place.told.text()


@pytest.fixture
def desk(qt_app: QApplication, tmp_path: Path, pump: Pump) -> Iterator[Desk]:
    made = Desk(tmp_path, pump)
    yield made
    made.place.hidden()
    made.place.close()
    made.place.deleteLater()


def test_each_entry_tells_what_it_is_and_what_it_did(desk: Desk) -> None:
    assert desk.cells(0) == ["Inverashiel", "inver a sheel", "Name or word", "4"]
    assert desk.cells(1) == ["by the way", "btw", "Replacement", "–"]
    assert desk.cells(2) == ["crying on", "", "Never replaced", "–"]


def test_a_word_is_added_by_keyboard(desk: Desk) -> None:
    desk.place.editor.written.setFocus()
    QTest.keyClicks(desk.place.editor.written, "Claflin")
    QTest.keyClick(desk.place.editor.written, Qt.Key.Key_Return)
    assert desk.told("Added") == "Added: Claflin"
    desk.wait_for(4)
    assert desk.path.read_text() == LIST + "Claflin\n"
    assert desk.place.editor.written.text() == "Claflin", "the new one is chosen"


def test_the_search_leads_on_to_what_it_finds_and_makes_a_word_of_what_it_does_not(desk: Desk) -> None:
    place = desk.place
    place.take_keys()
    QTest.keyClicks(place.search, "by the")
    QTest.keyClick(place.search, Qt.Key.Key_Down)
    assert place.focusWidget() is place.table
    assert place.editor.written.text() == "by the way"
    place.take_keys()
    place.search.setText("Tilney")
    QTest.keyClick(place.search, Qt.Key.Key_Return)
    assert place.focusWidget() is place.editor.written
    assert (place.editor.written.text(), place.search.text()) == ("Tilney", "")


def test_a_word_is_changed_and_its_remark_stays(desk: Desk) -> None:
    desk.place.table.selectRow(0)
    desk.place.editor.heard.setText("in very shield")
    desk.place.editor.change.click()
    desk.told("Changed")
    assert "Inverashiel = in very shield  # the village\n" in desk.path.read_text()
    assert desk.path.read_text().startswith("# mine\n")


def test_a_word_is_removed(desk: Desk) -> None:
    desk.place.table.selectRow(1)
    desk.place.activateWindow()
    desk.place.table.setFocus()
    assert QTest.qWaitForWindowActive(desk.place)
    QTest.keyClick(desk.place.table, Qt.Key.Key_Delete)
    desk.wait_for(2)
    assert "btw" not in desk.path.read_text()


def test_what_is_wrong_is_said_and_what_was_typed_stays(desk: Desk) -> None:
    desk.place.editor.written.setText("Inverashiel")
    desk.place.editor.add.click()
    assert "It stands in line 2 already." in desk.told("This cannot stand")
    assert desk.place.editor.written.text() == "Inverashiel"
    assert desk.path.read_text() == LIST


def test_the_fields_are_those_of_the_kind(desk: Desk) -> None:
    editor = desk.place.editor
    editor.kind.setCurrentIndex(editor.kind.findData(Kind.KEPT))
    assert not editor.heard.isVisible()
    editor.kind.setCurrentIndex(editor.kind.findData(Kind.REPLACEMENT))
    assert editor.heard.isVisible()
    editor.written.setText("for your information")
    editor.heard.clear()
    assert not editor.add.isEnabled(), "one side of a replacement is none"
    editor.heard.setText("fyi")
    editor.add.click()
    desk.wait_for(4)
    assert "fyi -> for your information\n" in desk.path.read_text()


def test_what_another_program_saves_appears(desk: Desk) -> None:
    desk.path.write_text(LIST + "Tilney\n= nothing\n")
    desk.wait_for(4)
    assert "line 6" in desk.place.mistakes.text()
    assert desk.place.mistakes.isVisible()


def test_nobody_looks_at_the_file_while_the_place_is_hidden(desk: Desk) -> None:
    desk.place.hidden()
    desk.path.write_text(LIST + "Tilney\n")
    QTest.qWait(300)
    assert len(desk.place._model.rows) == 3
    desk.place.shown()
    desk.wait_for(4)


def test_another_list_is_added(desk: Desk, tmp_path: Path) -> None:
    other = tmp_path / "other.csv"
    other.write_text("word,sounds like\nTilney,till me\nInverashiel,in very shield\n=,x\n")
    desk.place.bring_in(other)
    assert desk.told("1 line added") == ("1 line added. 1 word got other sounds. 1 line was no entry and was left out.")
    desk.wait_for(4)
    desk.place.bring_in(tmp_path / "nothing.csv")
    assert "There is no such file." in desk.told("There is no")


def test_a_sentence_is_tried(desk: Desk) -> None:
    desk.place.sentence.setText("tillme went home")
    QTest.keyClick(desk.place.sentence, Qt.Key.Key_Return)
    assert desk.place.result.text() == "Tilney went home\ntillme → Tilney"
    desk.place.sentence.setText("nobody went home")
    QTest.keyClick(desk.place.sentence, Qt.Key.Key_Return)
    assert desk.place.result.text() == "It stays as it is."
    desk.program.corrects = False
    QTest.keyClick(desk.place.sentence, Qt.Key.Key_Return)
    assert desk.place.result.text().startswith("Nothing is corrected now")


def test_words_are_found_and_sorted(desk: Desk) -> None:
    desk.place.search.setText("way")
    assert desk.place.table.model().rowCount() == 1
    desk.place.table.selectRow(0)
    assert desk.place.editor.written.text() == "by the way"
    desk.place.search.clear()
    desk.place.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert [desk.cells(row)[0] for row in range(3)] == ["by the way", "crying on", "Inverashiel"]


def test_without_a_list_it_says_what_it_is_for(qt_app: QApplication, tmp_path: Path, pump: Pump) -> None:
    place = WordsPlace(tmp_path / "words.txt", FakeProgram(tmp_path))
    place.show()
    place.shown()
    pump(place.empty.isVisible)
    assert "Names and terms" in place.empty.text()
    place.editor.written.setText("Tilney")
    place.editor.add.click()
    pump(lambda: len(place._model.rows) == 1)
    assert not place.empty.isVisible()
    opens = next(button for button in place.findChildren(QPushButton) if "file" in button.text())
    opens.click()
    assert place._at_work.asked == [("open file",)]  # type: ignore[attr-defined]  # the fake's
    place.hidden()
    place.close()
    place.deleteLater()
