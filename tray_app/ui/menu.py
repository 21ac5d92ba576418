"""The menu of the tray icon, and its parts, which the small window shows too."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QRect
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QApplication, QMenu, QMessageBox, QWidget

from tray_app.core.errors import HoldtalkError
from tray_app.core.matching import closest
from tray_app.core.requests import HandsFreeSwitch
from tray_app.core.snapshot import KeptTake, OfferedText, Snapshot
from tray_app.core.supervision import start_thread
from tray_app.core.translation import tr

from .actions import EXPORT_FORMATS, MODES, READINGS, Actions
from .crossing import Crossing
from .icons import program_icon
from .language_names import native_name
from .theme import readable_when_disabled
from .use_here.entry import UseHereEntry
from .words import (
    Shown,
    deletion_question,
    hands_free_words,
    literal,
    offer_label,
    retry_label,
    shortened,
    status_line,
    toggle_words,
    waiting_title,
    wrapped,
)

log = logging.getLogger(__name__)

STATUS_CHARACTERS = 72
REMEDY_LINES = 6


class TrayMenu(QMenu):
    """Everything the program can be asked. Built once; a snapshot only changes texts."""

    def __init__(self, actions: Actions) -> None:
        super().__init__("Holdtalk")
        self.setAccessibleName("Holdtalk")  # its title is not told
        self._actions = actions
        self._status = _line(self)
        self._remedy = [_line(self) for _ in range(REMEDY_LINES)]
        self._missed = _line(self)
        self._breach = _entry(self, "", actions.show_breach)
        self.addSeparator()
        self._toggle = _entry(self, "", actions.toggle_dictation)
        self._waiting = WaitingMenu(actions, self)
        self._waiting_entry = self.addMenu(self._waiting)
        self._last_text = LastTextMenu(actions, self, lambda: self._opened_ns)
        self.addMenu(self._last_text)
        self._as_heard = _entry(self, tr("As &it was heard"), actions.copy_as_heard)
        self._reading = ReadAloudMenu(actions, self)
        self.addMenu(self._reading)
        self.addSeparator()
        self._opened_ns: int | None = None
        """What is pressed from then on is for the menu."""
        self._add_program(actions)
        self.tell(Shown())

    def _add_program(self, actions: Actions) -> None:
        """What is not about a text."""
        _entry(self, tr("Ope&n Holdtalk"), actions.open_home)
        _entry(self, tr("&Performance…"), actions.show_performance)
        self.addMenu(ExportMenu(actions.export, self))
        _entry(self, tr("&Review performance"), actions.review)
        self.addSeparator()
        self.addMenu(MicrophoneMenu(actions, self))
        _entry(self, tr("Mo&dels…"), actions.show_models)
        modes = ModeMenu(actions, self)
        self.addMenu(modes)
        languages = LanguageMenu(actions, self)
        self.addMenu(languages)
        use_here = UseHereEntry(actions, self)
        self.addAction(use_here)
        self._hands_free = _entry(self, "", partial(actions.switch_hands_free, HandsFreeSwitch.TOGGLE))
        self._hands_free.setCheckable(True)
        self._pause = PauseMenu(actions, self)
        self.addMenu(self._pause)
        self._resume = _entry(self, tr("Resume hot&key"), actions.resume_hotkey)
        self.addSeparator()
        self._login = _entry(self, tr("Start &at login"), self._switch_login_start)
        self._login.setCheckable(True)
        _entry(self, tr("Set &up again…"), actions.show_first_run)
        _entry(self, tr("Open s&ettings file"), actions.open_settings)
        _entry(self, tr("Open &log"), actions.open_log)
        self.addSeparator()
        _entry(self, tr("&Quit"), actions.quit)
        self.aboutToShow.connect(self._note_opening)
        self.aboutToShow.connect(self._keep_status_readable)
        self.aboutToShow.connect(modes.refresh)
        self.aboutToShow.connect(languages.refresh)
        self.aboutToShow.connect(use_here.look)
        self.aboutToShow.connect(self._reading.refresh)
        self.aboutToShow.connect(self._show_login_start)

    def tell(self, shown: Shown) -> None:
        snapshot = shown.snapshot
        self._status.setText(literal(shortened(status_line(shown), STATUS_CHARACTERS)))
        remedy = tr(snapshot.problem.remedy) if snapshot.problem is not None else ""
        lines = wrapped(remedy, STATUS_CHARACTERS, REMEDY_LINES)
        unused = [""] * (REMEDY_LINES - len(lines))
        for action, line in zip(self._remedy, lines + unused, strict=True):
            action.setText(literal(line))
            action.setVisible(bool(line))
        self._missed.setText(literal(shortened(shown.missed, STATUS_CHARACTERS)))
        self._missed.setVisible(bool(shown.missed))
        self._breach.setText(literal(shortened(shown.breach, STATUS_CHARACTERS)))
        self._breach.setVisible(bool(shown.breach))
        self._toggle.setText(toggle_words(snapshot))
        on = self._actions.hands_free()
        self._hands_free.setText(hands_free_words(snapshot, on=on))
        self._hands_free.setChecked(on)
        self._waiting.show_waiting(snapshot)
        self._waiting_entry.setVisible(bool(waiting_title(snapshot)))
        self._last_text.menuAction().setVisible(bool(snapshot.last_text))
        self._as_heard.setVisible(bool(snapshot.last_heard))
        self._pause.menuAction().setVisible(snapshot.paused is None)
        self._resume.setVisible(snapshot.paused is not None)

    def _note_opening(self) -> None:
        self._opened_ns = time.monotonic_ns()

    def _show_login_start(self) -> None:
        self._login.setChecked(self._actions.starts_at_login())

    def _switch_login_start(self) -> None:
        self._actions.set_starts_at_login(not self._actions.starts_at_login())  # what is shown may be old

    def _keep_status_readable(self) -> None:
        """The status cannot be chosen, but it is to be read."""
        self.setPalette(readable_when_disabled(QApplication.palette(self)))


class WaitingMenu(QMenu):
    """Texts that wait, and recordings without one: choosing a text copies it."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(tr("Waiting"), parent)
        self._actions = actions
        self._texts: tuple[OfferedText, ...] = ()
        self._kept: tuple[KeptTake, ...] = ()
        self._question: QMessageBox | None = None

    def show_waiting(self, snapshot: Snapshot) -> None:
        if (snapshot.offered, snapshot.kept) == (self._texts, self._kept):
            return
        self._texts, self._kept = snapshot.offered, snapshot.kept
        self.setTitle(waiting_title(snapshot))
        self.clear()
        for text in self._texts:
            _entry(self, literal(offer_label(text)), partial(self._actions.take_offer, text.dictation_id))
        if self._kept:
            self.addSeparator()
            _entry(self, retry_label(len(self._kept)), self._actions.retry_failed)
        self.addSeparator()
        _entry(self, tr("&Delete all…"), self._ask_to_delete)

    def _ask_to_delete(self) -> None:
        """Only what is waiting now: what comes while the question stands was not asked about."""
        asked_about = [text.dictation_id for text in self._texts] + [take.dictation_id for take in self._kept]
        question = QMessageBox(
            QMessageBox.Icon.Question, "Holdtalk", deletion_question(len(self._texts), len(self._kept))
        )
        question.setWindowIcon(program_icon())
        question.setInformativeText(tr("This cannot be undone."))
        delete = question.addButton(tr("&Delete"), QMessageBox.ButtonRole.DestructiveRole)
        keep = question.addButton(tr("&Keep"), QMessageBox.ButtonRole.RejectRole)
        question.setDefaultButton(keep)
        question.setEscapeButton(keep)
        delete.clicked.connect(lambda: self._actions.delete_waiting(asked_about))
        self._question = question  # kept: it would end with this call
        question.open()


