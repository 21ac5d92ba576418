"""Which way keys come and texts go, as the settings show it; and the lines that bind the keys."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication

from tray_app.compositor_keys.configuration import Configuration
from tray_app.compositor_keys.lines import Language
from tray_app.compositor_keys.offer import Offer, offer_for
from tray_app.core.bindings import bindings_of
from tray_app.core.errors import Mend, Problem
from tray_app.core.settings import HotkeySettings, Settings
from tray_app.core.ways import Told
from tray_app.session import Compositor
from tray_app.ui.key_lines import KeyLines
from tray_app.ui.ways_note import WaysNote

DENIED = Problem("The desktop gave no key.", "Have it ask again.", mend=Mend.ASK_FOR_KEYS)


def an_offer(folder: Path) -> Offer:
    configuration = Configuration(Compositor.SWAY, Language.SWAY, folder / "config")
    return offer_for(configuration, bindings_of(Settings(hotkey=HotkeySettings(key="f9"))))


def test_each_way_is_shown_with_its_reason_and_what_can_be_done(qt_app: QApplication) -> None:
    told: list[Told | None] = [
        Told("No key comes.", (), ("Not so.", "Nor so."), (Mend.ASK_FOR_KEYS, Mend.CHANGE_KEYS), DENIED)
    ]
    asked: list[Mend] = []
    note = WaysNote(lambda: told[-1], asked.append, reasons=True, name="Keys")
    note.show()
    assert note.line.text() == "No key comes. Have it ask again."
    assert note.why.text().splitlines() == ["• Not so.", "• Nor so."]
    assert [button.text() for button in note.buttons] == ["Ask again", "Change on the desktop…"]
    for button in note.buttons:
        button.click()
    assert asked == [Mend.ASK_FOR_KEYS, Mend.CHANGE_KEYS]
    told.append(Told("All is well."))
    note.refresh()
    assert (note.line.text(), note.buttons, note.why.isVisible()) == ("All is well.", [], False)
    told.append(None)
    note.refresh()
    assert not note.isVisible()
    note.deleteLater()


def test_the_lines_are_read_before_anything_is_written(qt_app: QApplication, tmp_path: Path) -> None:
    offer, written = an_offer(tmp_path), []
    window = KeyLines(offer, lambda: written.append(offer.text))
    window.show()
    assert "bindsym --no-repeat F9 exec" in window.lines.toPlainText()
    assert str(tmp_path / "config") in window.about.text()
    assert "sway forgets the release" in window.remarks.text()
    assert written == []
    window.copy.click()
    assert qt_app.clipboard().text() == offer.text
    window.write.click()
    assert written == [offer.text]
    assert not window.write.isEnabled()
    window.told((), Problem("It cannot be written.", "Check it.", "a/file"))
    assert window.result.text() == "It cannot be written. (a/file) Check it."
    assert window.write.isEnabled()
    window.told(["config: changed", "sway has read it."], None)
    assert window.result.text() == "config: changed\nsway has read it."
    window.close()
