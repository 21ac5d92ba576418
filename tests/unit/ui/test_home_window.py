"""The home window: places come when they are first shown, rest while they are not seen, and go with the window."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from tray_app.core.errors import HoldtalkError
from tray_app.core.requests import PLACES
from tray_app.core.resources import resource_path
from tray_app.core.snapshot import PublicState, Snapshot
from tray_app.ui.home.kept import Kept, read_kept, write_kept
from tray_app.ui.home.place import TITLES, Place
from tray_app.ui.home.window import HomeWindow

from .conftest import Pump

Control = Qt.KeyboardModifier.ControlModifier


class FakePlace(QWidget):
    def __init__(self, name: str, told: list[str]) -> None:
        super().__init__()
        self._name, self._told = name, told
        self.button = QPushButton(f"Button of {name}")
        self.parts = QSplitter()
        self.parts.setObjectName("parts")
        for _ in range(2):
            self.parts.addWidget(QLabel("part"))
        column = QVBoxLayout(self)
        column.addWidget(self.button)
        column.addWidget(self.parts)

    def take_keys(self) -> None:
        self.button.setFocus()

    def shown(self) -> None:
        self._told.append(f"{self._name} shown")

    def hidden(self) -> None:
        self._told.append(f"{self._name} hidden")

    def show_snapshot(self, snapshot: Snapshot) -> None:
        self._told.append(f"{self._name} {snapshot.state.value}")

    def settings_changed(self) -> None:
        self._told.append(f"{self._name} settings")


class Home:
    """A window of fake places, whose code is read when the test says so."""

    NAMES = ("dictation", "history", "settings")

    def __init__(self, kept: Kept | None = None, *, at_once: bool = True) -> None:
        self.told: list[str] = []
        self.read: list[str] = []
        self.waiting: list[Callable[[], None]] = []
        self.kept: list[Kept] = []
        self.broken: Exception | None = None
        self._at_once = at_once
        places = [Place(name, f"code of {name}", lambda name=name: self._build(name)) for name in self.NAMES]  # type: ignore[misc]  # the name of this place
        self.window = HomeWindow(places, read_code=self._read, open_log=lambda: self.told.append("log"), kept=kept)
        self.window.closed.connect(self.kept.append)

    def _build(self, name: str) -> QWidget:
        self.told.append(f"{name} built")
        if name == "history" and self.broken is not None:
            raise self.broken
        return FakePlace(name, self.told)

    def _read(self, module: str, then: Callable[[], None]) -> None:
        self.read.append(module)
        if self._at_once:
            then()
        else:
            self.waiting.append(then)

    def open(self, name: str = "") -> None:
        self.window.go(name)
        self.window.show_and_raise()
        assert QTest.qWaitForWindowActive(self.window)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)


@pytest.fixture
def home(qt_app: QApplication) -> Iterator[Home]:
    made = Home()
    yield made
    if not made.kept:
        made.window.close()


def test_a_place_is_built_when_it_is_first_shown_and_only_once(home: Home) -> None:
    home.open()
    assert home.told == ["dictation built", "dictation settings", "dictation shown"]
    home.window.go("settings")
    home.window.go("dictation")
    assert [line for line in home.told if "built" in line] == ["dictation built", "settings built"]
    assert home.read == ["code of dictation", "code of settings"], "what is not shown is not even read"


def test_the_old_place_rests_before_the_new_one_runs(home: Home) -> None:
    home.open()
    home.told.clear()
    home.window.go("settings")
    assert home.told == ["settings built", "dictation hidden", "settings settings", "settings shown"]


def test_minimized_and_closed_nothing_runs(home: Home) -> None:
    home.open()
    home.told.clear()
    home.window.setWindowState(Qt.WindowState.WindowMinimized)
    assert home.told == ["dictation hidden"]
    home.window.show_and_raise()
    assert home.told[-1] == "dictation shown"
    home.window.close()
    assert home.told[-1] == "dictation hidden"


def test_only_the_place_that_is_seen_is_told_how_things_stand(home: Home) -> None:
    home.window.show_snapshot(Snapshot(PublicState.READY))
    home.open()
    home.window.go("settings")
    home.told.clear()
    home.window.show_snapshot(Snapshot(PublicState.RECORDING))
    assert home.told == ["settings recording"]
    home.window.go("dictation")
    assert "dictation recording" in home.told, "what happened meanwhile"
    home.told.clear()
    home.window.settings_changed()
    assert home.told == ["dictation settings"]


def test_the_keyboard_goes_everywhere(home: Home, pump: Pump) -> None:
    home.open()
    home.press(Qt.Key.Key_3, Control)
    assert home.window.place == "settings"
    assert home.window.windowTitle() == "Settings"
    focused = QApplication.focusWidget()
    assert isinstance(focused, QPushButton)
    assert focused.text() == "Button of settings"
    QTest.keyClick(home.window, Qt.Key.Key_O, Qt.KeyboardModifier.AltModifier)
    pump(lambda: home.window.place == "dictation")
    home.window.sidebar.buttons[0].setFocus()
    home.press(Qt.Key.Key_Down)
    home.press(Qt.Key.Key_Down)
    home.press(Qt.Key.Key_Down)
    assert home.window.place == "settings", "the last is the last"
    assert home.window.sidebar.has_focus(), "whoever goes through the list goes on"
    home.press(Qt.Key.Key_Up)
    assert home.window.place == "history"
    home.press(Qt.Key.Key_Home)
    assert home.window.place == "dictation"
    home.press(Qt.Key.Key_End)
    home.press(Qt.Key.Key_W, Control)
    assert [kept.place for kept in home.kept] == ["settings"]


def test_escape_is_the_places_own(home: Home) -> None:
    home.open()
    home.press(Qt.Key.Key_Escape)
    assert home.window.isVisible()


@pytest.mark.expected_warning("the place history could not be built")
@pytest.mark.parametrize(
    ("error", "why"),
    [(HoldtalkError("No database.", "Make room."), "No database."), (RuntimeError("x"), "RuntimeError")],
)
def test_a_place_that_cannot_be_built_says_so_and_the_others_work(home: Home, error: Exception, why: str) -> None:
    home.broken = error
    home.open("history")
    told = [label.text() for label in home.window.findChildren(QLabel) if label.isVisible()]
    assert told[0] == "History cannot be shown."
    assert why in told[1]
    home.window.go("settings")
    assert "settings shown" in home.told
    home.broken = None
    home.window.go("history")
    again = next(button for button in home.window.findChildren(QPushButton) if button.text() == "&Try again")
    again.click()
    assert home.told[-1] == "history shown"


def test_a_wish_is_carried_out_once_the_place_is_there(qt_app: QApplication) -> None:
    home = Home(at_once=False)
    wished: list[QWidget] = []
    home.window.go("settings", wished.append)
    home.window.show_and_raise()
    assert wished == []
    home.window.go("settings")
    assert len(home.waiting) == 1, "its code is read once"
    home.waiting.pop()()
    assert [type(widget) for widget in wished] == [FakePlace]
    home.window.go("history")
    home.window.close()
    home.waiting.pop()()  # it was being read when the window was closed
    assert "history built" not in home.told


def test_a_name_that_there_is_not_opens_the_first_place(home: Home) -> None:
    home.open("statistics")
    assert home.window.place == "dictation"


def test_size_place_and_splitters_are_kept(qt_app: QApplication) -> None:
    first = Home()
    first.open("settings")
    first.window.resize(700, 500)
    parts = first.window.findChild(QSplitter, "parts")
    assert parts is not None
    parts.setSizes([50, 300])
    sizes = tuple(parts.sizes())
    first.window.close()
    (kept,) = first.kept
    assert (kept.width, kept.height, kept.place) == (700, 500, "settings")
    assert kept.splits == {"settings/parts": sizes}
    second = Home(kept)
    second.open("settings")
    assert (second.window.width(), second.window.height()) == (700, 500)
    again = second.window.findChild(QSplitter, "parts")
    assert again is not None
    assert again.sizes()[0] == pytest.approx(sizes[0], abs=3)
    second.window.close()


def test_a_narrow_window_shows_icons_alone_and_a_wide_one_words(home: Home) -> None:
    home.open()
    home.window.resize(1000, 600)
    QApplication.processEvents()
    wide = home.window.sidebar.width()
    home.window.resize(380, 300)
    QApplication.processEvents()
    assert home.window.width() <= 380, "it can be made small"
    assert home.window.sidebar.width() < wide / 2
    assert all(button.accessibleName() and button.toolTip() for button in home.window.sidebar.buttons)


def test_fifty_openings_leave_no_widget_behind(qt_app: QApplication, pump: Pump) -> None:
    def cycle() -> weakref.ref[HomeWindow]:
        home = Home()
        home.open("history")
        home.window.go("settings")
        home.window.close()
        return weakref.ref(home.window)

    cycle()
    pump(lambda: True)
    gc.collect()
    before = len(qt_app.allWidgets())
    left = [cycle() for _ in range(50)]
    pump(lambda: len(qt_app.topLevelWidgets()) == 0 or True)
    qt_app.processEvents()
    gc.collect()
    assert [one for one in left if one() is not None] == []
    assert len(qt_app.allWidgets()) <= before


def test_every_place_that_is_known_has_a_title_a_picture_and_a_letter_of_its_own() -> None:
    assert tuple(TITLES) == PLACES
    letters = [title.partition("&")[2][0].lower() for title in TITLES.values()]
    assert len(set(letters)) == len(letters)
    for name in PLACES:
        assert "currentColor" in resource_path(f"icons/places/{name}.svg").read_text()


@pytest.mark.parametrize(
    "content",
    ["", "{", "[]", '{"width": -1}', '{"width": 9999999, "height": 1, "place": "", "splits": {}}', '{"splits": 3}'],
)
def test_what_was_kept_and_is_damaged_is_as_if_there_were_none(tmp_path: Path, content: str) -> None:
    path = tmp_path / "home.json"
    path.write_text(content)
    assert read_kept(path) == Kept()
    assert read_kept(tmp_path / "nothing") == Kept()


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "home.json"
    kept = Kept(800, 600, "words", {"performance/halves": (300, 200)})
    write_kept(path, kept)
    assert read_kept(path) == kept


def test_every_place_of_the_program_can_be_read() -> None:
    for module in ("tray_app.ui.home.dictation.place", "tray_app.ui.home.words.place", "tray_app.ui.home.help.place"):
        import_module(module)


def test_shortcuts_of_the_window_are_as_many_as_its_places(home: Home) -> None:
    keys = {shortcut.key().toString() for shortcut in home.window.findChildren(QShortcut)}
    assert {"Ctrl+1", "Ctrl+2", "Ctrl+3"} <= keys
    assert "Ctrl+4" not in keys


@pytest.mark.parametrize("built_before", [False, True])
def test_who_is_led_to_a_part_of_a_place_has_the_keys_there(home: Home, built_before: bool) -> None:
    home.open("dictation")
    if built_before:
        home.window.go("settings")
        home.window.go("dictation")
    home.window.sidebar.buttons[0].setFocus()
    part = QPushButton("a part")

    def lead(place: QWidget) -> None:
        layout = place.layout()
        assert layout is not None
        layout.addWidget(part)
        part.show()
        part.setFocus()

    home.window.go("settings", lead)
    assert home.window.focusWidget() is part
