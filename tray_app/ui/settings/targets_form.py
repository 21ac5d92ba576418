"""Targets: a whole set to choose, and those that are the user's own."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from tray_app.core.errors import Problem
from tray_app.core.translation import tr
from tray_app.perf.catalog import CATALOG
from tray_app.perf.figures_text import target_text
from tray_app.perf.presets import own_targets, preset_of, presets
from tray_app.settings_edits import Edit
from tray_app.ui.announcing import announce
from tray_app.ui.labels import SentenceLabel, sentence
from tray_app.ui.still_there import while_there
from tray_app.ui.told_as import name_choice
from tray_app.ui.window.target_box import TargetBox
from tray_app.ui.window.target_menu import preset_words

from .editors import ChoiceBox
from .items import Item
from .keeper import SettingsKeeper
from .labels import help_of

_FIRST = 0.9
"""Of the standard target."""


class TargetsForm(QWidget):
    def __init__(self, item: Item, keeper: SettingsKeeper) -> None:
        super().__init__()
        self.item = item
        self._keeper = keeper
        self.setObjectName(item.name)
        self.preset = ChoiceBox()
        name_choice(self.preset, tr("Set of targets"))
        self.preset.activated.connect(self._choose)
        self.boxes: dict[str, TargetBox] = {}
        """Of the user's own, by metric."""
        self._own = QVBoxLayout()
        self._own.setSpacing(4)
        self.more = ChoiceBox()
        name_choice(self.more, tr("Another target of your own"))
        self.more.activated.connect(self._add)
        self.told = SentenceLabel(ink="breach")
        self._lay_out()
        self.refresh()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(8)
        column.addWidget(sentence(help_of(self.item), dim=True))
        for widget in (self.preset, self.more):
            row = QHBoxLayout()
            row.addWidget(widget)
            row.addStretch(1)
            column.addLayout(row)
            if widget is self.preset:
                column.addLayout(self._own)
        column.addWidget(self.told)
        self.told.hide()

    @property
    def _targets(self) -> dict[str, float]:
        return own_targets(self._keeper.settings().targets)

    def refresh(self) -> None:
        self._fill_presets()
        own = self._targets
        if list(own) != list(self.boxes):
            self._fill_own(own)
        for name, box in self.boxes.items():
            if not box.hasFocus():
                box.blockSignals(True)
                box.setValue(own[name])
                box.blockSignals(False)
        self._fill_more(own)

    def _fill_presets(self) -> None:
        now = preset_of(self._keeper.settings().targets)
        choices = [(name, preset_words(name, CATALOG).replace("&", "")) for name in presets()]
        choices += [("", tr("Your own"))] if now is None else []
        _offer(self.preset, choices)
        self.preset.setCurrentIndex(max(0, self.preset.findData(now or "")))

    def _fill_own(self, own: Mapping[str, float]) -> None:
        while (taken := self._own.takeAt(0)) is not None:
            widget = taken.widget()
            if widget is not None:
                widget.deleteLater()
        self.boxes = {}
        for name in own:
            self._own.addWidget(self._row_of(name))

    def _row_of(self, name: str) -> QWidget:
        metric, made = CATALOG[name], QWidget()
        box = self.boxes[name] = TargetBox(metric)
        box.setKeyboardTracking(False)
        box.valueChanged.connect(lambda value, name=name: self._save_one(name, value))
        standard = tr("standard: {target}").format(target=target_text(metric.target, metric.unit))
        reset = QPushButton(tr("Reset"))
        reset.setAccessibleName(tr("Reset {figure}: {standard}").format(figure=tr(metric.label), standard=standard))
        reset.clicked.connect(lambda _checked=False, name=name: self._save_one(name, None))
        caption = QLabel(tr(metric.label))
        caption.setBuddy(box)
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(caption)
        row.addWidget(box)
        row.addWidget(sentence(standard, dim=True), 1)
        row.addWidget(reset)
        return made

    def _fill_more(self, own: Mapping[str, float]) -> None:
        left = [(name, tr(metric.label)) for name, metric in CATALOG.items() if name not in own]
        _offer(self.more, [("", tr("Add a target…")), *left])
        self.more.setCurrentIndex(0)

    # --- what is wanted ------------------------------------------------------------------

    def _choose(self, index: int) -> None:
        name = self.preset.itemData(index)
        if name:
            words = self.preset.itemText(index)
            targets = {figure: _plain(target) for figure, target in presets()[name].items()}
            self._write(tr("Targets: {words}").format(words=words), [Edit(("targets",), targets or None)])

    def _add(self, index: int) -> None:
        """It begins a little stricter than the standard: another number can be typed at once."""
        name = self.more.itemData(index)
        if name:
            metric = CATALOG[name]
            first = metric.strict if metric.strict is not None else metric.target * _FIRST
            self._save_one(name, first or 1.0)

    def _save_one(self, name: str, target: float | None) -> None:
        words = tr("Target of {figure}").format(figure=tr(CATALOG[name].label))
        self._write(words, [Edit(("targets", name), _plain(target))])

    def _write(self, words: str, edits: list[Edit]) -> None:
        self.told.hide()
        self._keeper.change(words, edits, while_there(self, self._done))

    def _done(self, problem: Problem | None) -> None:
        if problem is None:
            return
        self.told.setText(tr("Not changed: {why}").format(why=f"{tr(problem.title)} {tr(problem.remedy)}".strip()))
        self.told.show()
        announce(self.told, self.told.text())
        self.refresh()


def _plain(target: float | None) -> float | int | None:
    return int(target) if target is not None and target == int(target) else target


def _offer(box: QComboBox, choices: list[tuple[str, str]]) -> None:
    if [(box.itemData(index), box.itemText(index)) for index in range(box.count())] == choices:
        return
    box.clear()
    for value, words in choices:
        box.addItem(words, value)
