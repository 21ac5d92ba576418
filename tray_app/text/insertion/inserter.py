"""Puts text into the window that had the focus at key down, on X11."""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from typing import NamedTuple

from Xlib.error import XError

from tray_app.core.applications import Application, ApplicationKind
from tray_app.core.errors import InsertionFault, Problem
from tray_app.core.events import (
    DictationId,
    Event,
    Inserted,
    InsertionDeferred,
    InsertionFailed,
    NotTakenBack,
    OfferRefused,
    OfferTaken,
    TargetLost,
    TargetNoted,
)
from tray_app.core.ports import InsertionRequest, Post
from tray_app.core.settings import InsertionSettings
from tray_app.core.supervision import start_thread
from tray_app.core.translation import filled
from tray_app.text.filters import laid_out
from tray_app.x11.connection import LOST, ServerLacks, X11Connection
from tray_app.x11.devices import InputDevices
from tray_app.x11.event_loop import EventLoop
from tray_app.x11.keysyms import LEFT
from tray_app.x11.xkb import Xkb

from . import problems
from .caret_steps import steps_surely
from .hindrance import Hindered, Hindrance
from .policy import key_delay_ms, paste_key, way_to_paste
from .programs import application_of
from .x11_gate import X11Gate
from .x11_held_keys import X11HeldKeys
from .x11_paste import TextLeft, X11Paste
from .x11_take_back import X11TakeBack
from .x11_target import Target, X11Targets
from .x11_typing import Typed, X11Typing
from .x11_undo import X11Undo
from .xkb_controls import AccessControls

log = logging.getLogger(__name__)

READ_CLIPBOARD_AFTER_MS = 3_000
"""Shorter speech is not long enough for a text that is pasted."""
SETTLE_MS, SETTLE_BLIND_MS = 5_000, 300
KEYS_BACK_S, KEYS_BACK_LATEST_S = 20.0, 120.0
"""Borrowed keys stay for the next dictation, because giving them back costs every window manager its shortcuts'
setting up, and at least until the target has read what was typed."""
PING_WHEN_IDLE_MS = 100
TIDY_S = 0.05
"""How often fingers are looked at whose keys we pressed again."""
CLOSE_TIMEOUT_S = 4.0
MAX_NOTED = 16


Answer = Inserted | TargetLost | InsertionFailed | InsertionDeferred


class _Job(NamedTuple):
    """Something asked of the insertion thread."""

    run: Callable[[], None]
    refuse: Callable[[Problem], Event] | None = None
    """Makes the answer that is owed when nobody will run it."""
    is_text: bool = False
    """Reading the clipboard ahead is broken off for it."""


class _Begun(NamedTuple):
    """A text on its way into a window, in the form it goes there."""

    text: str
    settings: InsertionSettings
    typed: int = 0
    """Characters that stand there already: the hotkey was pressed in the middle."""


