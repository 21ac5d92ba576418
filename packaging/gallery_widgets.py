"""The widgets of packaging/gallery_ui.py, told by lines on standard input what to show; they answer each line.

tray STATE | overlay STYLE WHAT | notice KIND | window STATE | settle    answer: the icon's place, "x y"
calls                                                                    what the menu asked of the program
seen                                                                     "tray=True window=False"
"""

from __future__ import annotations

import math
import sys
import time
from dataclasses import replace

from fake_actions import FakeActions
from PySide6.QtCore import QElapsedTimer, QSocketNotifier
from PySide6.QtWidgets import QApplication

from tray_app.core.dictation import Outcome
from tray_app.core.errors import Problem
from tray_app.core.events import DictationId
from tray_app.core.snapshot import Notice, NoticeKind, OfferedText, PublicState, Snapshot
from tray_app.ui import theme
from tray_app.ui.overlay import Overlay
from tray_app.ui.tray import Tray

SETTLE_MS = 450
WORDS = (
    "It was the best of times, it was the worst of times, it was the age of wisdom, it was the age of foolishness, "
    "it was the epoch of belief, it was the epoch of incredulity, it was the season of light,"
)
PROBLEM = Problem("The microphone cannot be opened.", "Close the program that is using it, or choose another one.")
OFFERS = (
    OfferedText(DictationId(1), WORDS, 12_400),
    OfferedText(DictationId(2), "Black & white", 1_900),
)
BREACH = "Transcription is over its target: 640 ms, target 200 ms"
OUTCOMES = {
    "empty": Outcome.EMPTY,
    "cancelled": Outcome.CANCELLED,
    "offered": Outcome.OFFERED,
    "failed": Outcome.FAILED,
}


def state_snapshot(state: str) -> Snapshot:
    """What the tray shows in one of its states."""
    if state == "breach":
        state = "ready"
    status = {"ready": "Hold Right Ctrl and speak", "loading": "Loading the speech engine"}.get(state, "")
    problem = PROBLEM if state == "error" else None
    return Snapshot(state=PublicState(state), status=status, problem=problem, offered=OFFERS)


def overlay_snapshots(what: str) -> list[Snapshot]:
    """What the overlay is told, in order."""
    since_ns = time.monotonic_ns() - int(72.4e9)
    recording = Snapshot(state=PublicState.RECORDING, dictation_id=DictationId(7), recording_since_ns=since_ns)
    spoken = replace(recording, stable_text=WORDS[:92], unstable_text="it was the age of fool")
    if what == "recording":
        return [recording]
    if what == "text":
        return [spoken]
    if what == "locked":
        return [replace(recording, locked=True, stable_text=WORDS + " " + WORDS, unstable_text="it was the season of")]
    transcribing = replace(spoken, state=PublicState.TRANSCRIBING)
    if what == "transcribing":
        return [spoken, transcribing]
    outcome_id = DictationId(time.monotonic_ns())
    done = Snapshot(state=PublicState.READY, last_outcome=OUTCOMES[what], last_outcome_id=outcome_id)
    return [spoken, transcribing, done]


class Gallery:
    def __init__(self, app: QApplication) -> None:
        self._app = app
        self._actions = FakeActions()
        self._actions.microphones = ["Built-in Audio Analog Stereo", "Yeti Stereo Microphone", "WH-1000XM4"]
        self._actions.microphone, self._actions.current_mode = "Yeti", "hybrid"
        self._tray = Tray(self._actions)
        self._overlay = Overlay(level=lambda: -22 + 6 * math.sin(time.monotonic() * 7))
        self._overlay.set_key_name("Right Ctrl")
        self._tray.show()

    def obey(self, line: str) -> str:
        word, _, rest = line.partition(" ")
        if word == "tray":
            self._tray.show_snapshot(state_snapshot(rest))
            self._tray.set_breach(BREACH if rest == "breach" else "")
        elif word == "overlay":
            self._show_overlay(*rest.split())
        elif word == "notice":
            self._overlay.hide()
            self._show_notice(rest)
        elif word == "window":
            self._show_window(rest)
        self._settle()
        if word == "calls":
            return " ".join(word for call in self._actions.calls for word in call)
        if word == "seen":
            window = self._tray.window
            return f"tray={self._tray.hosted} window={window is not None and window.isVisible()}"
        place = self._tray.corner()
        ratio = self._app.devicePixelRatio()
        centre = place.center() * ratio
        return f"{centre.x()} {centre.y()}"

    def _show_overlay(self, style: str, what: str) -> None:
        self._overlay.hide()
        self._overlay.set_style(style)
        for snapshot in overlay_snapshots(what):
            self._overlay.show_snapshot(snapshot)

    def _show_notice(self, kind: str) -> None:
        if kind == "info":
            self._tray.notify(
                Notice(
                    NoticeKind.INFO,
                    "Holdtalk is ready to listen",
                    "Hold Right Ctrl, speak, let go: the words appear where you were typing.",
                )
            )
        else:
            self._tray.notify(Notice(NoticeKind.ERROR, PROBLEM.title, PROBLEM.remedy))

    def _show_window(self, state: str) -> None:
        window = self._tray.small_window()
        self._tray.show_snapshot(replace(state_snapshot(state), offered=OFFERS if state == "ready" else ()))
        self._tray.set_breach("")
        window.set_alone(True)
        window.show_and_raise()

    def _settle(self) -> None:
        timer = QElapsedTimer()
        timer.start()
        while timer.elapsed() < SETTLE_MS:
            self._app.processEvents()
            time.sleep(0.01)


def main() -> None:
    app = QApplication(sys.argv)
    app.setQuitOnLastWindowClosed(False)
    theme.apply(app, sys.argv[1])
    gallery = Gallery(app)

    def answer() -> None:
        line = sys.stdin.readline()
        if not line:
            app.quit()
            return
        print(gallery.obey(line.strip()), flush=True)

    notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    notifier.activated.connect(answer)
    print("ready", flush=True)
    app.exec()


if __name__ == "__main__":
    main()
