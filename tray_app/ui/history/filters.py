"""What is looked for in the history: words, time, program, engine, how it ended."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from tray_app.core.history import HistoryQuery, RowState
from tray_app.core.translation import tr
from tray_app.ui.columns import InColumns
from tray_app.ui.days import RANGES, date_range
from tray_app.ui.kinds import kind_words
from tray_app.ui.told_as import name_choice, name_clear_button

from .model import WAITS
from .row_words import STATE_WORDS

_GAP = 8
_LEAST_CHARACTERS = 9
"""Of a choice that is cut where there is no room."""


class SearchField(QLineEdit):
    """Searches while one types. Down and Enter go to what was found; Escape empties it."""

    list_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, clearButtonEnabled=True, placeholderText=tr("Search what you said"))
        self.setAccessibleName(tr("Search the history"))
        name_clear_button(self)
        self.setMaxLength(200)
        self.returnPressed.connect(self.list_wanted)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Down:
            self.list_wanted.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Escape is this field's before it is the window's, while something stands in it."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape and self.text():
            if event.type() is QEvent.Type.KeyPress:
                self.clear()
            event.accept()
            return True
        return super().event(event)


class Filters(QWidget):
    changed = Signal()
    """Another query is wanted."""

    def __init__(self, export: QPushButton, parent: QWidget) -> None:
        super().__init__(parent)
        self.words = SearchField(self)
        self.range = _choice(tr("When"), self)
        self.kind = _choice(tr("Kind of program"), self)
        self.engine = _choice(tr("Engine"), self)
        self.state = _choice(tr("How it ended"), self)
        self._choices = (self.range, self.kind, self.engine, self.state)
        for name, words in RANGES:
            self.range.addItem(tr(words), name)
        self.state.addItem(tr("Any end"), None)
        for state, words in STATE_WORDS.items():
            self.state.addItem(tr(words), state.value)
        above = QHBoxLayout()
        above.setSpacing(_GAP)
        above.addWidget(self.words, 1)
        above.addWidget(export)
        self._quiet = False
        """Several things are being changed at once."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        column.addLayout(above)
        column.addWidget(InColumns(self._choices, self, gap=_GAP))
        self.offer((), (), str)
        self.words.textChanged.connect(lambda _text: self._tell())
        for choice in self._choices:
            choice.currentIndexChanged.connect(lambda _index: self._tell())

    def offer(self, kinds: Sequence[str], engines: Sequence[str], title: Callable[[str], str]) -> None:
        """What there is to choose from; what was chosen stays so, while it is there. `title` names an engine."""
        _fill(self.kind, tr("All programs"), [(kind_words(kind), kind) for kind in kinds])
        _fill(self.engine, tr("All engines"), [(title(engine), engine) for engine in engines])

    @property
    def anything(self) -> bool:
        """Whether something in particular is looked for."""
        return bool(self.words.text().strip()) or any(choice.currentIndex() > 0 for choice in self._choices)

    def clear(self) -> None:
        """All of the history again, in one go."""
        self._quiet = True
        self.words.clear()
        for choice in self._choices:
            choice.setCurrentIndex(0)
        self._quiet = False
        self.changed.emit()

    def _tell(self) -> None:
        if not self._quiet:
            self.changed.emit()

    def query(self) -> HistoryQuery:
        """All that is looked for, as of now."""
        span = date_range(str(self.range.currentData()))
        kind, engine, state = (choice.currentData() for choice in (self.kind, self.engine, self.state))
        return HistoryQuery(
            words=self.words.text().strip(),
            since_ns=span.since_ns,
            until_ns=span.until_ns,
            states=() if state is None else (RowState(state),),
            engines=() if engine is None else (engine,),
            application_kinds=() if kind is None else (kind,),
        )

    def sections(self) -> tuple[HistoryQuery, ...]:
        """The same in the order in which it is shown: what waits, whatever its age, then the rest."""
        query = self.query()
        if query.states:
            return (query,)
        waits = tuple(state for state in RowState if state in WAITS)
        others = tuple(state for state in RowState if state not in WAITS)
        return replace(query, states=waits), replace(query, states=others)


def _choice(name: str, parent: QWidget) -> QComboBox:
    choice = QComboBox(parent)
    name_choice(choice, name)
    choice.setToolTip(name)
    choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    choice.setMinimumContentsLength(_LEAST_CHARACTERS)
    choice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return choice


def _fill(choice: QComboBox, everything: str, entries: Sequence[tuple[str, str]]) -> None:
    chosen, text = choice.currentData(), choice.currentText()
    if chosen is not None and chosen not in [value for _text, value in entries]:
        entries = [*entries, (text, chosen)]  # nothing of it is left, and somebody looks for it
    choice.blockSignals(True)
    choice.clear()
    choice.addItem(everything, None)
    for words, value in entries:
        choice.addItem(words, value)
    choice.setCurrentIndex(max(0, choice.findData(chosen)))
    choice.blockSignals(False)
