"""A key is chosen by pressing it; the program's own keys stand aside meanwhile, and come back whatever happens."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from settings_rig import CaptureKeyboard, press

from tray_app.ui.key_capture import LONGEST_MS, KeyCapture, written
from tray_app.ui.pressed_keys import pressed_name

K = Qt.Key
CTRL_R_CODE, A_CODE = 105, 38


class Field:
    """A capture in a window, beside another widget."""

    def __init__(self, *, key: str = "f9", may_be_empty: bool = False) -> None:
        self.keyboard = CaptureKeyboard()
        self.window = QWidget()
        self.capture = KeyCapture(self.keyboard, key, may_be_empty=may_be_empty)
        self.other = QPushButton("other")
        column = QVBoxLayout(self.window)
        column.addWidget(self.capture)
        column.addWidget(self.other)
        self.captured: list[str] = []
        self.capture.captured.connect(self.captured.append)
        self.window.show()
        self.window.activateWindow()


@pytest.fixture
def field(qt_app: QApplication) -> Iterator[Field]:
    made = Field()
    yield made
    made.window.close()
    made.window.deleteLater()


def send(capture: KeyCapture, kind: QEvent.Type, key: Qt.Key, code: int = 0, symbol: int = 0, text: str = "") -> None:
    event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, code, symbol, 0, text)
    QCoreApplication.sendEvent(capture.button, event)


def test_it_shows_the_key_there_is(field: Field) -> None:
    assert field.capture.cap.accessibleName() == "F9"
    assert field.capture.button.accessibleName() == "Key: F9. Change it"
    assert not field.keyboard.holds()


def test_a_key_that_is_pressed_and_let_go_is_taken(field: Field) -> None:
    field.capture.begin()
    assert field.keyboard.holds()
    QTest.keyPress(field.capture.button, K.Key_F8)
    assert field.captured == []
    QTest.keyRelease(field.capture.button, K.Key_F8)
    assert field.captured == ["f8"]
    assert field.capture.key == "f8"
    assert not field.keyboard.holds()
    assert not field.capture.capturing


def test_several_keys_together_are_a_combination_modifiers_first(field: Field) -> None:
    field.capture.begin()
    press(field.capture, K.Key_Space, K.Key_Alt)
    assert field.captured == ["alt_l+space"]
    field.capture.begin()
    press(field.capture, K.Key_Control, K.Key_Shift, K.Key_D)
    assert field.captured[1:] == ["ctrl_l+shift_l+d"]


def test_left_and_right_are_told_apart_by_the_keyboard(field: Field) -> None:
    field.keyboard.names = {CTRL_R_CODE: "ctrl_r"}
    field.capture.begin()
    send(field.capture, QEvent.Type.KeyPress, K.Key_Control, CTRL_R_CODE)
    send(field.capture, QEvent.Type.KeyRelease, K.Key_Control, CTRL_R_CODE)
    assert field.captured == ["ctrl_r"]


def test_without_the_keyboards_names_those_of_its_symbols_do() -> None:
    def named(key: Qt.Key, symbol: int, code: int = 0, platform: str = "linux") -> str:
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, code, symbol, 0)
        return pressed_name(event, lambda _code: "", platform)

    assert named(K.Key_Control, 0xFFE4) == "ctrl_r"
    assert named(K.Key_AltGr, 0xFE03) == "alt_gr"
    assert named(K.Key_A, 0x41) == "a"
    assert named(K.Key_Exclam, 0x21) == "!"
    assert named(K.Key_unknown, 0) == ""
    assert named(K.Key_Control, 0, 0x11D, "win32") == "ctrl_r"
    assert named(K.Key_Meta, 0x3E, 0, "darwin") == "ctrl_r"


def test_tab_space_and_shortcuts_are_keys_like_any_other(field: Field) -> None:
    for key, name in ((K.Key_Tab, "tab"), (K.Key_Space, "space"), (K.Key_Return, "enter")):
        field.capture.begin()
        press(field.capture, key)
        assert field.captured[-1] == name
    field.capture.begin()
    override = QKeyEvent(QEvent.Type.ShortcutOverride, K.Key_Z, Qt.KeyboardModifier.ControlModifier)
    override.ignore()
    QCoreApplication.sendEvent(field.capture.button, override)
    assert override.isAccepted()


def test_escape_leaves_it_as_it_was(field: Field) -> None:
    field.capture.begin()
    press(field.capture, K.Key_Escape)
    assert field.captured == []
    assert field.capture.key == "f9"
    assert not field.keyboard.holds()


def test_backspace_takes_away_only_what_may_be_missing(field: Field, qt_app: QApplication) -> None:
    field.capture.begin()
    press(field.capture, K.Key_Backspace)
    assert field.captured == []
    assert "has to be a key" in field.capture.note.text()
    assert field.capture.clear_button.isHidden()
    optional = Field(may_be_empty=True)
    optional.capture.begin()
    press(optional.capture, K.Key_Backspace)
    assert optional.captured == [""]
    assert not optional.keyboard.holds()
    optional.window.close()


def test_keys_that_were_down_before_are_not_meant(field: Field) -> None:
    field.capture.begin()
    QTest.keyRelease(field.capture.button, K.Key_Return)  # with which the button was pressed
    assert field.capture.capturing
    press(field.capture, K.Key_F8)
    assert field.captured == ["f8"]


def test_a_key_that_repeats_is_pressed_once(field: Field) -> None:
    field.capture.begin()
    for _ in range(3):
        repeat = QKeyEvent(QEvent.Type.KeyPress, K.Key_F8, Qt.KeyboardModifier.NoModifier, "", autorep=True)
        QCoreApplication.sendEvent(field.capture.button, repeat)
    press(field.capture, K.Key_F7)
    assert field.captured == ["f7"]


@pytest.mark.parametrize("how", ["focus", "hide", "close", "delete", "time"])
def test_the_programs_keys_come_back_whatever_happens(field: Field, how: str, qt_app: QApplication) -> None:
    assert QTest.qWaitForWindowActive(field.window)
    field.capture.begin()
    assert field.keyboard.holds()
    if how == "focus":
        field.other.setFocus()
    elif how == "hide":
        field.capture.hide()
    elif how == "close":
        field.window.close()
    elif how == "delete":
        field.capture.setParent(None)
        field.capture.deleteLater()
        qt_app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    else:
        assert 0 < field.capture._patience.remainingTime() <= LONGEST_MS * 1.1  # Qt's coarse timers may round
        field.capture._patience.timeout.emit()
    assert not field.keyboard.holds()
    assert field.captured == []


def test_a_letter_is_warned_of_and_a_taken_key_too(field: Field) -> None:
    field.capture.begin()
    press(field.capture, K.Key_D)
    assert "could not be typed" in field.capture.note.text()
    field.keyboard.taken = {"f8"}
    field.capture.begin()
    press(field.capture, K.Key_F8)
    assert "another program uses F8" in field.capture.note.text()
    assert field.capture.note.text() == field.capture.button.accessibleDescription()
    field.capture.begin()
    press(field.capture, K.Key_F7)
    assert field.capture.note.text() == ""


def test_combinations_are_written_modifiers_first() -> None:
    assert written(["space", "alt_l"]) == "alt_l+space"
    assert written([]) == ""
