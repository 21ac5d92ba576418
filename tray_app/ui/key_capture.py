"""A field for a hotkey that is filled by pressing it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from tray_app.core.combination import MODIFIER_OF
from tray_app.core.translation import tr
from tray_app.hotkeys.advice import TAKEN_WORDS, news_of, warnings_about
from tray_app.hotkeys.naming import describe

from .key_cap import KeyCap
from .labels import sentence
from .pressed_keys import pressed_name
from .still_there import while_there

LONGEST_MS = 20_000
"""The hotkeys are given back after this long, whatever happens."""
_ESCAPE, _ERASE = "esc", "backspace"


class Keyboard(Protocol):
    """What the field asks of the program. Qt's thread; everything returns at once."""

    def hold_back(self) -> None:
        """No key of the program's own begins or ends a dictation, or is kept from this field, until `let_go`."""

    def let_go(self) -> None:
        """Safe to call twice."""

    def name_of(self, code: int) -> str:
        """The settings' name of the key with this native scan code; empty when that is not known."""

    def find_taken(self, key: str, told: Callable[[bool], None]) -> None:
        """Whether another program has the key for itself. Our own are held back until that is known; `told` is called
        on Qt's thread, unless nobody can know."""


class KeyCapture(QWidget):
    """Shows the key there is; pressing its button, or Space or Enter on it, waits for another one.

    Escape leaves it as it was, Backspace takes the key away where there need be none. What is to be thought of is said
    below.
    """

    captured = Signal(str)
    """The key as the settings write it; empty when it was taken away."""

    def __init__(
        self, keyboard: Keyboard, key: str = "", *, may_be_empty: bool = False, kept_always: bool = True
    ) -> None:
        """Not `kept_always`: it is the windows' key at most times, and nobody misses it."""
        super().__init__()
        self._kept_always = kept_always
        self._keyboard = keyboard
        self._may_be_empty = may_be_empty
        self._key = key
        self._name = tr("Key")
        self._capturing = False
        self._down: list[str] = []
        """Pressed and not let go, in order."""
        self._chosen: list[str] = []
        """All that were down together since the first of them."""
        self._warnings: list[str] = []
        self._refusal = ""
        self._words_of_button = tr("Change…")
        self.cap = KeyCap()
        self.button = _CaptureButton(self)
        self.button.clicked.connect(lambda _checked=False: self.begin())
        self.clear_button = QPushButton(tr("Clear"))
        self.clear_button.clicked.connect(lambda _checked=False: self._clear())
        self.note = sentence()
        self._patience = QTimer(self, singleShot=True, interval=LONGEST_MS)
        self._patience.timeout.connect(self.cancel)
        self.destroyed.connect(keyboard.let_go)
        self.setFocusProxy(self.button)
        self._lay_out()
        self.set_name(self._name)
        self._warnings = self._warnings_about(key)
        self._paint()

    def _warnings_about(self, key: str) -> list[str]:
        return warnings_about(key) if self._kept_always else news_of(key)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.cap)
        row.addWidget(self.button)
        row.addWidget(self.clear_button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self.note)
        self.clear_button.setVisible(self._may_be_empty)  # not before it has a parent

    # --- what it shows -------------------------------------------------------------------

    @property
    def key(self) -> str:
        return self._key

    @property
    def capturing(self) -> bool:
        return self._capturing

    def set_name(self, name: str) -> None:
        """What the key is for, to whoever hears the screen."""
        self._name = name
        self._paint()

    def set_words(self, words: str) -> None:
        """On its button, while no key is waited for."""
        self._words_of_button = words
        self._paint()

    def show_key(self, key: str) -> None:
        if key != self._key:
            self._key, self._refusal = key, ""
            self._warnings = self._warnings_about(key)
        self._paint()

    # --- capturing -----------------------------------------------------------------------

    def begin(self) -> None:
        """Wait for a key. The program's own are held back meanwhile."""
        if self._capturing:
            return
        self._keyboard.hold_back()
        self._capturing, self._down, self._chosen, self._refusal = True, [], [], ""
        self._patience.start()
        self.button.setFocus()
        self._paint()

    def cancel(self) -> None:
        """All is as it was."""
        self._end()
        self._keyboard.let_go()

    def _end(self) -> None:
        if self._capturing:
            self._capturing = False
            self._patience.stop()
            self._paint()

    def take_key(self, event: QKeyEvent) -> None:
        """One that was pressed or let go while a key is waited for."""
        if event.isAutoRepeat():
            return
        name = pressed_name(event, self._keyboard.name_of)
        if event.type() is QEvent.Type.KeyPress:
            self._pressed(name)
        else:
            self._released(name)

    def _pressed(self, name: str) -> None:
        if not self._down and name == _ESCAPE:
            self.cancel()
        elif not self._down and name == _ERASE:
            self._clear()
        elif name and name not in self._down:
            self._down.append(name)
            self._chosen = [*self._down]
            self._paint()

    def _released(self, name: str) -> None:
        """The first one that comes up says that all are there. One that was down before is not meant."""
        if name in self._down:
            self._take(written(self._chosen))

    def _clear(self) -> None:
        if not self._may_be_empty:
            self._refusal = tr("There has to be a key here.")
            self._paint()
            return
        self._end()
        self._keyboard.let_go()
        self.show_key("")
        self.captured.emit("")

    def _take(self, key: str) -> None:
        self._end()
        self.show_key(key)
        self._keyboard.find_taken(key, while_there(self, lambda taken: self._told_taken(key, taken)))
        self._keyboard.let_go()
        self.captured.emit(key)

    def _told_taken(self, key: str, taken: bool) -> None:
        if taken and key == self._key:
            self._warnings = [*self._warnings_about(key), tr(TAKEN_WORDS).format(key=describe(key))]
            self._paint()

    # --- paint ---------------------------------------------------------------------------

    def _paint(self) -> None:
        shown = written(self._chosen) if self._capturing else self._key
        self.cap.show_keys(describe(shown).split(" + ") if shown else (), waiting=self._capturing)
        self.cap.setVisible(bool(shown) or self._capturing or self._may_be_empty)
        self.button.setText(tr("Press the key…") if self._capturing else self._words_of_button)
        said = describe(self._key) if self._key else tr("none")
        self.button.setAccessibleName(tr("{name}: {key}. Change it").format(name=self._name, key=said))
        self.clear_button.setAccessibleName(tr("{name}: take the key away").format(name=self._name))
        self.clear_button.setEnabled(bool(self._key))
        self.note.setText(self._words())
        self.note.setVisible(bool(self.note.text()))
        self.button.setAccessibleDescription(self.note.text())

    def _words(self) -> str:
        if self._capturing and not self._refusal:
            words = [tr("Press it, or several together, and let go. Esc leaves it as it is.")]
            words += [tr("Backspace takes it away.")] if self._may_be_empty else []
            return " ".join([*words, tr("If nothing happens, your desktop keeps that key for itself.")])
        return self._refusal or "\n".join(self._warnings)

    # --- whatever happens ----------------------------------------------------------------

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        self.cancel()
        super().hideEvent(event)


class _CaptureButton(QPushButton):
    """While a key is waited for, all of them are its own: Tab, Space and shortcuts too."""

    def __init__(self, capture: KeyCapture) -> None:
        super().__init__()
        self._capture = capture

    def event(self, event: QEvent) -> bool:
        if self._capture.capturing:
            if event.type() is QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if isinstance(event, QKeyEvent) and event.type() in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                self._capture.take_key(event)
                event.accept()
                return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        self._capture.cancel()
        super().focusOutEvent(event)


def written(names: list[str]) -> str:
    """The keys as a combination: modifiers first, in the order of pressing."""
    return "+".join(sorted(names, key=lambda name: name not in MODIFIER_OF))
