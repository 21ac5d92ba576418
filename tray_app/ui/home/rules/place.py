"""The user's replacements and snippets: what there is, and how it is changed. The file stays the truth."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from tray_app.core.errors import Problem
from tray_app.core.translation import tr
from tray_app.text.rules.lines import Rule, RuleList
from tray_app.text.rules.rule_file import mistakes_told, read_rules, set_line
from tray_app.text.rules.snippet import Snippet
from tray_app.ui.announcing import announce
from tray_app.ui.file_watch import watch_file
from tray_app.ui.home.aside import Aside
from tray_app.ui.home.pieces import MARGIN_PX, named
from tray_app.ui.labels import button as push_button
from tray_app.ui.labels import plain as words

from .rows import RulesModel

_ROW_PX = 32


class RulesPlace(QWidget):
    def __init__(self, path: Path, open_file: Callable[[], object]) -> None:
        super().__init__()
        self._path = path
        self._aside = Aside(self)
        self._watch: QFileSystemWatcher | None = None
        self._select = 0
        """The line to be chosen once the file was read again; 0: the same as before."""
        self.model = RulesModel(self)
        self.table = self._make_table()
        self.heard, self.written = QLineEdit(), QLineEdit()
        self.snippet = QCheckBox(tr("Snippe&t: exactly so, whatever the other steps do"))
        self.add = push_button(tr("&Add"), self._add)
        self.change = push_button(tr("&Change"), self._change)
        self.remove = push_button(tr("Remo&ve"), self._remove)
        self.open = push_button(tr("Op&en the file"), open_file)
        self.told, self.mistakes = words(), words()
        self.empty = words(
            tr("Words that stand for others, and short ones for whole texts: say “my address”, and it is written."),
            dim=True,
        )
        self._lay_out()
        self._wire()
        self._enable()

    def _make_table(self) -> QTableView:
        table = QTableView()
        named(table, tr("Replacements and snippets"))
        table.setModel(self.model)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setAlternatingRowColors(True)
        table.setWordWrap(False)
        table.setMinimumHeight(4 * _ROW_PX)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(max(_ROW_PX, table.fontMetrics().height() + 10))
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for column in (2, 3):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        return table

    def _lay_out(self) -> None:
        self.told.hide()
        self.mistakes.hide()
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        for text, field, hint in (
            (tr("Hear&d as:"), self.heard, tr('Words; "exact characters" in quotes; /a regular expression/')),
            (tr("Wr&itten as:"), self.written, tr("A snippet may hold {date}, {time}, {clipboard}, {cursor} and \\n")),
        ):
            label = QLabel(text)
            label.setBuddy(field)
            field.setPlaceholderText(hint)
            named(field, text.replace("&", "").rstrip(":："), hint)
            form.addRow(label, field)
        form.addRow(self.snippet)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.add, self.change, self.remove):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.open)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN_PX, MARGIN_PX, MARGIN_PX, MARGIN_PX)
        column.setSpacing(10)
        column.addWidget(self.empty)
        column.addWidget(self.mistakes)
        column.addWidget(self.table, 1)
        column.addLayout(form)
        column.addLayout(buttons)
        column.addWidget(self.told)

    def _wire(self) -> None:
        self.table.selectionModel().currentRowChanged.connect(lambda _now, _before: self._choose())
        for field in (self.heard, self.written):
            field.returnPressed.connect(self.add.click)
            field.textChanged.connect(lambda _text: self._enable())
        self.snippet.toggled.connect(lambda _on: self._enable())
        removes = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.table, self._remove)
        removes.setContext(Qt.ShortcutContext.WidgetShortcut)

    # --- from the window -----------------------------------------------------------------

    def shown(self) -> None:
        if self._watch is None:
            self._watch = watch_file(self._path, self._read)
        self._read()

    def hidden(self) -> None:
        if self._watch is not None:
            self._watch.blockSignals(True)  # it holds itself until the next collection
            self._watch.deleteLater()
            self._watch = None

    def take_keys(self) -> None:
        self.heard.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # --- the rules -----------------------------------------------------------------------

    def _read(self) -> None:
        self._aside.do(partial(read_rules, self._path), self._show, self._failed)

    def _show(self, found: RuleList) -> None:
        chosen = self._chosen()
        name = chosen.name if chosen is not None else ""
        line, self._select = self._select, 0
        self.model.show_rules(found.rules)
        wrong = mistakes_told(self._path, found)
        self.mistakes.setText("" if wrong is None else f"{tr(wrong.title)}\n{tr(wrong.remedy)}")
        self.mistakes.setVisible(wrong is not None)
        self.empty.setVisible(not found)
        for at, rule in enumerate(found.rules):
            if rule.line == line or (not line and rule.name == name):
                self.table.selectRow(at)
                return
        self._enable()

    def _chosen(self) -> Rule | None:
        row = self.table.currentIndex().row()
        return self.model.rules[row] if 0 <= row < len(self.model.rules) else None

    def _choose(self) -> None:
        rule = self._chosen()
        if rule is not None:
            self.heard.setText(rule.trigger)
            self.written.setText(rule.told)
            self.snippet.setChecked(isinstance(rule.written, Snippet))
        self._enable()

    def _line(self) -> str:
        arrow = "=>" if self.snippet.isChecked() else "->"
        return f"{self.heard.text().strip()} {arrow} {self.written.text().strip()}"

    def _enable(self) -> None:
        chosen = self._chosen()
        whole = bool(self.heard.text().strip()) and bool(self.written.text().strip())
        is_other = chosen is None or chosen.text != self._line()
        self.add.setEnabled(whole and is_other)
        self.change.setEnabled(whole and is_other and chosen is not None)
        self.remove.setEnabled(chosen is not None)

    # --- changes -------------------------------------------------------------------------

    def _add(self) -> None:
        self._write("", self._line(), tr("Added: {word}").format(word=self.heard.text().strip()))

    def _change(self) -> None:
        rule = self._chosen()
        if rule is not None:
            self._write(rule.name, self._line(), tr("Changed: {word}").format(word=self.heard.text().strip()))

    def _remove(self) -> None:
        rule = self._chosen()
        if rule is not None:
            self._write(rule.name, "", tr("Removed: {word}").format(word=rule.trigger))

    def _write(self, name: str, line: str, told: str) -> None:
        def done(number: int) -> None:
            self._select = number
            self._say(told)
            if not line:
                self.heard.clear()
                self.written.clear()
            self._read()

        self._aside.do(lambda: set_line(self._path, name, line), done, self._failed)

    def _failed(self, problem: Problem) -> None:
        detail = problem.detail and f"({tr(problem.detail)})"
        self._say(" ".join(filter(None, (tr(problem.title), detail, tr(problem.remedy)))))

    def _say(self, text: str) -> None:
        self.told.setText(text)
        self.told.setVisible(bool(text))
        announce(self.told, text)
