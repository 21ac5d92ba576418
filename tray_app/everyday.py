"""Small things one wants every day: undo what was written, have it again, let the hotkeys rest."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import astuple
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any

from tray_app.core import events as e
from tray_app.core.errors import HoldtalkError
from tray_app.core.pause import Pause
from tray_app.core.undoing import NO_ANSWER, UndoEnded
from tray_app.core.waiting import THE_LAST_TEXT
from tray_app.runtime import Runtime

if TYPE_CHECKING:
    from tray_app.ui.in_front import InFront

ANSWER_S = 120.0
SETTLE_S = 5.0


class Everyday:
    """For menu and windows on Qt's thread; what ends in `told` is for commands, on any other."""

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime
        self._front: InFront | None = None

    def watch(self, front: InFront) -> None:
        """What was pressed while a window of ours was in front is not held against an undo."""
        self._front = front

    # --- the last text -------------------------------------------------------------------

    def copy_last(self) -> None:
        self._runtime.insertion.offer(self._runtime.snapshot.last_text, THE_LAST_TEXT)

    def undo_last(self, in_front_since_ns: int | None = None) -> None:
        """`in_front_since_ns`: since when the menu is open from which it is asked. What comes of it is told, where it
        is not to be seen."""
        since_ns = self._in_front_since(in_front_since_ns)
        self._aside(lambda: self._post_undo(e.Origin.MENU, since_ns))

    def _in_front_since(self, menu_ns: int | None) -> int | None:
        window_ns = self._front.since_ns if self._front is not None else None
        return min((at_ns for at_ns in (menu_ns, window_ns) if at_ns is not None), default=None)

    def _post_undo(self, origin: e.Origin, in_front_since_ns: int | None = None) -> int:
        asked_ns = time.monotonic_ns()
        self._runtime.post(e.UndoAsked(origin, asked_ns, in_front_since_ns))
        return asked_ns

    def insert_again(self, in_front_since_ns: int | None = None) -> None:
        """Into the window that has the focus, or had it before this one."""
        since_ns = self._in_front_since(in_front_since_ns)
        self._aside(lambda: self._runtime.post(e.InsertLastAsked(since_ns)))

    def aside(self, then: Callable[[int | None], object]) -> None:
        """Done once the window before ours has the keyboard again; it is told since when ours was in front."""
        since_ns = self._in_front_since(None)
        self._aside(lambda: then(since_ns))

    def _aside(self, then: Callable[[], object]) -> None:
        from tray_app.ui.in_front import step_aside  # Qt's, which commands need not wait for

        step_aside(then)

    def undo_told(self) -> dict[str, Any]:
        """Blocks until it is done. Raises HoldtalkError where it was not."""
        answers: SimpleQueue[UndoEnded] = SimpleQueue()
        end = self._runtime.bus.subscribe(UndoEnded, "who asked for it", answers.put)
        try:
            asked_ns = self._post_undo(e.Origin.COMMAND)
            while (ended := answers.get(timeout=ANSWER_S)).asked_ns != asked_ns:
                pass
        except Empty:
            raise HoldtalkError(*astuple(NO_ANSWER)) from None
        finally:
            end()
        if ended.problem is not None:
            raise HoldtalkError(*astuple(ended.problem))
        return {}

    def insert_last_told(self) -> dict[str, Any]:
        """Raises HoldtalkError where there is none."""
        if not self._runtime.snapshot.last_text:
            raise HoldtalkError("There is no text to insert yet.", "Dictate first.")
        self._runtime.post(e.InsertLastAsked())
        return {}

    # --- the hotkeys ---------------------------------------------------------------------

    def pause_hotkey(self, minutes: int | None) -> None:
        """None: until the user resumes it."""
        self._runtime.resting.begin(minutes)

    def resume_hotkey(self) -> None:
        self._runtime.resting.end()

    def pause_told(self, minutes: int | None) -> Pause | None:
        """How they stand then. Raises HoldtalkError for no such time."""
        self._runtime.resting.begin(minutes)
        return self._standing()

    def resume_told(self) -> Pause | None:
        self._runtime.resting.end()
        return self._standing()

    def _standing(self) -> Pause | None:
        self._runtime.resting.settle(SETTLE_S)
        return self._runtime.resting.pause
