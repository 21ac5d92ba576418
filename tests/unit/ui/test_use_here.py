"""What is to be otherwise in windows of one program becomes a profile in the settings file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from settings_rig import SettingsRig

from tray_app.core.applications import Application, ApplicationKind
from tray_app.ui.use_here.window import UseHereWindow, profile_for

XTERM = Application("xterm", ApplicationKind.TERMINAL, ("xterm",))
FILE = """\
# mine

[profile.letters] # by hand
apps = "gedit, kate"
method = "paste"
"""


@pytest.fixture
def rig(qt_app: QApplication, tmp_path: Path) -> Iterator[SettingsRig]:
    made = SettingsRig(tmp_path, FILE)
    yield made
    made.close()


def choose(window: UseHereWindow, **values: object) -> None:
    for name, value in values.items():
        box = window.boxes[name]
        box.setCurrentIndex(box.findData(value))
    window.save_button.click()
    QApplication.processEvents()


def test_what_is_chosen_is_written_and_the_rest_of_the_file_stays(rig: SettingsRig) -> None:
    window = UseHereWindow(XTERM, rig.keeper)
    window.show()
    choose(window, numbers="all", code=True)
    assert rig.text.startswith(FILE.rstrip())
    own = rig.keeper.settings().profile["xterm"]
    assert (own.apps, own.numbers, own.code, own.layout) == ("xterm", "all", True, None)
    assert rig.keeper.undoable() == "Settings for xterm"
    rig.keeper.undo(lambda _problem: None)
    assert rig.text == FILE


def test_once_there_it_is_shown_and_changed_value_by_value(rig: SettingsRig) -> None:
    choose(UseHereWindow(XTERM, rig.keeper), numbers="all", code=True)
    window = UseHereWindow(XTERM, rig.keeper)
    assert (window.boxes["numbers"].currentData(), window.boxes["code"].currentData()) == ("all", True)
    choose(window, numbers=None, layout="lines")
    own = rig.keeper.settings().profile["xterm"]
    assert (own.numbers, own.code, own.layout) == (None, True, "lines")


def test_a_profile_that_is_for_more_is_left_alone(rig: SettingsRig) -> None:
    settings = rig.keeper.settings()
    assert profile_for(Application("gedit"), settings) == "gedit"
    assert profile_for(Application("letters"), settings) == "letters-2", "that name is another's"
    assert profile_for(Application("org.gnome.Text Editor"), settings) == "org-gnome-Text-Editor"
    assert profile_for(Application("…"), settings) == "program"


def test_what_cannot_be_written_is_said_and_the_window_stays(rig: SettingsRig) -> None:
    window = UseHereWindow(XTERM, rig.keeper)
    window.show()
    rig.path.write_text("[broken")
    choose(window, code=True)
    assert window.isVisible()
    assert window.told.text().startswith("Not changed: ")
    assert window.save_button.isEnabled()
    assert rig.path.read_text() == "[broken"
    window.close()


def test_whoever_does_not_see_it_is_told_what_each_field_is(rig: SettingsRig) -> None:
    window = UseHereWindow(XTERM, rig.keeper)
    assert all(box.accessibleName() for box in window.boxes.values())
    window.close()
