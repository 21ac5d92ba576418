"""The list of groups; where there is little room, a box to choose from."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from tray_app.core.translation import tr
from tray_app.ui.told_as import name_choice

from .groups import GROUPS

_AIR_PX = 40
_ROW_AIR_PX = 14


class GroupChooser(QWidget):
    """`chosen` tells only what the user chose."""

    chosen = Signal(str)
    """A group's name."""

    def __init__(self) -> None:
        super().__init__()
        self.list = _List()
        self.list.setAccessibleName(tr("Groups of settings"))
        self.box = QComboBox()
        name_choice(self.box, tr("Groups of settings"))
        self.box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        for group in GROUPS:
            entry = QListWidgetItem(tr(group.title))
            entry.setToolTip(tr(group.about))
            entry.setSizeHint(QSize(0, self.fontMetrics().height() + _ROW_AIR_PX))
            self.list.addItem(entry)
            self.box.addItem(tr(group.title))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list)
        column.addWidget(self.box)
        self.list.currentRowChanged.connect(self._tell)
        self.list.itemClicked.connect(lambda entry: self._tell(self.list.row(entry)))
        self.box.activated.connect(self._tell)
        self.set_narrow(False)

    def set_narrow(self, narrow: bool) -> None:
        self.list.setVisible(not narrow)
        self.box.setVisible(narrow)
        policy = QSizePolicy.Policy.Fixed if narrow else QSizePolicy.Policy.Expanding
        self.setSizePolicy(QSizePolicy.Policy.Expanding if narrow else QSizePolicy.Policy.Maximum, policy)
        self.setFocusProxy(self.box if narrow else self.list)

    def show_chosen(self, name: str) -> None:
        """Empty for none: what is shown is of several groups."""
        row = next((number for number, group in enumerate(GROUPS) if group.name == name), -1)
        for widget in (self.list, self.box):
            widget.blockSignals(True)
        self.list.setCurrentRow(row)
        if row < 0:
            self.list.clearSelection()
        self.box.setCurrentIndex(row)
        for widget in (self.list, self.box):
            widget.blockSignals(False)

    def _tell(self, row: int) -> None:
        if row >= 0:
            self.chosen.emit(GROUPS[row].name)


class _List(QListWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.setUniformItemSizes(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)

    def initViewItemOption(self, option: QStyleOptionViewItem) -> None:  # noqa: N802 - Qt's name
        """It lies on the window's colour, not on that of a field."""
        super().initViewItemOption(option)
        roles = QPalette.ColorRole
        palette: QPalette = option.palette
        palette.setColor(roles.Text, palette.color(roles.WindowText))
        option.palette = palette

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        metrics = self.fontMetrics()
        widest = max((metrics.horizontalAdvance(self.item(row).text()) for row in range(self.count())), default=0)
        return QSize(widest + _AIR_PX, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(80, 80)
