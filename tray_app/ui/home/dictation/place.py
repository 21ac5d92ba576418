"""What to press, how it stands, what was said last."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFormLayout, QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from tray_app.core.errors import Mend
from tray_app.core.history import HistoryRow
from tray_app.core.pause import Pause
from tray_app.core.snapshot import PublicState, Snapshot
from tray_app.core.translation import marked, tr
from tray_app.core.ways import Told
from tray_app.ui.actions import MODES, Actions
from tray_app.ui.announcing import announce
from tray_app.ui.home.pieces import MARGIN_PX, SPACING_PX, named
from tray_app.ui.icons import glyph_for, glyph_pixmap
from tray_app.ui.key_cap import KeyCap
from tray_app.ui.labels import LARGEST, heading, menu_button
from tray_app.ui.labels import button as push_button
from tray_app.ui.labels import plain as words
from tray_app.ui.language_names import native_name
from tray_app.ui.menu import LanguageMenu, MicrophoneMenu, ModeMenu, WaitingMenu
from tray_app.ui.still_there import while_there
from tray_app.ui.theme import application_colours
from tray_app.ui.ways_note import WaysNote
from tray_app.ui.words import capitalised, is_resting, literal, pause_words, sent_words, shortened, waiting_title

from .meter import Meter
from .texts import LastTexts

GLYPH_PX = 32
KEY_SIZE = 1.3
LONGEST_DEVICE = 40
STATES = {
    PublicState.LOADING: marked("Getting ready"),
    PublicState.READY: marked("Ready"),
    PublicState.RECORDING: marked("Recording"),
    PublicState.TRANSCRIBING: marked("Writing"),
    PublicState.ERROR: marked("Something is in the way"),
}
HOW = {
    "hold": marked("Hold {key} and speak. Let go, and the words stand where you were typing."),
    "toggle": marked("Press {key} and speak. Press it again, and the words stand where you were typing."),
    "hybrid": marked("Hold {key} and speak, or tap it to go on without holding it."),
}
"""By the mode of the hotkey."""


class Dictating(Protocol):
    """What the place asks of the program, beside what every menu does. Qt's thread; all return at once."""

    def keys(self) -> Sequence[str]:
        """Of the first hotkey, as a person calls them: "Left Alt", "Space"."""

    def cancel_key(self) -> str:
        """Empty where none is heard."""

    def key_ways(self) -> Told | None:
        """Which way keys come, and why; None where there is only one."""

    def typing_ways(self) -> Told | None:
        """Likewise for texts into windows."""

    def mend(self, how: Mend) -> None:
        """Do what can be done about it."""

    def change_key(self) -> None:
        """To where the key to dictate with is chosen."""

    def level_dbfs(self) -> float | None:
        """At the microphone; None while it is closed."""

    def engine_title(self) -> str: ...

    def last_texts(self) -> Sequence[HistoryRow]:
        """The newest first, each with its text."""

    def follow_texts(self, changed: Callable[[None], None]) -> Callable[[], None]:
        """`changed` is called on Qt's thread whenever they may be others, until what is returned is called."""

    def copy_text(self, row: HistoryRow) -> None: ...

    def insert_text(self, row: HistoryRow) -> None:
        """Into the window that had the keyboard before ours, which gets out of the way."""

    def go(self, place: str) -> None:
        """To another place of the home window."""


