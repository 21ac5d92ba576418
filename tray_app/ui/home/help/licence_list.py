"""The licences of the program, its libraries and its models, as a list to read."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from tray_app.core.errors import Problem
from tray_app.core.translation import tr
from tray_app.ui.home.aside import Aside
from tray_app.ui.home.pieces import SPACING_PX, named
from tray_app.ui.labels import plain as words
from tray_app.ui.roomy import give_room

from .licences import Licensed, libraries, models


class LicenceList(QWidget):
    """Read when it is first looked at."""

    def __init__(self) -> None:
        super().__init__()
        self._aside = Aside(self)
        self._read = False
        self.told = words(tr("Holdtalk stands on the work of others, under these licences."), dim=True)
        self.list = QTreeWidget()
        named(self.list, tr("Licences"))
        self.list.setHeaderLabels([tr("What"), tr("Version"), tr("Licence"), tr("By")])
        give_room(self.list)
        self.list.setAlternatingRowColors(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACING_PX, SPACING_PX, SPACING_PX, SPACING_PX)
        column.setSpacing(SPACING_PX)
        column.addWidget(self.told)
        column.addWidget(self.list, 1)

    def look(self) -> None:
        if not self._read:
            self._read = True
            self._aside.do(libraries, lambda found: self._add(tr("Program and libraries"), found), self._failed)
            self._aside.do(models, lambda found: self._add(tr("Speech models"), found), self._failed)

    def _add(self, title: str, found: Sequence[Licensed]) -> None:
        group = QTreeWidgetItem([title])
        for one in found:
            group.addChild(QTreeWidgetItem([one.what, one.version, one.licence or tr("not stated"), one.by]))
        self.list.addTopLevelItem(group)
        group.setExpanded(True)
        for column in range(self.list.columnCount()):
            self.list.resizeColumnToContents(column)
            self.list.setColumnWidth(column, self.list.columnWidth(column) + SPACING_PX)

    def _failed(self, problem: Problem) -> None:
        self.told.setText(str(problem))
