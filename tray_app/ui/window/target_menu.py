"""The menu that changes targets: whole sets, and the figure that is chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from tray_app.perf.catalog import CATALOG, Metric
from tray_app.perf.figures_text import target_text
from tray_app.perf.presets import PRESETS, RELAXED, STANDARD, STRICT, own_targets, preset_of
from tray_app.ui.theme import readable_when_disabled

_WORDS = {STANDARD: "&Standard", STRICT: "S&trict", RELAXED: "&Relaxed"}
_TOLD = ("response_total", "tray_uss", "tray_cpu")
"""What a preset is told by; it may hold more."""


def preset_words(name: str) -> str:
    """ "Strict: 50 ms, 50 MB, 2 %"."""
    targets = {metric: PRESETS[name].get(metric, CATALOG[metric].target) for metric in _TOLD}
    return f"{_WORDS[name]}: " + ", ".join(
        target_text(value, CATALOG[metric].unit) for metric, value in targets.items()
    )


class TargetMenu(QMenu):
    """`save` is given the targets that differ from the table's. Filled when it opens."""

    def __init__(
        self,
        targets: Callable[[], Mapping[str, float]],
        chosen: Callable[[], Metric | None],
        *,
        edit: Callable[[], None],
        save: Callable[[Mapping[str, float]], None],
        parent: QWidget,
    ) -> None:
        super().__init__("&Targets", parent)
        self._targets = targets
        self._chosen = chosen
        self._save = save
        self._group = QActionGroup(self)
        for name in PRESETS:
            action = QAction(preset_words(name), self)
            action.setCheckable(True)
            action.setData(name)
            action.triggered.connect(lambda _on=False, preset=name: save(PRESETS[preset]))
            self._group.addAction(action)
            self.addAction(action)
        self._own = QAction("", self)
        self._own.setEnabled(False)
        self.addAction(self._own)
        self.addSeparator()
        self._edit = QAction("&Edit the target…", self)
        self._edit.setShortcut(QKeySequence("F2"))
        self._edit.triggered.connect(lambda _on=False: edit())
        self._reset = QAction("", self)
        self._reset.triggered.connect(lambda _on=False: self._reset_chosen())
        self.addActions([self._edit, self._reset])
        self.aboutToShow.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Texts and marks as they stand now."""
        self.setPalette(readable_when_disabled(QApplication.palette(self)))
        targets = self._targets()
        now, own = preset_of(targets), own_targets(targets)
        for action in self._group.actions():
            action.setChecked(action.data() == now)
        self._own.setVisible(now is None)
        count = len(own)
        self._own.setText(f"Your own: {count} {'differs' if count == 1 else 'differ'} from the standard")
        metric = self._chosen()
        self._reset.setVisible(metric is not None and metric.name in own)
        if metric is not None:
            self._edit.setText(f"&Edit the target of {metric.label}…")
            self._reset.setText(f"Reset {metric.label} to {target_text(metric.target, metric.unit)}")

    def _reset_chosen(self) -> None:
        metric = self._chosen()
        if metric is not None:
            self.save_one(metric.name, metric.target)

    def save_one(self, name: str, target: float) -> None:
        """One figure's target, in its metric's unit; the others stay. Raises KeyError for a name that is no metric."""
        metric = CATALOG[name]
        own = own_targets(self._targets())
        if target == metric.target:
            own.pop(name, None)
        else:
            own[name] = target
        self._save(own)
