"""Stands for the text room: windows are names, the clipboard is a string."""

from __future__ import annotations

from collections.abc import Callable

from tray_app.core.applications import Application
from tray_app.core.errors import InsertionFault, Problem
from tray_app.core.events import (
    DictationId,
    Inserted,
    InsertionFailed,
    NotTakenBack,
    OfferTaken,
    TakenBack,
    TargetLost,
    TargetNoted,
)
from tray_app.core.ports import InsertionRequest, Post
from tray_app.core.settings import InsertionSettings
from tray_app.text.filters import laid_out


class FakeClipboard:
    """Of Wayland: one that a text is put on, or, locked, none."""

    def __init__(self) -> None:
        self.text = ""
        self.locked = False

    def offer(self, text: str) -> None:
        if self.locked:
            raise InsertionFault("No clipboard.", "None.")
        self.text = text

    def close(self) -> None: ...


class FakeInsertion:
    """Answers in the calling thread. `windows` and `clipboard` show what arrived where."""

    def __init__(self, post: Post, *, now_ns: Callable[[], int] = lambda: 0) -> None:
        self.focus = "editor"
        """The window with the focus; a test moves it."""
        self.windows: dict[str, str] = {}
        self.clipboard = ""
        self.problem: Problem | None = None
        """When set, inserting fails with it."""
        self.requests: list[InsertionRequest] = []
        self.closed = False
        self._post = post
        self._now_ns = now_ns
        self._noted: dict[DictationId, str] = {}
        self._last_focus: str | None = None
        self._written: dict[DictationId, tuple[str, str]] = {}

    def note_target(self, dictation_id: DictationId, settings: InsertionSettings) -> None:
        self._noted[dictation_id] = self.focus
        self._post(TargetNoted(dictation_id, Application(self.focus)))

    def insert(self, request: InsertionRequest) -> None:
        self.requests.append(request)
        if self.problem is not None:
            self.clipboard = request.text
            self._post(InsertionFailed(request.dictation_id, self.problem))
        elif self._noted.get(request.dictation_id) != self.focus:
            self.clipboard = request.text
            self._post(TargetLost(request.dictation_id))
        else:
            first_ns = self._now_ns()
            text = laid_out(request.form(same_window=self.focus == self._last_focus), request.layout)
            self.windows[self.focus] = self.windows.get(self.focus, "") + text
            self._last_focus = self.focus
            self._written[request.dictation_id] = self.focus, text
            self._post(Inserted(request.dictation_id, "typed", first_ns, self._now_ns(), len(text)))
        self.forget(request.dictation_id)

    def offer(self, text: str, dictation_id: DictationId | None = None) -> None:
        self.clipboard = text
        if dictation_id is not None:
            self._post(OfferTaken(dictation_id))

    def select(self, dictation_id: DictationId) -> None:
        self.take_back(dictation_id)

    def forget(self, dictation_id: DictationId) -> None:
        self._noted.pop(dictation_id, None)

    def take_back(self, dictation_id: DictationId) -> None:
        window, text = self._written.get(dictation_id, ("", ""))
        if text and window == self.focus and self.windows[window].endswith(text):
            self.windows[window] = self.windows[window].removesuffix(text)
            del self._written[dictation_id]
            self._post(TakenBack(dictation_id))
        else:
            self._post(NotTakenBack(dictation_id, Problem("It is not there.", "Delete it by hand.")))

    def ways(self) -> None:
        """There is but one."""

    def ask_again(self) -> None: ...

    def close(self) -> None:
        self.closed = True
