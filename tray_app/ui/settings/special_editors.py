"""Editors for what is no plain value to the user: a key, a language, a microphone, a profile, a wake word."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton

from tray_app.core.engines import LANGUAGES
from tray_app.core.errors import HoldtalkError, SettingsFault, WakeWordFault
from tray_app.core.languages import several_languages
from tray_app.core.matching import closest
from tray_app.core.supervision import start_thread
from tray_app.core.translation import tr
from tray_app.ui.crossing import Crossing
from tray_app.ui.key_capture import Keyboard, KeyCapture
from tray_app.ui.labels import sentence
from tray_app.ui.language_names import native_name
from tray_app.ui.words import literal

from .choices import language_words
from .editors import Choice, ChoiceEditor, Editor, TextEditor

log = logging.getLogger(__name__)


class KeyEditor(Editor):
    wide = True

    def __init__(self, keyboard: Keyboard, *, may_be_empty: bool, kept_always: bool) -> None:
        self.capture = KeyCapture(keyboard, may_be_empty=may_be_empty, kept_always=kept_always)
        super().__init__(self.capture)
        self.capture.captured.connect(self.wanted.emit)

    def show_value(self, value: object) -> None:
        self.capture.show_key(str(value or ""))

    def name(self, name: str, description: str) -> None:  # noqa: ARG002 - its button says what is below it
        self.capture.set_name(name)


def language_choices(known: Iterable[str], general: str = "") -> list[Choice]:
    """By the names that their speakers give them; `general` are the words for no choice of its own."""
    named = sorted({code: native_name(code) for code in known}.items(), key=lambda pair: pair[1].casefold())
    first: list[Choice] = [(None, general), ("auto", language_words("auto"))] if general else [("", language_words(""))]
    return [*first, *named]


class LanguageEditor(ChoiceEditor):
    def __init__(self, choices: Sequence[Choice], *, is_general: bool) -> None:
        """`is_general`: where it has none of its own, another one counts."""
        self._is_general = is_general
        super().__init__(choices)
        self.box.show_many()

    def show_value(self, value: object) -> None:
        """Automatic is written in two ways."""
        super().show_value("" if value == "auto" and not self._is_general else value)


class LanguagesEditor(TextEditor):
    """Codes, their names below; one more can be chosen from a list."""

    def __init__(self) -> None:
        super().__init__("en de ja")
        self.add_button = QPushButton(tr("Add…"))
        self.add_button.setAccessibleName(tr("Add a language"))
        self._menu = QMenu(self.add_button)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.add_button.setMenu(self._menu)
        self.names = sentence(dim=True)
        layout = self.layout()
        assert isinstance(layout, QHBoxLayout)
        layout.addWidget(self.add_button)
        layout.addWidget(self.names, 1)
        self.line.textChanged.connect(self._say_names)

    def _fill_menu(self) -> None:
        """Not before it is opened: a hundred names need the fonts of as many scripts."""
        if self._menu.isEmpty():
            for code, words in language_choices(LANGUAGES)[1:]:
                entry = self._menu.addAction(literal(words))
                entry.triggered.connect(lambda _on=False, code=code: self._add(str(code)))

    def _add(self, code: str) -> None:
        known = self._codes()
        if code not in known:
            self.line.setText(" ".join([*known, code]))
            self.wanted.emit(self.line.text())

    def _codes(self) -> Sequence[str]:
        try:
            return several_languages(self.line.text())
        except SettingsFault:
            return ()

    def _say_names(self) -> None:
        self.names.setText(", ".join(map(native_name, self._codes())))


class DeviceEditor(ChoiceEditor):
    """The microphones there are, looked up on a thread whenever it is shown."""

    wide = True

    def __init__(self, list_microphones: Callable[[], list[str]]) -> None:
        self._list = list_microphones
        self._names: list[str] | None = None
        self._device = ""
        self._looking = False
        super().__init__([("", tr("System default"))])
        self.note = sentence(dim=True)
        layout = self.layout()
        assert isinstance(layout, QHBoxLayout)
        layout.addWidget(self.note, 1)
        self._tell = Crossing(self, self._found)

    def show_value(self, value: object) -> None:
        """A device is meant by a part of its name, too."""
        self._device = str(value or "")
        names = self._names or []
        position = closest(self._device, names)
        meant = self._device if position is None else names[position]
        choices: list[Choice] = [("", tr("System default")), *((name, name) for name in names)]
        if self._device and position is None:
            words = tr("{name} (not connected)").format(name=self._device) if self._names is not None else self._device
            choices.append((self._device, words))
        self._shown = meant
        self.offer(choices)
        super().show_value(meant)

    def look(self) -> None:
        if not self._looking:
            self._looking = True
            start_thread("microphone-list", self._look, again=False)  # a sound server may hang

    def _look(self) -> None:
        names, note = self._names, ""
        try:
            names = self._list()
            note = "" if names else tr("No microphone found. Plug one in.")
        except HoldtalkError as error:
            note = tr(error.problem.title)
        except Exception:  # whatever a driver does, the page must stay of use
            log.exception("the microphones could not be listed")
            note = tr("The microphones could not be listed.")
        self._tell(names, note)

    def _found(self, names: list[str] | None, note: str) -> None:
        self._looking, self._names = False, names
        self.note.setText(note)
        self.show_value(self._device)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        QTimer.singleShot(0, self, self.look)


class WakeWordEditor(ChoiceEditor):
    """Those of the library and those of the user's own; without the library, the one that is set."""

    def __init__(self) -> None:
        super().__init__([(name, name.replace("_", " ").capitalize()) for name in _wake_words()])


def _wake_words() -> list[str]:
    from tray_app.wake.words import own_words_folder, word_files

    try:
        return sorted(word_files(own_words_folder()))
    except (WakeWordFault, OSError):
        return []


class FileEditor(TextEditor):
    """A path, which can be looked for."""

    def __init__(self, names: str = "") -> None:
        """`names`: which files are offered, such as "*.pem"."""
        super().__init__()
        self._names = names
        self._dialog: object = None
        """Kept: it would end with the call that asks."""
        self.browse = QPushButton(tr("Browse…"))
        self.browse.setAccessibleName(tr("Look for the file"))
        self.browse.clicked.connect(lambda _checked=False: self._ask_which())
        layout = self.layout()
        assert isinstance(layout, QHBoxLayout)
        layout.addWidget(self.browse)

    def _ask_which(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        dialog = QFileDialog(self, tr("Choose a file"), str(Path.home()))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        if self._names:
            dialog.setNameFilter(self._names)
        dialog.fileSelected.connect(self.wanted.emit)
        dialog.open()
        self._dialog = dialog
