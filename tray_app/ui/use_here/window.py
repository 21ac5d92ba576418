"""A small window: what is to be otherwise in windows of one program. What is chosen becomes a profile in the settings
file, and can be changed and taken back in the Settings place as any other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QVBoxLayout

from tray_app.core.applications import Application
from tray_app.core.errors import Problem
from tray_app.core.settings import ProfileSettings, Settings
from tray_app.core.translation import tr
from tray_app.core.window_profiles import profile_in
from tray_app.settings_edits import Edit
from tray_app.ui.announcing import announce
from tray_app.ui.icons import program_icon
from tray_app.ui.labels import SentenceLabel, heading, sentence
from tray_app.ui.settings.editors import Choice, ChoiceBox
from tray_app.ui.settings.items import Item, row_items
from tray_app.ui.settings.keeper import SettingsKeeper
from tray_app.ui.settings.labels import label
from tray_app.ui.settings.making import choices_of
from tray_app.ui.still_there import while_there

ASKED = ("language", "engine", "layout", "numbers", "code")
"""Of a profile; what else it may say is in the Settings place."""


class UseHereWindow(QDialog):
    def __init__(self, application: Application, keeper: SettingsKeeper) -> None:
        super().__init__()
        self._keeper = keeper
        self._program = application.name
        self._profile = profile_for(application, keeper.settings())
        self._before = keeper.settings().profile.get(self._profile, ProfileSettings())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Settings for {program}").format(program=self._program))
        self.setWindowIcon(program_icon())
        self.boxes = {name: self._box(name) for name in ASKED}
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for name, box in self.boxes.items():
            form.addRow(label(_item(name)), box)
        self.told = SentenceLabel(ink="breach")
        self.told.hide()
        buttons = QDialogButtonBox()
        self.save_button = buttons.addButton(tr("&Save"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.save_button.setDefault(True)
        buttons.addButton(tr("&Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._save)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(heading(self.windowTitle()))
        column.addWidget(
            sentence(tr("They count in its windows. Settings has more of them under Profiles, and Undo."), dim=True)
        )
        column.addLayout(form)
        column.addWidget(self.told)
        column.addStretch(1)
        column.addWidget(buttons)
        self.boxes[ASKED[0]].setFocus()

    def _box(self, name: str) -> ChoiceBox:
        item = _item(name)
        box = ChoiceBox()
        box.setAccessibleName(label(item))
        for value, words in _with(choices_of(item, self._keeper.settings()), getattr(self._before, name)):
            box.addItem(words, value)
        box.setCurrentIndex(max(0, box.findData(getattr(self._before, name))))
        return box

    def _save(self) -> None:
        self.save_button.setEnabled(False)
        words = tr("Settings for {program}").format(program=self._program)
        self._keeper.change(words, self._edits(), while_there(self, self._saved))

    def _edits(self) -> list[Edit]:
        chosen: dict[str, Any] = {name: box.currentData() for name, box in self.boxes.items()}
        if self._profile not in self._keeper.settings().profile:
            said = {name: value for name, value in chosen.items() if value is not None}
            return [Edit(("profile", self._profile), {"apps": self._program, **said})]
        changed = {name: value for name, value in chosen.items() if value != getattr(self._before, name)}
        return [Edit(("profile", self._profile, name), value) for name, value in changed.items()]

    def _saved(self, problem: Problem | None) -> None:
        if problem is None:
            self.close()
            return
        self.save_button.setEnabled(True)
        why = f"{tr(problem.title)} {tr(problem.remedy)}".strip()
        self.told.setText(tr("Not changed: {why}").format(why=why))
        self.told.show()
        announce(self.told, self.told.text())


def _item(key: str) -> Item:
    return next(item for item in row_items("profile").values() if item.key == key)


def profile_for(application: Application, settings: Settings) -> str:
    """The one that is for windows of this program alone, or the name of one that is not there yet."""
    there = profile_in(application, settings)
    own = settings.profile.get(there)
    if own is not None and own.apps.strip().casefold() == application.name.casefold() and not own.title.strip():
        return there
    plain = re.sub(r"[^\w-]+", "-", application.name).strip("-") or "program"
    names = (plain, *(f"{plain}-{number}" for number in range(2, len(settings.profile) + 3)))
    return next(name for name in names if name not in settings.profile)


def _with(choices: Sequence[Choice], value: Any) -> list[Choice]:
    """One that is none of the choices stands beside them."""
    known = [one for one, _words in choices]
    return [*choices] if value in known else [*choices, (value, str(value))]
