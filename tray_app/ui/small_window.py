"""An ordinary small window for desktops without a tray: everything the tray's menu can do."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from tray_app.core.requests import HandsFreeSwitch
from tray_app.core.translation import marked, tr

from .actions import Actions
from .icons import glyph_for, glyph_pixmap, program_icon
from .in_front import bring_to_front
from .kinds import mode_words
from .labels import button, menu_button, sentence
from .language_names import native_name
from .menu import (
    ExportMenu,
    LanguageMenu,
    LastTextMenu,
    MicrophoneMenu,
    ModeMenu,
    PauseMenu,
    ReadAloudMenu,
    WaitingMenu,
)
from .theme import application_colours
from .words import (
    Shown,
    hands_free_words,
    literal,
    sent_words,
    shortened,
    state_word,
    status_line,
    toggle_words,
    waiting_title,
)

NO_TRAY = marked(
    "This desktop shows no tray, so Holdtalk lives in this window. Minimise it and dictate with the key; "
    "closing it quits Holdtalk. A tray that appears later is used at once."
)
STEP_ASIDE_MS = 250
"""Time for the window manager to give the focus back to the window that should get the text."""
STILL_IN_FRONT = marked("Click into the window that should get the text, then use the key.")


class SmallWindow(QWidget):
    """Closing it quits while it is the only thing of the program that can be seen, and hides it otherwise."""

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self._actions = actions
        self._shown = Shown()
        self._alone = True
        self.setWindowTitle("Holdtalk")
        self.setWindowIcon(program_icon())
        self._glyph = QLabel()
        self._status = sentence()
        self._more = sentence()
        self._note = sentence(tr(NO_TRAY))
        self._toggle = QPushButton()
        self._toggle.setDefault(True)
        self._toggle.clicked.connect(self._toggle_aside)
        self._waiting = WaitingMenu(actions, self)
        self._waiting_button = menu_button(self._waiting)
        self._microphone = menu_button(MicrophoneMenu(actions, self))
        self._mode = menu_button(ModeMenu(actions, self))
        self._language = menu_button(LanguageMenu(actions, self))
        self._reading = menu_button(ReadAloudMenu(actions, self))
        self._last_text = menu_button(LastTextMenu(actions, self))
        self._pause = menu_button(PauseMenu(actions, self))
        self._resume = button(tr("Resume hot&key"), actions.resume_hotkey)
        self._hands_free = button("", lambda: actions.switch_hands_free(HandsFreeSwitch.TOGGLE))
        self._hands_free.setCheckable(True)
        self._login = button(tr("Start &at login"), self._switch_login_start)
        self._login.setCheckable(True)
        self._column = QVBoxLayout(self)
        self._grid = QGridLayout()
        self._all_buttons = self._buttons()
        self._arranged: list[QPushButton] = []
        """Those that are shown, as they stand in the grid."""
        self._lay_out()
        self._aside = QTimer(self, singleShot=True, interval=STEP_ASIDE_MS)
        self._aside.timeout.connect(self._toggle_now)
        self._paint()

    # --- from the program ----------------------------------------------------------------

    def tell(self, shown: Shown) -> None:
        self._shown = shown
        self._paint()

    def set_alone(self, alone: bool) -> None:
        """Whether there is no tray icon beside this window."""
        self._alone = alone
        self._note.setVisible(alone)
        self.adjustSize()

    def show_quietly(self) -> None:
        """Without taking the focus from whatever the user is doing."""
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.show()
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, False)

    def show_and_raise(self) -> None:
        bring_to_front(self)

    # --- inside --------------------------------------------------------------------------

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._status, 1)
        grid = self._grid
        grid.setSpacing(8)
        for one in self._all_buttons:
            grid.addWidget(one)
        column = self._column
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addLayout(head)
        for widget in (self._more, self._toggle, self._waiting_button):
            column.addWidget(widget)
        column.addLayout(grid)
        column.addWidget(self._note)
        column.addStretch(1)
        self.setMinimumWidth(400)

    def _buttons(self) -> list[QPushButton]:
        actions = self._actions
        return [
            button(tr("Ope&n Holdtalk"), actions.open_home),
            button(tr("&Performance…"), actions.show_performance),
            menu_button(ExportMenu(actions.export, self)),
            self._microphone,
            self._mode,
            button(tr("Open s&ettings file"), actions.open_settings),
            button(tr("Open &log"), actions.open_log),
            self._hands_free,
            button(tr("Mo&dels…"), actions.show_models),
            self._language,
            self._reading,
            self._login,
            button(tr("Set &up again…"), actions.show_first_run),
            self._last_text,
            self._pause,
            self._resume,
            button(tr("&Quit"), actions.quit),
        ]

    def _paint(self) -> None:
        snapshot, breach = self._shown.snapshot, self._shown.breach
        colours = application_colours()
        glyph = glyph_for(snapshot, bool(breach))
        self._glyph.setPixmap(glyph_pixmap(glyph, 22, colours.text, self.devicePixelRatio()))
        self._glyph.setAccessibleName(state_word(snapshot))
        self._status.setText(status_line(self._shown))
        microphone = shortened(self._actions.current_microphone() or tr("System default"), 18)
        self._microphone.setText(tr("&Microphone: {device}").format(device=literal(microphone)))
        self._reading.setVisible(self._actions.can_read_aloud())
        on = self._actions.hands_free()
        self._hands_free.setText(hands_free_words(snapshot, on=on))
        self._hands_free.setChecked(on)
        self._mode.setText(tr("M&ode: {mode}").format(mode=mode_words(self._actions.mode())))
        self._language.setVisible(bool(self._actions.languages()))
        self._language.setText(
            tr("Lan&guage: {language}").format(language=literal(native_name(self._actions.language())))
        )
        self._last_text.setVisible(bool(snapshot.last_text))
        self._pause.setVisible(snapshot.paused is None)
        self._resume.setVisible(snapshot.paused is not None)
        self._toggle.setText(toggle_words(snapshot))
        self._waiting.show_waiting(snapshot)
        self._waiting_button.setText(waiting_title(snapshot))
        self._waiting_button.setVisible(bool(waiting_title(snapshot)))
        self._arrange()
        self._say_more(tr(snapshot.problem.remedy) if snapshot.problem else breach or sent_words(snapshot))

    def _arrange(self) -> None:
        """Two in a row, without a gap where one is not shown."""
        shown = [one for one in self._all_buttons if not one.isHidden()]
        if shown == self._arranged:
            return
        for one in self._all_buttons:
            self._grid.removeWidget(one)
        for index, one in enumerate(shown):
            alone = index % 2 == 0 and one is shown[-1]
            self._grid.addWidget(one, index // 2, index % 2, 1, 2 if alone else 1)
        self._arranged = shown

    def _say_more(self, text: str) -> None:
        """Lines that wrap do not make a window higher by themselves: its buttons would be squeezed."""
        self._more.setText(text)
        self._more.setVisible(bool(text))
        self._column.activate()
        self.setMinimumHeight(self._column.totalHeightForWidth(max(self.width(), self.minimumWidth())))

    def _switch_login_start(self) -> None:
        self._actions.set_starts_at_login(self._login.isChecked())

    def _toggle_aside(self) -> None:
        """The text belongs in the window that was in front before, so this one first gets out of the way."""
        self.showMinimized()
        self._aside.start()

    def _toggle_now(self) -> None:
        if self.isActiveWindow() and not self.isMinimized():
            self._say_more(tr(STILL_IN_FRONT))
        else:
            self._actions.toggle_dictation()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        self._login.setChecked(self._actions.starts_at_login())
        super().showEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:  # it was moved to a screen of another scale
            self._paint()
        return super().event(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        self._aside.stop()
        super().closeEvent(event)
        if self._alone:
            self._actions.quit()
