"""How well the words on a widget can be read: the colour that each is written in, held against what lies behind it.

A widget is painted twice: as SVG, which tells the colour and the place of each word, and as a picture, which tells what
is behind it there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias
from xml.etree import ElementTree

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QBuffer, QIODevice, QPoint, QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QTransform
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget

from tray_app.ui.theme import contrast

Pixels: TypeAlias = NDArray[np.uint32]
"""0xRRGGBB; shape (height, width), or (n,)."""

_SVG = "{http://www.w3.org/2000/svg}"
_SCREEN_DPI = 96
_LEAST_LETTERS = 2
"""A single one is the letter of a key in the midst of a word, and may hide all that is behind it."""
_NEAR = 60
"""Sum of the differences of three channels: smoothed letters are seldom of their very colour anywhere."""


@dataclass(frozen=True, slots=True)
class Ink:
    """A piece of text."""

    text: str
    colour: QColor
    """As it lies on what is behind it."""
    paper: QColor
    where: QRect

    @property
    def contrast(self) -> float:
        return contrast(self.colour, self.paper)

    def __str__(self) -> str:
        colours = f"{self.colour.name()} on {self.paper.name()}"
        return f"{self.text[:40]!r} {self.contrast:.2f} ({colours}) at {self.where.x()},{self.where.y()}"


def inks(widget: QWidget) -> list[Ink]:
    """Of all words that can be seen on it."""
    picture = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    words: Pixels = np.frombuffer(picture.constBits(), np.uint32).reshape(picture.height(), -1)
    pixels = (words & np.uint32(0xFFFFFF))[:, : picture.width()]
    return [ink for one in _written(widget) if (ink := _on(pixels, *one)) is not None]


def _written(widget: QWidget) -> Iterator[tuple[str, QColor, QRectF]]:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.ReadWrite)
    svg = QSvgGenerator()
    svg.setOutputDevice(buffer)
    svg.setSize(widget.size())
    svg.setViewBox(widget.rect())
    svg.setResolution(_SCREEN_DPI)
    widget.render(svg, QPoint())
    for group in ElementTree.fromstring(bytes(buffer.data().data())).iter(f"{_SVG}g"):
        for text in group.findall(f"{_SVG}text"):
            words = (text.text or "").strip()
            if sum(letter.isalnum() for letter in words) >= _LEAST_LETTERS:
                yield words, _colour(text), _placed(text, words, _transform(group))


def _colour(text: ElementTree.Element) -> QColor:
    colour = QColor(text.get("fill", "#000000"))
    colour.setAlphaF(float(text.get("fill-opacity", "1")))
    return colour


def _transform(group: ElementTree.Element) -> QTransform:
    found = re.search(r"matrix\(([^)]*)\)", group.get("transform", ""))
    return QTransform(*map(float, found[1].split(","))) if found else QTransform()


def _placed(text: ElementTree.Element, words: str, transform: QTransform) -> QRectF:
    font = QFont(text.get("font-family", "").strip("'\""))
    font.setPixelSize(max(1, round(float(text.get("font-size", "12")))))
    font.setWeight(QFont.Weight(int(text.get("font-weight", "400"))))
    metrics = QFontMetricsF(font)
    at = QPointF(float(text.get("x", "0")), float(text.get("y", "0")) - metrics.ascent())
    return transform.mapRect(QRectF(at.x(), at.y(), metrics.horizontalAdvance(words), metrics.height()))


def _on(pixels: Pixels, words: str, colour: QColor, where: QRectF) -> Ink | None:
    """None where it cannot be seen: it lies outside, or beneath something."""
    height, width = pixels.shape
    box = where.toAlignedRect().intersected(QRect(0, 0, width, height))
    if box.width() < 3 or box.height() < 3:
        return None
    found, counts = np.unique(pixels[box.top() : box.bottom() + 1, box.left() : box.right() + 1], return_counts=True)
    paper = QColor.fromRgb(int(found[counts.argmax()]) | 0xFF000000)
    laid = _over(colour, paper)
    return Ink(words, laid, paper, box) if _distances(found, laid).min() <= _NEAR else None


def _over(colour: QColor, paper: QColor) -> QColor:
    share = colour.alphaF()
    mixed = (
        share * front + (1 - share) * back for front, back in zip(_channels(colour), _channels(paper), strict=True)
    )
    return QColor(*map(round, mixed))


def _channels(colour: QColor) -> tuple[int, int, int]:
    return colour.red(), colour.green(), colour.blue()


def _distances(pixels: Pixels, colour: QColor) -> NDArray[np.int64]:
    channels = (np.stack((pixels >> 16, pixels >> 8, pixels)) & 255).astype(np.int64)
    apart: NDArray[np.int64] = np.abs(channels - np.reshape(_channels(colour), (3, 1))).sum(axis=0)
    return apart
