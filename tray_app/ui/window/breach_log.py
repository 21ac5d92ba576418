"""The breaches of this session, and of the chosen one all that is known: its waterfall, what was loaded, what helps."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tray_app.core.translation import marked, tr
from tray_app.perf.breaches import Breach
from tray_app.perf.monitor import Monitor, MonitorSnapshot
from tray_app.perf.stalls import Stall
from tray_app.ui.breach_flags import breach_key
from tray_app.ui.scrolled import Scrolled, split, stack

from .lists import ListModel, ListView, breach_columns
from .story import story_of
from .told import Told, table_of
from .waterfall import GAP, Waterfall

_NOTHING = marked("No figure broke its target in this session.")


class BreachLog(QWidget):
    followed = Signal(object)
    """The breach: Enter or a double click leads there."""

    def __init__(
        self, monitor: Monitor, stalls: Callable[[], Sequence[Stall]] = tuple, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._monitor = monitor
        self._stalls = stalls
        self._snapshot: MonitorSnapshot | None = None
        self._model: ListModel[Breach] = ListModel(breach_columns(self._now_ns), self)
        self.view = ListView(self._model, tr("Breaches"), self)
        self._words = Told(tr("The chosen breach"), tr(_NOTHING), self)
        self.waterfall = Waterfall(self, verdict=False)
        self._lay_out()
        self.view.selectionModel().currentRowChanged.connect(lambda _now, _before: self._tell())
        self.view.activated.connect(lambda index: self.followed.emit(self._model.items[index.row()]))

    def _lay_out(self) -> None:
        told = QWidget(self)
        column = QVBoxLayout(told)
        column.setContentsMargins(GAP, GAP, GAP, GAP)
        column.addWidget(self._words)
        column.addWidget(self.waterfall, 1)
        beside = split(Qt.Orientation.Horizontal, {self.view: 1, Scrolled(told, self): 1}, self)
        beside.setSizes([600, 600])
        stack(self, beside)

    def show_snapshot(self, snapshot: MonitorSnapshot) -> None:
        """The newest breach is chosen until another one is; the chosen one stays so."""
        chosen = self.chosen()
        self._snapshot = snapshot
        self._model.show_items(snapshot.breaches)
        self.choose(chosen)  # the oldest leave a full list: the same row is another breach then
        self._tell()

    def choose(self, breach: Breach | None) -> None:
        """Select it, or the newest one when it is not there."""
        keys = [breach_key(known) for known in self._model.items]
        wanted = breach_key(breach) if breach is not None else None
        if keys:
            self.view.selectRow(keys.index(wanted) if wanted in keys else 0)

    def chosen(self) -> Breach | None:
        row = self.view.currentIndex().row()
        return self._model.items[row] if 0 <= row < len(self._model.items) else None

    def _now_ns(self) -> int:
        return self._snapshot.at_ns if self._snapshot is not None else 0

    def _tell(self) -> None:
        breach, snapshot = self.chosen(), self._snapshot
        if breach is None or snapshot is None:
            self._words.tell(tr(_NOTHING), tr(_NOTHING))
            self.waterfall.setVisible(False)
            return
        story = story_of(breach, snapshot, self._monitor, self._stalls())
        rows = ((heading, escape(text)) for heading, text in story.lines)
        self._words.tell(f"<b>{escape(story.title)}</b>{table_of(rows)}", story.in_words())
        self.waterfall.setVisible(story.record is not None)
        if story.record is not None:
            self.waterfall.show_record(story.record, self._monitor.targets, "")
