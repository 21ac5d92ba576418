"""Labels and buttons that windows and places of the home window are put together from."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Literal

from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtGui import QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QLabel, QMenu, QPushButton, QWidget

from . import theme

LARGE, LARGEST = 1.15, 1.5
_READS = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
_LEAST_PX = 120

Ink = Literal["text", "dim", "breach", "pending"]
"""Of `theme.Colours`."""


def beginning() -> Qt.AlignmentFlag:
    """Where labels begin: Qt would set one that holds figures or Latin letters alone against the others where one reads
    from the right."""
    side = Qt.AlignmentFlag.AlignRight if _mirrored() else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter


def set_apart(text: str) -> str:
    """What is in another script neither turns round what it stands among, nor loses its marks to it, where one reads
    from the right."""
    return f"\u2068{text}\u2069" if text and _mirrored() else text


def _mirrored() -> bool:
    return QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft


class SentenceLabel(QLabel):
    """Plain text that wraps, in a colour that can be read on whatever the desktop's window colour is now."""

    def __init__(self, text: str = "", ink: Ink = "text") -> None:
        super().__init__(text)
        self._ink = ink
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setAlignment(beginning())
        self._dye()

    def _dye(self) -> None:
        colour = getattr(theme.application_colours(), self._ink)
        if self._ink != "text" and self.palette().color(QPalette.ColorRole.WindowText) != colour:
            palette = QPalette()
            palette.setColor(QPalette.ColorRole.WindowText, colour)
            self.setPalette(palette)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        dyed = event.type() in (QEvent.Type.PaletteChange, QEvent.Type.ApplicationPaletteChange)
        if dyed and hasattr(self, "_ink"):
            self._dye()  # not before it is made: Qt sends changes while it is


def sentence(text: str = "", *, dim: bool = False, selectable: bool = False) -> SentenceLabel:
    """`dim`: what is said beside the main thing. `selectable`: it can be copied, by keyboard too."""
    label = SentenceLabel(text, "dim" if dim else "text")
    if selectable:
        label.setTextInteractionFlags(_READS)
    return label


def plain(text: str = "", *, dim: bool = False, selectable: bool = False) -> SentenceLabel:
    """A sentence that may be made narrower than its longest word."""
    label = sentence(text, dim=dim, selectable=selectable)
    label.setMinimumWidth(_LEAST_PX)
    return label


def heading(text: str = "", size: float = LARGE) -> SentenceLabel:
    label = plain(text)
    label.setFont(larger(label.font(), size))
    return label


def larger(font: QFont, size: float) -> QFont:
    """And stronger. A desktop may have given its size in pixels; it stays as it is then."""
    changed = QFont(font)
    if font.pointSizeF() > 0:
        changed.setPointSizeF(font.pointSizeF() * size)
    changed.setWeight(QFont.Weight.DemiBold)
    return changed


def button(text: str, act: Callable[[], object]) -> QPushButton:
    """Enter presses it, too."""
    made = QPushButton(text)
    made.setAutoDefault(True)
    made.clicked.connect(lambda _checked=False: act())
    return made


def menu_button(menu: QMenu) -> QPushButton:
    made = QPushButton(menu.title())
    made.setMenu(menu)
    return made


def in_order(*parts: QWidget) -> None:
    """The Tab key goes through them so."""
    for before, behind in pairwise(parts):
        QWidget.setTabOrder(before, behind)


def as_written(text: str, number: int) -> str:
    """What `tr_n` gave, with its number as the user's language writes it."""
    return text.replace(str(number), QLocale().toString(number))
