"""The glyph tells its state by shape, sharply, on any panel."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from tray_app.core.pause import Pause
from tray_app.core.snapshot import PublicState, Snapshot
from tray_app.ui.icons import Glyph, glyph_for, glyph_pixmap, grid_for, outlined, tray_icon
from tray_app.ui.panel import Ink

PIXELS_APART = {16: 12, 22: 16, 24: 16, 48: 100}
"""Pixels at least in which any two states differ at a size."""


def opaque_pixels(glyph: Glyph, size_px: int, colour: str = "#ffffff") -> set[tuple[int, int]]:
    image = glyph_pixmap(glyph, size_px, QColor(colour)).toImage()
    return {(x, y) for x in range(size_px) for y in range(size_px) if image.pixelColor(x, y).alpha() > 127}


@pytest.mark.parametrize("size_px", PIXELS_APART)
def test_any_two_states_differ_in_shape(qt_app: QApplication, size_px: int) -> None:
    shapes = {glyph: opaque_pixels(glyph, size_px) for glyph in Glyph}
    for one, other in itertools.combinations(Glyph, 2):
        assert len(shapes[one] ^ shapes[other]) >= PIXELS_APART[size_px], (one, other)


@pytest.mark.parametrize("size_px", [16, 22, 24, 32, 44, 48])
def test_straight_edges_fall_on_whole_pixels(qt_app: QApplication, size_px: int) -> None:
    """Across the middle, where nothing is round, every pixel is painted wholly or not at all."""
    image = glyph_pixmap(Glyph.READY, size_px, QColor("black")).toImage()
    middle, through_the_key = size_px // 2, size_px * 3 // 8
    across = {image.pixelColor(x, through_the_key).alpha() for x in range(size_px)}
    down = {image.pixelColor(middle, y).alpha() for y in range(size_px)}
    assert across == down == {0, 255}


def test_the_top_left_corner_is_left_to_the_panel(qt_app: QApplication) -> None:
    for glyph, size_px in itertools.product(Glyph, (16, 18, 22, 24, 32, 48)):
        assert glyph_pixmap(glyph, size_px, QColor("white")).toImage().pixelColor(0, 0).alpha() == 0


def test_the_glyph_takes_the_panels_colour(qt_app: QApplication) -> None:
    for colour in ("#f5f5f5", "#262626"):
        image = glyph_pixmap(Glyph.RECORDING, 22, QColor(colour)).toImage()
        seen = {
            image.pixelColor(x, y).name() for x in range(22) for y in range(22) if image.pixelColor(x, y).alpha() == 255
        }
        assert seen == {colour}


def test_double_density_draws_twice_the_pixels(qt_app: QApplication) -> None:
    pixmap = glyph_pixmap(Glyph.READY, 22, QColor("black"), ratio=2.0)
    assert (pixmap.width(), pixmap.devicePixelRatio()) == (44, 2.0)
    assert pixmap.toImage().convertToFormat(QImage.Format.Format_ARGB32).pixelColor(2, 20).alpha() == 255


@pytest.mark.parametrize(("size_px", "grid_px"), [(16, 16), (18, 16), (22, 22), (24, 22), (32, 16), (44, 22), (48, 16)])
def test_the_grid_that_fills_a_size_best(size_px: int, grid_px: int) -> None:
    assert grid_for(size_px) == grid_px


def test_an_icon_is_drawn_once_per_state_and_colour(qt_app: QApplication) -> None:
    assert tray_icon(Glyph.READY, Ink("#ffffff")) is tray_icon(Glyph.READY, Ink("#ffffff"))
    assert tray_icon(Glyph.READY, Ink("#ffffff")).availableSizes()


@pytest.mark.parametrize("state", PublicState)
def test_every_state_has_its_glyph_and_a_breach_marks_only_rest(state: PublicState) -> None:
    assert glyph_for(Snapshot(state=state), breached=False).value == state.value
    marked = glyph_for(Snapshot(state=state), breached=True)
    assert (marked is Glyph.BREACH) == (state is PublicState.READY)


def test_listening_for_a_word_is_plain_to_see_at_rest_only(qt_app: QApplication) -> None:
    listening = Snapshot(state=PublicState.READY, wake_phrase="Okay Nabu")
    assert glyph_for(listening, breached=False) is Glyph.LISTENING
    assert glyph_for(replace(listening, state=PublicState.RECORDING), breached=False) is Glyph.RECORDING


def test_that_the_key_is_not_heard_is_shown_at_rest_before_anything_else(qt_app: QApplication) -> None:
    paused = Snapshot(state=PublicState.READY, paused=Pause(None))
    assert glyph_for(paused, breached=True) is Glyph.PAUSED
    assert glyph_for(replace(paused, state=PublicState.ERROR), breached=False) is Glyph.ERROR


@pytest.mark.parametrize("size_px", PIXELS_APART)
def test_an_arrow_marks_any_state_while_sound_is_sent_away(qt_app: QApplication, size_px: int) -> None:
    for glyph in Glyph:
        plain, sends = (glyph_pixmap(glyph, size_px, QColor("white"), sends=sends).toImage() for sends in (False, True))
        places = list(itertools.product(range(size_px), repeat=2))
        differ = sum(plain.pixelColor(x, y).alpha() != sends.pixelColor(x, y).alpha() for x, y in places)
        assert differ >= PIXELS_APART[size_px], glyph
    assert tray_icon(Glyph.READY, Ink("#ffffff"), sends=True) is not tray_icon(Glyph.READY, Ink("#ffffff"))


@pytest.mark.parametrize("paper", ["#000000", "#ffffff", "#808080"])
@pytest.mark.parametrize("size_px", [16, 22, 44])
def test_an_outlined_glyph_is_seen_on_whatever_it_lies_on(qt_app: QApplication, paper: str, size_px: int) -> None:
    plain = glyph_pixmap(Glyph.READY, size_px, QColor("#f5f5f5"))
    drawn = outlined(plain, QColor("#262626")).toImage()
    behind = QColor(paper)
    apart = [
        abs(drawn.pixelColor(x, y).lightness() - behind.lightness()) > 90
        for x in range(size_px)
        for y in range(size_px)
        if drawn.pixelColor(x, y).alpha() == 255
    ]
    assert sum(apart) > size_px
    assert drawn.size() == plain.size()
