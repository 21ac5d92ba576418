"""One dictation whole: its text, what was heard, its figures, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from tray_app.core.events import DictationId
from tray_app.core.history import HistoryRow, RowState
from tray_app.core.translation import tr, tr_n
from tray_app.ui.announcing import announce
from tray_app.ui.columns import InColumns, whole_width
from tray_app.ui.days import when_words
from tray_app.ui.labels import as_written, button, heading, plain
from tray_app.ui.scrolled import Scrolled

from .changes import Changes
from .figure_lines import FigureLines
from .figure_words import all_figures, told
from .row_words import facts_words, found_words, length_words, without_text
from .text_field import TextField

_SPACING = 10


class Detail(Scrolled):
    """Shows what it is given; what its buttons are for is somebody else's."""

    copy_wanted = Signal()
    insert_wanted = Signal()
    play_wanted = Signal()
    delete_wanted = Signal()

    def __init__(self, title: Callable[[str], str], parent: QWidget) -> None:
        """`title` names an engine."""
        inside = QWidget()
        super().__init__(inside, parent)
        self.setAccessibleName(tr("The chosen dictation"))
        self._title = title
        self._row: HistoryRow | None = None
        self._shown: tuple[DictationId, ...] = ()
        self.text = TextField(inside)
        self._when = heading()
        self._facts = plain(dim=True)
        self._remark = plain()
        self._heard = plain(selectable=True)
        self.changes = Changes(inside)
        self.figures = FigureLines(inside)
        self.copy = button(tr("&Copy"), self.copy_wanted.emit)
        self.insert = button(tr("&Insert again"), self.insert_wanted.emit)
        self.play = button(tr("&Play"), self.play_wanted.emit)
        self.retry = QPushButton(tr("&Try again with"))
        self.retry_menu = QMenu(self.retry)
        self.retry.setMenu(self.retry_menu)
        self.delete = button(tr("&Delete…"), self.delete_wanted.emit)
        self.told = plain(dim=True)
        self.told.hide()
        self._lay_out(inside)
        self.show_rows(())

    def _lay_out(self, inside: QWidget) -> None:
        for one in self.buttons():
            one.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_SPACING)
        for part in (self._when, self._facts, self._remark):
            column.addWidget(part)
        column.addWidget(self.text, 1)
        column.addWidget(InColumns(self.buttons(), inside, width=whole_width))
        column.addWidget(self.told)
        column.addWidget(self.changes)
        column.addWidget(self._heard)
        column.addWidget(self.figures)
        column.addStretch(0)

    def buttons(self) -> tuple[QPushButton, ...]:
        return self.copy, self.insert, self.play, self.retry, self.delete

    @property
    def row(self) -> HistoryRow | None:
        """The one that is shown; None for none, and for several."""
        return self._row

    def show_rows(self, rows: Sequence[HistoryRow], playing: DictationId | None = None) -> None:
        self._row = rows[0] if len(rows) == 1 else None
        row, before = self._row, self._shown
        self._shown = tuple(one.row_id for one in rows)
        if self._shown != before:
            self.tell("")
        self.text.show_row(row if row is not None and row.text else None)
        self.text.setVisible(row is not None and bool(row.text))
        self.changes.show_row(row)
        self._tell(rows)
        self._show_buttons(rows)
        self.show_playing(playing)

    def tell(self, words: str) -> None:
        """What became of what was asked for, until another row is shown."""
        self.told.setText(words)
        self.told.setVisible(bool(words))
        announce(self.told, words)

    def show_playing(self, row_id: DictationId | None) -> None:
        playing = self._row is not None and row_id == self._row.row_id
        self.play.setText(tr("Sto&p") if playing else tr("&Play"))

    def _tell(self, rows: Sequence[HistoryRow]) -> None:
        row = self._row
        if row is not None:
            self._when.setText(when_words(row.row_id))
            self._facts.setText(facts_words(row))
            self._remark.setText(_remark(row))
            heard = row.heard if row.heard != row.text else ""
            self._heard.setText(tr("As it was heard: {text}").format(text=heard) if heard else "")
            self.figures.tell(told(row, self._title), partial(all_figures, row))
        else:
            self._when.setText(found_words(len(rows)) if rows else "")
            self._facts.setText(_together(rows) if rows else tr("Choose a dictation to read all of it."))
            for label in (self._remark, self._heard):
                label.clear()
            self.figures.tell(())
        for label in (self._when, self._remark, self._heard):
            label.setVisible(bool(label.text()))

    def _show_buttons(self, rows: Sequence[HistoryRow]) -> None:
        row = self._row
        for one in self.buttons():
            one.setVisible(bool(rows))
        self.copy.setEnabled(any(one.text for one in rows))
        self.insert.setEnabled(row is not None and bool(row.text))
        self.play.setEnabled(row is not None and row.sound)
        self.retry.setEnabled(row is not None and row.sound)
        silent = tr("Its sound is not kept.") if row is not None and not row.sound else ""
        self.play.setToolTip(silent)
        self.retry.setToolTip(silent)


def _remark(row: HistoryRow) -> str:
    """Why it is not where it was meant to go, and what to do."""
    if row.state is RowState.WAITING:
        waits = tr("This text waits for you: copy it, or insert it where it belongs.")
        return f"{tr(row.problem)} {waits}" if row.problem else waits
    if row.state is RowState.UNDONE:
        return tr("You took this text back. It can be copied, or inserted again.")
    if row.text:
        return tr(row.problem)
    what = without_text(row)
    return f"{tr(row.problem)} {what}" if row.problem else what


def _together(rows: Sequence[HistoryRow]) -> str:
    words = as_written(tr_n("{n} word", "{n} words", sum(row.words for row in rows)), sum(row.words for row in rows))
    length = length_words(sum(row.audio_ms for row in rows))
    return tr("{words} in {time}").format(words=words, time=length)
