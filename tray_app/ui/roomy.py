"""Lists whose rows have room about their words."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

AIR_PX = 10
"""Above and below the words of a row together."""


class RoomyRows(QStyledItemDelegate):
    def sizeHint(  # noqa: N802 - Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        size = super().sizeHint(option, index)
        return QSize(size.width(), size.height() + AIR_PX)


def give_room(view: QAbstractItemView) -> None:
    view.setItemDelegate(RoomyRows(view))