class DictationPlace(QWidget):
    def __init__(self, actions: Actions, dictating: Dictating) -> None:
        super().__init__()
        self._actions = actions
        self._dictating = dictating
        self._snapshot = Snapshot()
        self._unfollow: Callable[[], None] = _nothing
        self._texts_of: tuple[object, ...] | None = None
        """What was known when the texts were read last."""
        self._glyph = QLabel()
        self._glyph.setFixedSize(QSize(GLYPH_PX, GLYPH_PX))
        self.state = heading(size=LARGEST)
        self.status = words(dim=True)
        self.keys = KeyCap(KEY_SIZE, tr("The key to dictate with: {keys}"))
        self.how = words()
        self.cancel = words(dim=True)
        self.way = WaysNote(dictating.key_ways, dictating.mend, reasons=False)
        self.typing = WaysNote(dictating.typing_ways, dictating.mend, reasons=False)
        self.change_key = push_button(tr("Chan&ge…"), dictating.change_key)
        named(self.change_key, tr("Change the key to dictate with"))
        self.meter = Meter(dictating.level_dbfs)
        self.problem = ProblemCard(lambda: dictating.go("help"))
        self.paused = PauseCard(actions.resume_hotkey)
        self._waiting = WaitingMenu(actions, self)
        self.waiting = _menu_button(self._waiting)
        self.microphone = _menu_button(MicrophoneMenu(actions, self))
        self.mode = _menu_button(ModeMenu(actions, self))
        self.language = _menu_button(LanguageMenu(actions, self))
        self.engine = push_button("", lambda: dictating.go("models"))
        self.texts = LastTexts(dictating.copy_text, dictating.insert_text, actions)
        self._lay_out()
        self.settings_changed()

    def _lay_out(self) -> None:
        told = QVBoxLayout()
        told.setSpacing(2)
        told.addWidget(self.state)
        told.addWidget(self.status)
        head = QHBoxLayout()
        head.setSpacing(SPACING_PX)
        head.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(told, 1)
        instructions = QVBoxLayout()
        instructions.setSpacing(2)
        instructions.addWidget(self.how)
        instructions.addWidget(self.cancel)
        instructions.addWidget(self.way)
        # Below them, not behind: in a narrow window there would be no room for words between the two.
        instructions.addSpacing(6)
        instructions.addWidget(self.change_key, 0, Qt.AlignmentFlag.AlignLeading)
        instructions.addSpacing(6)
        instructions.addWidget(self.typing)
        key = QHBoxLayout()
        key.setSpacing(16)
        key.addWidget(self.keys, 0, Qt.AlignmentFlag.AlignTop)
        key.addLayout(instructions, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN_PX, MARGIN_PX, MARGIN_PX, MARGIN_PX)
        column.setSpacing(16)
        column.addLayout(head)
        column.addWidget(self.problem)
        column.addWidget(self.paused)
        column.addLayout(key)
        column.addWidget(self.meter)
        column.addLayout(self._choices())
        column.addWidget(self.waiting, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(heading(tr("Last texts")))
        column.addWidget(self.texts, 1)

    def _choices(self) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        self._rows = {
            self.microphone: tr("Microphone"),
            self.mode: tr("The key"),
            self.language: tr("Language"),
            self.engine: tr("Speech model"),
        }
        for button, name in self._rows.items():
            form.addRow(name, button)
        self._form = form
        return form

    # --- from the window -----------------------------------------------------------------

    def shown(self) -> None:
        self.meter.start()
        self._unfollow()
        self._unfollow = self._dictating.follow_texts(while_there(self, self._read_texts))

    def hidden(self) -> None:
        self.meter.stop()
        self._unfollow()
        self._unfollow = _nothing
        self._texts_of = None  # what becomes of them meanwhile is not told

    def take_keys(self) -> None:
        """The list of texts; while there is none, what stands first."""
        keys = self.texts.list if self.texts.list.count() else self.change_key
        keys.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        colours, state = application_colours(), snapshot.state
        colour = {
            PublicState.RECORDING: colours.breach,
            PublicState.ERROR: colours.breach,
            PublicState.LOADING: colours.pending,
        }.get(state, colours.text)
        self._say_state(snapshot)
        self._paint_glyph(colour)
        self._say_status()
        self.problem.show_problem(snapshot)
        self.paused.show_pause(snapshot.paused)
        self._waiting.show_waiting(snapshot)
        self.waiting.setText(waiting_title(snapshot))
        self.waiting.setVisible(bool(waiting_title(snapshot)))
        self.engine.setText(literal(self._dictating.engine_title()))
        for button, name in self._rows.items():
            named(button, f"{name}: {button.text().replace('&&', '&')}")
        known = (snapshot.last_text, snapshot.last_outcome_id, snapshot.dictations, snapshot.offered)
        if known != self._texts_of:
            self._texts_of = known
            self._read_texts(None)

    def settings_changed(self) -> None:
        actions, key = self._actions, self._key()
        self.keys.show_keys(self._dictating.keys())
        self.how.setText(tr(HOW.get(actions.mode(), HOW["hold"])).format(key=key))
        cancel = self._dictating.cancel_key()
        self.cancel.setText(tr("{key} throws the recording away.").format(key=cancel) if cancel else "")
        self.cancel.setVisible(bool(cancel))
        self.way.refresh()
        self.typing.refresh()
        device = actions.current_microphone()
        self.microphone.setText(literal(shortened(device, LONGEST_DEVICE) if device else tr("System default")))
        mode = tr(dict(MODES).get(actions.mode(), MODES[0][1]))
        self.mode.setText(mode.partition(":")[0].strip())  # what that means is told above, by the key
        self.mode.setToolTip(mode)
        self.language.setText(literal(native_name(actions.language())))
        self._form.setRowVisible(self.language, bool(actions.languages()))
        self.show_snapshot(self._snapshot)

    # --- inside --------------------------------------------------------------------------

    def _read_texts(self, _news: None) -> None:
        self.texts.show_rows(self._dictating.last_texts(), self._nothing_said(), self._snapshot.last_text)

    def _key(self) -> str:
        return " + ".join(self._dictating.keys())

    def _nothing_said(self) -> str:
        return tr("Hold {key} and speak: your words appear here.").format(key=self._key())

    def _paint_glyph(self, colour: QColor) -> None:
        glyph = glyph_for(self._snapshot, False)
        self._glyph.setPixmap(glyph_pixmap(glyph, GLYPH_PX, colour, self.devicePixelRatioF()))
        self._glyph.setAccessibleName(self.state.text())

    def _say_state(self, snapshot: Snapshot) -> None:
        """Recording is not announced: the microphone would hear it, and there is a tone for it."""
        told = tr("Paused") if is_resting(snapshot) else tr(STATES[snapshot.state])
        if told != self.state.text() and self.isVisible() and snapshot.state is not PublicState.RECORDING:
            announce(self.state, f"{told}: {snapshot.problem.title}" if snapshot.problem is not None else told)
        self.state.setText(told)

    def _say_status(self) -> None:
        """While somebody speaks, what was understood so far."""
        snapshot = self._snapshot
        so_far = f"{snapshot.stable_text} {snapshot.unstable_text}".strip()
        lines = [so_far or ("" if _says_nothing(snapshot) else tr(snapshot.status))]
        lines.append(sent_words(snapshot))
        self.status.setText("\n".join(filter(None, lines)))
        self.status.setVisible(any(lines))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "_form"):
            self.show_snapshot(self._snapshot)


