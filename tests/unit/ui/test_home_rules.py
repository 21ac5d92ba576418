"""Replacements and snippets in the place Words: seen and changed, the file stays the truth."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from home_rig import FakeProgram
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tray_app.ui.home.words.tabs import WordsAndRules

from .conftest import Pump

RULES = '# mine\nbtw -> by the way\nmy address => Main Street\n\n[de]\n"(c)" -> ©\n'


class Desk:
    def __init__(self, folder: Path, pump: Pump) -> None:
        self.path = folder / "rules.txt"
        self.path.write_text(RULES)
        self.program = FakeProgram(folder)
        self._pump = pump
        self.place = WordsAndRules(folder / "words.txt", self.program, self.path, self.program.open_file)
        self.rules = self.place.rules
        self.place.show()
        self.place.shown()
        self.place.setCurrentWidget(self.rules)
        self.wait_for(3)

    def wait_for(self, rows: int) -> None:
        self._pump(lambda: len(self.rules.model.rules) == rows)

    def cells(self, row: int) -> list[str]:
        model = self.rules.model
        return [str(model.index(row, column).data()) for column in range(model.columnCount())]

    def followed(self) -> tuple[bool, bool]:
        return self.place.words._watch is not None, self.rules._watch is not None

    def told(self, beginning: str) -> str:
        self._pump(lambda: self.rules.told.text().startswith(beginning))
        return self.rules.told.text()


@pytest.fixture
def desk(qt_app: QApplication, tmp_path: Path, pump: Pump) -> Iterator[Desk]:
    made = Desk(tmp_path, pump)
    yield made
    made.place.hidden()
    made.place.close()
    made.place.deleteLater()


def test_each_line_tells_what_it_is(desk: Desk) -> None:
    assert desk.cells(0) == ["btw", "by the way", "Replacement", "all"]
    assert desk.cells(1) == ["my address", "Main Street", "Snippet", "all"]
    assert desk.cells(2) == ['"(c)"', "©", "Exact characters", "de"]


def test_one_is_added_by_keyboard_and_chosen(desk: Desk, pump: Pump) -> None:
    desk.place.take_keys()
    assert desk.place.focusWidget() is desk.rules.heard
    QTest.keyClicks(desk.rules.heard, "asap")
    assert not desk.rules.add.isEnabled()
    QTest.keyClicks(desk.rules.written, "as soon as possible")
    QTest.keyClick(desk.rules.written, Qt.Key.Key_Return)
    assert desk.told("Added") == "Added: asap"
    desk.wait_for(4)
    assert desk.path.read_text() == RULES.replace("Street\n", "Street\nasap -> as soon as possible\n")
    pump(lambda: desk.rules.table.currentIndex().row() == 2)


def test_one_is_changed_where_it_stands_and_removed(desk: Desk, pump: Pump) -> None:
    desk.rules.table.selectRow(2)
    assert desk.rules.heard.text() == '"(c)"'
    desk.rules.snippet.setChecked(True)
    desk.rules.written.setText("© {date:%Y}")
    desk.rules.change.click()
    assert desk.told("Changed") == 'Changed: "(c)"'
    assert desk.path.read_text() == RULES.replace('"(c)" -> ©', '"(c)" => © {date:%Y}')
    pump(lambda: desk.cells(2)[2] == "Snippet")
    desk.rules.table.setFocus()
    desk.rules.table.selectRow(0)
    QTest.keyClick(desk.rules.table, Qt.Key.Key_Delete)
    assert desk.told("Removed") == "Removed: btw"
    desk.wait_for(2)
    assert "btw" not in desk.path.read_text()


def test_what_is_wrong_is_told_and_nothing_is_written(desk: Desk, pump: Pump) -> None:
    desk.rules.heard.setText("(r)")
    desk.rules.written.setText("®")
    desk.rules.add.click()
    assert "in quotes" in desk.told("This cannot stand")
    assert desk.path.read_text() == RULES
    assert desk.rules.heard.text() == "(r)", "what was typed stays"
    desk.path.write_text(RULES + "wrong\n")
    pump(desk.rules.mistakes.isVisible)
    assert "line 7" in desk.rules.mistakes.text()


def test_only_the_list_that_is_looked_at_follows_its_file(desk: Desk) -> None:
    assert desk.followed() == (False, True)
    desk.place.setCurrentWidget(desk.place.words)
    assert desk.followed() == (True, False)
    desk.place.hidden()
    assert desk.followed() == (False, False)
