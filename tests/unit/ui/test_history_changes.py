"""What was changed in a text, in its row of the history."""

from __future__ import annotations

from dataclasses import replace

from history_place_rig import Pump, Shown, today
from PySide6.QtWidgets import QApplication

from tray_app.core.shaping import Change


def test_a_place_that_was_changed_is_named_and_can_be_as_it_was_heard(qt_app: QApplication, pump: Pump) -> None:
    changes = (Change("fillers", "Um, we", "We", 0), Change("numbers", "twenty", "20", 8))
    shown = Shown([today(1, "We need 20 & a new\nline.", changes=changes)], pump).open()
    try:
        shown.place.view.selectRow(0)
        shown.settle()
        button = shown.place.detail.changes
        assert "2" in button.text()
        menu = button.menu()
        menu.aboutToShow.emit()
        assert [action.text() for action in menu.actions()] == [
            "“We” back to “Um, we”", "“20” back to “twenty”", "", "&All as it was heard",
        ]  # fmt: skip
        menu.actions()[0].trigger()
        shown.settle()
        (kept,) = shown.history.rows.values()
        assert (kept.text, kept.changes) == ("Um, we need 20 & a new\nline.", (replace(changes[1], at=12),))
        assert shown.place.detail.text.field.toPlainText() == kept.text
    finally:
        shown.close()