class LastTextMenu(QMenu):
    """What can be done with the text that was delivered last."""

    def __init__(self, actions: Actions, parent: QWidget, opened_ns: Callable[[], int | None] = lambda: None) -> None:
        """`opened_ns` gives since when the menu around it is open; None where a window is around it."""
        super().__init__(tr("Last &text"), parent)
        _entry(self, tr("&Undo it"), lambda: actions.undo_last(opened_ns()))
        _entry(self, tr("&Insert it again"), lambda: actions.insert_again(opened_ns()))
        _entry(self, tr("&Copy it"), actions.copy_last)


PAUSE_MIN = 60


class PauseMenu(QMenu):
    """For how long the hotkeys are to be the windows'."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(tr("Pause hot&key"), parent)
        _entry(self, tr("For an &hour"), partial(actions.pause_hotkey, PAUSE_MIN))
        _entry(self, tr("Until I &resume it"), partial(actions.pause_hotkey, None))


class ReadAloudMenu(QMenu):
    """Not to be seen while the voice is switched off, which is asked for each time the menu around it opens."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(tr("Read &aloud"), parent)
        self._actions = actions
        for what, label in READINGS:
            _entry(self, tr(label), partial(actions.read_aloud, what))
        self.refresh()

    def refresh(self) -> None:
        self.menuAction().setVisible(self._actions.can_read_aloud())


