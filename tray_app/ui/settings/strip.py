"""The strip that says what is wrong in the settings file, and that nothing was lost by it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from tray_app.core.translation import tr, tr_n
from tray_app.settings_file import MistakeAt
from tray_app.ui.announcing import announce
from tray_app.ui.labels import sentence
from tray_app.ui.theme import blend, colours

from .row import mistake_words


class MistakeStrip(QWidget):
    """Hidden while the file is right."""

    def __init__(self, open_file: Callable[[], None]) -> None:
        super().__init__()
        self.words = sentence()
        self.open_button = QPushButton(tr("Open the file"))
        self.open_button.clicked.connect(lambda _checked=False: open_file())
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.addWidget(self.words, 1)
        row.addWidget(self.open_button)
        self.hide()

    def show_mistakes(self, mistakes: Sequence[MistakeAt]) -> None:
        words = strip_words(mistakes)
        if words and words != self.words.text():
            announce(self, words)
        self.words.setText(words)
        self.setAccessibleName(words)
        self.setVisible(bool(mistakes))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """A bar at the beginning of the line, and a tint: the words say what it is about."""
        painter, palette = QPainter(self), colours(self.palette())
        box = QRectF(self.rect())
        painter.fillRect(box, blend(palette.pending, palette.background, 0.12))
        painter.setPen(QPen(palette.pending, 1))
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
        at = box.right() - 4 if self.layoutDirection() is Qt.LayoutDirection.RightToLeft else 0.0
        painter.fillRect(QRectF(at, 0, 4, box.height()), palette.pending)


def strip_words(mistakes: Sequence[MistakeAt]) -> str:
    if not mistakes:
        return ""
    first, left = mistakes[0], len(mistakes) - 1
    told = [_of_the_file(first) if not first.name else mistake_words(first)]
    if left:
        told.append(tr_n("One more setting is wrong.", "{n} more settings are wrong.", left))
    if first.name:
        told.append(tr("What was in force before still counts for what is wrong."))
    return " ".join(told)


def _of_the_file(mistake: MistakeAt) -> str:
    if mistake.line is None:
        return tr("The settings file cannot be read.") + f" ({mistake.what})"
    return tr("Line {line} of the settings file is wrong, and your last good settings are in use.").format(
        line=mistake.line
    )
