"""What stands in the home window can be read, in whatever palette the desktop has."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fake_actions import FakeActions
from home_rig import FakeProgram, own_places
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLabel

from tray_app.ui.home.window import HomeWindow
from tray_app.ui.theme import WORDS, contrast, own_palette

Role = QPalette.ColorRole
PALETTES = {
    "light": own_palette(dark=False),
    "dark": own_palette(dark=True),
    "black": QPalette(QColor("#ffffff"), QColor("#000000"), QColor("#555555"), QColor("#000000"),
                      QColor("#333333"), QColor("#ffffff"), QColor("#000000")),
}  # fmt: skip


@pytest.fixture
def palette(qt_app: QApplication, request: pytest.FixtureRequest) -> Iterator[QPalette]:
    before = qt_app.palette()
    qt_app.setPalette(PALETTES[request.param])
    yield qt_app.palette()
    qt_app.setPalette(before)


@pytest.mark.parametrize("palette", ["light", "dark", "black"], indirect=True)
@pytest.mark.parametrize("name", ["dictation", "words", "help"])
def test_every_word_has_contrast_enough(palette: QPalette, name: str, tmp_path: Path) -> None:
    home = HomeWindow(
        own_places(FakeProgram(tmp_path), FakeActions()), read_code=lambda _module, then: then(), open_log=lambda: None
    )
    home.go(name)
    home.show()
    QApplication.processEvents()
    found = [one for one in home.findChildren(QLabel) if one.isVisible() and one.text()]
    assert found
    for label in found:
        ink, paper = label.palette().color(label.foregroundRole()), label.palette().color(Role.Window)
        assert contrast(ink, paper) >= WORDS, label.text()
    home.close()


def test_words_follow_the_palette_while_they_are_shown(qt_app: QApplication, tmp_path: Path) -> None:
    before = qt_app.palette()
    qt_app.setPalette(PALETTES["light"])
    home = HomeWindow(
        own_places(FakeProgram(tmp_path), FakeActions()), read_code=lambda _module, then: then(), open_log=lambda: None
    )
    home.go("dictation")
    home.show()
    qt_app.setPalette(PALETTES["dark"])
    QApplication.processEvents()
    dim = home.findChildren(QLabel)
    assert all(
        contrast(one.palette().color(one.foregroundRole()), one.palette().color(Role.Window)) >= WORDS
        for one in dim
        if one.isVisible() and one.text()
    )
    home.close()
    qt_app.setPalette(before)
