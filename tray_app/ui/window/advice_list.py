"""What to try, each with the evidence it rests on and what it would bring."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from tray_app.perf.leaks import LeakFinding, leak_check
from tray_app.perf.monitor import Monitor, MonitorSnapshot
from tray_app.perf.review import Recommendation, recommendations

from .waterfall import GAP

LEAKS_EVERY_NS = 10_000_000_000
"""Slopes over an hour do not change from one refresh to the next, and cost milliseconds."""
_NOTHING = "Nothing to recommend: no figure is over its target often enough to count."


class AdviceList(QScrollArea):
    """Its text can be selected, to paste a command or a setting elsewhere."""

    def __init__(self, monitor: Monitor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._monitor = monitor
        self._leaks: tuple[LeakFinding, ...] = ()
        self._leaks_at_ns = -LEAKS_EVERY_NS
        self._shown: tuple[Recommendation, ...] | None = None
        self._words = QLabel(_NOTHING, self)
        self._words.setWordWrap(True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._words.setAccessibleName("Recommendations")
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(2 * GAP, GAP, 2 * GAP, GAP)
        column.addWidget(self._words)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setWidget(inside)

    def show_snapshot(self, snapshot: MonitorSnapshot) -> None:
        if snapshot.at_ns - self._leaks_at_ns >= LEAKS_EVERY_NS:
            self._leaks, self._leaks_at_ns = leak_check(self._monitor), snapshot.at_ns
        found = recommendations(snapshot, self._leaks)
        if found == self._shown:
            return
        self._shown = found
        self._words.setText("".join(_as_html(advice) for advice in found) or _NOTHING)
        self._words.setAccessibleDescription("\n".join(advice.sentence() for advice in found) or _NOTHING)


def _as_html(advice: Recommendation) -> str:
    tried = f"<tr><td style='padding-right: 16px'>Try</td><td><code>{escape(advice.try_text)}</code></td></tr>"
    return (
        f"<p style='margin-bottom: 2px'><b>{escape(advice.remedy)}</b></p><table>"
        f"<tr><td style='padding-right: 16px'>Evidence</td><td>{escape(advice.evidence)}</td></tr>"
        f"<tr><td style='padding-right: 16px'>Gain</td><td>{escape(advice.gain)}</td></tr>"
        f"{tried if advice.try_text else ''}</table>"
    )
