"""The menu that changes targets: whole sets, and the figure that is chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QApplication, QMenu

from tray_app.core.translation import listed, marked, tr, tr_n
from tray_app.perf.figures_text import target_text
from tray_app.perf.metric import Metric
from tray_app.perf.monitor import Monitor
from tray_app.perf.presets import RELAXED, STANDARD, STRICT, own_targets, preset_of, presets
from tray_app.ui.theme import readable_when_disabled

from .table import FigureTable

_WORDS = {
    STANDARD: marked("&Standard: {targets}"),
    STRICT: marked("S&trict: {targets}"),
    RELAXED: marked("&Relaxed: {targets}"),
}


def preset_words(name: str, catalog: Mapping[str, Metric]) -> str:
    """ "Strict: 50 ms, 50 MB, 2 %": told by what the strict one names; it may hold more."""
    preset, told = presets(catalog)[name], [metric for metric in catalog.values() if metric.strict is not None]
    targets = (target_text(preset.get(metric.name, metric.target), metric.unit) for metric in told)
    return tr(_WORDS[name]).format(targets=tr(listed(targets)))


class TargetMenu(QMenu):
    """`save` is given the targets that differ from the table's. Filled when it opens."""

    def __init__(self, monitor: Monitor, table: FigureTable, save: Callable[[Mapping[str, float]], None]) -> None:
        super().__init__(tr("&Targets"), table)
        self._monitor = monitor
        self._table = table
        self._save = save
        self._group = QActionGroup(self)
        for name, preset in presets(monitor.table).items():  # with those of parts that may be turned on later
            action = self._group.addAction(name)
            action.setCheckable(True)
            action.setData(name)
            action.triggered.connect(lambda _on=False, targets=preset: save(targets))
        self.addActions(self._group.actions())
        self._own = self.addAction("")
        self._own.setEnabled(False)
        self.addSeparator()
        self._edit = self.addAction(tr("&Edit the target…"), "F2", table.edit_target)
        self._reset = self.addAction("")
        self._reset.triggered.connect(lambda _on=False: self.save_one(*self._reset.data()))
        self.aboutToShow.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Texts and marks as they stand now."""
        self.setPalette(readable_when_disabled(QApplication.palette(self)))
        targets, catalog = self._monitor.targets, self._monitor.catalog
        now, own = preset_of(targets, catalog), own_targets(targets, catalog)
        for action in self._group.actions():
            action.setText(preset_words(action.data(), catalog))
            action.setChecked(action.data() == now)
        self._own.setVisible(now is None)
        self._own.setText(
            tr_n("Your own: {n} differs from the standard", "Your own: {n} differ from the standard", len(own))
        )
        row = self._table.chosen()
        self._reset.setVisible(row is not None and row.metric.name in own)
        if row is not None:
            metric = row.metric
            self._edit.setText(tr("&Edit the target of {figure}…").format(figure=tr(metric.label)))
            reset = tr("Reset {figure} to {target}")
            target = target_text(metric.target, metric.unit)
            self._reset.setText(reset.format(figure=tr(metric.label), target=target))
            self._reset.setData((metric.name, metric.target))

    def save_one(self, name: str, target: float) -> None:
        """One figure's target, in its metric's unit; the others stay."""
        targets = {**self._monitor.targets, name: target}
        self._save(own_targets(targets, self._monitor.table))
