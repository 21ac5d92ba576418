"""The smallest view: one line that stays on top of other windows."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from tray_app.core.translation import tr
from tray_app.perf.breaches import State
from tray_app.perf.catalog import WAIT
from tray_app.perf.figures_text import target_text, with_unit
from tray_app.perf.metric import Unit
from tray_app.perf.monitor import MonitorSnapshot

from .cells import tabular
from .header import StateMark
from .sections import Headline

CLOSE_PX = 26
"""Large enough to be hit."""


def line_of(snapshot: MonitorSnapshot, headline: Headline) -> str:
    """The wait of the last dictation and the usual one (the median), then what is wrong, if anything is."""
    waits = [(series.stats, series) for series in snapshot.series if series.metric.name == WAIT and series.stats]
    if not waits:
        return headline.text
    stats, newest = max(waits, key=lambda wait: wait[0].last_at_ns)
    last, usual = with_unit(stats.last, Unit.MS), with_unit(stats.p50, Unit.MS)
    if headline.state is State.OK:
        words = tr("Text after {last}, usually {usual}, target {target}")
        return words.format(last=last, usual=usual, target=target_text(newest.target, Unit.MS))
    return f"{tr('Text after {last}, usually {usual}').format(last=last, usual=usual)}  ·  {headline.text}"


class MinimalLine(QWidget):
    """As wide as its words, so that nothing is cut."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = StateMark(self)
        self._text = QLabel(self)
        self._text.setFont(tabular(self._text.font()))
        self._text.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Fixed)
        self.more = QPushButton(tr("&More"), self)
        self.more.setToolTip(tr("Show all figures (Ctrl+3)"))
        self.away = QToolButton(self)
        """Closes it; shown where there is no title bar to do that."""
        self.away.setText("×")
        self.away.setMinimumSize(CLOSE_PX, CLOSE_PX)
        self.away.setAutoRaise(True)
        self.away.setAccessibleName(tr("Close"))
        self.away.setToolTip(tr("Close"))
        self.away.hide()
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 6, 8, 6)
        line.setSpacing(8)
        line.addWidget(self._mark)
        line.addWidget(self._text, 1)
        line.addWidget(self.more)
        line.addWidget(self.away)

    def show_line(self, snapshot: MonitorSnapshot, headline: Headline) -> bool:
        """True when the words changed, and with them the width they need."""
        self._mark.show_state(headline.state)
        text = line_of(snapshot, headline)
        changed = text != self._text.text()
        self._text.setText(text)
        return changed
