"""The first step: is the user heard?"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QFormLayout, QSizePolicy, QWidget

from tray_app.core.errors import Problem
from tray_app.core.matching import closest
from tray_app.core.missing import Lacking
from tray_app.core.translation import marked, tr
from tray_app.ui.heard import Verdict
from tray_app.ui.microphone_test import MicrophoneTest

from .asked import FirstRun
from .pieces import words
from .step import Step

HEARD = frozenset({Verdict.HEARD, Verdict.FAINT, Verdict.LOUD})


class MicrophoneStep(Step):
    title = marked("Can Holdtalk hear you?")
    parts = frozenset({Lacking.MICROPHONE})

    def __init__(self, program: FirstRun) -> None:
        super().__init__(program)
        self.devices = QComboBox()
        self.devices.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.devices.setMinimumContentsLength(16)
        self.devices.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.devices.activated.connect(self._choose)
        self._names: list[str] = []
        self._note = tr("Looking for microphones…")
        self.test = MicrophoneTest(program.tester, recording=False)
        self.test.verdict_changed.connect(self._heard)
        self.column.addWidget(words(tr("Say something: the bars follow your voice. Nothing is recorded here.")))
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.addRow(tr("&Microphone"), self.devices)
        self.column.addLayout(form)
        self.column.addWidget(self.test)
        self.finish_layout()
        self._fill()

    def first_focus(self) -> QWidget | None:
        return self.devices

    def shown(self) -> None:
        self.program.list_microphones(self._found)

    def settings_changed(self) -> None:
        self._fill()

    def _found(self, found: Sequence[str] | Problem) -> None:
        if isinstance(found, Problem):
            self._note = tr(found.title)
        else:
            self._names = list(found)
            self._note = "" if found else tr("No microphone found. Plug one in.")
        self._fill()

    def _fill(self) -> None:
        current = self.program.current_microphone()
        at = closest(current, self._names) if current else None
        self.devices.clear()
        self.devices.addItem(self._note or tr("System default"), "")
        for name in self._names:
            self.devices.addItem(name, name)
        if current and at is None:
            self.devices.addItem(tr("{name} (not connected)").format(name=current), current)
            at = len(self._names)
        self.devices.setCurrentIndex(0 if at is None else at + 1)

    def _choose(self, at: int) -> None:
        self.program.set_microphone(str(self.devices.itemData(at) or ""))
        self.test.start_over()
        self.is_done(False)
        self._looks()

    def _heard(self, verdict: Verdict) -> None:
        if verdict in HEARD:
            self.is_done()
