"""What is framed is seen to be framed, on dark windows too."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from palettes import palettes
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QMenu, QSpinBox, QWidget
from screens_rig import settle

from tray_app.ui import theme

FRAMED: tuple[Callable[[], QWidget], ...] = (QCheckBox, QLineEdit, QSpinBox)
HAIRLINE = 1.5


@pytest.fixture
def worn(qt_app: QApplication) -> Iterator[QApplication]:
    """The application in the style that it wears in the program."""
    palette, style = qt_app.palette(), qt_app.style().objectName()
    theme.apply(qt_app, "dark")
    yield qt_app
    theme.apply(qt_app, "system")
    qt_app.setStyle(style)
    qt_app.setPalette(palette)


def picture(widget: QWidget) -> QImage:
    widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what has the keys is framed by the style
    widget.resize(widget.sizeHint())
    widget.show()
    settle()
    taken = widget.grab().toImage()
    widget.close()
    return taken


def most_seen_in_column(image: QImage, x: int, window: QColor) -> float:
    return max(theme.contrast(image.pixelColor(x, y), window) for y in range(image.height()))


@pytest.mark.parametrize("name", ["ours, dark", "Qt, dark", "high contrast, black"])
@pytest.mark.parametrize("make", FRAMED)
def test_a_frame_on_a_dark_window_is_seen(worn: QApplication, make: Callable[[], QWidget], name: str) -> None:
    worn.setPalette(palettes()[name])
    image = picture(make())
    # A column through the box or field, left of anything that is written or drawn in it.
    assert most_seen_in_column(image, 4, worn.palette().color(QPalette.ColorRole.Window)) >= theme.SHAPES


def test_a_separator_and_an_empty_box_of_a_menu_are_seen(worn: QApplication) -> None:
    worn.setPalette(theme.own_palette(dark=True))
    menu = QMenu()
    menu.addAction("Above")
    menu.addSeparator()
    box = menu.addAction("To be ticked")
    box.setCheckable(True)
    image = picture(menu)
    window = worn.palette().color(QPalette.ColorRole.Window)
    line_y = menu.actionGeometry(menu.actions()[1]).center().y()
    assert max(theme.contrast(image.pixelColor(30, y), window) for y in range(line_y - 2, line_y + 3)) >= HAIRLINE
    place = menu.actionGeometry(box)
    rows = range(place.top(), place.bottom())
    columns = range(place.left(), place.left() + 20)
    assert max(theme.contrast(image.pixelColor(x, y), window) for x in columns for y in rows) >= theme.SHAPES


def test_outlines_are_worn_on_dark_windows_alone(worn: QApplication) -> None:
    dark = worn.style()
    assert dark.property(theme.OUTLINED)
    theme.apply(worn, "dark")
    assert worn.style() is dark, "no widget is laid out anew for nothing"
    for name, outlined in (("light", False), ("dark", True), ("light", False)):
        theme.apply(worn, name)
        assert bool(worn.style().property(theme.OUTLINED)) is outlined
        assert theme.is_dark(worn.palette().color(QPalette.ColorRole.Window)) is outlined


def test_a_desktop_that_turns_dark_gets_them_too(worn: QApplication) -> None:
    theme.apply(worn, "light")
    worn.setPalette(palettes()["Qt, dark"])
    settle()
    assert worn.style().property(theme.OUTLINED)
    assert worn.palette().color(QPalette.ColorRole.Window) == palettes()["Qt, dark"].color(QPalette.ColorRole.Window)
