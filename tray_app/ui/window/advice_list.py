"""What to try, each with the evidence it rests on and what it would bring."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from PySide6.QtWidgets import QScrollArea, QWidget

from tray_app.core.translation import marked, tr
from tray_app.perf.advice import Recommendation, recommendations
from tray_app.perf.leaks import LeakFinding, leak_check
from tray_app.perf.monitor import Monitor, MonitorSnapshot

from .told import Told, table_of
from .waterfall import GAP

LEAKS_EVERY_NS = 10_000_000_000
"""Slopes over an hour do not change from one refresh to the next, and cost milliseconds."""
_NOTHING = marked("Nothing to recommend: no figure is over its target often enough to count.")


class AdviceList(QScrollArea):
    def __init__(self, monitor: Monitor, parent: QWidget | None = None) -> None:
        super().__init__(parent, widgetResizable=True)
        self.setAccessibleName(tr("Recommendations"))
        self._monitor = monitor
        self._leaks: tuple[LeakFinding, ...] = ()
        self._leaks_at_ns = -LEAKS_EVERY_NS
        self._words = Told(tr("Recommendations"), tr(_NOTHING), self)
        self._words.setContentsMargins(2 * GAP, GAP, 2 * GAP, GAP)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setWidget(self._words)

    def show_snapshot(self, snapshot: MonitorSnapshot) -> None:
        if snapshot.at_ns - self._leaks_at_ns >= LEAKS_EVERY_NS:
            self._leaks, self._leaks_at_ns = leak_check(self._monitor), snapshot.at_ns
        found = recommendations(snapshot, self._leaks)
        words = "\n".join(advice.sentence() for advice in found)
        self._words.tell("".join(_as_html(*same) for same in _by_remedy(found)) or tr(_NOTHING), words or tr(_NOTHING))


def _by_remedy(found: Iterable[Recommendation]) -> list[list[Recommendation]]:
    """What the same thing helps against stands together, once."""
    groups: dict[str, list[Recommendation]] = {}
    for advice in found:
        groups.setdefault(advice.remedy, []).append(advice)
    return list(groups.values())


def _as_html(*same: Recommendation) -> str:
    evidence, gain = tr("Evidence"), tr("Gain")
    rows = [row for advice in same for row in ((evidence, escape(advice.evidence)), (gain, escape(advice.gain)))]
    tried = dict.fromkeys(advice.try_text for advice in same if advice.try_text)
    rows += [(tr("Try"), f"<code dir='ltr'>{escape(tr(text))}</code>") for text in tried]
    return f"<p style='margin-bottom: 2px'><b>{escape(tr(same[0].remedy))}</b></p>{table_of(rows)}"
