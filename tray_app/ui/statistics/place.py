"""The Statistics place: how much was dictated, how quickly, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtWidgets import QComboBox, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from tray_app.core.bus import Bus
from tray_app.core.errors import Problem
from tray_app.core.history import HistoryChanged
from tray_app.core.statistics import TIMES, By, Counted, Statistics, StatisticsQuery
from tray_app.core.translation import tr, tr_n
from tray_app.ui.columns import InColumns
from tray_app.ui.crossing import Crossing
from tray_app.ui.days import LONG_RANGES, date_range
from tray_app.ui.labels import button, heading, in_order, plain
from tray_app.ui.reading import Reading
from tray_app.ui.told_as import name_choice

from .bars import Bar, Bars
from .cards import Cards
from .figures import ADDED_UP, CHARTED, GROUPS, Figure, figure_text, key_words, without_gaps
from .table import FiguresTable

_MARGIN, _SPACING = 24, 12
_READ_AFTER_MS = 500
"""Of a burst of news only the last is counted."""


class StatisticsActions(Protocol):
    """Called on Qt's thread."""

    def typing_words_per_minute(self) -> int: ...

    def engine_titles(self) -> Mapping[str, str]:
        """What engines are called, by what the settings call them."""

    def dictating_hint(self) -> str:
        """What to do to dictate, as in "Hold Right Ctrl and speak.", in the user's language."""


@dataclass(frozen=True, slots=True)
class Found:
    by: By = By.DAY
    together: Counted = field(default_factory=Counted)
    groups: tuple[Counted, ...] = ()


