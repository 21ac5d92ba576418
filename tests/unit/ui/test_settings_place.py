"""The Settings place: changes count at once, what is wrong is told, the file stays the truth."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMessageBox,
    QSpinBox,
    QWidget,
)
from settings_rig import MICROPHONES, SettingsRig, press

from tray_app.ui.settings.editors import ChoiceEditor, NumberEditor, SwitchEditor, TextEditor
from tray_app.ui.settings.groups import GROUPS, sections_of
from tray_app.ui.settings.special_editors import DeviceEditor, KeyEditor

Pump = Callable[[Callable[[], bool]], None]
MINE = "# mine\n[tones]\nvolume_percent = 10  # low\n"


@pytest.fixture
def settings(qt_app: QApplication, tmp_path: Path) -> Iterator[SettingsRig]:
    rig = SettingsRig(tmp_path, MINE)
    yield rig
    rig.close()


def content(settings: SettingsRig) -> dict[str, Any]:
    return tomllib.loads(settings.text)


def choose(settings: SettingsRig, name: str, value: object) -> None:
    """As the user does with the mouse or the arrow keys."""
    editor = settings.row(name).editor
    assert isinstance(editor, ChoiceEditor)
    index = editor.box.findData(value)
    assert index >= 0
    editor.box.setCurrentIndex(index)
    editor.box.activated.emit(index)


@pytest.mark.parametrize("group", [group.name for group in GROUPS])
def test_every_field_of_a_group_stands_on_its_page(settings: SettingsRig, group: str) -> None:
    place = settings.open(group)
    wanted = [item.name for section in sections_of(group) for item in section.items]
    made = {widget.objectName() for widget in place.page.findChildren(QWidget)}
    assert set(wanted) <= made


@pytest.mark.parametrize("group", [group.name for group in GROUPS])
def test_nothing_is_offered_that_is_no_choice(settings: SettingsRig, group: str) -> None:
    place = settings.open(group)
    boxes = [row.editor.box for row in place.page.rows if isinstance(row.editor, ChoiceEditor)]
    assert [box.itemText(index) for box in boxes for index in range(box.count()) if box.itemData(index) is None] == []


def test_a_value_that_nobody_offers_stands_beside_the_choices_while_it_counts(qt_app: QApplication) -> None:
    editor = ChoiceEditor([("a", "One"), ("b", "Two")])

    def offered() -> list[str]:
        return [editor.box.itemText(index) for index in range(editor.box.count())]

    for value, expected in (("c", ["One", "Two", "c"]), ("d", ["One", "Two", "d"]), ("b", ["One", "Two"])):
        editor.show_value(value)
        assert (offered(), editor.box.currentData()) == (expected, value)
    editor.offer([("a", "One")])
    assert (offered(), editor.box.currentData()) == (["One", "b"], "b")


def test_a_choice_counts_at_once(settings: SettingsRig) -> None:
    settings.open("look")
    choose(settings, "overlay.style", "detailed")
    assert content(settings)["overlay"] == {"style": "detailed"}
    assert settings.text.startswith(MINE.rstrip())
    assert settings.keeper.settings().overlay.style == "detailed"


def test_a_switch_counts_at_once_and_its_name_is_one_too(settings: SettingsRig) -> None:
    settings.open("look")
    row = settings.row("tones.enabled")
    assert isinstance(row.editor, SwitchEditor)
    row.editor.box.click()
    assert content(settings)["tones"]["enabled"] is False
    QTest.mouseClick(row.label, Qt.MouseButton.LeftButton)
    assert content(settings)["tones"]["enabled"] is True


def type_number(editor: NumberEditor, number: str) -> None:
    line = editor.box.lineEdit()
    line.selectAll()
    QTest.keyClicks(line, number)


def test_a_number_that_is_not_allowed_is_told_and_not_applied(settings: SettingsRig) -> None:
    settings.open("look")
    row = settings.row("tones.volume_percent")
    assert isinstance(row.editor, NumberEditor)
    assert row.editor.box.suffix() == " %"
    type_number(row.editor, "200")
    assert "from 0 to 100" in row.told.text()
    QTest.keyClick(row.editor.box, Qt.Key.Key_Return)
    assert row.told.text().startswith("Not changed")
    assert settings.text == MINE
    type_number(row.editor, "20")
    assert row.told.text() == ""
    QTest.keyClick(row.editor.box, Qt.Key.Key_Return)
    assert settings.text == MINE.replace("= 10", "= 20")


def test_the_arrows_of_a_number_stay_within_its_bounds(settings: SettingsRig, pump: Pump) -> None:
    settings.open("look")
    row = settings.row("tones.volume_percent")
    assert isinstance(row.editor, NumberEditor)
    row.editor.box.stepBy(100)
    assert row.editor.box.value() == 100
    pump(lambda: content(settings)["tones"]["volume_percent"] == 100)


def test_the_wheel_scrolls_and_changes_nothing(settings: SettingsRig) -> None:
    place = settings.open("look")
    for box in (*place.page.findChildren(QSpinBox), *place.page.findChildren(QComboBox)):
        before = _shown(box)
        _wheel(box)
        assert _shown(box) == before


def _shown(box: QWidget) -> int:
    if isinstance(box, QSpinBox):
        return box.value()
    assert isinstance(box, QComboBox)
    return box.currentIndex()


def _wheel(widget: QWidget) -> None:
    from PySide6.QtCore import QPoint, QPointF
    from PySide6.QtGui import QWheelEvent

    middle = QPointF(widget.rect().center())
    event = QWheelEvent(
        middle,
        QPointF(widget.mapToGlobal(middle.toPoint())),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


def test_a_text_counts_on_enter_and_escape_takes_it_back(settings: SettingsRig) -> None:
    settings.open("others")
    row = settings.row("remote.openai_url")
    assert isinstance(row.editor, TextEditor)
    line = row.editor.line
    QTest.keyClicks(line, "nonsense")
    assert row.told.text().startswith("Not allowed yet")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert row.told.text().startswith("Not changed")
    assert line.text() == "nonsense", "it can be mended"
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert (line.text(), row.told.text()) == ("", "")
    QTest.keyClicks(line, "http://127.0.0.1:8000/v1")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert content(settings)["remote"] == {"openai_url": "http://127.0.0.1:8000/v1"}


def test_the_key_is_changed_by_pressing_another(settings: SettingsRig) -> None:
    settings.open("keys")
    row = settings.row("hotkey.key")
    assert isinstance(row.editor, KeyEditor)
    row.editor.capture.begin()
    press(row.editor.capture, Qt.Key.Key_F9)
    assert content(settings)["hotkey"] == {"key": "f9"}
    assert row.editor.capture.key == "f9"
    row.editor.capture.begin()
    press(row.editor.capture, Qt.Key.Key_Escape)
    assert settings.keeper.settings().hotkey.key == "f9"


def test_a_key_that_another_one_has_is_refused_in_words(settings: SettingsRig) -> None:
    settings.open("keys")
    row = settings.row("hotkey.cancel_key")
    assert isinstance(row.editor, KeyEditor)
    settings.keyboard.names = {}
    row.want("ctrl_r")
    assert "share a key" in row.told.text()
    assert row.editor.capture.key == "esc"
    assert settings.text == MINE


def test_what_is_changed_by_hand_stands_in_the_form_at_once(settings: SettingsRig) -> None:
    settings.open("look")
    settings.write_by_hand("[tones]\nvolume_percent = 77\n")
    editor = settings.row("tones.volume_percent").editor
    assert isinstance(editor, NumberEditor)
    assert editor.box.value() == 77


def test_what_is_being_typed_is_not_written_over(settings: SettingsRig) -> None:
    settings.open("others")
    editor = settings.row("api.origins").editor
    assert isinstance(editor, TextEditor)
    QTest.keyClicks(editor.line, "http://a")
    settings.write_by_hand('[api]\norigins = "http://b"\n')
    assert editor.line.text() == "http://a"
    QTest.keyClick(editor.line, Qt.Key.Key_Escape)
    assert editor.line.text() == "http://b"


def test_the_last_changes_are_taken_back_one_by_one(settings: SettingsRig) -> None:
    place = settings.open("look")
    assert not place.undo_button.isEnabled()
    choose(settings, "overlay.style", "off")
    choose(settings, "performance.theme", "dark")
    assert place.undo_button.accessibleName() == "Undo: Colours"
    assert QTest.qWaitForWindowActive(place)
    place.take_keys()
    QTest.keyClick(place.search, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert settings.keeper.settings().performance.theme == "system"
    place.undo_button.click()
    assert settings.text == MINE
    assert not place.undo_button.isEnabled()
    assert place.status.text() == "Taken back: Shown while you speak"


def test_a_default_is_restored_and_only_offered_where_there_is_another_value(settings: SettingsRig) -> None:
    settings.open("look")
    row = settings.row("tones.volume_percent")
    assert not row.default.isHidden()
    assert row.default.accessibleName() == "Restore the default of Loudness of the sounds"
    assert "30 %" in row.default.toolTip()
    assert settings.row("tones.enabled").default.isHidden()
    row.default.click()
    assert settings.text == "# mine\n[tones]\n# low\n"
    assert row.default.isHidden()
    assert isinstance(row.editor, NumberEditor)
    assert row.editor.box.value() == 30


def test_all_defaults_are_restored_once_that_was_agreed_to(settings: SettingsRig) -> None:
    place = settings.open("look")
    place._ask_to_restore_all()
    (box,) = place.findChildren(QMessageBox)
    assert settings.text == MINE
    next(button for button in box.buttons() if "Restore" in button.text()).click()
    assert tomllib.loads(settings.text) == {"tones": {}}
    place.undo()
    assert settings.text == MINE


def test_mistakes_of_the_file_are_told_above_and_below_their_field(settings: SettingsRig) -> None:
    place = settings.open("look")
    assert place.strip.isHidden()
    settings.write_by_hand("[tones]\nvolume_percent = 200\n[hotkey]\nmode = 'hover'\n")
    assert not place.strip.isHidden()
    assert "2" in place.strip.words.text() or "One more" in place.strip.words.text()
    assert "line 2" in settings.row("tones.volume_percent").told.text()
    place.strip.open_button.click()
    assert settings.opened == ["file"]
    settings.write_by_hand("[tones\n")
    assert place.strip.words.text().startswith("Line 1 of the settings file is wrong")
    choose(settings, "overlay.style", "off")
    assert "not valid TOML" in settings.row("overlay.style").told.text()
    assert settings.text == "[tones\n"
    settings.write_by_hand(MINE)
    assert place.strip.isHidden()
    assert settings.row("tones.volume_percent").told.text() == ""


def test_a_wrong_value_is_mended_by_choosing_a_right_one(settings: SettingsRig) -> None:
    settings.open("look")
    settings.write_by_hand('[overlay]\nstyle = "huge"\n')
    choose(settings, "overlay.style", "compact")
    assert content(settings)["overlay"] == {"style": "compact"}
    assert settings.row("overlay.style").told.text() == ""


def test_the_search_shows_what_fits_of_all_groups(settings: SettingsRig) -> None:
    place = settings.open("keys")
    place.search.setText("beep")
    place._look()
    names = [row.item.name for row in place.page.rows]
    assert names[:2] == ["tones.enabled", "tones.volume_percent"]
    assert place.chooser.list.currentRow() == -1
    place.search.setText("qqqqq")
    place._look()
    assert place.page.rows == []
    assert any("No setting fits" in label.text() for label in place.page.findChildren(QLabel))
    QTest.keyClick(place.search, Qt.Key.Key_Escape)
    assert place.page.rows[0].item.name == "hotkey.key"


def test_one_setting_can_be_gone_to(settings: SettingsRig) -> None:
    place = settings.open("keys")
    assert QTest.qWaitForWindowActive(place)
    place.show_item("microphone.warm_hold_s")
    editor = settings.row("microphone.warm_hold_s").editor
    assert isinstance(editor, NumberEditor)
    assert editor.box.hasFocus()
    assert place.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange), "styles show it only then"


# --- the microphone -----------------------------------------------------------------------


def test_the_microphones_there_are_can_be_chosen(settings: SettingsRig, pump: Pump) -> None:
    settings.write_by_hand('[microphone]\ndevice = "yeti"\n')
    tests: list[QWidget] = []

    def microphone_test() -> QWidget:
        tests.append(QLabel("the test"))
        return tests[-1]

    settings.open("microphone", microphone_test=microphone_test)
    editor = settings.row("microphone.device").editor
    assert isinstance(editor, DeviceEditor)
    pump(lambda: editor.box.count() == len(MICROPHONES) + 1)
    assert editor.box.currentText() == MICROPHONES[1], "a part of its name will do"
    assert tests
    choose(settings, "microphone.device", MICROPHONES[0])
    assert content(settings)["microphone"] == {"device": MICROPHONES[0]}


def test_a_microphone_that_is_away_stays_the_chosen_one(settings: SettingsRig, pump: Pump) -> None:
    settings.write_by_hand('[microphone]\ndevice = "Blue"\n')
    settings.open("microphone")
    editor = settings.row("microphone.device").editor
    assert isinstance(editor, DeviceEditor)
    pump(lambda: editor.box.count() == len(MICROPHONES) + 2)
    assert editor.box.currentText() == "Blue (not connected)"
    assert settings.text == '[microphone]\ndevice = "Blue"\n'


# --- for everybody ------------------------------------------------------------------------


@pytest.mark.parametrize("group", [group.name for group in GROUPS])
def test_whatever_can_be_used_has_a_name(settings: SettingsRig, group: str) -> None:
    settings.write_by_hand(
        '[[binding]]\nkey = "f9"\n[profile.letter]\nmethod = "paste"\n[targets]\nrelease_to_text = 70\n'
    )
    place = settings.open(group)
    for made in place.page.forms:
        for card in getattr(made, "cards", []):
            card.open(True)
    used = (*place.findChildren(QAbstractButton), *place.findChildren(QComboBox), *place.findChildren(QSpinBox))
    lines = [line for line in place.findChildren(QLineEdit) if not isinstance(line.parent(), QSpinBox | QComboBox)]
    unnamed = [
        widget
        for widget in (*used, *lines)
        if widget.focusPolicy() is not Qt.FocusPolicy.NoFocus
        and not widget.accessibleName()
        and not (isinstance(widget, QAbstractButton) and widget.text())
        and not widget.objectName().startswith("qt_")
    ]
    assert unnamed == []


def test_the_keyboard_reaches_every_field(settings: SettingsRig) -> None:
    place = settings.open("look")
    assert QTest.qWaitForWindowActive(place)
    place.search.setFocus()
    reached: set[QWidget | None] = set()
    for _ in range(60):
        QTest.keyClick(QApplication.focusWidget() or place, Qt.Key.Key_Tab)
        reached.add(QApplication.focusWidget())
    for row in place.page.rows:
        assert row.editor.inner in reached, row.item.name
    assert {place.search, place.more_button, place.chooser.list} <= reached


@pytest.mark.parametrize("width", [320, 500, 900])
def test_nothing_is_cut_off_in_narrow_windows(settings: SettingsRig, width: int, qt_app: QApplication) -> None:
    place = settings.open("keys")
    place.resize(width, 600)
    for group in GROUPS:
        place.show_group(group.name)
        qt_app.processEvents()
        assert place.minimumSizeHint().width() <= 320
        viewport = place.scrolled.viewport()
        for row in place.page.rows:
            if row.isVisible():
                right = row.editor.mapTo(viewport, row.editor.rect().topRight()).x()
                assert right <= viewport.width(), f"{row.item.name} at {width}"


def test_at_rest_nothing_listens_and_no_page_is_kept(settings: SettingsRig) -> None:
    place = settings.open("look")
    place.hidden()
    assert place.page.rows == []
    settings.write_by_hand("[tones]\nvolume_percent = 77\n")
    place.shown()
    editor = settings.row("tones.volume_percent").editor
    assert isinstance(editor, NumberEditor)
    assert editor.box.value() == 77


def test_any_setting_can_be_opened_by_its_name(settings: SettingsRig) -> None:
    place = settings.open("keys")
    for name in ("log.level", "session.enabled", "targets"):
        place.show_item(name)
        assert place.page.findChild(QWidget, name) is not None
    place.show_item("no.such")


@pytest.mark.parametrize("group", [group.name for group in GROUPS])
def test_nothing_of_it_is_a_window_of_its_own(settings: SettingsRig, group: str) -> None:
    before = {widget for widget in QApplication.topLevelWidgets() if widget.isVisible()}
    place = settings.open(group)
    assert {widget for widget in QApplication.topLevelWidgets() if widget.isVisible()} - before == {place}