class ExportMenu(QMenu):
    """`export` is given the format's name."""

    def __init__(self, export: Callable[[str], None], parent: QWidget) -> None:
        super().__init__(tr("E&xport report"), parent)
        for value, label in EXPORT_FORMATS:
            _entry(self, f"&{label}…", partial(export, value))


class ModeMenu(QMenu):
    """The current mode, and whose it is, are asked for each time the menu opens: the settings file may have changed."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(tr("M&ode"), parent)
        self._actions = actions
        self._group = QActionGroup(self)
        for value, label in MODES:
            action = _entry(self, tr(label), partial(actions.set_mode, value))
            action.setCheckable(True)
            action.setData(value)
            self._group.addAction(action)
        self.aboutToShow.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        mode, key = self._actions.mode(), self._actions.mode_key()
        self.setTitle(tr("M&ode of {key}").format(key=literal(key)) if key else tr("M&ode"))
        for action in self._group.actions():
            action.setChecked(action.data() == mode)


class LanguageMenu(QMenu):
    """Not to be seen where there is only one language, which is asked for each time the menu around it opens."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(tr("Lan&guage"), parent)
        self._actions = actions
        self._codes: Sequence[str] = ()
        self._group = QActionGroup(self)
        self.aboutToShow.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        codes, now = self._actions.languages(), self._actions.language()
        self.menuAction().setVisible(bool(codes))
        if tuple(codes) != self._codes:
            self._codes = tuple(codes)
            self.clear()
            for code in codes:
                action = _entry(self, literal(native_name(code)), partial(self._actions.set_language, code))
                action.setCheckable(True)
                action.setData(code)
                self._group.addAction(action)
        for action in self.actions():
            action.setChecked(action.data() == now)


class MicrophoneMenu(QMenu):
    """Devices, looked up on a thread each time the menu opens; until then those known last are shown."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(tr("&Microphone"), parent)
        self._actions = actions
        self._names: list[str] | None = None
        self._note = tr("Looking for microphones…")
        self._looking = False
        self._group = QActionGroup(self)
        self._tell = Crossing(self, self._found)
        self.aboutToShow.connect(self.refresh)
        self._fill()

    def refresh(self) -> None:
        self._fill()
        if not self._looking:
            self._looking = True
            start_thread("microphone-list", self._look, again=False)  # a sound server may hang

    def _look(self) -> None:
        names = self._names
        try:
            names = self._actions.list_microphones()
            note = "" if names else tr("No microphone found. Plug one in.")
        except HoldtalkError as error:
            note = tr(error.problem.title)
        except Exception:  # whatever a driver does, the menu must not stay empty
            log.exception("the microphones could not be listed")
            note = tr("The microphones could not be listed.")
        self._tell(names, note)

    def _found(self, names: list[str] | None, note: str) -> None:
        self._looking = False
        if (names, note) != (self._names, self._note):
            self._names, self._note = names, note
            before = self.geometry()
            self._fill()
            self._stay_beside(before)

    def _stay_beside(self, before: QRect) -> None:
        """A menu that opened to the left of its parent and is narrower now would stand apart from it."""
        parent = self.parentWidget()
        if self.isVisible() and parent is not None and before.left() < parent.geometry().left():
            self.adjustSize()
            self.move(before.right() + 1 - self.width(), self.y())

    def _fill(self) -> None:
        current = self._actions.current_microphone()
        self.clear()
        self._add_device(tr("System default"), "", not current)
        self.addSeparator()
        names = self._names or []
        position = closest(current, names)
        chosen = None if position is None else names[position]
        if current and chosen is None:
            label = tr("{device} (not connected)").format(device=current) if self._names is not None else current
            self._add_device(label, current, True)
        for name in names:
            self._add_device(name, name, name == chosen)
        if self._note:
            _line(self, literal(self._note))

    def _add_device(self, label: str, name: str, checked: bool) -> None:
        action = _entry(self, literal(shortened(label, 60)), partial(self._actions.set_microphone, name))
        action.setCheckable(True)
        action.setChecked(checked)
        self._group.addAction(action)


def _entry(menu: QMenu, text: str, act: Callable[[], None]) -> QAction:
    action = menu.addAction(text)
    action.triggered.connect(lambda _checked=False: act())
    return action


def _line(menu: QMenu, text: str = "") -> QAction:
    """One that only tells something."""
    action = menu.addAction(text)
    action.setEnabled(False)
    return action
