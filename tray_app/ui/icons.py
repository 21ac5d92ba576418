"""The tray glyph in every state, drawn from its SVG in whatever colour the panel asks for."""

from __future__ import annotations

from enum import Enum
from functools import lru_cache
from itertools import product

from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from tray_app.core.resources import resource_path
from tray_app.core.snapshot import PublicState, Snapshot

from .panel import Ink

GRIDS_PX = (16, 22)
"""Pixel grids the glyph is drawn on; between them it stands on the smaller one with a margin."""
ICON_SIZES_PX = (16, 18, 20, 22, 24, 26, 28, 30, 32, 36, 40, 44, 48, 64)
"""Sizes a panel is given to choose from, so that it need not scale."""


ARROW = "arrow"
"""Drawn into a corner of any glyph: sound is sent away."""
ARROW_CORNERS = {16: (10, 9), 22: (14, 13)}
"""Its left and upper edge on each grid; a pixel around it is cleared."""


class Glyph(Enum):
    """The shapes; each is the name of a file in resources/icons/16 and /22."""

    LOADING = "loading"
    READY = "ready"
    LISTENING = "listening"
    PAUSED = "paused"
    RECORDING = "recording"
    TRANSCRIBING = "transcribing"
    ERROR = "error"
    BREACH = "breach"


def glyph_for(snapshot: Snapshot, breached: bool) -> Glyph:
    """What the icon shows. A figure over its target only marks the state at rest, as listening for a wake word does.
    That the key is not heard is more than either."""
    if snapshot.state is PublicState.READY and snapshot.paused is not None:
        return Glyph.PAUSED
    if snapshot.state is PublicState.READY and breached:
        return Glyph.BREACH
    if snapshot.state is PublicState.READY and snapshot.wake_phrase:
        return Glyph.LISTENING
    return Glyph(snapshot.state.value)


def tray_icon(glyph: Glyph, ink: Ink, *, sends: bool = False) -> QIcon:
    """The glyph at every size of ICON_SIZES_PX; with an arrow where sound is sent away."""
    return _drawn_icon(glyph, ink, sends)


@lru_cache(maxsize=16)
def _drawn_icon(glyph: Glyph, ink: Ink, sends: bool) -> QIcon:
    icon = QIcon()
    for size_px in ICON_SIZES_PX:
        drawn = glyph_pixmap(glyph, size_px, QColor(ink.colour), sends=sends)
        icon.addPixmap(outlined(drawn, QColor(ink.outline)) if ink.outline else drawn)
    return icon


def outlined(drawn: QPixmap, colour: QColor) -> QPixmap:
    """The picture with a line of that colour around all that is painted in it: it is seen on whatever it lies on."""
    width = max(1, drawn.width() // GRIDS_PX[-1])
    shadow = QPixmap(drawn)
    painter = QPainter(shadow)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(shadow.rect(), colour)
    painter.end()
    picture = QPixmap(drawn.size())
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    for x, y in product((-width, 0, width), repeat=2):
        painter.drawPixmap(x, y, shadow)
    painter.drawPixmap(0, 0, drawn)
    painter.end()
    return picture


def glyph_pixmap(glyph: Glyph, size_px: int, colour: QColor, ratio: float = 1.0, *, sends: bool = False) -> QPixmap:
    """The glyph on a transparent square of `size_px` (device-independent) pixels; with an arrow up in its corner where
    sound is sent away."""
    physical_px = round(size_px * ratio)
    grid_px = grid_for(physical_px)
    drawn_px = physical_px // grid_px * grid_px or physical_px
    margin = (physical_px - drawn_px) // 2
    pixmap = QPixmap(physical_px, physical_px)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    place = QRectF(margin, margin, drawn_px, drawn_px)
    _renderer(glyph.value, grid_px, colour.name()).render(painter, place)
    if sends:
        room = (QPointF(*ARROW_CORNERS[grid_px]) - QPointF(1, 1)) * (drawn_px / grid_px)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
        painter.fillRect(QRectF(place.topLeft() + room, place.bottomRight()), colour)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        _renderer(ARROW, grid_px, colour.name()).render(painter, place)
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def grid_for(physical_px: int) -> int:
    """The grid whose whole multiple fills the most of `physical_px`."""
    return max(GRIDS_PX, key=lambda grid_px: (physical_px // grid_px * grid_px, grid_px))


@lru_cache(maxsize=1)
def program_icon() -> QIcon:
    """The icon of windows and of the program itself. One for all: Qt keeps the pictures of each that was ever shown."""
    return QIcon(str(resource_path("icons/holdtalk.svg")))


@lru_cache(maxsize=16)
def _renderer(name: str, grid_px: int, colour_name: str) -> QSvgRenderer:
    source = resource_path(f"icons/{grid_px}/{name}.svg").read_text("utf-8")
    return QSvgRenderer(QByteArray(source.replace("currentColor", colour_name).encode()))
