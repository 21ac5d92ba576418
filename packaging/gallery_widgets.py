"""The widgets of packaging/gallery_ui.py, told by lines on standard input what to show; they answer each line.

tray STATE | overlay STYLE WHAT [POSITION [SIZE]] | notice KIND | window STATE | settle
                                                                         answer: the icon's place, "x y"
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

from tray_app.core.desktop_settings import OverlaySettings
from tray_app.core.dictation import Outcome
from tray_app.core.errors import Problem
from tray_app.core.events import DictationId
from tray_app.core.notice_actions import Request, copy_text
from tray_app.core.pause import Pause
from tray_app.core.snapshot import Notice, NoticeKind, OfferedText, PublicState, Snapshot
from tray_app.ui import theme
from tray_app.ui.overlay import Overlay
from tray_app.ui.overlay_view import SILENT_AFTER_NS
from tray_app.ui.qt_platform import platform_arguments
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
    paused = Pause(None) if state == "paused" else None
    if state in ("breach", "paused"):
        state = "ready"
    status = {"ready": "Hold Right Ctrl and speak", "loading": "Loading the speech engine"}.get(state, "")
    problem = PROBLEM if state == "error" else None
    last_text = WORDS if state == "ready" else ""
    return Snapshot(
        PublicState(state), status=status, problem=problem, offered=OFFERS, paused=paused, last_text=last_text
    )


def overlay_snapshots(what: str) -> list[Snapshot]:
    """What the overlay is told, in order."""
    since_ns = time.monotonic_ns() - int(72.4e9)
    recording = Snapshot(state=PublicState.RECORDING, dictation_id=DictationId(7), recording_since_ns=since_ns)
    spoken = replace(recording, stable_text=WORDS[:92], unstable_text="it was the age of fool")
    if what == "silent":
        return [replace(recording, dictation_id=DictationId(since_ns))]  # nothing was heard of it yet
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
    if what in ("paused", "resumed"):
        rest = Snapshot(state=PublicState.READY, paused=Pause(None))
        return [replace(rest, paused=None), rest] if what == "paused" else [rest, replace(rest, paused=None)]
    done = Snapshot(state=PublicState.READY, last_outcome=OUTCOMES[what], last_outcome_id=outcome_id)
    return [spoken, transcribing, done]


class Gallery:
    def __init__(self, app: QApplication) -> None:
        self._app = app
        self._actions = FakeActions()
        self._actions.microphones = ["Built-in Audio Analog Stereo", "Yeti Stereo Microphone", "WH-1000XM4"]
        self._actions.microphone, self._actions.current_mode = "Yeti", "hybrid"
        self._tray = Tray(self._actions, ask=self._asked)
        self._silent = False
        self._overlay = Overlay(self._level)
        self._overlay.set_key_names("Right Ctrl", "Esc")
        self._tray.show()

    def _asked(self, request: Request) -> None:
        self._actions.calls.append((type(request).__name__,))

    def _level(self) -> float:
        return -90.0 if self._silent else -22 + 6 * math.sin(time.monotonic() * 7)

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

    def _show_overlay(self, style: str, what: str, position: str = "bottom", size: str = "normal") -> None:
        self._overlay.hide()
        self._overlay.apply(OverlaySettings(style, position, size))
        self._silent = what == "silent"
        for snapshot in overlay_snapshots(what):
            self._overlay.show_snapshot(snapshot)
        if self._silent:
            self._settle(SILENT_AFTER_NS // 10**6 + SETTLE_MS)

    def _show_notice(self, kind: str) -> None:
        if kind == "waits":
            waits = Notice(
                NoticeKind.INFO,
                "Your text waits in the menu",
                "The session was locked.",
                copy_text(OFFERS[0].dictation_id),
            )
            self._tray.notify(waits)
        elif kind == "info":
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

    def _settle(self, settle_ms: int = SETTLE_MS) -> None:
        timer = QElapsedTimer()
        timer.start()
        while timer.elapsed() < settle_ms:
            self._app.processEvents()
            time.sleep(0.01)


def main() -> None:
    app = QApplication([*sys.argv[:1], *platform_arguments()])
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