class X11Insertion:
    """The port `core.ports.Insertion` on one thread ("insertion") with one connection to the X server.

    Raises InsertionFault when there is no X display or it lacks XTEST or XKB. `typing_guard` is called on the
    insertion thread with True before keys are injected and with False afterwards; `never_lift` gives the keycodes of
    the hotkey, which is the user's: while one is down the answer to a text is InsertionDeferred.
    """

    def __init__(
        self,
        post: Post,
        *,
        typing_guard: Callable[[bool], None],
        never_lift: Callable[[], frozenset[int]] = frozenset,
        display: str | None = None,
    ) -> None:
        self._post = post
        self._guard = typing_guard
        self._connection = connect(display)
        self._loop = EventLoop()
        xkb, devices = Xkb(self._connection), InputDevices(self._connection)
        self._typing = X11Typing(self._connection, xkb)
        self._targets = X11Targets(self._connection)
        self._paste = X11Paste(self._connection, self._loop, self._typing, self._targets)
        self._access = AccessControls(self._connection, xkb, devices)
        self._held_keys = X11HeldKeys(self._connection, devices)
        self._gate = X11Gate(self._connection, xkb, self._targets, self._typing, self._held_keys, never_lift)
        back = X11TakeBack(self._connection, self._typing, self._targets, self._paste.reader, self._paste.clipboard)
        self._undo = X11Undo(back, self._targets, self._gate, self._pressing_keys)
        self._noted: dict[DictationId, Target | None] = {}
        self._begun: dict[DictationId, _Begun] = {}
        self._to_note: deque[tuple[DictationId, InsertionSettings]] = deque()
        self._jobs: deque[_Job] = deque()
        self._ended = threading.Event()
        self._keys_back_latest_ns = 0
        self._typed_into: Target | None = None
        self._last_toplevel_id: int | None = None
        """The window that got the last text."""
        self._connection.woken = self._note_targets
        self._thread = start_thread("insertion", self._run)

    # --- the port: returns at once -------------------------------------------------------

    def note_target(self, dictation_id: DictationId, settings: InsertionSettings) -> None:
        self._to_note.append((dictation_id, settings))
        self._connection.wake()

    def insert(self, request: InsertionRequest) -> None:
        refuse = partial(InsertionFailed, request.dictation_id)
        self._ask(_Job(lambda: self._insert(request), refuse, is_text=True))

    def offer(self, text: str, dictation_id: DictationId | None = None) -> None:
        """The text stays on the clipboard until something else is copied."""
        refuse = None if dictation_id is None else partial(OfferRefused, dictation_id)
        self._ask(_Job(lambda: self._offer(text, dictation_id), refuse))

    def forget(self, dictation_id: DictationId) -> None:
        self._ask(_Job(lambda: self._forget(dictation_id)))

    def take_back(self, dictation_id: DictationId) -> None:
        self._ask_undo(dictation_id, selects=False)

    def select(self, dictation_id: DictationId) -> None:
        self._ask_undo(dictation_id, selects=True)

    def _ask_undo(self, dictation_id: DictationId, *, selects: bool) -> None:
        answer = partial(self._undo.answer, dictation_id, selects=selects)
        self._ask(_Job(lambda: self._post(answer()), partial(NotTakenBack, dictation_id), is_text=True))

    def ways(self) -> None:
        """There is but one."""

    def ask_again(self) -> None:
        """Nobody asks."""

    def close(self) -> None:
        """Gives borrowed keys and clipboard back and ends the thread. Blocks up to CLOSE_TIMEOUT_S."""
        self._loop.stop()
        if threading.current_thread() is not self._thread:
            self._thread.join(CLOSE_TIMEOUT_S)

    def _ask(self, job: _Job) -> None:
        self._jobs.append(job)
        self._loop.do(self._next_job)
        if self._ended.is_set():
            self._refuse_all()

    # --- the thread ----------------------------------------------------------------------

    def _run(self) -> None:
        try:
            self._serve()
            self._give_everything_back()
        except LOST as error:
            log.warning("insertion lost its display: %s", type(error).__name__)
        self._ended.set()
        self._refuse_all()
        self._connection.close()

    def _serve(self) -> None:
        while True:
            try:
                self._loop.serve(self._connection)
                return
            except XError as error:
                log.info("a window went away while it was dealt with: %s", type(error).__name__)

    def _next_job(self) -> None:
        self._note_targets()
        self._jobs.popleft().run()

    def _give_everything_back(self) -> None:
        for step in (self._paste.finish, self._typing.restore, lambda: self._held_keys.tidy(at_the_end=True)):
            try:
                step()
            except LOST:
                raise
            except Exception:  # the others still have something to give back
                log.exception("not everything could be given back")

    def _refuse_all(self) -> None:
        """Answers everything that nobody will deal with any more."""
        while self._jobs:
            with suppress(IndexError):  # taken by the other thread that refuses
                refuse = self._jobs.popleft().refuse
                if refuse is not None:
                    self._post(refuse(problems.display_gone("")))

    # --- key down ------------------------------------------------------------------------

    def _note_targets(self) -> None:
        """Looks at the focus for every key that went down. Called also while a text, a paste or a clipboard is waited
        for: the focus of a moment later can be another one."""
        while self._to_note:
            dictation_id, settings = self._to_note.popleft()
            target = self._noted[dictation_id] = self._focused()
            self._post(TargetNoted(dictation_id, self._application(target) if target else None))
            while len(self._noted) > MAX_NOTED:
                del self._noted[next(iter(self._noted))]
            self._ask(_Job(self._typing.refresh))
            key = paste_key(target) if target is not None and settings.method != "type" else None
            if key is not None:
                wait_ms = 0 if settings.method == "paste" else READ_CLIPBOARD_AFTER_MS
                read = partial(self._paste.read_early, key, self._is_wanted)
                self._loop.at("read the clipboard", wait_ms / 1e3, read)

    def _focused(self) -> Target | None:
        try:
            return self._targets.focused()
        except LOST:
            raise
        except Exception:  # it must not be taken for a fault of the text that waits just now
            log.exception("the focus could not be asked for")
            return None

    def _application(self, target: Target) -> Application:
        try:
            title = self._targets.title(target)
        except XError:  # it was closed while we looked
            title = ""
        return application_of(target.wm_class, title)

    def _is_wanted(self) -> bool:
        return self._loop.is_stopping or any(job.is_text for job in tuple(self._jobs))

    def _forget(self, dictation_id: DictationId) -> None:
        self._noted.pop(dictation_id, None)
        self._begun.pop(dictation_id, None)
        if not self._noted:
            self._loop.forget("read the clipboard")
            self._paste.forget_content()

    # --- the text ------------------------------------------------------------------------

    def _insert(self, request: InsertionRequest) -> None:
        """Answers with exactly one event, whatever happens."""
        try:
            answer = self._deliver(request)
        except TextLeft as left:  # it is on the clipboard already, and a slow window may take it from there
            answer = InsertionFailed(request.dictation_id, left.problem)
        except InsertionFault as fault:
            answer = self._failed(request, fault.problem)
        except XError as error:
            log.warning("X refused: %s", type(error).__name__)
            answer = self._failed(request, problems.window_gone(type(error).__name__))
        except LOST as error:
            self._post(InsertionFailed(request.dictation_id, problems.display_gone(type(error).__name__)))
            raise
        except Exception as error:
            log.exception("insertion failed")
            answer = self._failed(request, problems.went_wrong(type(error).__name__))
        self._post(answer)
        if not isinstance(answer, InsertionDeferred):
            self._forget(request.dictation_id)

    def _deliver(self, request: InsertionRequest) -> Answer:
        if not request.text:
            now_ns = time.monotonic_ns()
            return Inserted(request.dictation_id, "", now_ns, now_ns, 0)
        target = self._noted.get(request.dictation_id)
        if target is None:
            self._paste.clipboard.offer(request.text)
            return TargetLost(request.dictation_id)
        if application_of(target.wm_class).kind is ApplicationKind.PASSWORD_PROMPT:
            return TargetLost(request.dictation_id, problems.PASSWORD_PROMPT)
        begun = self._begun.pop(request.dictation_id, None) or self._begin(request, target)
        try:
            with self._pressing_keys(self._gate.await_free(target)):
                method, typed = self._put(begun, target)
            done = typed or self._paste.await_taken()
        except Hindered as hindered:
            return self._hindered(request, begun, hindered)
        caret = self._caret_moved(begun.text, request.caret_from_end, target)
        self._undo.note(request.dictation_id, begun.text, target, caret_from_end=caret)
        return Inserted(request.dictation_id, method, done.first_char_ns, done.last_char_ns, len(begun.text), caret)

    def _begin(self, request: InsertionRequest, target: Target) -> _Begun:
        # Whatever a caller forgot: nothing that acts as Enter is sent but what the profile allows.
        form = request.form(same_window=target.toplevel_id == self._last_toplevel_id)
        return _Begun(laid_out(form, request.layout), request.settings)

    @contextmanager
    def _pressing_keys(self, down: frozenset[int]) -> Iterator[None]:
        """The keyboard is ours inside, as far as it can be, and the user's again afterwards. `down`: keys that are."""
        self._guard(True)
        try:
            self._held_keys.begin(down)
            self._access.lift()
            yield
        finally:
            self._access.restore()
            self._held_keys.end()
            self._guard(False)
            self._loop.at("tidy", 0.0, self._tidy)

    def _hindered(self, request: InsertionRequest, begun: _Begun, hindered: Hindered) -> Answer:
        typed = max(begun.typed, hindered.typed)
        if hindered.hindrance is Hindrance.HOTKEY:
            if typed:
                self._begun[request.dictation_id] = begun._replace(typed=typed)
            return InsertionDeferred(request.dictation_id)
        if hindered.hindrance is Hindrance.MODIFIER and not typed:
            return self._failed(request, problems.KEY_HELD)
        self._paste.clipboard.offer(request.text)
        if hindered.hindrance is Hindrance.SPOILT:
            return TargetLost(request.dictation_id, problems.SPOILT)
        if typed:
            return TargetLost(request.dictation_id, problems.BROKEN_OFF)
        return TargetLost(request.dictation_id, problems.GRABBED if hindered.hindrance is Hindrance.GRABBED else None)

    def _put(self, begun: _Begun, target: Target) -> tuple[str, Typed | None]:
        """How, and when; a pasted text has yet to be taken."""
        text, key = begun.text, None
        if not begun.typed:
            key = way_to_paste(begun.settings, target, text, typeable_at_once=self._typing.fits(text))
        if key and self._paste.paste(text, target, key, lambda: self._gate.pass_into(target)):
            self._last_toplevel_id = target.toplevel_id
            return "pasted", None
        return "typed", self._type(begun, target)

    def _type(self, begun: _Begun, target: Target) -> Typed:
        self._typed_into = target
        try:
            typed = self._typing.type(
                begun.text,
                settle=lambda: self._settled(target),
                passes=lambda: self._gate.pass_into(target),
                start=begun.typed,
                delay_ms=key_delay_ms(begun.settings, target),
            )
        finally:
            if self._typing.has_borrowed:
                self._loop.at("give keys back", KEYS_BACK_S, self._give_keys_back)
                self._keys_back_latest_ns = time.monotonic_ns() + int(KEYS_BACK_LATEST_S * 1e9)
        self._last_toplevel_id = target.toplevel_id
        try:
            self._gate.check_arrival(target)
        except Hindered as hindered:
            hindered.typed = len(begun.text)
            raise
        return typed

    def _caret_moved(self, text: str, from_end: int, target: Target) -> int:
        """How far before the end of the text the caret stands now: where it is wanted, if every step there is sure."""
        if not from_end or not steps_surely(text[-from_end:]) or not self._settled(target):
            return 0
        try:
            with self._pressing_keys(self._gate.await_free(target)):
                self._typing.tap(LEFT, 0, from_end, passes=lambda: self._gate.pass_into(target))
        except Hindered as hindered:
            return hindered.typed
        except InsertionFault as fault:  # the text stands there
            log.info("the caret stays behind the text: %s", fault.problem.title)
            return 0
        return from_end

    def _settled(self, target: Target) -> bool:
        """Whether the target has read what was typed, or has had time to."""
        if target.answers_ping:
            return self._targets.caught_up(target, SETTLE_MS)
        self._connection.wait(lambda: False, SETTLE_BLIND_MS)
        return True

    def _failed(self, request: InsertionRequest, problem: Problem) -> InsertionFailed:
        self._paste.clipboard.offer(request.text)
        return InsertionFailed(request.dictation_id, problem)

    def _offer(self, text: str, dictation_id: DictationId | None) -> None:
        try:
            self._paste.clipboard.offer(text)
        except Exception as error:
            if dictation_id is not None:
                self._post(OfferRefused(dictation_id, problems.not_copied(type(error).__name__)))
            raise
        if dictation_id is not None:
            self._post(OfferTaken(dictation_id))

    # --- afterwards ----------------------------------------------------------------------

    def _tidy(self) -> None:
        if not self._held_keys.tidy():
            self._loop.at("tidy", TIDY_S, self._tidy)

    def _give_keys_back(self) -> None:
        target = self._typed_into
        asked = target is not None and target.answers_ping and time.monotonic_ns() < self._keys_back_latest_ns
        if asked and target is not None and not self._targets.caught_up(target, PING_WHEN_IDLE_MS):
            self._loop.at("give keys back", KEYS_BACK_S, self._give_keys_back)
        else:
            self._typing.restore()


def connect(display: str | None = None) -> X11Connection:
    """To the display of that name, or $DISPLAY. Raises InsertionFault when there is none, or programs cannot type on
    it."""
    try:
        connection = X11Connection(display)
    except LOST as error:
        raise InsertionFault(
            "There is no X display to type on.",
            "Start Holdtalk in a graphical session, or set DISPLAY.",
            str(error),
        ) from error
    try:
        for name in ("XTEST", "XKEYBOARD"):
            connection.extension(name)
    except ServerLacks as lacking:
        connection.close()
        raise InsertionFault(
            "This display does not let programs type.",
            filled(
                "Switch the {lacking} extension of the X server on, or set insertion on another display.",
                lacking=lacking,
            ),
            str(lacking),
        ) from lacking
    return connection
