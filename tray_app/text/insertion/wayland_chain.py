"""Puts text into the focused window on Wayland: ways to do it, tried in order, and the clipboard behind them.

No text counts as inserted without a reason: the compositor passed its keys on to the window that had the focus at key
down, or somebody took it from the clipboard after the paste key.
"""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Hashable, Sequence
from typing import NamedTuple, Protocol

from tray_app.core.applications import Application, ApplicationKind
from tray_app.core.errors import HoldtalkError, Problem
from tray_app.core.events import (
    DictationId,
    Event,
    Inserted,
    InsertionFailed,
    ProblemNoticed,
    TargetLost,
    TargetNoted,
)
from tray_app.core.ports import Insertion, InsertionRequest, Post
from tray_app.core.settings import InsertionSettings
from tray_app.core.ways import Told
from tray_app.core.worker import Worker
from tray_app.text.filters import laid_out
from tray_app.wayland.focus import Window

from . import portal_problems, problems
from .focus_guard import FocusGuard, application_in
from .hindrance import PATIENCE_MS, Hindrance
from .queued_insertion import Answer, QueuedInsertion
from .step import Done, NothingDone, PartlyDone, Step
from .virtual_keyboard_step import NAME as VIRTUAL_KEYBOARD
from .way_words import told_of

log = logging.getLogger(__name__)

LOOK_TIMEOUT_S, CLOSE_TIMEOUT_S = 10.0, 2.0
"""The first window of an X11 program has a library loaded for it, which takes seconds where the machine is busy."""
FOR_ALL_WINDOWS = frozenset({VIRTUAL_KEYBOARD})
"""Steps that are exact in windows of X11 programs too, so that these need no way of their own."""
LOOK_AGAIN_S = 0.01
MAX_NOTED, MAX_WRITTEN = 16, 64


class OfferingClipboard(Protocol):
    def offer(self, text: str) -> None:
        """Blocks until the text is there; raises a HoldtalkError when it is not."""

    def close(self) -> None: ...


class XWayland(Protocol):
    def window(self) -> Window | None:
        """The one of an X11 program that has the focus. For the looker's thread."""

    def keys_are_down(self) -> bool:
        """Whether a finger is on a key there. For the thread that inserts."""

    def close(self) -> None: ...


OpenX11 = Callable[[Post], Insertion]
"""Makes what types into windows of X11 programs. Raises a HoldtalkError when it cannot."""


class _Noted(NamedTuple):
    """What had the focus at key down."""

    told: bool
    """Somebody tells. Else the text goes to whichever window has the focus."""
    window: Window | None = None

    @property
    def id(self) -> Hashable:
        return self.window.id if self.window is not None else None

    @property
    def application(self) -> Application | None:
        return application_in(self.window) if self.window is not None else None


