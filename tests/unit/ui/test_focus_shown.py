"""Which list the keys are for can be seen: its choice is bright in that one alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QListWidget, QVBoxLayout, QWidget

from tray_app.ui.home.focus_shown import FocusShown
from tray_app.ui.settings.row import _flat_button
from tray_app.ui.theme import WORDS, contrast, own_palette

from .conftest import Pump

Role = QPalette.ColorRole


class Shown:
    def __init__(self) -> None:
        self.window = QWidget()
        self.field, self.one, self.other, self.choice = QLineEdit(), QListWidget(), QListWidget(), QComboBox()
        column = QVBoxLayout(self.window)
        for part in (self.field, self.one, self.other, self.choice):
            column.addWidget(part)
        for view in (self.one, self.other):
            view.addItems(["first", "second"])
            view.setCurrentRow(0)
        self.choice.addItems(["this", "that"])
        self.focus = FocusShown(self.window)
        self.focus.look()
        self.window.show()
        self.window.activateWindow()
        self.field.setFocus()

    def bright(self) -> list[bool]:
        return [_chosen(view) == QApplication.palette(view).color(Role.Highlight) for view in (self.one, self.other)]


def _chosen(view: QWidget) -> QColor:
    return view.palette().color(Role.Highlight)


@pytest.fixture
def shown(qt_app: QApplication) -> Iterator[Shown]:
    before = QPalette(qt_app.palette())
    made = Shown()
    QApplication.processEvents()
    yield made
    made.window.close()
    qt_app.setPalette(before)


def test_the_choice_is_bright_where_the_keys_go(shown: Shown) -> None:
    assert shown.bright() == [False, False]
    shown.one.setFocus()
    assert shown.bright() == [True, False]
    shown.other.setFocus()
    assert shown.bright() == [False, True]
    shown.field.setFocus()
    assert shown.bright() == [False, False]


@pytest.mark.parametrize("dark", [False, True])
def test_it_follows_the_palette_and_can_be_read(shown: Shown, dark: bool) -> None:
    QApplication.setPalette(own_palette(dark))
    QApplication.processEvents()
    palette = shown.one.palette()
    assert palette.color(Role.Base) == own_palette(dark).color(Role.Base)
    assert contrast(palette.color(Role.HighlightedText), palette.color(Role.Highlight)) >= WORDS
    assert palette.color(Role.Highlight) not in (palette.color(Role.Base), own_palette(dark).color(Role.Highlight))
    shown.one.setFocus()
    assert _chosen(shown.one) == own_palette(dark).color(Role.Highlight)


def test_the_entries_of_a_choice_are_left_alone(shown: Shown, pump: Pump) -> None:
    shown.choice.showPopup()
    shown.focus.look()
    view = shown.choice.view()
    assert _chosen(view) == QApplication.palette(view).color(Role.Highlight)
    shown.choice.hidePopup()
    pump(lambda: not view.isVisible())


def test_a_flat_button_has_a_frame_while_the_keys_are_for_it(shown: Shown) -> None:
    button = _flat_button("Restore default", lambda: None)
    layout = shown.window.layout()
    assert layout is not None
    layout.addWidget(button)
    QApplication.processEvents()
    plain = button.grab().toImage()
    button.setFocus()
    assert button.grab().toImage() != plain
