"""Replacements and snippets as rows of a table."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from tray_app.core.translation import marked, tr
from tray_app.text.rules.lines import Kind, Rule
from tray_app.text.rules.snippet import Snippet

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole

COLUMNS = (marked("Heard as"), marked("Written as"), marked("Kind"), marked("Languages"))
_KINDS = {
    Kind.WORDS: marked("Replacement"),
    Kind.EXACT: marked("Exact characters"),
    Kind.PATTERN: marked("Regular expression"),
}


def kind_of(rule: Rule) -> str:
    """Marked."""
    return marked("Snippet") if isinstance(rule.written, Snippet) else _KINDS[rule.kind]


class RulesModel(QAbstractTableModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rules: Sequence[Rule] = ()

    def show_rules(self, rules: Sequence[Rule]) -> None:
        self.beginResetModel()
        self.rules = rules
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - as Qt has it
        return 0 if parent.isValid() else len(self.rules)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - as Qt has it
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        if not index.isValid() or role != Role.DisplayRole:
            return None
        rule = self.rules[index.row()]
        languages = ", ".join(sorted(rule.languages)) or tr("all")
        return (rule.trigger, rule.told, tr(kind_of(rule)), languages)[index.column()]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:  # noqa: N802 - Qt's name
        if role == Role.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return tr(COLUMNS[section])
        return None
