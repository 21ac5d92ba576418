"""The second step: the key, pressed once so that the hand knows it."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from tray_app.core.missing import Lacking
from tray_app.core.snapshot import PublicState, Snapshot
from tray_app.core.translation import marked, tr
from tray_app.hotkeys.naming import describe
from tray_app.ui.announcing import announce
from tray_app.ui.labels import button
from tray_app.ui.told_as import name_choice

from .asked import FirstRun
from .pieces import BigKey, words
from .step import Step

USUAL_KEYS = ("ctrl_r", "alt_r", "shift_r", "cmd_r", "f8", "f9", "f12", "pause", "scroll_lock", "ctrl_l+alt_l+space")
"""To choose from where there is no field that is filled by pressing."""
_LOCKED_MS = 700
"""A recording that goes on without the key is thrown away after so long: it was only tried."""
_HINTS = {
    "toggle": marked("Press {key} now, and once more to stop."),
    "hybrid": marked("Hold {key} now, then let it go."),
    "hold": marked("Hold {key} now, then let it go."),
}


class KeyStep(Step):
    title = marked("The key you hold while you speak")
    parts = frozenset({Lacking.KEY})

    def __init__(self, program: FirstRun) -> None:
        super().__init__(program)
        self.key = BigKey()
        self.hint = words(large=True)
        self.told = words()
        self.other = button(tr("Choose &another key"), self._choose_another)
        self.choice: QWidget | None = None
        self._named = ""
        self._was_recording = False
        self._throw = QTimer(self, singleShot=True)
        self._throw.timeout.connect(program.throw_away)
        self.column.addWidget(self.hint)
        row = QHBoxLayout()
        row.addWidget(self.key)
        row.addStretch(1)
        self.column.addLayout(row)
        self.column.addWidget(self.told)
        below = QHBoxLayout()
        below.addWidget(self.other)
        below.addStretch(1)
        self._choice_row = below
        self.column.addLayout(below)
        self.finish_layout()
        self._name_key()

    def first_focus(self) -> QWidget | None:
        return self.key

    def hidden(self) -> None:
        if self._throw.isActive():
            self._throw.stop()
            self.program.throw_away()
        self.key.set_lit(False)
        self._was_recording = False

    def settings_changed(self) -> None:
        self._name_key()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        recording = snapshot.state is PublicState.RECORDING
        if recording == self._was_recording:
            return
        self._was_recording = recording
        self.key.set_lit(recording)
        if recording:
            self._say(tr("That is it."))
            self.is_done()
            if snapshot.locked:
                self._throw.start(_LOCKED_MS)
        else:
            self._say(tr("Holdtalk hears {key}.").format(key=self.program.key_name()))
            self._throw.stop()
            self.program.throw_away()

    def _name_key(self) -> None:
        name = self.program.key_name()
        self.hint.setText(tr(_HINTS.get(self.program.mode(), _HINTS["hold"])).format(key=name))
        if name != self._named:
            self._named = name
            self.key.forget()
            self.told.setText("")
            self.is_done(False)
        self.key.set_name(name)
        changeable = self.program.can_change_key()
        self.other.setVisible(changeable and self.choice is None)

    def _say(self, text: str) -> None:
        self.told.setText(text)
        announce(self.told, text)

    # --- another one ---------------------------------------------------------------------

    def _choose_another(self) -> None:
        made = self.program.make_key_capture()
        if made is not None:
            captured = getattr(made, "captured", None)
            assert captured is not None, "a field for a key tells which one was pressed"
            captured.connect(self._take)
            self.choice = made
        else:
            self.choice = self._usual_keys()
        self._choice_row.insertWidget(0, self.choice)
        self.other.hide()
        self.choice.show()
        self.choice.setFocus()

    def _usual_keys(self) -> QComboBox:
        combo = QComboBox()
        name_choice(combo, tr("Key"))
        current = self.program.key()
        for key in dict.fromkeys((current, *USUAL_KEYS)):
            combo.addItem(describe(key), key)
        combo.activated.connect(lambda at: self._take(str(combo.itemData(at))))
        return combo

    def _take(self, key: str) -> None:
        if key and key != self.program.key():
            self.program.set_key(key)
        self.key.setFocus()