class WaylandInsertion(QueuedInsertion):
    """Windows of X11 programs are left to the way of X11 where no step is exact in them: GNOME and KDE."""

    def __init__(
        self,
        post: Post,
        *,
        typing_guard: Callable[[bool], None],
        steps: Sequence[Step],
        clipboard: OfferingClipboard,
        guard: FocusGuard,
        open_x11: OpenX11 | None = None,
        xwayland: XWayland | None = None,
        changed: Callable[[], object] = lambda: None,
    ) -> None:
        """`open_x11` is called when such a window has the focus for the first time; `xwayland` is asked for the focus
        where no compositor tells it. The steps are tried in their order; `changed` is called, on the insertion thread,
        when `ways` says something else."""
        self._steps = steps
        self._clipboard = clipboard
        self._focus = guard
        self._open_x11 = open_x11
        self._x11_window = xwayland.window if xwayland is not None else lambda: None
        self._x11_keys_down = xwayland.keys_are_down if xwayland is not None else lambda: False
        self._close_xwayland = xwayland.close if xwayland is not None else lambda: None
        self._x11: Insertion | None = None
        self._for_x11: dict[DictationId, str] = {}
        """Dictations for windows of X11 programs, with their text once there is one."""
        self._written_by_x11: deque[DictationId] = deque(maxlen=MAX_WRITTEN)
        self._targets: dict[DictationId, _Noted] = {}
        self._last: Hashable = None
        """The window that got the last text."""
        self._likely: Step | None = None
        """The first that was open when it was last needed."""
        self._changed = changed
        self._ways: Told | None = None
        self._remarks: list[Problem] = []
        """What was told once."""
        self._tried = threading.Event()
        """Which steps are open is known."""
        self._looker = Worker("focus")
        super().__init__(post, typing_guard=typing_guard, foreground=lambda: None)
        self._worker.do(self._try_steps)

    # --- the port: returns at once -------------------------------------------------------

    def note_target(self, dictation_id: DictationId, settings: InsertionSettings) -> None:
        """On a thread of its own: a text that is being typed just now must not make it late."""
        self._looker.do(lambda: self._look(dictation_id, settings))

    def forget(self, dictation_id: DictationId) -> None:
        self._looker.do(lambda: self._forget(dictation_id))

    def take_back(self, dictation_id: DictationId) -> None:
        if self._x11 is not None and dictation_id in self._written_by_x11:
            self._x11.take_back(dictation_id)
        else:
            super().take_back(dictation_id)

    def select(self, dictation_id: DictationId) -> None:
        if self._x11 is not None and dictation_id in self._written_by_x11:
            self._x11.select(dictation_id)
        else:
            super().take_back(dictation_id)

    def ways(self) -> Told | None:
        """How texts are written here, as was found out last; None while that is being done."""
        return self._ways

    def ask_again(self) -> None:
        self._worker.do(self._ask_again)

    def answered(self, why_not: Problem | None) -> None:
        """The user has answered the desktop's question whether texts may be typed. Any thread."""
        self._worker.do(self._try_steps)
        self._post(ProblemNoticed(why_not or portal_problems.GIVEN, calm=why_not is None))

    def close(self) -> None:
        """Gives the clipboard back and ends the threads. Blocks for some seconds at most."""
        super().close()
        self._looker.close(CLOSE_TIMEOUT_S)
        for step in self._steps:
            step.close()
        self._clipboard.close()
        if self._x11 is not None:
            self._x11.close()
        self._close_xwayland()
        self._focus.rest()

    # --- key down, on the looker's thread ------------------------------------------------

    def _look(self, dictation_id: DictationId, settings: InsertionSettings) -> None:
        window = None if self._focus.tells_of_x11 else self._x11_window()
        told = False
        if window is None:
            told, window = self._focus.focused()
        noted = self._targets[dictation_id] = _Noted(told or window is not None, window)
        while len(self._targets) > MAX_NOTED:
            del self._targets[next(iter(self._targets))]
        x11 = self._x11_for(noted)
        if x11 is not None:
            self._for_x11[dictation_id] = ""
            x11.note_target(dictation_id, settings)
            return
        if noted.told:
            self._post(TargetNoted(dictation_id, noted.application))
        if self._likely is not None:
            self._likely.prepare()

    def _x11_for(self, noted: _Noted) -> Insertion | None:
        if self._open_x11 is None or noted.window is None or not noted.window.is_x11:
            return None
        self._tried.wait(LOOK_TIMEOUT_S)
        if self._likely is not None and self._likely.name in FOR_ALL_WINDOWS:
            return None
        if self._x11 is None:
            try:
                self._x11 = self._open_x11(self._on_x11_event)
            except HoldtalkError as fault:
                log.warning("windows of X11 programs get texts as all others do: %s", fault)
                self._open_x11 = None
        return self._x11

    def _forget(self, dictation_id: DictationId) -> None:
        self._targets.pop(dictation_id, None)
        if self._for_x11.pop(dictation_id, None) is not None and self._x11 is not None:
            self._x11.forget(dictation_id)
        if not self._targets:
            self._focus.rest()

    def _on_x11_event(self, event: Event) -> None:
        """On its thread. What it puts on its clipboard, windows of others get only while one of X11's has the
        focus."""
        if isinstance(event, TargetLost | InsertionFailed) and self._for_x11.get(event.dictation_id):
            try:
                self._offer(self._for_x11[event.dictation_id])
            except HoldtalkError as fault:
                log.info("X11's clipboard has to do: %s", fault)
        elif isinstance(event, Inserted):
            self._written_by_x11.append(event.dictation_id)
        self._post(event)

    # --- the text, on the insertion thread -----------------------------------------------

    def _try_steps(self) -> None:
        """At the start, up to the first that is open: what is made by it is there by the time that a text comes."""
        tried: list[tuple[str, Problem | str | None]] = []
        for step in self._steps:
            why = step.usable()
            log.info("typing by %s: %s", step.name, "yes" if why is None else reason(why))
            tried.append((step.name, why))
            if why is None:
                self._likely = step
                break
        self._tried.set()
        spare = [step.name for step in self._steps[len(tried) :]]
        before, self._ways = self._ways, told_of(tried, spare, self._focus.name, self._remarks)
        if self._ways != before:
            self._changed()

    def _ask_again(self) -> None:
        """Whoever asks the user and comes before what is open without a question."""
        for step in self._steps:
            ask = getattr(step, "ask_again", None)
            if ask is not None:
                ask()
            elif step.usable() is None:
                break
        self._try_steps()

    def _insert(self, request: InsertionRequest) -> None:
        self._looker.settle(LOOK_TIMEOUT_S)
        if self._x11 is not None and request.dictation_id in self._for_x11:
            self._for_x11[request.dictation_id] = request.text
            self._x11.insert(request)
        else:
            super()._insert(request)

    def _offer(self, text: str) -> None:
        self._clipboard.offer(text)

    def _deliver(self, request: InsertionRequest) -> Answer:
        if not request.text:
            now_ns = time.monotonic_ns()
            return Inserted(request.dictation_id, "", now_ns, now_ns, 0)
        target = self._targets.get(request.dictation_id)
        if target is None or (target.told and target.window is None):
            return self._lost(request, None)
        if target.application is not None and target.application.kind is ApplicationKind.PASSWORD_PROMPT:
            return TargetLost(request.dictation_id, problems.PASSWORD_PROMPT)
        self._focus.aim(target.window)
        if not self._focus.still_there():
            return self._lost(request, None)
        if not self._keys_are_up(target):
            self._offer(request.text)
            return InsertionFailed(request.dictation_id, problems.KEY_HELD)
        # Whatever a caller forgot: nothing that acts as Enter is sent but what the profile allows.
        same_window = not target.told or target.id == self._last
        text = laid_out(request.form(same_window=same_window), request.layout)
        try:
            done = self._put(text, request.settings, target.application)
        except PartlyDone as fault:
            if fault.on_clipboard or self._focus.still_there():
                raise
            return self._lost(request, problems.BROKEN_OFF)
        except NothingDone as fault:
            is_question = fault.problem.title == portal_problems.ASKING.title  # whose window has the focus by now
            if not is_question and not self._focus.still_there():
                return self._lost(request, None)
            self._try_steps()
            is_told = fault.problem.title != problems.NEITHER_WAY.title
            return self._lost(request, fault.problem if is_told else problems.NO_WAY_HERE)
        self._last = target.id
        self._tell_once(done.remark)
        if not self._focus.still_there():
            return self._lost(request, problems.BROKEN_OFF)
        return Inserted(request.dictation_id, done.method, done.first_char_ns, done.last_char_ns, len(text))

    def _keys_are_up(self, target: _Noted) -> bool:
        """Waits for a finger to leave its key: while one is down, Xwayland keeps the keymap of its keyboard, and would
        take the keys of any other for its own. Native windows do not mind."""
        until_s = time.monotonic() + PATIENCE_MS[Hindrance.MODIFIER] / 1e3
        while target.window is not None and target.window.is_x11 and self._x11_keys_down():
            if time.monotonic() > until_s:
                return False
            time.sleep(LOOK_AGAIN_S)
        return True

    def _put(self, text: str, settings: InsertionSettings, application: Application | None) -> Done:
        """By the first step that can. Raises NothingDone where none could, and what a step raises otherwise."""
        fault: NothingDone | None = None
        for step in self._steps:
            if len(text) > step.longest:
                continue
            why = step.usable()
            if why is not None:
                if fault is None and isinstance(why, Problem):
                    fault = NothingDone(why.title, why.remedy, why.detail, why.mend)
                continue
            self._likely = step
            try:
                return step.insert(text, settings, application)
            except NothingDone as told:
                log.info("nothing was typed by %s: %s", step.name, told)
                if not self._focus.still_there():
                    raise
                fault = told
        raise fault or NothingDone(problems.NEITHER_WAY.title, problems.NEITHER_WAY.remedy)

    def _tell_once(self, remark: Problem | None) -> None:
        if remark is not None and remark not in self._remarks:
            self._remarks.append(remark)
            self._post(ProblemNoticed(remark, calm=True))
            self._try_steps()

    def _lost(self, request: InsertionRequest, why: Problem | None) -> Answer:
        """The text waits on the clipboard, where there is one."""
        try:
            self._offer(request.text)
        except HoldtalkError as fault:
            problem = why or problems.MOVED_AWAY
            if problem is problems.NO_WAY_HERE:
                problem = problems.NEITHER_WAY
            detail = fault.problem.detail or fault.problem.title
            return InsertionFailed(request.dictation_id, Problem(problem.title, problem.remedy, detail, problem.mend))
        return TargetLost(request.dictation_id, why)


def reason(why: Problem | str) -> str:
    """Why a step cannot be used, in a sentence."""
    return why.title if isinstance(why, Problem) else why
