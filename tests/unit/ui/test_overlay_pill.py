"""How the overlay's pill is painted, and which words of a long text stand in it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication

from tray_app.core.scripts import reads_from_right
from tray_app.ui import theme
from tray_app.ui.overlay_paint import (
    SCALES,
    TEXT_TAIL_CHARACTERS,
    PillPainter,
    Style,
    from_a_word,
    tail_of,
)
from tray_app.ui.overlay_view import FAREWELLS, Shape, View

LONG = "the quick brown fox jumps over the lazy dog and " * 40
LIVE = [
    View(Shape.DOT, "Recording", metered=True, elapsed="0:07", hint="Speak, then release Right Ctrl"),
    View(Shape.DOT, "Recording", metered=True, locked=True, elapsed="12:40", stable=LONG, hint="Locked on"),
    View(Shape.DOTS, "Transcribing", elapsed="12:40", stable=LONG, unstable="unsure"),
]
IN_A_LANGUAGE = [
    View(Shape.DOT, "Recording", metered=True, locked=True, elapsed="12:40", language="AUTO"),
    View(Shape.DOTS, "Transcribing", elapsed="0:04", language="DE"),
]


@pytest.mark.parametrize("style", Style)
@pytest.mark.parametrize("points", [9, 20])
def test_every_view_fits_its_pill(qt_app: QApplication, style: Style, points: int) -> None:
    """With small and with very large fonts nothing is painted over the edge, and no parting word is cut."""
    font = QFont(qt_app.font())
    font.setPointSize(points)
    painter = PillPainter(style, font, theme.application_colours())
    for view in (*LIVE, *IN_A_LANGUAGE, *FAREWELLS.values()):
        size = painter.size(view, 4_000)
        assert painted(painter, view, size) == painted(painter, view, size, margin=40)


def painted(painter: PillPainter, view: View, size: QSize, margin: int = 0) -> int:
    """Pixels that are clearly painted on a canvas `margin` wider and higher than the pill."""
    image = QImage(size.width() + margin, size.height() + margin, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    canvas = QPainter(image)
    painter.paint(canvas, view, size, (0.5, 0.9, 0.1), smooth_edge=True)
    canvas.end()
    alpha = image.convertToFormat(QImage.Format.Format_Alpha8)
    pixels, pitch = bytes(alpha.constBits()), alpha.bytesPerLine()
    rows = [pixels[y * pitch : y * pitch + alpha.width()] for y in range(alpha.height())]
    return sum(byte > 16 for row in rows for byte in row)


@pytest.mark.parametrize("locked", [False, True])
@pytest.mark.parametrize("style", Style)
@pytest.mark.parametrize("smooth_edge", [False, True])
def test_moving_the_bar_alone_leaves_the_picture_that_painting_everything_gives(
    qt_app: QApplication, style: Style, locked: bool, smooth_edge: bool
) -> None:
    painter = PillPainter(style, qt_app.font(), theme.application_colours())
    view = replace(LIVE[0], elapsed="0:07", locked=locked)
    size = painter.size(view, 2_000)

    def picture() -> QImage:
        image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        return image

    def paint(image: QImage, level: float, part: QRect | None = None) -> QImage:
        canvas = QPainter(image)
        if part is not None:
            canvas.setClipRect(part)
        painter.paint(canvas, view, size, (level, 0.4, 0.9), smooth_edge=smooth_edge, part=part)
        canvas.end()
        return image

    moved = paint(picture(), 0.8)
    whole = moved
    for level in (0.3, 0.0):
        moved, whole = paint(moved, level, painter.meter_rect(view, size)), paint(picture(), level)
        assert moved == whole
    assert paint(picture(), 0.8) != whole


@pytest.mark.parametrize("style", [Style.COMPACT, Style.DETAILED])
def test_the_pill_keeps_its_width_from_key_down_to_text(qt_app: QApplication, style: Style) -> None:
    painter = PillPainter(style, qt_app.font(), theme.application_colours())
    recording, _, transcribing = LIVE
    views = [replace(view, elapsed=time) for view in (recording, transcribing) for time in ("0:00", "59:59")]
    assert len({painter.size(view, 2_000).width() for view in views}) == 1


def test_the_newest_words_are_kept() -> None:
    text, dim_from, cut = tail_of(LONG, "and this is new")
    assert cut
    assert len(text) <= TEXT_TAIL_CHARACTERS
    assert text.endswith("and this is new")
    assert text[dim_from:] == "and this is new"


def test_the_cut_stays_put_while_words_are_added() -> None:
    starts = {tail_of(LONG + "x" * extra, "")[0][:20] for extra in range(60)}
    assert len(starts) <= 2


@pytest.mark.parametrize(
    ("stable", "unstable", "expected"),
    [
        ("Hello", "world", ("Hello world", 6, False)),
        ("Hello ", "world", ("Hello world", 6, False)),
        ("你好，", "世界", ("你好，世界", 3, False)),
        ("", "world", ("world", 0, False)),
        ("Hello", "", ("Hello", 5, False)),
    ],
)
def test_stable_and_unstable_are_joined_by_one_space(
    stable: str, unstable: str, expected: tuple[str, int, bool]
) -> None:
    assert tail_of(stable, unstable) == expected


def test_a_larger_pill_is_larger_in_every_way(qt_app: QApplication) -> None:
    sizes = []
    for scale in sorted(SCALES.values()):
        painter = PillPainter(Style.DETAILED, qt_app.font(), theme.application_colours(), scale=scale)
        sizes.append(painter.size(LIVE[0], 4_000))
    assert [size.width() for size in sizes] == sorted({size.width() for size in sizes})
    assert [size.height() for size in sizes] == sorted({size.height() for size in sizes})


# --- read from right to left -------------------------------------------------------------


@pytest.mark.parametrize("style", Style)
def test_where_people_read_from_the_right_the_mark_is_at_the_right(qt_app: QApplication, style: Style) -> None:
    painter = PillPainter(style, qt_app.font(), theme.application_colours(), from_right=True)
    view = replace(IN_A_LANGUAGE[0], stable="كان أفضل الأزمان", hint="")
    size = painter.size(view, 2_000)
    image = QImage(size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    canvas = QPainter(image)
    painter.paint(canvas, view, size, (0.5,) * 3, smooth_edge=True)
    canvas.end()
    red = theme.application_colours().breach
    middle = 20 if style is Style.DETAILED else size.height() // 2
    columns = [x for x in range(size.width()) if image.pixelColor(x, middle) == red]
    assert columns
    assert min(columns) > size.width() - 40
    assert painted(painter, view, size) == painted(painter, view, size, margin=40)


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        ("…m, it was the age", "…it was the age"),
        ("It was the age", "It was the age"),
        ("…Donaudampfschifffahrtsgesellschaft", "…Donaudampfschifffahrtsgesellschaft"),
        ("…は最良の時であった", "…は最良の時であった"),
    ],
)
def test_what_was_said_last_begins_with_a_whole_word(shown: str, expected: str) -> None:
    assert from_a_word(shown) == expected


@pytest.mark.parametrize(
    ("text", "from_right"),
    [
        ("It was", False),
        ("كان أفضل", True),
        ("“היה", True),
        ("12 كان", True),
        ("iPhone كان", False),
        ("…", False),
        ("", False),
    ],
)
def test_live_words_stand_as_their_script_is_read(text: str, from_right: bool) -> None:
    assert reads_from_right(text) is from_right
