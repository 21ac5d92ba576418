"""Pictures that are kept, and how one that is painted now is compared with them.

What is compared is what is where in which colour, not pixels: letters may be smoothed otherwise by another system, and
everything may lie one pixel off. A picture is cut into blocks of a few pixels. Of each, the brightness may differ by
some, as it does between letters; the colour hardly, as letters are grey whatever smooths them.

    HOLDTALK_KEEP_PICTURES=1 .venv/bin/python -m pytest tests/unit/ui/test_pictures.py

paints them anew and keeps them: look at each before it is committed.
"""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QColor, QImage, QPainter

Pixels = NDArray[np.float64]

ROOT = Path(__file__).resolve().parent.parent
KEPT = ROOT / "tests" / "unit" / "ui" / "pictures"
FAILED = ROOT / "artifacts" / "pictures"
KEEP = bool(os.environ.get("HOLDTALK_KEEP_PICTURES"))

BLOCK_PX = 4
BRIGHTNESS, COLOUR = 40.0, 20.0
"""How far a block's mean may be off, of 255."""


def pixels_of(image: QImage) -> Pixels:
    """Red, green and blue of each pixel: shape (height, width, 3)."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    rows = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), plain.bytesPerLine())
    return rows[:, : 4 * plain.width()].reshape(plain.height(), plain.width(), 4)[:, :, 2::-1].astype(np.float64)


def differences(found: QImage, kept: QImage) -> NDArray[np.float64]:
    """For each block how far it is off, 1 being as far as it may: shape (rows, columns). Both are of one size.

    Blocks are laid twice, half a block apart: a thin line between two blocks could be moved out of either.
    """
    worst = np.zeros(())
    for start in (0, BLOCK_PX // 2):
        painted, wanted = (np.roll(_told_apart(pixels_of(image)), (-start, -start), (0, 1)) for image in (found, kept))
        moved = [np.roll(wanted, (down, right), (0, 1)) for down in (-1, 0, 1) for right in (-1, 0, 1)]
        offs = [np.abs(_blocks(painted) - _blocks(other)) / (BRIGHTNESS, COLOUR, COLOUR) for other in moved]
        worst = np.maximum(worst, np.min(np.max(offs, axis=3), axis=0))
    return worst


def _told_apart(pixels: Pixels) -> Pixels:
    """Brightness, and two differences that are nothing where a pixel is grey."""
    red, green, blue = np.moveaxis(pixels, 2, 0)
    return np.stack([(red + green + blue) / 3, red - green, blue - green], axis=2)


def _blocks(values: Pixels) -> Pixels:
    """The mean of each block; what is left over at the right and below belongs to none."""
    rows, columns = values.shape[0] // BLOCK_PX, values.shape[1] // BLOCK_PX
    cut = values[: rows * BLOCK_PX, : columns * BLOCK_PX]
    means: Pixels = cut.reshape(rows, BLOCK_PX, columns, BLOCK_PX, 3).mean(axis=(1, 3))
    return means


def check_picture(name: str, found: QImage) -> None:
    """Fails unless `found` looks like the picture kept as `name`; what differs is then shown in artifacts/pictures."""
    path = KEPT / f"{name}.png"
    if KEEP:
        KEPT.mkdir(exist_ok=True)
        _rounded(found).save(str(path), quality=0)  # 0: as small as it gets
        return
    kept = QImage(str(path))
    assert not kept.isNull(), f"no picture is kept as {path.relative_to(ROOT)}: see tests/pictures.py"
    assert found.size() == kept.size(), f"{name} is of another size than the kept picture"
    off = differences(found, kept)
    if off.max() > 1.0:
        seen = _shown(name, kept, found, off)
        raise AssertionError(
            f"{name} does not look as it did: {int((off > 1).sum())} blocks differ, one by {off.max():.1f} times what "
            f"it may. Kept, painted now, and where they differ: {seen.relative_to(ROOT)}"
        )


def _rounded(image: QImage) -> QImage:
    """The same in steps of four, which make a smaller file."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    steps = (np.frombuffer(plain.constBits(), np.uint8).astype(np.uint16) + 2).clip(max=255) // 4 * 4
    return QImage(steps.astype(np.uint8).tobytes(), plain.width(), plain.height(), plain.format()).copy()


def _shown(name: str, kept: QImage, found: QImage, off: NDArray[np.float64]) -> Path:
    """The kept picture, the one painted now, and that with a frame around each block that differs, side by side."""
    FAILED.mkdir(parents=True, exist_ok=True)
    width, path = kept.width() + BLOCK_PX, FAILED / f"{name}.png"
    sheet = QImage(3 * width, kept.height(), QImage.Format.Format_RGB32)
    sheet.fill(QColor("magenta"))
    painter = QPainter(sheet)
    for at, image in enumerate((kept, found, found)):
        painter.drawImage(QPointF(at * width, 0), image)
    painter.setPen(QColor("magenta"))
    for row, column in np.argwhere(off > 1).tolist():
        painter.drawRect(QRect(2 * width + column * BLOCK_PX, row * BLOCK_PX, BLOCK_PX - 1, BLOCK_PX - 1))
    painter.end()
    sheet.save(str(path))
    return path
