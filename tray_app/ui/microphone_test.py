"""Trying the microphone: its level while the widget is shown, what that means in words, and a recording to play back
and have understood."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tray_app.core.errors import Problem
from tray_app.core.translation import tr, tr_n

from .announcing import announce
from .heard import Hearing, Verdict
from .labels import button, sentence
from .level_meter import LevelMeter

RECORDED_S = 5
_LOOK_MS = 250

End = Callable[[], None]


class MicrophoneTester(Protocol):
    """The microphone as the widget needs it. Everything returns at once and is called on Qt's thread; so are the
    callables that it is given."""

    def start_level(self, heard: Callable[[float], None]) -> End:
        """Open the microphone and tell its level (dBFS, -90 to 0) about twenty times a second, until what is returned
        is called: then the microphone is let go and the recording is forgotten. Again is harmless."""

    def took_clipped(self) -> bool:
        """Whether samples reached the end of their range since the last call."""

    def record(self, seconds: float, done: Callable[[Problem | None], None]) -> None:
        """Keep what is heard from now on, in memory alone; in place of an earlier recording."""

    def play(self, done: Callable[[Problem | None], None]) -> None:
        """Play the recording; `done` once it was heard."""

    def transcribe(self, done: Callable[[str | Problem], None]) -> None:
        """What is understood of the recording."""


class _Open:
    """What has to be ended, by whoever comes first: the widget that is hidden, or its destruction without that."""

    def __init__(self) -> None:
        self.end: End | None = None

    def close(self) -> None:
        end, self.end = self.end, None
        if end is not None:
            end()


class MicrophoneTest(QWidget):
    """The microphone is on only while this is shown."""

    verdict_changed = Signal(object)
    """A `heard.Verdict`."""

    def __init__(
        self,
        tester: MicrophoneTester,
        *,
        recording: bool = True,
        now_ns: Callable[[], int] = time.monotonic_ns,
        parent: QWidget | None = None,
    ) -> None:
        """Without `recording` there is the level alone."""
        super().__init__(parent)
        self._tester = tester
        self._now_ns = now_ns
        self._open = _Open()
        self.destroyed.connect(self._open.close)
        self._hearing = Hearing(now_ns())
        self.verdict = Verdict.WAITING
        self.meter = LevelMeter(now_ns=now_ns)
        self.words = sentence(tr(self.verdict.value))
        self.record_button = button(tr("&Record a test"), self._record)
        self.play_button = button(tr("&Play it"), self._play)
        self.write_button = button(tr("What is un&derstood"), self._transcribe)
        self.result = sentence(selectable=True)
        self.result.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._left_s = 0
        self._recorded = False
        self._busy = False
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(self._look_again)
        self._countdown = QTimer(self, interval=1_000)
        self._countdown.timeout.connect(self._count_down)
        self._lay_out(recording)
        self._paint_buttons()

    def _lay_out(self, recording: bool) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.meter)
        column.addWidget(self.words)
        row = QHBoxLayout()
        row.setSpacing(8)
        for each in (self.record_button, self.play_button, self.write_button):
            row.addWidget(each)
        row.addStretch(1)
        column.addLayout(row)
        for each in (self.record_button, self.play_button, self.write_button):
            each.setVisible(recording)  # not before it has a parent: it would be a window of its own
        column.addWidget(self.result)
        self.result.setVisible(False)

    # --- the level -----------------------------------------------------------------------

    def start_over(self) -> None:
        """Another microphone was chosen: what was heard of the one before says nothing."""
        self._hearing = Hearing(self._now_ns())
        self._say_verdict(Verdict.WAITING)

    def _heard(self, dbfs: float) -> None:
        if self._open.end is None:
            return  # said before it was hidden
        clipped = self._tester.took_clipped()
        self._hearing.hear(dbfs, self._now_ns(), clipped=clipped)
        self.meter.set_level(dbfs, clipping=clipped)

    def _look_again(self) -> None:
        self._say_verdict(self._hearing.verdict(self._now_ns()))

    def _say_verdict(self, verdict: Verdict) -> None:
        if verdict is self.verdict:
            return
        self.verdict = verdict
        self.words.setText(tr(verdict.value))
        if verdict is not Verdict.WAITING:  # the pauses of a speaker are not worth a word
            announce(self.words, self.words.text())
        self.verdict_changed.emit(verdict)

    # --- the recording -------------------------------------------------------------------

    def _record(self) -> None:
        self._busy, self._recorded, self._left_s = True, False, RECORDED_S
        self._say_left()
        self._countdown.start()
        self._paint_buttons()
        self._tester.record(RECORDED_S, self._was_recorded)

    def _count_down(self) -> None:
        self._left_s = max(1, self._left_s - 1)
        self._say_left()

    def _say_left(self) -> None:
        self._say(tr_n("Speak now: {n} second left", "Speak now: {n} seconds left", self._left_s), aloud=False)

    def _was_recorded(self, problem: Problem | None) -> None:
        if self._open.end is None:
            return
        self._countdown.stop()
        self._recorded = problem is None
        self._is_done(tr("Recorded. It is kept in memory alone, until you leave this.") if problem is None else problem)

    def _play(self) -> None:
        self._begin(tr("Playing what was recorded"))
        self._tester.play(lambda problem: self._is_done(tr("That was it.") if problem is None else problem))

    def _transcribe(self) -> None:
        self._begin(tr("Listening to what was recorded"))
        self._tester.transcribe(self._was_understood)

    def _was_understood(self, answer: str | Problem) -> None:
        if isinstance(answer, Problem):
            self._is_done(answer)
        elif answer.strip():
            self._is_done(tr("“{text}”").format(text=answer.strip()))
        else:
            self._is_done(tr("Nothing was understood. Say a whole sentence, a little louder."))

    def _begin(self, told: str) -> None:
        self._busy = True
        self._say(told, aloud=False)
        self._paint_buttons()

    def _is_done(self, told: str | Problem) -> None:
        if self._open.end is None:
            return
        self._busy = False
        self._say(told if isinstance(told, str) else f"{tr(told.title)} {tr(told.remedy)}".strip(), aloud=True)
        self._paint_buttons()

    def _say(self, text: str, *, aloud: bool) -> None:
        self.result.setText(text)
        self.result.setVisible(bool(text))
        if aloud:
            announce(self.result, text)

    def _paint_buttons(self) -> None:
        self.record_button.setEnabled(not self._busy)
        for each in (self.play_button, self.write_button):
            each.setEnabled(self._recorded and not self._busy)

    # --- Qt ------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        if self._open.end is None:
            self.start_over()
            self._open.end = self._tester.start_level(self._heard)
            self._look.start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        super().hideEvent(event)
        self._open.close()
        self._look.stop()
        self._countdown.stop()
        self._recorded = self._busy = False
        self.meter.rest()
        self._say("", aloud=False)
        self._paint_buttons()
