"""What every step has in common."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tray_app.core.missing import Lacking, Missing
from tray_app.core.snapshot import Snapshot

from .asked import FirstRun, Tried
from .missing_notes import MissingNotes
from .pieces import SPACING


class Step(QWidget):
    """A page. `shown` and `hidden` are called by the window; whatever listens or ticks does so between them."""

    changed = Signal()
    """`done` is another."""
    title = ""
    """In the code's English; whoever shows it translates it."""
    parts: frozenset[Lacking] = frozenset()
    """What may be missing that has to do with it."""

    def __init__(self, program: FirstRun) -> None:
        super().__init__()
        self.program = program
        self.done = False
        """What the step is for has happened."""
        self.missing = MissingNotes(self._mend)
        self._looks: Callable[[], None] = lambda: None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(SPACING)

    def finish_layout(self) -> None:
        """Once all of its own stands there."""
        self.column.addWidget(self.missing)
        self.column.addStretch(1)

    def look_again_by(self, look: Callable[[], None]) -> None:
        """How what is missing is looked for anew once something was mended."""
        self._looks = look

    def first_focus(self) -> QWidget | None:
        """What the keyboard begins with; None: the button that goes on."""
        return None

    def shown(self) -> None: ...

    def hidden(self) -> None: ...

    def show_snapshot(self, snapshot: Snapshot) -> None: ...

    def show_tried(self, tried: Tried) -> None: ...

    def settings_changed(self) -> None: ...

    def show_missing(self, missing: Sequence[Missing]) -> None:
        self.missing.show_missing([one for one in missing if one.part in self.parts])

    def is_done(self, done: bool = True) -> None:
        if done != self.done:
            self.done = done
            self.changed.emit()

    def _mend(self, missing: Missing | None) -> None:
        """None: only look again."""
        if missing is None:
            self._looks()
        else:
            self.program.mend(missing, self._mended)

    def _mended(self, problem: object) -> None:
        self.missing.say(problem)
        self._looks()
