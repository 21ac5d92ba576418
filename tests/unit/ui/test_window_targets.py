"""Targets are edited where they stand, or all at once; they count at once and are kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from window_rig import WindowRig

from tray_app.perf.breaches import State
from tray_app.perf.catalog import CATALOG
from tray_app.perf.figures_text import with_unit, write_numbers_with
from tray_app.perf.metric import Unit
from tray_app.perf.presets import STRICT, presets
from tray_app.perf.report import export
from tray_app.ui.window.rows import Column
from tray_app.ui.window.target_box import TargetBox
from tray_app.ui.window.target_menu import preset_words

from .conftest import Pump


@pytest.fixture
def edited(rig: WindowRig) -> WindowRig:
    rig.window.show_and_raise()
    rig.dictate(1, 2, 3)
    return rig


def menu_words(edited: WindowRig) -> list[str]:
    menu = edited.window._target_menu
    menu.refresh()
    return [action.text() for action in menu.actions() if action.isVisible() and action.text()]


def box_of(edited: WindowRig) -> TargetBox:
    """The only one in which a target is edited."""
    (box,) = (box for box in edited.window._table.findChildren(TargetBox) if box.isVisible())
    return box


def begin(edited: WindowRig, name: str) -> TargetBox:
    """F2, as the user presses it, with any column current."""
    window = edited.window
    window._table.choose(window._rows.find(name, "warm"))
    assert QTest.qWaitForWindowActive(window)
    window._table.setFocus()
    QTest.keyClick(window._table, Qt.Key.Key_F2)
    return box_of(edited)


def test_f2_edits_the_target_of_the_chosen_figure_and_enter_keeps_it(edited: WindowRig, pump: Pump) -> None:
    box = begin(edited, "transcription")
    assert box.value() == CATALOG["transcription"].target
    assert box.accessibleName() == "Target of Transcription"
    box.setValue(60)
    QTest.keyClick(box, Qt.Key.Key_Return)
    pump(lambda: bool(edited.targets_saved))
    assert edited.targets_saved == [{"transcription": 60}]
    pump(lambda: edited.cell("transcription", Column.TARGET) == "≤ 60 ms")
    assert edited.cell("transcription", Column.STATE) == State.BREACH.value, "70 ms are judged by it at once"


def test_escape_leaves_the_target_as_it_was_and_the_window_open(edited: WindowRig) -> None:
    box = begin(edited, "transcription")
    box.setValue(60)
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert edited.targets_saved == []
    assert edited.window.isVisible()
    assert edited.cell("transcription", Column.TARGET) == "≤ 200 ms"


def test_a_double_click_on_the_target_edits_it_and_opens_nothing_else(edited: WindowRig) -> None:
    window = edited.window
    index = window._table.shown(window._rows.find("insertion", "warm")).siblingAtColumn(Column.TARGET)
    window._table.scrollTo(index)
    place = window._table.visualRect(index).center()
    QTest.mouseClick(window._table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(window._table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert box_of(edited).value() == CATALOG["insertion"].target
    assert window._details.currentWidget() is not window._details.chart


def test_figures_that_come_meanwhile_do_not_disturb_the_typing(edited: WindowRig) -> None:
    box = begin(edited, "transcription")
    box.setValue(77)
    edited.dictate(4)
    assert box_of(edited) is box
    assert box.value() == 77


def test_back_to_the_standard_leaves_nothing_of_ones_own(edited: WindowRig) -> None:
    menu = edited.window._target_menu
    menu.save_one("transcription", 60)
    edited.window._table.choose(edited.window._rows.find("transcription", "warm"))
    assert any(words.startswith("Your own: 1 differs") for words in menu_words(edited))
    assert "Reset Transcription to 200 ms" in menu_words(edited)
    next(action for action in menu.actions() if action.text().startswith("Reset")).trigger()
    assert edited.targets_saved[-1] == {}
    assert edited.monitor.targets["transcription"] == 200


def test_a_preset_is_chosen_at_once_and_marked(edited: WindowRig) -> None:
    menu = edited.window._target_menu
    strict = next(action for action in menu.actions() if action.data() == STRICT)
    strict.trigger()
    assert edited.targets_saved == [dict(presets()[STRICT])]
    assert edited.cell("response_total", Column.TARGET) == "≤ 50 ms"
    menu.refresh()
    assert [action.data() for action in menu.actions() if action.isChecked()] == [STRICT]


def test_presets_say_what_they_are() -> None:
    assert preset_words(STRICT, CATALOG).replace("&", "") == "Strict: 50 ms, 50 MB, 2 %"


def test_a_target_of_ones_own_is_told_with_the_standard(edited: WindowRig) -> None:
    edited.window._target_menu.save_one("transcription", 60)
    index = edited.window._rows.find("transcription", "warm").siblingAtColumn(Column.TARGET)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Target ≤ 60 ms, standard 200 ms"


def test_the_field_writes_numbers_without_needless_zeros(qt_app: QApplication) -> None:
    box = TargetBox(CATALOG["real_time_factor"])
    box.setValue(0.35)
    assert box.text() == "0.35 ×"
    assert TargetBox(CATALOG["transcription"]).minimum() > 0
    assert TargetBox(CATALOG["overflows"]).minimum() == 0


@pytest.fixture
def german() -> Iterator[None]:
    write_numbers_with(QLocale("de_DE").decimalPoint())
    yield
    write_numbers_with(".")


@pytest.mark.usefixtures("german")
def test_table_and_editor_write_numbers_as_the_users_language_does(edited: WindowRig, pump: Pump) -> None:
    edited.window.refresh()
    edited.window._target_menu.save_one("real_time_factor", 0.35)
    assert edited.cell("real_time_factor", Column.TARGET) == "≤ 0,35 ×"
    assert edited.cell("real_time_factor", Column.LAST) == "0,10 ×"
    box = begin(edited, "real_time_factor")
    assert box.text() == "0,35 ×"
    QTest.keyClicks(box, "0,4")
    assert box.text() == "0,4 ×"
    QTest.keyClick(box, Qt.Key.Key_Return)
    pump(lambda: edited.cell("real_time_factor", Column.TARGET) == "≤ 0,4 ×")
    assert edited.targets_saved[-1] == {"real_time_factor": pytest.approx(0.4)}
    assert edited.window._details.dictation_view.model().index(0, 2).data() == "2,0 s"


@pytest.mark.usefixtures("german")
def test_a_point_is_understood_where_a_comma_is_written(qt_app: QApplication) -> None:
    box = TargetBox(CATALOG["real_time_factor"])
    box.selectAll()
    QTest.keyClicks(box, "0.25")
    assert box.value() == pytest.approx(0.25)
    assert box.text() == "0,25 ×"


@pytest.mark.usefixtures("german")
def test_reports_are_written_the_same_in_every_language(edited: WindowRig, tmp_path: Path) -> None:
    export(edited.monitor, "md", tmp_path / "report.md")
    text = (tmp_path / "report.md").read_text("utf-8")
    assert "0.10 ×" in text
    assert "0,10 ×" not in text
    assert with_unit(0.1, Unit.RATIO) == "0,10 ×", "the window goes on in its own"


def test_the_field_covers_no_other_column_of_its_row(edited: WindowRig) -> None:
    edited.window.resize(1_400, 900)
    for name in ("transcription", "release_to_text", "first_partial"):
        box = begin(edited, name)
        table = edited.window._table
        assert box.geometry().left() >= table.columnViewportPosition(Column.TARGET)
        assert box.fontMetrics().horizontalAdvance(box.text()) < box.lineEdit().width(), "and is not cut"
        QTest.keyClick(box, Qt.Key.Key_Escape)
