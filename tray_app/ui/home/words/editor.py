"""The fields in which a line of the word list is written."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from tray_app.core.translation import marked, tr
from tray_app.ui.labels import button as push_button

from .rows import KINDS, Kind, Row

_FIRST = {
    Kind.WORD: marked("Wor&d:"),
    Kind.REPLACEMENT: marked("Written:"),
    Kind.KEPT: marked("Wor&ds:"),
}
_SECOND = {Kind.WORD: marked("So&unds like:"), Kind.REPLACEMENT: marked("Hear&d as:")}
_HINTS = {
    Kind.WORD: (marked("A name or a term, as you want it written"), marked("Where that helps, by commas")),
    Kind.REPLACEMENT: (marked("What is written in its place"), marked("Exactly these words")),
    Kind.KEPT: (marked("What is to stay as it was heard"), ""),
}


class Editor(QWidget):
    """What is in the fields is the user's until a row is chosen."""

    add_wanted = Signal(object)
    """A `Row`."""
    change_wanted = Signal(object)
    remove_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.kind = QComboBox()
        for kind, words in KINDS.items():
            self.kind.addItem(tr(words), kind)
        self.written = QLineEdit()
        self.heard = QLineEdit()
        self._written_label, self._heard_label = QLabel(), QLabel()
        self._written_label.setBuddy(self.written)
        self._heard_label.setBuddy(self.heard)
        self.add = push_button(tr("&Add"), lambda: self.add_wanted.emit(self.row()))
        self.change = push_button(tr("&Change"), lambda: self.change_wanted.emit(self.row()))
        self.remove = push_button(tr("Remo&ve"), self.remove_wanted.emit)
        self.kind.currentIndexChanged.connect(lambda _index: self._name_fields())
        for field in (self.written, self.heard):
            field.returnPressed.connect(self.add.click)
            field.textChanged.connect(lambda _text: self._enable())
        self._chosen: Row | None = None
        self._lay_out()
        self._name_fields()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        kind = QLabel(tr("&Kind:"))
        kind.setBuddy(self.kind)
        form.addRow(kind, self.kind)
        form.addRow(self._written_label, self.written)
        form.addRow(self._heard_label, self.heard)
        self._form = form
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.add, self.change, self.remove):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(form)
        column.addLayout(buttons)

    def row(self) -> Row:
        kind: Kind = self.kind.currentData()
        heard = "" if kind is Kind.KEPT else self.heard.text().strip()
        return Row(kind, self.written.text().strip(), heard)

    def show_row(self, row: Row | None) -> None:
        """The one that is chosen; None leaves what was typed."""
        self._chosen = row
        if row is not None:
            self.kind.setCurrentIndex(self.kind.findData(row.kind))
            self.written.setText(row.written)
            self.heard.setText(row.heard)
        self._enable()

    def clear(self) -> None:
        self.written.clear()
        self.heard.clear()

    def _name_fields(self) -> None:
        kind: Kind = self.kind.currentData()
        second = kind in _SECOND
        self._written_label.setText(tr(_FIRST[kind]))
        self._heard_label.setText(tr(_SECOND[kind]) if second else "")
        for field, label, hint in zip(
            (self.written, self.heard), (self._written_label, self._heard_label), _HINTS[kind], strict=True
        ):
            field.setPlaceholderText(tr(hint) if hint else "")
            field.setAccessibleName(label.text().replace("&", "").rstrip(":：") or tr("Sounds like"))
        self._form.setRowVisible(self.heard, second)
        self._enable()

    def _enable(self) -> None:
        row = self.row()
        whole = bool(row.written) and (bool(row.heard) or row.kind is not Kind.REPLACEMENT)
        self.add.setEnabled(whole and row != self._chosen)
        self.change.setEnabled(whole and self._chosen is not None and row != self._chosen)
        self.remove.setEnabled(self._chosen is not None)
