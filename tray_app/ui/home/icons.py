"""The pictures of the places, in the colour of the words beside them."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from tray_app.core.resources import resource_path

SIZE_PX = 20
_RATIOS = (1, 2, 3)


@lru_cache(maxsize=24)
def place_icon(name: str, colour_name: str) -> QIcon:
    """Of SIZE_PX, sharp at each whole scale; `colour_name` such as "#1c1d1f"."""
    source = resource_path(f"icons/places/{name}.svg").read_text("utf-8").replace("currentColor", colour_name)
    renderer = QSvgRenderer(QByteArray(source.encode()))
    icon = QIcon()
    for ratio in _RATIOS:
        pixmap = QPixmap(SIZE_PX * ratio, SIZE_PX * ratio)
        pixmap.fill(QColor(Qt.GlobalColor.transparent))
        painter = QPainter(pixmap)
        renderer.render(painter, QRectF(0, 0, SIZE_PX * ratio, SIZE_PX * ratio))
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        icon.addPixmap(pixmap)
    return icon