def _says_nothing(snapshot: Snapshot) -> bool:
    """Whether its line is only what the heading says."""
    return is_resting(snapshot) or snapshot.status.casefold() == snapshot.state.value


class PauseCard(QFrame):
    """That the hotkeys rest, until when, and how to have them back."""

    def __init__(self, resume: Callable[[], None]) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.until = words()
        self.resume = push_button(tr("&Resume hotkey"), resume)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACING_PX, SPACING_PX, SPACING_PX, SPACING_PX)
        row.setSpacing(SPACING_PX)
        row.addWidget(self.until, 1)
        row.addWidget(self.resume, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def show_pause(self, pause: Pause | None) -> None:
        self.setVisible(pause is not None)
        if pause is not None:
            self.until.setText(capitalised(pause_words(pause)))
            named(self, self.until.text())


class ProblemCard(QFrame):
    """What is wrong, and the next step."""

    def __init__(self, check: Callable[[], None]) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._mark = QLabel("■")
        self._mark.setAccessibleName(tr("Problem"))
        self.title = heading()
        self.remedy = words(selectable=True)
        self.check = push_button(tr("Chec&k every part"), check)
        told = QVBoxLayout()
        told.setSpacing(4)
        for label in (self.title, self.remedy):
            told.addWidget(label)
        told.addWidget(self.check, 0, Qt.AlignmentFlag.AlignLeading)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACING_PX, SPACING_PX, SPACING_PX, SPACING_PX)
        row.setSpacing(SPACING_PX)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(told, 1)
        self.hide()

    def show_problem(self, snapshot: Snapshot) -> None:
        problem = snapshot.problem
        self.setVisible(problem is not None)
        if problem is None:
            return
        self.title.setText(tr(problem.title))
        self.remedy.setText(" ".join(filter(None, (problem.detail and f"({tr(problem.detail)})", tr(problem.remedy)))))
        named(self, tr("Problem: {what}").format(what=tr(problem.title)))
        self._mark.setText("■" if snapshot.state is PublicState.ERROR else "▲")
        palette = self._mark.palette()
        colours = application_colours()
        grave = snapshot.state is PublicState.ERROR
        palette.setColor(self._mark.foregroundRole(), colours.breach if grave else colours.pending)
        self._mark.setPalette(palette)


def _nothing() -> None: ...


def _menu_button(menu: QMenu) -> QPushButton:
    """Its own line says what it is for."""
    button = menu_button(menu)
    button.setText(menu.title().replace("&", ""))
    return button
