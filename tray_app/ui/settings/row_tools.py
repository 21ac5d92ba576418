"""What the card of a row can do besides being opened and removed: change its place, and its name."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QPushButton, QToolButton

from tray_app.core.translation import tr

if TYPE_CHECKING:
    from .rows_form import RowCard

_BEFORE_REMOVE = 1
"""Counted from the end of the card's head."""


def fit_with_moves(card: RowCard, move: Callable[[int, int], object], *, last: int) -> None:
    """Two arrows, and Alt with the arrow keys. `move` is given the row's number, and -1 or 1."""
    number = card.row
    assert isinstance(number, int), "rows that have an order are numbered"
    name = card.heading.text()
    ways = (
        (-1, Qt.ArrowType.UpArrow, "Alt+Up", tr("Move up: {name}").format(name=name)),
        (1, Qt.ArrowType.DownArrow, "Alt+Down", tr("Move down: {name}").format(name=name)),
    )
    for by, arrow, keys, words in ways:
        button = QToolButton()
        button.setArrowType(arrow)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setAccessibleName(words)
        shown_keys = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        button.setToolTip(f"{words} ({shown_keys})")
        button.setEnabled(0 <= number + by <= last)
        button.clicked.connect(lambda _checked=False, by=by: move(number, by))
        card.head.insertWidget(card.head.count() - _BEFORE_REMOVE, button)
        shortcut = QShortcut(QKeySequence(keys), card, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(partial(move, number, by))


def fit_with_name(card: RowCard, rename: Callable[[str, str], object]) -> None:
    """A button, and F2. `rename` is given the old and the new name."""
    name = str(card.row)
    button = QPushButton(tr("Rename"))
    button.setAccessibleName(tr("Rename {name}").format(name=name))
    field = NameField(name, card, partial(rename, name))
    button.clicked.connect(field.begin)
    card.head.insertWidget(0, field)
    card.head.insertWidget(card.head.count() - _BEFORE_REMOVE, button)
    shortcut = QShortcut(QKeySequence("F2"), card, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.activated.connect(field.begin)


class NameField(QLineEdit):
    """In place of the heading while the name is being written. Enter takes it, Escape leaves it as it was."""

    def __init__(self, name: str, card: RowCard, take: Callable[[str], object]) -> None:
        super().__init__(name, card)
        self._name = name
        self._card = card
        self._take = take
        self.setAccessibleName(tr("New name of {name}").format(name=name))
        self.setMaxLength(60)
        self.returnPressed.connect(self._finish)
        self.hide()

    def begin(self) -> None:
        self.setText(self._name)
        self._card.heading.hide()
        self.show()
        self.setFocus()
        self.selectAll()

    def _finish(self) -> None:
        name = self.text().strip()
        self._end()
        if name and name != self._name:
            self._take(name)

    def _end(self) -> None:
        self._card.heading.show()
        self._card.heading.setFocus()
        self.hide()

    def event(self, event: QEvent) -> bool:
        """Escape is this field's before it is the window's."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() is QEvent.Type.KeyPress:
                self._end()
            event.accept()
            return True
        return super().event(event)