class StatisticsPlace(QWidget):
    """Qt's thread. Counts while it is shown, and rests while it is not."""

    def __init__(
        self, statistics: Statistics, actions: StatisticsActions, bus: Bus, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._statistics = statistics
        self._actions = actions
        self._bus = bus
        self._end_news: Callable[[], None] = lambda: None
        self._found = Found()
        self._reading = Reading("statistics-reading", self)
        self._soon = QTimer(self, interval=_READ_AFTER_MS, singleShot=True)
        self._build()
        self._lay_out()
        self._soon.timeout.connect(self._count)
        self._reading.failed.connect(self._show_failure)
        for choice in (self.range, self.by):
            choice.currentIndexChanged.connect(lambda _index: self._count())
        self.charted.currentIndexChanged.connect(lambda _index: self._show_chart())

    def _build(self) -> None:
        self.setAccessibleName(tr("Statistics"))
        self.range = _choice(tr("Which time"), [(tr(words), name) for name, words in LONG_RANGES], chosen="30 days")
        self.by = _choice(tr("Put together"), [(tr(words), by.value) for by, words in GROUPS], chosen=By.DAY.value)
        charted = [(tr(figure.heading), number) for number, figure in enumerate(CHARTED)]
        self.charted = _choice(tr("Shown as bars"), charted, chosen=0)
        self.cards = Cards(self)
        self.bars = Bars(self)
        self.table = FiguresTable(self._title, self)
        self.copy = button(tr("&Copy table"), self.table.copy)
        self._against = plain(dim=True)
        self._told, self._more = heading(), plain()

    def _lay_out(self) -> None:
        choices = InColumns((self.range, self.by, self.charted, self.copy), self)
        below = QSplitter(Qt.Orientation.Vertical, self, childrenCollapsible=False)
        below.setObjectName("figures")
        below.addWidget(self.bars)
        below.addWidget(self.table)
        below.setStretchFactor(0, 3)
        below.setStretchFactor(1, 2)
        below.setSizes([300, 200])
        full = QWidget(self)
        column = QVBoxLayout(full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_SPACING)
        column.addWidget(self.cards)
        column.addWidget(self._against)
        column.addWidget(below, 1)
        empty = QWidget(self)
        column = QVBoxLayout(empty)
        column.addStretch(1)
        column.addWidget(self._told)
        column.addWidget(self._more)
        column.addStretch(2)
        self._stack = QStackedWidget(self)
        for page in (full, empty):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(_SPACING)
        column.addWidget(choices)
        column.addWidget(self._stack, 1)
        in_order(self.range, self.by, self.charted, self.copy, self.bars, self.table)

    def take_keys(self) -> None:
        self.range.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # --- coming and going ----------------------------------------------------------------

    def shown(self) -> None:
        if not self._reading.running:
            self._reading.start()
            self._end_news = self._bus.subscribe(HistoryChanged, "the Statistics place", Crossing(self, self._hear))
        self._count()

    def hidden(self) -> None:
        self._end_news()
        self._soon.stop()
        self.bars.rest()
        self._reading.stop()

    def settings_changed(self) -> None:
        """Another typing speed, maybe."""
        if self._reading.running:
            self._show_all()

    def _hear(self, _changed: HistoryChanged) -> None:
        if self._reading.running:
            self._soon.start()

    # --- counting ------------------------------------------------------------------------

    def _count(self) -> None:
        span, by = date_range(str(self.range.currentData())), By(self.by.currentData())
        week_begins = QLocale().firstDayOfWeek().value
        self._reading.forget("counts")

        def read() -> Found:
            together, groups = (
                self._statistics.counted(StatisticsQuery(one, span.since_ns, span.until_ns, week_begins))
                for one in (By.ALL, by)
            )
            return Found(by, together[0] if together else Counted(), tuple(groups))

        self._reading.ask("counts", read, self._show)

    def _show(self, found: Found) -> None:
        self._found = found
        self._show_all()

    def _show_all(self) -> None:
        found, typing = self._found, self._actions.typing_words_per_minute()
        self._told.setText(tr("Nothing was dictated in this time"))
        self._more.setText(f"{self._actions.dictating_hint()} {tr('What you said is counted here.')}".strip())
        self._stack.setCurrentIndex(0 if found.together.dictations else 1)
        self.copy.setEnabled(bool(found.groups))
        self.charted.setEnabled(bool(found.groups))
        self.cards.show_figures(found.together, typing)
        against = tr_n("Time saved is held against typing {n} word a minute.",
                       "Time saved is held against typing {n} words a minute.", typing)  # fmt: skip
        self._against.setText(against)
        self.table.show_groups(found.by, found.groups, typing)
        self._show_chart()

    def _show_chart(self) -> None:
        found, typing = self._found, self._actions.typing_words_per_minute()
        figure = CHARTED[self.charted.currentData()]
        groups = without_gaps(found.by, list(found.groups))
        bars = [self._bar(figure, of, typing) for of in groups]
        told = tr("{figure}, {grouped}").format(figure=tr(figure.heading), grouped=self.by.currentText())
        self.bars.show_bars(told, bars, lying=found.by not in TIMES, tick=figure.text)

    def _bar(self, figure: Figure, of: Counted, typing: int) -> Bar:
        value = figure.value(of, typing)
        if value is None and figure.heading in ADDED_UP:
            value = 0.0
        by = self._found.by
        told = f"{key_words(by, of.key, self._title)}: {figure_text(figure, of, typing)}"
        return Bar(key_words(by, of.key, self._title, short=True), value, told)

    def _title(self, engine: str) -> str:
        return self._actions.engine_titles().get(engine, engine)

    def _show_failure(self, problem: Problem) -> None:
        self._told.setText(tr(problem.title))
        self._more.setText(" ".join(filter(None, (tr(problem.remedy), tr(problem.detail)))))
        self._stack.setCurrentIndex(1)


def _choice(name: str, entries: list[tuple[str, str]] | list[tuple[str, int]], chosen: str | int) -> QComboBox:
    made = QComboBox()
    name_choice(made, name)
    made.setToolTip(name)
    for words, value in entries:
        made.addItem(words, value)
    made.setCurrentIndex(max(0, made.findData(chosen)))
    return made
