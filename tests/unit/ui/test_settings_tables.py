"""The Settings place: hotkeys, profiles and targets, of which there are several; and settings that come as a file."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QToolButton, QWidget
from settings_rig import SettingsRig, press

from tray_app.ui.settings.editors import ChoiceEditor, NumberEditor
from tray_app.ui.settings.place import SettingsPlace
from tray_app.ui.settings.row_tools import NameField
from tray_app.ui.settings.rows_form import BindingsForm, ProfilesForm
from tray_app.ui.settings.targets_form import TargetsForm

MINE = "# mine\n[tones]\nvolume_percent = 10  # low\n"


@pytest.fixture
def settings(qt_app: QApplication, tmp_path: Path) -> Iterator[SettingsRig]:
    rig = SettingsRig(tmp_path, MINE)
    yield rig
    rig.close()


def content(settings: SettingsRig) -> dict[str, Any]:
    return tomllib.loads(settings.text)


def form(place: SettingsPlace, kind: type[QWidget]) -> QWidget:
    return next(made for made in place.page.forms if isinstance(made, kind))


def test_a_second_key_takes_the_first_along(settings: SettingsRig) -> None:
    settings.write_by_hand('[hotkey]\nkey = "f9"\nmode = "toggle"\n')
    place = settings.open("keys")
    bindings = form(place, BindingsForm)
    assert isinstance(bindings, BindingsForm)
    bindings.capture.begin()
    press(bindings.capture, Qt.Key.Key_F8)
    assert content(settings)["binding"] == [{"key": "f9", "mode": "toggle"}, {"key": "f8"}]
    assert settings.keeper.mistakes() == ()
    assert [card.heading.text() for card in bindings.cards] == [
        "F9: Press to start, press to stop",
        "F8: Record while it is held",
    ]
    assert settings.row("hotkey.key").isHidden()
    bindings.cards[0].remove_button.click()
    bindings.cards[0].remove_button.click()
    assert "binding" not in content(settings)
    assert content(settings)["hotkey"] == {"key": "f8"}
    assert not settings.row("hotkey.key").isHidden()


def test_what_a_key_does_is_changed_in_its_card(settings: SettingsRig) -> None:
    settings.write_by_hand('[[binding]]\nkey = "f9"\n[[binding]]\nkey = "f8"\n[profile.letter]\nmethod = "paste"\n')
    place = settings.open("keys")
    bindings = form(place, BindingsForm)
    assert isinstance(bindings, BindingsForm)
    card = bindings.cards[1]
    assert card.fields == [], "made when they are wanted"
    card.heading.click()
    rows = {row.item.key: row for row in card.fields}
    for key, value in (("mode", "read"), ("profile", "letter")):
        editor = rows[key].editor
        assert isinstance(editor, ChoiceEditor)
        editor.box.activated.emit(editor.box.findData(value))
    assert content(settings)["binding"][1] == {"key": "f8", "mode": "read", "profile": "letter"}
    tap = rows["tap_ms"].editor
    assert isinstance(tap, NumberEditor)
    assert tap.box.text() == "As everywhere else (300 ms)"
    rows["key"].want("f9")
    assert "cannot be told from" in rows["key"].told.text()


def test_profiles_are_added_changed_and_removed_with_what_follows_them(settings: SettingsRig) -> None:
    settings.write_by_hand('[[binding]]\nkey = "f9"\n')
    place = settings.open("keys")
    profiles = form(place, ProfilesForm)
    assert isinstance(profiles, ProfilesForm)
    QTest.keyClicks(profiles.name, "letter")
    QTest.keyClick(profiles.name, Qt.Key.Key_Return)
    assert content(settings)["profile"] == {"letter": {}}
    (card,) = profiles.cards
    card.open(True)
    row = next(row for row in card.fields if row.item.key == "method")
    row.want("paste")
    assert content(settings)["profile"] == {"letter": {"method": "paste"}}
    settings.write_by_hand(settings.text + '\n[hands_free]\nprofile = "letter"\n')
    (card,) = profiles.cards
    card.remove_button.click()
    assert settings.keeper.mistakes() == ()
    assert "letter" not in settings.text


BOTH = '[[binding]]\nkey = "f9"\n# for reading\n[[binding]]\nkey = "f8"\nmode = "read"\n'


def test_keys_change_places_by_arrows_and_by_the_keyboard(settings: SettingsRig) -> None:
    settings.write_by_hand(BOTH)
    place = settings.open("keys")
    bindings = form(place, BindingsForm)
    assert isinstance(bindings, BindingsForm)
    bindings.cards[1].open(True)
    up, down = bindings.cards[1].findChildren(QToolButton, options=Qt.FindChildOption.FindDirectChildrenOnly)[-2:]
    assert (up.isEnabled(), down.isEnabled()) == (True, False)
    assert up.accessibleName() == "Move up: F8: Read aloud: the selection, or the last text"
    up.click()
    assert [row["key"] for row in content(settings)["binding"]] == ["f8", "f9"]
    assert '# for reading\n[[binding]]\nkey = "f8"' in settings.text
    assert [card.opened for card in bindings.cards] == [True, False], "what was open stays so"
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # the cards of before
    QApplication.processEvents()
    assert bindings.cards[0].heading.hasFocus()
    QTest.keyClick(bindings.cards[0].heading, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert settings.text == BOTH
    QApplication.processEvents()
    assert bindings.cards[1].heading.hasFocus()
    QTest.keyClick(bindings.cards[1].heading, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert settings.text == BOTH, "it is the last one"
    place.undo()
    assert [row["key"] for row in content(settings)["binding"]] == ["f8", "f9"]


def test_a_profile_is_renamed_with_all_that_follows_it(settings: SettingsRig) -> None:
    mine = (
        '[[binding]]\nkey = "f9"\nprofile = "letter"\n[hands_free]\nprofile = "letter"\n'
        '# to the bank\n[profile.letter]  # mine\nmethod = "paste"\n[profile.other]\n'
    )
    settings.write_by_hand(mine)
    place = settings.open("keys")
    profiles = form(place, ProfilesForm)
    assert isinstance(profiles, ProfilesForm)
    card = profiles.cards[0]
    card.open(True)
    card.heading.setFocus()
    QTest.keyClick(card.heading, Qt.Key.Key_F2)
    field = card.findChild(NameField)
    assert field is not None
    assert field.hasFocus()
    QTest.keyClicks(field, "other")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert settings.text == mine
    assert "already" in profiles.told.text()
    next(button for button in card.findChildren(QPushButton) if button.text() == "Rename").click()
    QTest.keyClicks(field, "to the bank")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert settings.text == mine
    QTest.keyClick(card.heading, Qt.Key.Key_F2)
    QTest.keyClicks(field, "to the bank")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert settings.keeper.mistakes() == ()
    assert '# to the bank\n[profile."to the bank"]  # mine' in settings.text
    assert settings.keeper.settings().binding[0].profile == "to the bank"
    assert settings.keeper.settings().hands_free.profile == "to the bank"
    assert [(card.row, card.opened) for card in profiles.cards] == [("to the bank", True), ("other", False)]
    assert profiles.cards[0].heading.hasFocus()
    place.undo()
    assert settings.text == mine


def test_targets_are_chosen_as_a_set_and_one_by_one(settings: SettingsRig) -> None:
    place = settings.open("performance")
    targets = form(place, TargetsForm)
    assert isinstance(targets, TargetsForm)
    targets.preset.activated.emit(targets.preset.findData("strict"))
    assert targets.boxes
    assert targets.preset.currentData() == "strict"
    name, box = next(iter(targets.boxes.items()))
    box.setValue(box.value() + 1)
    assert content(settings)["targets"][name] == box.value()
    assert targets.preset.currentText() == "Your own"
    targets.preset.activated.emit(targets.preset.findData("standard"))
    assert "targets" not in content(settings)
    targets.more.activated.emit(targets.more.findData("transcription"))
    assert list(content(settings)["targets"]) == ["transcription"]


# --- files --------------------------------------------------------------------------------


def test_settings_are_exported_and_told_where(settings: SettingsRig, tmp_path: Path) -> None:
    place = settings.open("keys")
    place.carrying.export_to(tmp_path / "copy.toml")
    assert (tmp_path / "copy.toml").read_text() == MINE
    assert str(tmp_path / "copy.toml") in place.status.text()
    place.carrying.export_to(tmp_path / "none" / "copy.toml")
    assert "cannot be written" in place.status.text()


def test_an_import_is_asked_about_with_what_would_change(settings: SettingsRig, tmp_path: Path) -> None:
    place = settings.open("keys")
    theirs = tmp_path / "theirs.toml"
    theirs.write_text('[hotkey]\nkey = "f8"\n')
    place.carrying.look_at(theirs)
    box = place.carrying.open_dialog
    assert isinstance(box, QMessageBox)
    assert box.text() == "2 settings would change."
    assert "Key to hold: Right Ctrl → F8" in box.informativeText()
    assert settings.text == MINE
    next(button for button in box.buttons() if button.text() == "Import").click()
    assert settings.keeper.settings().hotkey.key == "f8"
    (kept,) = tmp_path.glob("settings-before-import-*.toml")
    assert kept.read_text() == MINE
    assert str(kept) in place.status.text()
    place.undo()
    assert settings.text == MINE


def test_a_file_with_mistakes_is_not_imported(settings: SettingsRig, tmp_path: Path) -> None:
    place = settings.open("keys")
    theirs = tmp_path / "theirs.toml"
    theirs.write_text('[hotkey]\nkey = "f99"\n')
    place.carrying.look_at(theirs)
    box = place.carrying.open_dialog
    assert isinstance(box, QMessageBox)
    assert "f99" in box.informativeText()
    assert "Not imported" in place.status.text()
    assert settings.text == MINE
