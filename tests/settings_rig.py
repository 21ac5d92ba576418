"""The Settings place over a real file in a test's folder, without threads, and what it asked of the program."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tray_app.perf.catalog import CATALOG
from tray_app.settings_at_hand import Asked, SettingsAtHand, Work
from tray_app.settings_file import load
from tray_app.ui.key_capture import KeyCapture
from tray_app.ui.settings.place import SettingsPlace
from tray_app.ui.settings.row import FieldRow

MICROPHONES = ["Built-in Audio", "Yeti Stereo Microphone"]


class HeldBackNotes:
    """Hotkeys that note who holds them back."""

    def __init__(self) -> None:
        self.holders: set[str] = set()
        self.calls: list[str] = []

    def hold_back(self, who: str) -> None:
        self.holders.add(who)
        self.calls.append(f"hold {who}")

    def let_go(self, who: str) -> None:
        self.holders.discard(who)


class CaptureKeyboard:
    """Implements `ui.key_capture.Keyboard`: keycodes are as a test has them."""

    def __init__(self) -> None:
        self.held = False
        self.held_back_times = 0
        self.names: dict[int, str] = {}
        self.taken: set[str] = set()

    def holds(self) -> bool:
        return self.held

    def hold_back(self) -> None:
        self.held = True
        self.held_back_times += 1

    def let_go(self) -> None:
        self.held = False

    def name_of(self, code: int) -> str:
        return self.names.get(code, "")

    def find_taken(self, key: str, told: Callable[[bool], None]) -> None:
        told(key in self.taken)


class AtOnce:
    """Writes as `LiveSettings` does, but on the thread that asks."""

    def __init__(self, wrote: Callable[[], None]) -> None:
        self._wrote = wrote

    def change(self, work: Work) -> None:
        work()
        self._wrote()


class SettingsRig:
    def __init__(self, folder: Path, text: str = "") -> None:
        self.path = folder / "settings.toml"
        self.path.write_text(text, encoding="utf-8")
        self.opened: list[str] = []
        self.hotkeys = HeldBackNotes()
        self.keyboard = CaptureKeyboard()
        asked = Asked(lambda: list(MICROPHONES), lambda: self.opened.append("file"), CATALOG)
        loaded = load(self.path, CATALOG)
        self.keeper = SettingsAtHand(AtOnce(self.read), lambda work: work(), self.hotkeys, self.path, loaded, asked)
        self.keeper.keyboard = self.keyboard  # type: ignore[assignment]  # no display is asked here
        self.place: SettingsPlace | None = None

    def read(self) -> None:
        """As the program does once the file stands still."""
        self.keeper.heard(load(self.path, CATALOG, self.keeper.settings()))

    def write_by_hand(self, text: str) -> None:
        self.path.write_text(text, encoding="utf-8")
        self.read()

    @property
    def text(self) -> str:
        return self.path.read_text("utf-8")

    # --- the place -----------------------------------------------------------------------

    def open(self, group: str = "keys", *, microphone_test: Callable[[], QWidget] | None = None) -> SettingsPlace:
        place = self.place = SettingsPlace(self.keeper, microphone_test)
        place.resize(900, 700)
        place.show()
        place.shown()
        QApplication.processEvents()
        place.activateWindow()
        place.show_group(group)
        return place

    def row(self, name: str) -> FieldRow:
        """On the page that is shown."""
        assert self.place is not None, "not opened"
        return next(row for row in self.place.page.rows if row.item.name == name)

    def close(self) -> None:
        if self.place is not None:
            self.place.hidden()
            self.place.close()
            self.place.deleteLater()


def press(capture: KeyCapture, *keys: Qt.Key) -> None:
    """All together, then let go."""
    for key in keys:
        QTest.keyPress(capture.button, key)
    for key in reversed(keys):
        QTest.keyRelease(capture.button, key)
