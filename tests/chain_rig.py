"""The chain of ways into Wayland windows on stand-ins."""

from __future__ import annotations

import queue
from collections.abc import Callable

from fakes_text import FakeClipboard

from tray_app.core.applications import Application
from tray_app.core.errors import Problem
from tray_app.core.events import (
    DictationId,
    Event,
    Inserted,
    Selected,
    TakenBack,
    TargetNoted,
)
from tray_app.core.ports import InsertionRequest, Post
from tray_app.core.settings import InsertionSettings
from tray_app.core.ways import Told
from tray_app.text.insertion.focus_guard import FocusGuard
from tray_app.text.insertion.step import Done
from tray_app.text.insertion.wayland_chain import WaylandInsertion
from tray_app.wayland.focus import Window

ONE = DictationId(1)
USUAL = InsertionSettings()
EDITOR, FOOT = Window(1, ("editor",)), Window(2, ("foot",))
XTERM = Window(3, ("xterm",), is_x11=True)


class Teller:
    name = "the test"

    def __init__(self, window: Window | None = EDITOR) -> None:
        self.window = window
        self.rested = 0

    def focused(self) -> Window | None:
        return self.window

    def rest(self) -> None:
        self.rested += 1


class FakeStep:
    longest = 1_000

    def __init__(self, name: str = "first") -> None:
        self.name = name
        self.why: Problem | str | None = None
        self.fault: Exception | None = None
        self.during: Callable[[], None] = lambda: None
        self.remark: Problem | None = None
        self.asked = 0
        self.wrote: list[str] = []
        self.applications: list[Application | None] = []
        self.prepared = 0
        self.closed = False

    def usable(self) -> Problem | str | None:
        return self.why

    def prepare(self) -> None:
        self.prepared += 1

    def insert(self, text: str, settings: InsertionSettings, application: Application | None) -> Done:
        self.applications.append(application)
        self.during()
        if self.fault is not None:
            raise self.fault
        self.wrote.append(text)
        return Done(1, 2, True, "typed", self.remark)

    def ask_again(self) -> None:
        self.asked += 1
        self.why = None

    def close(self) -> None:
        self.closed = True


class FakeX11:
    def __init__(self, post: Post) -> None:
        self.post = post
        self.calls: list[tuple[str, object]] = []
        self.answer: Callable[[DictationId], Event] = lambda did: Inserted(did, "typed", 1, 2, 4)

    def note_target(self, dictation_id: DictationId, settings: InsertionSettings) -> None:
        self.calls.append(("note", dictation_id))

    def insert(self, request: InsertionRequest) -> None:
        self.calls.append(("insert", request.text))
        self.post(self.answer(request.dictation_id))

    def forget(self, dictation_id: DictationId) -> None:
        self.calls.append(("forget", dictation_id))

    def take_back(self, dictation_id: DictationId) -> None:
        self.post(TakenBack(dictation_id))

    def select(self, dictation_id: DictationId) -> None:
        self.post(Selected(dictation_id))

    def close(self) -> None: ...


class Desk:
    def __init__(self, *steps: FakeStep, teller: Teller | None, with_x11: bool = False) -> None:
        self.steps = steps
        self.teller = teller
        self.clipboard = FakeClipboard()
        self.x11: FakeX11 | None = None
        self.events: queue.SimpleQueue[Event] = queue.SimpleQueue()
        self.guarded: list[bool] = []
        self.changes = 0
        self.insertion = WaylandInsertion(
            self.events.put,
            typing_guard=self.guarded.append,
            steps=steps,
            clipboard=self.clipboard,
            guard=FocusGuard(lambda: teller),
            open_x11=self._open_x11 if with_x11 else None,
            changed=self._count,
        )

        assert self.insertion._tried.wait(10)

    def _count(self) -> None:
        self.changes += 1

    def ways(self) -> Told:
        assert self.insertion._worker.settle(10)
        told = self.insertion.ways()
        assert told is not None
        return told

    def _open_x11(self, post: Post) -> FakeX11:
        self.x11 = FakeX11(post)
        return self.x11

    def dictate(self, text: str = "text", number: int = 1, continued: str | None = None) -> Event:
        self.note(number)
        return self.insert(text, number, continued)

    def note(self, number: int = 1) -> None:
        self.insertion.note_target(DictationId(number), USUAL)
        self.insertion._looker.settle(10)

    def insert(self, text: str = "text", number: int = 1, continued: str | None = None) -> Event:
        self.insertion.insert(InsertionRequest(DictationId(number), text, continued))
        return self.answer()

    def answer(self) -> Event:
        while isinstance(event := self.events.get(timeout=10), TargetNoted):
            pass
        return event
