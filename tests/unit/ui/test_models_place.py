"""The place Models: what can be done with what stands in it, by keyboard too."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton

from tray_app.core.errors import Problem
from tray_app.models.importing import Said
from tray_app.models.progress import Progress
from tray_app.models.shelf import Doing, Job, ShelfRow
from tray_app.ui.language_names import english_names
from tray_app.ui.models import ModelsPlace
from tray_app.ui.models.asking import SayingWhat
from tray_app.ui.models.table import HEADINGS

Pump = Callable[[Callable[[], bool]], None]


def row(name: str, **more: object) -> ShelfRow:
    facts = {"installed": False, "listed": True, "download_bytes": 108_000_000, "speed": "fast", **more}
    return ShelfRow(name, name.title(), ("en",), 270, "MIT", "Nobody", "https://example.org", **facts)  # type: ignore[arg-type]  # checked by every test that fails to make one


BUILT_IN = row("built-in", installed=True, listed=False, embedded=True)
ROWS = (BUILT_IN, row("small"), row("large", installed=True), row("half", came_bytes=54_000_000))


class FakeModels:
    """Notes what was asked for."""

    def __init__(self) -> None:
        self.asked: list[tuple[object, ...]] = []
        self.now = "built-in"

    def look(self) -> None:
        self.asked.append(("look",))

    def download(self, name: str) -> None:
        self.asked.append(("download", name))

    def verify(self, name: str) -> None:
        self.asked.append(("verify", name))

    def remove(self, name: str) -> None:
        self.asked.append(("remove", name))

    def bring_in(self, path: Path, said: Said) -> None:
        self.asked.append(("import", path, said))

    def install_engine(self) -> None:
        self.asked.append(("install",))

    def call_off(self, job: Job) -> None:
        self.asked.append(("call off", job.name))

    def use(self, name: str) -> None:
        self.asked.append(("use", name))

    def in_use(self) -> str:
        return self.now


@pytest.fixture
def models(qt_app: QApplication) -> FakeModels:
    return FakeModels()


@pytest.fixture
def window(qt_app: QApplication, models: FakeModels) -> Iterator[ModelsPlace]:
    made = ModelsPlace(models)
    made.show_rows(ROWS)
    made.show()
    made.shown()
    made.setFocus()
    models.asked.clear()
    yield made
    made.close()
    made.deleteLater()
    qt_app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def cell(window: ModelsPlace, name: str, heading: str) -> str:
    for index in range(window.table.rowCount()):
        item = window.table.item(index, 0)
        if item is not None and item.text() == name.title():
            found = window.table.item(index, HEADINGS.index(heading))
            return "" if found is None else found.text()
    raise KeyError(name)


def enabled(window: ModelsPlace) -> set[str]:
    buttons = {"download": window.download, "use": window.use, "verify": window.verify, "remove": window.remove}
    return {name for name, button in buttons.items() if button.isEnabled()}


def test_each_row_tells_what_a_model_needs_and_how_it_stands(window: ModelsPlace) -> None:
    told = [cell(window, "small", heading) for heading in HEADINGS[1:]]
    assert told == ["English", "108 MB", "270 MB", "fast", "MIT", ""]
    assert cell(window, "built-in", "State") == "in use"
    assert cell(window, "large", "State") == "installed"
    assert cell(window, "half", "State") == "50 % has come"


def test_languages_are_told_by_their_names() -> None:
    assert english_names(("en", "de", "yue")) == "English, German, Cantonese"
    assert english_names(("xx",)) == "XX", "nobody knows it"


@pytest.mark.parametrize(
    ("name", "can"),
    [
        ("built-in", set()),
        ("small", {"download"}),
        ("large", {"download", "use", "verify", "remove"}),
        ("half", {"download", "remove"}),
    ],
)
def test_only_what_makes_sense_can_be_done(window: ModelsPlace, name: str, can: set[str]) -> None:
    window.table.choose(name)
    assert enabled(window) == can


def test_the_one_in_use_can_only_be_checked(window: ModelsPlace, models: FakeModels) -> None:
    models.now = "large"
    window.settings_changed()
    window.table.choose("large")
    assert enabled(window) == {"download", "verify"}
    window.table.choose("built-in")
    window.use.click()
    assert models.asked == [("use", "built-in")]


def test_the_keyboard_reaches_all_of_it(window: ModelsPlace, models: FakeModels) -> None:
    QTest.keyClick(window.table, Qt.Key.Key_Down)
    assert window.table.chosen == "small"
    QTest.keyClick(window.table, Qt.Key.Key_Return)
    assert models.asked == [("download", "small")]
    reached = set()
    for _ in range(20):
        QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Tab)
        reached.add(window.focusWidget())
    buttons = {button for button in window.findChildren(QPushButton) if button.isEnabled() and button.isVisible()}
    assert buttons <= reached
    assert all(button.text() for button in buttons)
    assert window.table.accessibleName()
    assert window.bar.accessibleName()


def test_a_download_shows_rate_and_time_left_and_can_be_called_off(window: ModelsPlace, models: FakeModels) -> None:
    progress = Progress("downloading", 25_000_000, 100_000_000, 5e6)
    window.show_jobs((Job(Doing.DOWNLOAD, "small", progress),))
    window.table.choose("small")
    assert window.bar.isVisible()
    assert window.bar.value() == 25
    assert window.how_far.text() == "Small: downloading 25 %, 5.0 MB/s, 0:15 left"
    assert cell(window, "small", "State") == "downloading 25 %, 0:15 left"
    assert enabled(window) == set()
    window.cancel.click()
    assert models.asked == [("call off", "small")]
    window.show_jobs(())
    assert not window.bar.isVisible()


def test_a_line_that_has_fallen_silent_is_said_to_be(window: ModelsPlace) -> None:
    job = Job(Doing.DOWNLOAD, "small", Progress("downloading", 25_000_000, 100_000_000, 5e6))
    window.show_jobs((job,))
    assert window._silence.isActive()
    for _ in range(7):
        window._silence.timeout.emit()
    assert window.how_far.text() == "Small: nothing has come for 7 s"
    window.show_jobs((job,))
    assert "5.0 MB/s" in window.how_far.text()
    window.show_jobs(())
    assert not window._silence.isActive(), "nothing runs at rest"


def test_what_came_of_it_is_said(window: ModelsPlace) -> None:
    window.show_end(Problem("It does not get on.", "Try again later.", "the server is silent"))
    assert window.told.text() == "It does not get on. (the server is silent) Try again later."
    window.show_end(None)
    assert window.told.text() == ""


def test_removing_asks_first(window: ModelsPlace, models: FakeModels, pump: Pump) -> None:
    window.table.choose("large")
    for button, expected in ((1, []), (0, [("remove", "large")])):
        window.remove.click()
        (box,) = [box for box in window.findChildren(QMessageBox) if box.isVisible()]
        assert "Large" in box.text()
        assert box.escapeButton() is box.defaultButton()
        box.buttons()[button].click()
        pump(lambda box=box: not box.isVisible())  # type: ignore[misc]  # a lambda of a loop
        assert models.asked == expected


def test_a_model_without_its_library_offers_to_install_it_and_says_what_that_does(
    window: ModelsPlace, models: FakeModels, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tray_app.models.runtimes.requirements", lambda: ["sherpa-onnx>=2"])
    window.show_rows((BUILT_IN, row("large", installed=True, missing="sherpa-onnx has to be installed")))
    assert cell(window, "large", "State") == "installed; cannot be run yet"
    window.table.choose("large")
    window.use.click()
    (box,) = window.findChildren(QMessageBox)
    assert "sherpa-onnx>=2" in box.informativeText()
    assert models.asked == []
    box.buttons()[0].click()
    assert models.asked == [("install",)]


def test_what_is_imported_may_be_described(window: ModelsPlace, models: FakeModels) -> None:
    said: list[Said] = []
    dialog = SayingWhat(window, Path("/tmp/mine.zip"), said.append)
    dialog.accept()
    dialog.name.setText("ours")
    dialog.family.setCurrentText("sherpa-ctc")
    dialog.languages.setText("de, pt")
    dialog.accept()
    assert said == [Said(), Said("ours", "sherpa-ctc", ("de", "pt"))]


def test_while_nobody_looks_nothing_is_counted_and_on_return_it_looks_again(
    window: ModelsPlace, models: FakeModels
) -> None:
    window.show_jobs((Job(Doing.DOWNLOAD, "small", Progress("downloading", 25_000_000, 100_000_000, 5e6)),))
    window.hidden()
    assert not window._silence.isActive()
    models.asked.clear()
    window.shown()
    assert window._silence.isActive()
    assert models.asked == [("look",)]


def test_a_place_that_is_gone_leaves_nothing_behind(models: FakeModels, pump: Pump) -> None:
    window = ModelsPlace(models)
    window.show_rows(ROWS)
    gone: list[bool] = []
    window.destroyed.connect(lambda: gone.append(True))
    window.deleteLater()
    pump(lambda: bool(gone))
    left = weakref.ref(window)
    del window
    gc.collect()
    assert left() is None
