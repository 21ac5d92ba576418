"""The word list as rows of a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QAbstractTableModel, QLocale, QModelIndex, QObject, QPersistentModelIndex, Qt

from tray_app.core.translation import marked, tr
from tray_app.text.words.entries import WordList, name_of

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole


class Kind(Enum):
    """What a line says; the value is how `name_of` calls it."""

    WORD = "="
    REPLACEMENT = ""
    KEPT = "!"


KINDS: Mapping[Kind, str] = {
    Kind.WORD: marked("Name or word"),
    Kind.REPLACEMENT: marked("Replacement"),
    Kind.KEPT: marked("Never replaced"),
}
COLUMNS = (marked("Written as"), marked("Heard as"), marked("Kind"), marked("In texts"))
_USED = 3


@dataclass(frozen=True, slots=True)
class Row:
    kind: Kind
    written: str
    heard: str = ""
    """What it sounds like, by commas, or what is replaced."""

    @property
    def name(self) -> str:
        """Of its line in the list."""
        return name_of(self.heard if self.kind is Kind.REPLACEMENT else self.written, self.kind.value)

    @property
    def line(self) -> str:
        """As the list has it."""
        if self.kind is Kind.KEPT:
            return f"! {self.written}"
        if self.kind is Kind.REPLACEMENT:
            return f"{self.heard} -> {self.written}"
        return f"{self.written} = {self.heard}" if self.heard else self.written


def rows_of(words: WordList) -> tuple[Row, ...]:
    """In the order of the file."""
    rows = [Row(Kind.WORD, entry.written, ", ".join(entry.sounds)) for entry in words.entries]
    rows += [Row(Kind.REPLACEMENT, one.written, one.heard) for one in words.replacements]
    rows += [Row(Kind.KEPT, heard) for heard in words.kept]
    return tuple(sorted(rows, key=lambda row: words.lines.get(row.name, 0)))


class WordsModel(QAbstractTableModel):
    """`used` counts how often what is written stood in a text since the program was started."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: Sequence[Row] = ()
        self.used: Mapping[str, int] = {}

    def show_rows(self, rows: Sequence[Row], used: Mapping[str, int]) -> None:
        self.beginResetModel()
        self.rows, self.used = rows, used
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - as Qt has it
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - as Qt has it
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Role.DisplayRole:
            return (row.written, row.heard, tr(KINDS[row.kind]), self._times(row))[index.column()]
        if role == Role.TextAlignmentRole and index.column() == _USED:
            return Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
        return None

    def _times(self, row: Row) -> str:
        times = 0 if row.kind is Kind.KEPT else self.used.get(row.written, 0)
        return QLocale().toString(times) if times else "–"

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:  # noqa: N802 - Qt's name
        if role == Role.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return tr(COLUMNS[section])
        if role == Role.ToolTipRole and section == _USED:
            return tr("How often it stood in a text since Holdtalk was started, corrected or heard so.")
        return None
