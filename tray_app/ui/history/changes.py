"""What was done to the words of a dictation, place by place, and each back to how it was heard."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from tray_app.core.history import HistoryRow
from tray_app.core.shaping import Change
from tray_app.core.translation import tr, tr_n
from tray_app.ui.labels import as_written
from tray_app.ui.words import literal, shortened

_LONGEST = 40
"""Characters of a text in a menu."""


class Changes(QPushButton):
    """Hidden where nothing was changed. Its menu is made when it is opened."""

    undo_wanted = Signal(object)
    """A tuple of those that are to be as they were heard."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setToolTip(tr("Choose a place to have it as it was heard."))
        self.setAccessibleDescription(self.toolTip())
        self._changes: tuple[Change, ...] = ()
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)
        self.show_row(None)

    def show_row(self, row: HistoryRow | None) -> None:
        self._changes = row.changes if row is not None and row.text else ()
        count = len(self._changes)
        self.setText(as_written(tr_n("{n} place was chan&ged", "{n} places were chan&ged", count), count))
        self.setVisible(bool(self._changes))

    def _fill(self) -> None:
        self._menu.clear()
        for one in self._changes:
            self._menu.addAction(literal(change_words(one)), partial(self.undo_wanted.emit, (one,)))
        if len(self._changes) > 1:
            self._menu.addSeparator()
            self._menu.addAction(tr("&All as it was heard"), partial(self.undo_wanted.emit, self._changes))


def change_words(one: Change) -> str:
    """What choosing it does."""
    was, now = _short(one.was), _short(one.now)
    if not now:
        return tr("Put back “{was}”").format(was=was)
    if not was:
        return tr("Take out “{now}”").format(now=now)
    return tr("“{now}” back to “{was}”").format(now=now, was=was)


def _short(text: str) -> str:
    """On one line."""
    return shortened(text.replace("\n", "↵").replace("\t", "⇥").strip(), _LONGEST)
