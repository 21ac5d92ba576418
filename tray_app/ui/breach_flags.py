"""Telling of figures off their target outside the Performance window: the tray's mark, and one notification each."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from tray_app.core.notice_actions import SHOW_WORST_FIGURE
from tray_app.core.settings import PerformanceSettings
from tray_app.core.snapshot import Notice, NoticeKind, PublicState, Snapshot
from tray_app.core.translation import tr, tr_n
from tray_app.perf.breaches import Breach, worst_of
from tray_app.perf.figures_text import target_text, with_unit
from tray_app.perf.monitor import Monitor
from tray_app.perf.words import breach_body, breach_title

GATHER_MS = 400
"""One slow dictation breaks several targets at once: they are told together."""


def breach_line(breach: Breach) -> str:
    """The one line that tooltip and menu have room for: "Transcription is over its target: 640 ms, target 200 ms"."""
    unit = breach.row.unit
    return tr("{what}: {figure}, target {target}").format(
        what=breach_title(breach), figure=with_unit(breach.worst, unit), target=target_text(breach.target, unit)
    )


class BreachFlags(QObject):
    """Qt's thread only. Its timer runs only between a new breach and its notification."""

    def __init__(
        self,
        monitor: Monitor,
        *,
        mark: Callable[[str], None],
        notify: Callable[[Notice], object],
        settings: PerformanceSettings,
    ) -> None:
        """`mark` is given the worst open breach as one line, empty when there is none or none is to be shown."""
        super().__init__()
        self._monitor = monitor
        self._mark = mark
        self._notify = notify
        self._settings = settings
        self._dictating = False
        self._untold: list[Breach] = []
        self._gather = QTimer(self, singleShot=True, interval=GATHER_MS)
        self._gather.timeout.connect(self._tell)

    def apply(self, settings: PerformanceSettings) -> None:
        """Other settings from now on; what was turned off goes at once."""
        self._settings = settings
        self._show_mark()

    def breach_changed(self, breach: Breach) -> None:
        """A breach opened or cleared."""
        self._show_mark()
        if breach.cleared_ns is None and self._settings.notify_breaches:
            self._untold.append(breach)
            if not self._dictating:
                self._gather.start()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Nothing is told while somebody speaks or waits for their text; what came up meanwhile is told after it."""
        self._dictating = snapshot.state in (PublicState.RECORDING, PublicState.TRANSCRIBING)
        if self._dictating:
            self._gather.stop()
            return
        if self._untold and not self._gather.isActive():
            self._gather.start()
        self._show_mark()  # it may have got worse since

    def worst(self) -> Breach | None:
        """The open breach that is told first."""
        return worst_of(self._monitor.breaches())

    def _show_mark(self) -> None:
        worst = self.worst() if self._settings.badge_breaches else None
        self._mark(breach_line(worst) if worst is not None else "")

    def _tell(self) -> None:
        """Those that have cleared while they waited are history, and stand in the window's log."""
        waited, self._untold = self._untold, []
        still_open = {breach_key(breach) for breach in self._monitor.breaches() if breach.cleared_ns is None}
        told = [breach for breach in waited if breach_key(breach) in still_open]
        first = worst_of(told)
        if first is None or not self._settings.notify_breaches:
            return
        others = len({breach.metric for breach in told} - {first.metric})
        title = breach_title(first)
        if others:
            title += f" {tr_n('(and one more figure)', '(and {n} more figures)', others)}"
        self._notify(Notice(NoticeKind.WARNING, title, breach_body(first), SHOW_WORST_FIGURE))


def breach_key(breach: Breach) -> tuple[str, str, int]:
    """What stays of a breach while it worsens."""
    return breach.metric, breach.start, breach.flagged_ns
