"""The word list: what is in it, what it did, and how it is changed. The file stays the truth, remarks and all."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QFileSystemWatcher, QModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from tray_app.core.errors import Problem
from tray_app.core.own_words import Corrected
from tray_app.core.translation import tr, tr_n
from tray_app.text.words.entries import WordList
from tray_app.text.words.importing import read_words
from tray_app.text.words.list_file import merge, mistakes_told, read_list, set_line
from tray_app.ui.announcing import announce
from tray_app.ui.file_watch import watch_file
from tray_app.ui.home.aside import Aside
from tray_app.ui.home.pieces import MARGIN_PX, named
from tray_app.ui.labels import button as push_button
from tray_app.ui.labels import heading
from tray_app.ui.labels import plain as words
from tray_app.ui.told_as import name_clear_button

from .editor import Editor
from .rows import Row, WordsModel, rows_of

_ROW_PX = 32


class WordsAtWork(Protocol):
    """The list as the running program uses it. Qt's thread; nothing blocks."""

    def used(self) -> Mapping[str, int]:
        """How often what is written stood in a text since the start."""

    def try_out(self, text: str) -> Corrected | None:
        """What becomes of a text; None while nothing is corrected at all."""

    def open_file(self) -> None: ...


class WordsPlace(QWidget):
    def __init__(self, path: Path, at_work: WordsAtWork) -> None:
        super().__init__()
        self._path = path
        self._at_work = at_work
        self._aside = Aside(self)
        self._watch: QFileSystemWatcher | None = None
        self._select = ""
        """The name of the line to be chosen once the list was read again."""
        self._dialog: QFileDialog | None = None
        self._model = WordsModel(self)
        self._found = QSortFilterProxyModel(self)
        self._found.setSourceModel(self._model)
        self._found.setFilterKeyColumn(-1)
        self._found.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._found.setSortCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.search = QLineEdit(clearButtonEnabled=True)
        self.table = self._make_table()
        self.editor = Editor()
        self.told = words()
        self.mistakes = words()
        self.sentence = QLineEdit()
        self.result = words(selectable=True)
        self.empty = words(
            tr("Names and terms that come out wrong: write them here once, and they are written right from then on."),
            dim=True,
        )
        self._lay_out()
        self._wire()
        self._say("")

    def _make_table(self) -> QTableView:
        table = QTableView()
        named(table, tr("Word list"))
        table.setModel(self._found)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setAlternatingRowColors(True)
        table.setWordWrap(False)
        table.setMinimumHeight(4 * _ROW_PX)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(max(_ROW_PX, table.fontMetrics().height() + 10))
        table.horizontalHeader().setHighlightSections(False)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setSectionResizeMode(3, QHeaderView.ResizeMode.ResizeToContents)
        table.setSortingEnabled(True)
        table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)  # as in the file
        return table

    def _lay_out(self) -> None:
        self.search.setPlaceholderText(tr("Find a word"))
        named(self.search, tr("Find a word"))
        name_clear_button(self.search)
        self.sentence.setPlaceholderText(tr("Write a sentence as it was heard"))
        named(self.sentence, tr("Sentence to try"))
        above = QHBoxLayout()
        above.setSpacing(8)
        above.addWidget(self.search, 1)
        above.addWidget(push_button(tr("&Import…"), self._ask_which))
        above.addWidget(push_button(tr("Op&en the file"), self._at_work.open_file))
        trial = QHBoxLayout()
        trial.setSpacing(8)
        trial.addWidget(self.sentence, 1)
        trial.addWidget(push_button(tr("&Try it"), self._try_out))
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN_PX, MARGIN_PX, MARGIN_PX, MARGIN_PX)
        column.setSpacing(10)
        column.addWidget(self.empty)
        column.addLayout(above)
        column.addWidget(self.mistakes)
        column.addWidget(self.table, 1)
        column.addWidget(self.editor)
        column.addWidget(self.told)
        column.addWidget(heading(tr("What your words do to a sentence")))
        column.addLayout(trial)
        column.addWidget(self.result)
        self.mistakes.hide()
        self.result.hide()

    def _wire(self) -> None:
        self.search.textChanged.connect(self._found.setFilterFixedString)
        self.sentence.returnPressed.connect(self._try_out)
        self.table.selectionModel().currentRowChanged.connect(lambda now, _before: self._choose(now))
        self.editor.add_wanted.connect(self._add)
        self.editor.change_wanted.connect(self._change)
        self.editor.remove_wanted.connect(self._remove)
        self.search.returnPressed.connect(self._go_on_from_search)
        down = QShortcut(QKeySequence(Qt.Key.Key_Down), self.search, self._go_on_from_search)
        down.setContext(Qt.ShortcutContext.WidgetShortcut)
        QShortcut(QKeySequence.StandardKey.Find, self, self.search.setFocus)
        removes = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.table, self._remove)
        removes.setContext(Qt.ShortcutContext.WidgetShortcut)

    # --- from the window -----------------------------------------------------------------

    def shown(self) -> None:
        self._watch = watch_file(self._path, self._read)
        self._read()

    def hidden(self) -> None:
        if self._watch is not None:
            self._watch.blockSignals(True)  # it holds itself until the next collection
            self._watch.deleteLater()
            self._watch = None

    def take_keys(self) -> None:
        """As in the other places with a search, which can be seen to have them while there is no word yet."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _go_on_from_search(self) -> None:
        """To what was found; what was not is likely to be wanted as a new word."""
        if self._found.rowCount():
            self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.table.selectRow(max(0, self.table.currentIndex().row()))
        else:
            text = self.search.text().strip()
            self.search.clear()
            self.table.clearSelection()
            self.editor.written.setText(text or self.editor.written.text())
            self.editor.written.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # --- the list ------------------------------------------------------------------------

    def _read(self) -> None:
        self._aside.do(partial(read_list, self._path), self._show, self._failed)

    def _show(self, found: WordList) -> None:
        name = self._select or self._chosen_name()
        self._select = ""
        self._model.show_rows(rows_of(found), self._at_work.used())
        wrong = mistakes_told(self._path, found)
        self.mistakes.setText("" if wrong is None else f"{tr(wrong.title)}\n{tr(wrong.remedy)}")
        self.mistakes.setVisible(wrong is not None)
        self.empty.setVisible(not found)
        for at, row in enumerate(self._model.rows):
            if row.name == name:
                self.table.setCurrentIndex(self._found.mapFromSource(self._model.index(at, 0)))
                return
        self.editor.show_row(None)

    def _chosen(self) -> Row | None:
        index = self._found.mapToSource(self.table.currentIndex())
        return self._model.rows[index.row()] if index.isValid() else None

    def _chosen_name(self) -> str:
        row = self._chosen()
        return "" if row is None else row.name

    def _choose(self, _now: QModelIndex) -> None:
        self.editor.show_row(self._chosen())

    # --- changes -------------------------------------------------------------------------

    def _add(self, row: Row) -> None:
        self._write("", row.line, row.name, tr("Added: {word}").format(word=row.written))

    def _change(self, row: Row) -> None:
        self._write(self._chosen_name(), row.line, row.name, tr("Changed: {word}").format(word=row.written))

    def _remove(self) -> None:
        row = self._chosen()
        if row is not None:
            self._write(row.name, "", "", tr("Removed: {word}").format(word=row.written))

    def _write(self, name: str, line: str, choose: str, told: str) -> None:
        def done(_nothing: None) -> None:
            self._select = choose
            self._say(told)
            if not line:
                self.editor.clear()
            self._read()

        self._aside.do(lambda: set_line(self._path, name, line), done, self._failed)

    def _failed(self, problem: Problem) -> None:
        self._say(
            " ".join(
                filter(None, (tr(problem.title), problem.detail and f"({tr(problem.detail)})", tr(problem.remedy)))
            )
        )

    def _say(self, text: str) -> None:
        self.told.setText(text)
        self.told.setVisible(bool(text))
        announce(self.told, text)

    # --- another list --------------------------------------------------------------------

    def _ask_which(self) -> None:
        kinds = tr("Word lists (*.txt *.csv *.tsv *.json);;All files (*)")
        dialog = self._dialog = QFileDialog(self, tr("Add the words of another list"), str(Path.home()), kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.bring_in(Path(name)))
        dialog.open()

    def bring_in(self, path: Path) -> None:
        """Add what that list has and this one has not."""
        self._aside.do(partial(_merge, self._path, path), self._brought_in, self._failed)

    def _brought_in(self, came: tuple[int, int, int]) -> None:
        added, extended, wrong = came
        told = [tr_n("{n} line added.", "{n} lines added.", added)]
        if extended:
            told.append(tr_n("{n} word got other sounds.", "{n} words got other sounds.", extended))
        if wrong:
            told.append(tr_n("{n} line was no entry and was left out.", "{n} lines were none and left out.", wrong))
        self._say(" ".join(told))
        self._read()

    # --- a sentence ----------------------------------------------------------------------

    def _try_out(self) -> None:
        text = self.sentence.text().strip()
        corrected = self._at_work.try_out(text) if text else None
        if not text:
            told = ""
        elif corrected is None:
            told = tr("Nothing is corrected now: the list is empty, or the settings say so.")
        elif not corrected.corrections:
            told = tr("It stays as it is.")
        else:
            changes = [f"{one.heard} → {one.written}" for one in corrected.corrections]
            told = "\n".join((corrected.text, *changes))
        self.result.setText(told)
        self.result.setVisible(bool(told))
        announce(self.result, told)


def _merge(path: Path, other: Path) -> tuple[int, int, int]:
    """Lines added, entries with more sounds, lines that are none. Raises HoldtalkError."""
    new = read_words(other)
    added, extended = merge(path, new) if new else (0, 0)
    return added, extended, len(new.mistakes)
