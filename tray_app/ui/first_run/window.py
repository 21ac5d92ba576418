"""The window of the first run: which step one is at, the step, and the way on."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from tray_app.core.missing import Missing
from tray_app.core.snapshot import Snapshot
from tray_app.core.translation import tr
from tray_app.ui.announcing import announce
from tray_app.ui.icons import program_icon
from tray_app.ui.in_front import bring_to_front
from tray_app.ui.labels import button, heading

from .asked import FirstRun, Tried
from .key_step import KeyStep
from .last_step import LastStep
from .microphone_step import MicrophoneStep
from .pieces import LARGER, SPACING, StepDots, words
from .speech_step import SpeechStep
from .step import Step
from .try_step import TryStep

_MARGIN = 24
_WIDTH, _HEIGHT = 600, 440
_LEAST_WIDTH, _LEAST_HEIGHT = 360, 300
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_USUAL_LETTERS = 20
"""Height of a line at which that is the size; letters may be larger."""


class FirstRunWindow(QMainWindow):
    """Closing it, wherever one is, is the end of it: it takes itself apart.

    Escape does not close it: while one speaks it throws the recording away, and a moment later it would be this.
    """

    closed = Signal()

    def __init__(self, program: FirstRun) -> None:
        super().__init__()
        self._program = program
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowIcon(program_icon())
        kinds: tuple[Callable[[FirstRun], Step], ...] = (MicrophoneStep, KeyStep, TryStep, SpeechStep, LastStep)
        self.steps = [kind(program) for kind in kinds]
        self._at = -1
        self._snapshot = Snapshot()
        self.dots = StepDots(len(self.steps))
        self.count = words(dim=True)
        self.heading = heading(size=LARGER**2)
        self.pages = QStackedWidget()
        self.problem = words()
        self.problem.hide()
        self.skip_all = button(tr("Skip a&ll"), self.close)
        self.back_button = button(tr("&Back"), self.back)
        self.next_button = button("", self.forward)
        self._lay_out()
        for step in self.steps:
            step.changed.connect(self._name_next)
            step.look_again_by(self._look_for_missing)
        self.resize(self.sizeHint())
        self.go_to(0)

    def _lay_out(self) -> None:
        for step in self.steps:
            self.pages.addWidget(_scrolled(step))
        progress = QHBoxLayout()
        progress.setSpacing(SPACING)
        progress.addWidget(self.dots)
        progress.addWidget(self.count, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.skip_all)
        buttons.addStretch(1)
        for made in (self.back_button, self.next_button):
            buttons.addWidget(made)
        self._keep_width(self.next_button)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(SPACING)
        column.addLayout(progress)
        column.addWidget(self.heading)
        column.addWidget(self.pages, 1)
        column.addWidget(self.problem)
        column.addLayout(buttons)
        self.setCentralWidget(inside)
        self.setMinimumSize(_LEAST_WIDTH, _LEAST_HEIGHT)

    def _keep_width(self, changing: QPushButton) -> None:
        """Its words change, and what is aimed at should not move."""
        widths = []
        for text in _next_words():
            changing.setText(text)
            widths.append(changing.sizeHint().width())
        changing.setMinimumWidth(max(widths))

    # --- from the program ----------------------------------------------------------------

    def show_snapshot(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        problem = snapshot.problem
        text = f"{tr(problem.title)} {tr(problem.remedy)}" if problem is not None else ""
        if text != self.problem.text():
            self.problem.setText(text)
            self.problem.setVisible(bool(text))
            announce(self.problem, text)
        self.step.show_snapshot(snapshot)

    def show_tried(self, tried: Tried) -> None:
        self.step.show_tried(tried)

    def settings_changed(self) -> None:
        for step in self.steps:
            step.settings_changed()

    def show_and_raise(self) -> None:
        bring_to_front(self)
        self._look_for_missing()

    # --- the way -------------------------------------------------------------------------

    @property
    def at(self) -> int:
        return self._at

    @property
    def step(self) -> Step:
        return self.steps[self._at]

    def forward(self) -> None:
        if self._at + 1 < len(self.steps):
            self.go_to(self._at + 1)
        else:
            self.close()

    def back(self) -> None:
        self.go_to(self._at - 1)

    def go_to(self, at: int) -> None:
        if self._at >= 0:
            self.step.hidden()
        self._at = at
        self.dots.go_to(at)
        title = tr(self.step.title)
        self.heading.setText(title)
        step = {"n": at + 1, "all": len(self.steps)}
        self.count.setText(tr("Step {n} of {all}").format(**step))
        self.setWindowTitle(tr("Setting up: step {n} of {all}").format(**step))
        self.pages.setCurrentIndex(at)
        self.back_button.setEnabled(at > 0)
        self.skip_all.setVisible(at + 1 < len(self.steps))
        self._name_next()
        announce(self.heading, f"{self.count.text()}. {title}")
        self.step.shown()
        self.step.show_snapshot(self._snapshot)
        (self.step.first_focus() or self.next_button).setFocus()

    def _name_next(self) -> None:
        onward, skip, finish = _next_words()
        last = self._at + 1 == len(self.steps)
        self.next_button.setText(finish if last else onward if self.step.done else skip)
        self.next_button.setDefault(True)

    def _look_for_missing(self) -> None:
        self._program.look_for_missing(self._show_missing)

    def _show_missing(self, missing: Sequence[Missing]) -> None:
        for step in self.steps:
            step.show_missing(missing)

    # --- Qt ------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Larger with larger letters, and never larger than the screen."""
        scale = max(1.0, self.fontMetrics().height() / _USUAL_LETTERS)
        room = self.screen().availableGeometry().size() - QSize(_MARGIN, 2 * _MARGIN)
        return QSize(round(_WIDTH * scale), round(_HEIGHT * scale)).boundedTo(room)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() in _PLAIN:
            self.next_button.click()  # as in a dialog, wherever the keyboard is
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        super().closeEvent(event)
        self.step.hidden()
        self._program.seen()
        self.closed.emit()


def _next_words() -> tuple[str, str, str]:
    """Of the button that leads on: once the step is done, before that, and at the end."""
    return tr("&Next"), tr("Skip &this step"), tr("&Finish")


def _scrolled(step: Step) -> QScrollArea:
    """In a small window, and in large letters, what does not fit can be reached."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(step)
    area.viewport().setAutoFillBackground(False)
    step.setAutoFillBackground(False)
    return area
