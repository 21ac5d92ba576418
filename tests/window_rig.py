"""The performance window on a monitor of its own, and what it asked of the program around it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from perf_records import record

from tray_app.core.dictation import Start
from tray_app.perf.monitor import Monitor
from tray_app.perf.stalls import Heartbeat, StallWatch
from tray_app.ui.window import PerformanceWindow
from tray_app.ui.window.earlier import ReadFigures
from tray_app.ui.window.rows import Column, row_of


class WindowRig:
    """Not shown yet. Whoever made it closes it."""

    def __init__(
        self,
        monitor: Monitor | None = None,
        *,
        view: str = "detailed",
        heartbeat: Heartbeat | None = None,
        earlier: ReadFigures | None = None,
        alone: bool = True,
        elsewhere: bool = False,
    ) -> None:
        self.monitor = monitor or Monitor()
        self.watched: list[bool] = []
        """What the sampler was told."""
        self.exported: list[str] = []
        self.views_saved: list[str] = []
        self.elsewhere: list[str] = []
        """Views that are to be shown elsewhere, where there is such a place."""
        self.targets_saved: list[Mapping[str, float]] = []
        self.window = PerformanceWindow(
            self.monitor,
            export=self.exported.append,
            watched=self.watched.append,
            heartbeat=heartbeat or StallWatch(self.monitor).heartbeat("ui", "ui_stall"),
            stalls=tuple,
            hotkey=lambda: "F9",
            view=view,
            save_view=self.views_saved.append,
            save_targets=self._save_targets,
            earlier=earlier,
            alone=alone,
            elsewhere=self.elsewhere.append if elsewhere or not alone else None,
        )

    def _save_targets(self, targets: Mapping[str, float]) -> None:
        self.targets_saved.append(dict(targets))
        self.monitor.set_targets(targets)

    def dictate(self, *numbers: int, start: Start = Start.WARM) -> None:
        """Dictations with these numbers, which are shown."""
        for number in numbers:
            self.monitor.record_dictation(replace(record(number), start=start))
        self.window.refresh()

    def chosen_figure(self) -> tuple[str, str]:
        """Its name and its start."""
        view = row_of(self.window._table.currentIndex())
        assert view is not None
        return view.metric.name, view.series.start

    def cell(self, name: str, column: Column, start: str = "warm") -> str:
        found = self.window._rows.find(name, start)
        assert found.isValid(), f"no row {name} {start}"
        return str(found.siblingAtColumn(column).data())

    def close(self) -> None:
        self.window.close()
        self.window.deleteLater()
