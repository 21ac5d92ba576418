"""What every key does, in this window and outside."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from tray_app.core.translation import tr
from tray_app.ui.home.pieces import SPACING_PX, named
from tray_app.ui.labels import plain as words
from tray_app.ui.roomy import give_room


def key_list(hotkeys: Sequence[tuple[str, str]], cancel_key: str) -> list[tuple[str, str]]:
    """(keys, what they do). `hotkeys` are the user's, with what each does."""
    found = [*hotkeys]
    if cancel_key:
        found.append((cancel_key, tr("Throws the recording away, while it is made")))
    return [
        *found,
        (tr("Ctrl+1 to Ctrl+8"), tr("Goes to that place of this window")),
        (tr("Alt and the letter underlined"), tr("Goes to a place, or presses a button")),
        (tr("Up, Down"), tr("In the list of places: the one before, the next one")),
        (tr("Tab, Shift+Tab"), tr("To the next field or button, and back")),
        ("Ctrl+W", tr("Closes this window; Holdtalk goes on")),
        ("Ctrl+F", tr("Finds words, figures or settings, in the place that is shown")),
        ("F2", tr("In Performance: changes the target of the chosen figure")),
        ("F5", tr("In Performance: looks at once")),
    ]


class Keys(QWidget):
    def __init__(self, keys: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.list = QTreeWidget()
        named(self.list, tr("Keyboard"))
        self.list.setHeaderLabels([tr("Key"), tr("What it does")])
        self.list.setRootIsDecorated(False)
        give_room(self.list)
        self.list.setWordWrap(True)
        self.list.setAlternatingRowColors(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.addTopLevelItems([QTreeWidgetItem(list(row)) for row in keys])
        self.list.resizeColumnToContents(0)
        self.list.setColumnWidth(0, self.list.columnWidth(0) + SPACING_PX)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACING_PX, SPACING_PX, SPACING_PX, SPACING_PX)
        column.setSpacing(SPACING_PX)
        column.addWidget(words(tr("Hotkeys are chosen in the settings."), dim=True))
        column.addWidget(self.list, 1)
