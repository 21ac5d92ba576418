"""The third step: a first dictation, into a field right here, by the way that every dictation takes."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from tray_app.core.dictation import Outcome
from tray_app.core.missing import Lacking
from tray_app.core.snapshot import Snapshot
from tray_app.core.translation import marked, tr, tr_n
from tray_app.ui.announcing import announce

from .asked import FirstRun, Tried
from .pieces import number, words
from .step import Step

_LINES = 5
_HINTS = {
    "toggle": marked("Press {key}, say a sentence, press it again."),
    "hybrid": marked("Hold {key}, say a sentence, let go."),
    "hold": marked("Hold {key}, say a sentence, let go."),
}
_TOLD = {
    Outcome.OFFERED: marked("It was not typed, because the window had changed: it waits in Holdtalk's menu."),
    Outcome.EMPTY: marked("Nothing was understood. Say a whole sentence, and look at the microphone once more."),
    Outcome.CANCELLED: marked("Thrown away, as Esc does."),
    Outcome.TOO_SHORT: marked("That was only a tap. Hold the key as long as you speak."),
    Outcome.FAILED: marked("There was no text this time. The recording is kept: see Holdtalk's menu."),
}


class TryStep(Step):
    title = marked("Say something")
    parts = frozenset({Lacking.INSERTION})

    def __init__(self, program: FirstRun) -> None:
        super().__init__(program)
        self.hint = words(large=True)
        self.field = QPlainTextEdit()
        self.field.setPlaceholderText(tr("Your words appear here."))
        self.field.setAccessibleName(tr("A field to dictate into"))
        self.field.setTabChangesFocus(True)  # Tab leads on to the buttons
        lines = self.field.fontMetrics().lineSpacing()
        self.field.setFixedHeight(_LINES * lines + 16)
        self.figures = words(large=True)
        self.told = words(dim=True)
        self.loading = words(tr("The speech engine is still being loaded. What you say is written once it is there."))
        self.loading.hide()
        self.column.addWidget(self.hint)
        self.column.addWidget(self.field)
        self.column.addWidget(self.loading)
        self.column.addWidget(self.figures)
        self.column.addWidget(self.told)
        self.column.addWidget(words(tr("Esc throws away what you are saying; nothing is written then."), dim=True))
        self.finish_layout()
        self.settings_changed()
        self._say("", "")

    def first_focus(self) -> QWidget | None:
        return self.field

    def settings_changed(self) -> None:
        hint = tr(_HINTS.get(self.program.mode(), _HINTS["hold"]))
        self.hint.setText(hint.format(key=self.program.key_name()))

    def show_snapshot(self, snapshot: Snapshot) -> None:
        self.loading.setVisible(snapshot.loading)

    def show_tried(self, tried: Tried) -> None:
        if tried.outcome is Outcome.INSERTED:
            self._say(_wait_words(tried), _spoken_words(tried))
            self.is_done()
        else:
            told = _TOLD.get(tried.outcome)
            self._say("", tr(told) if told else "")

    def _say(self, figures: str, told: str) -> None:
        for label, text in ((self.figures, figures), (self.told, told)):
            label.setText(text)
            label.setVisible(bool(text))
        announce(self.told, " ".join(filter(None, (figures, told))))


def _wait_words(tried: Tried) -> str:
    if tried.wait_ms is None:
        return tr("It is written.")
    return tr("{seconds} s after you let go").format(seconds=number(max(tried.wait_ms, 10.0) / 1000, 2))


def _spoken_words(tried: Tried) -> str:
    count = tr_n("{n} word", "{n} words", tried.words)
    spoken = tr("{seconds} s of speech").format(seconds=number(tried.spoken_ms / 1000, 1))
    return tr("{words}, {speech}. This is how it works in every window.").format(words=count, speech=spoken)
