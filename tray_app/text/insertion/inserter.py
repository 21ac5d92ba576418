"""Puts text into the window that had the focus at key down, on X11."""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from typing import NamedTuple

from Xlib.error import ConnectionClosedError, XError

from tray_app.core.errors import InsertionFault, Problem
from tray_app.core.events import DictationId, Inserted, InsertionFailed, OfferTaken, TargetLost
from tray_app.core.ports import InsertionRequest, Post
from tray_app.core.settings import InsertionSettings
from tray_app.text.filters import harmless_text

from .policy import PasteKey, paste_key, way_to_paste
from .x11_link import XLink
from .x11_paste import X11Paste
from .x11_target import Target, X11Targets
from .x11_typing import Typed, X11Typing

log = logging.getLogger(__name__)

HELD_PATIENCE_MS = 1_500
READ_CLIPBOARD_AFTER_MS = 3_000
"""Shorter speech is not long enough for a text that is pasted."""
SETTLE_MS, SETTLE_BLIND_MS = 5_000, 300
KEYS_BACK_MS, KEYS_BACK_LATEST_MS = 20_000, 120_000
"""Borrowed keys stay for the next dictation, because giving them back costs every window manager its shortcuts'
setting up, and at least until the target has read what was typed."""
PING_WHEN_IDLE_MS = 100
CLOSE_TIMEOUT_S = 4.0
MAX_NOTED = 16


class _Job(NamedTuple):
    """Something asked of the insertion thread."""

    run: Callable[[], None]
    request: InsertionRequest | None = None
    """The text that an answer is owed for; reading the clipboard ahead is broken off for it."""


class X11Insertion:
    """The port `core.ports.Insertion` on one thread ("insertion") with one connection to the X server.

    Raises InsertionFault when there is no X display or it lacks XTEST or XKB. `typing_guard` is called on the
    insertion thread with True before keys are injected and with False afterwards.
    """

    def __init__(
        self,
        post: Post,
        settings: InsertionSettings,
        *,
        typing_guard: Callable[[bool], None],
        display: str | None = None,
    ) -> None:
        self._post = post
        self._settings = settings
        self._guard = typing_guard
        self._link = XLink(display)
        self._typing = X11Typing(self._link)
        self._targets = X11Targets(self._link)
        self._paste = X11Paste(self._link, self._typing, self._targets)
        self._noted: dict[DictationId, Target | None] = {}
        self._jobs: deque[_Job] = deque()
        self._closing = threading.Event()
        self._ended = threading.Event()
        self._read_due_ns: int | None = None
        self._keys_back_due_ns: int | None = None
        self._keys_back_latest_ns = 0
        self._typed_into: Target | None = None
        self._last_toplevel_id: int | None = None
        """The window that got the last text."""
        self._thread = threading.Thread(target=self._run, name="insertion", daemon=True)
        self._thread.start()

    # --- the port: returns at once -------------------------------------------------------

    def note_target(self, dictation_id: DictationId) -> None:
        self._ask(lambda: self._note(dictation_id))

    def insert(self, request: InsertionRequest) -> None:
        self._ask(lambda: self._insert(request), request)

    def offer(self, text: str, dictation_id: DictationId | None = None) -> None:
        """The text stays on the clipboard until something else is copied."""
        self._ask(lambda: self._offer(text, dictation_id))

    def forget(self, dictation_id: DictationId) -> None:
        self._ask(lambda: self._forget(dictation_id))

    def apply(self, settings: InsertionSettings) -> None:
        self._settings = settings

    def close(self) -> None:
        """Gives borrowed keys and clipboard back and ends the thread. Blocks up to CLOSE_TIMEOUT_S."""
        self._closing.set()
        self._link.wake()
        if threading.current_thread() is not self._thread:
            self._thread.join(CLOSE_TIMEOUT_S)

    def _ask(self, run: Callable[[], None], request: InsertionRequest | None = None) -> None:
        self._jobs.append(_Job(run, request))
        self._link.wake()
        if self._ended.is_set():
            self._refuse_all()

    # --- the thread ----------------------------------------------------------------------

    def _run(self) -> None:
        try:
            while not self._closing.is_set():
                self._turn()
            self._paste.restore()
            self._paste.clipboard.hand_to_clipboard_history()
            self._typing.restore()
        except (ConnectionClosedError, OSError) as error:
            log.warning("insertion lost its display: %s", type(error).__name__)
        self._ended.set()
        self._refuse_all()
        self._link.close()

    def _turn(self) -> None:
        try:
            self._link.wait(lambda: bool(self._jobs) or self._closing.is_set(), self._until_due_ms())
            while self._jobs:
                self._jobs.popleft().run()
            self._do_what_is_due()
        except XError as error:
            log.info("a window went away while it was dealt with: %s", type(error).__name__)

    def _refuse_all(self) -> None:
        """Answers every text that nobody will deal with any more."""
        while self._jobs:
            with suppress(IndexError):  # taken by the other thread that refuses
                request = self._jobs.popleft().request
                if request is not None:
                    self._post(InsertionFailed(request.dictation_id, _display_gone("")))

    def _until_due_ms(self) -> float | None:
        due = [at for at in (self._read_due_ns, self._keys_back_due_ns, self._paste.restore_due_ns()) if at is not None]
        return max(0.0, (min(due) - time.monotonic_ns()) / 1e6) if due else None

    def _do_what_is_due(self) -> None:
        now_ns = time.monotonic_ns()
        restore_ns = self._paste.restore_due_ns()
        if restore_ns is not None and restore_ns <= now_ns:
            self._paste.restore()
        if self._read_due_ns is not None and self._read_due_ns <= now_ns:
            self._read_due_ns = None
            self._read_clipboard_early()
        if self._keys_back_due_ns is not None and self._keys_back_due_ns <= now_ns:
            self._give_keys_back(now_ns)

    # --- key down ------------------------------------------------------------------------

    def _note(self, dictation_id: DictationId) -> None:
        target = self._targets.focused()
        self._noted[dictation_id] = target
        while len(self._noted) > MAX_NOTED:
            del self._noted[next(iter(self._noted))]
        self._typing.refresh()
        if target is not None and self._settings.method != "type" and paste_key(target) is not None:
            wait_ms = 0 if self._settings.method == "paste" else READ_CLIPBOARD_AFTER_MS
            self._read_due_ns = time.monotonic_ns() + wait_ms * 1_000_000

    def _read_clipboard_early(self) -> None:
        targets = [target for target in self._noted.values() if target is not None]
        key = paste_key(targets[-1]) if targets else None
        if key is not None:
            self._paste.read_early(key, self._is_wanted)

    def _is_wanted(self) -> bool:
        return self._closing.is_set() or any(job.request is not None for job in tuple(self._jobs))

    def _forget(self, dictation_id: DictationId) -> None:
        self._noted.pop(dictation_id, None)
        if not self._noted:
            self._read_due_ns = None
            self._paste.forget_content()

    # --- the text ------------------------------------------------------------------------

    def _insert(self, request: InsertionRequest) -> None:
        """Answers with exactly one event, whatever happens."""
        try:
            answer = self._deliver(request)
        except InsertionFault as fault:
            answer = self._failed(request, fault.problem)
        except XError as error:
            log.warning("X refused: %s", type(error).__name__)
            answer = self._failed(request, _window_gone(type(error).__name__))
        except (ConnectionClosedError, OSError) as error:
            self._post(InsertionFailed(request.dictation_id, _display_gone(type(error).__name__)))
            raise
        except Exception as error:
            log.exception("insertion failed")
            answer = self._failed(request, _went_wrong(type(error).__name__))
        self._post(answer)
        self._forget(request.dictation_id)

    def _deliver(self, request: InsertionRequest) -> Inserted | TargetLost | InsertionFailed:
        if not request.text:
            now_ns = time.monotonic_ns()
            return Inserted(request.dictation_id, "", now_ns, now_ns, 0)
        target = self._noted.get(request.dictation_id)
        if target is None or not self._targets.has_focus(target):
            self._paste.clipboard.offer(request.text)
            return TargetLost(request.dictation_id)
        self._guard(True)
        try:
            if not self._typing.release_held(HELD_PATIENCE_MS):
                return self._failed(request, _KEY_HELD)
            if not self._targets.has_focus(target):
                self._paste.clipboard.offer(request.text)
                return TargetLost(request.dictation_id)
            # Whatever a caller forgot: nothing that acts as Enter is ever sent.
            text = harmless_text(request.form(same_window=target.toplevel_id == self._last_toplevel_id))
            method, done = self._put(text, target)
        finally:
            self._guard(False)
        self._last_toplevel_id = target.toplevel_id
        return Inserted(request.dictation_id, method, done.first_char_ns, done.last_char_ns, len(text))

    def _put(self, text: str, target: Target) -> tuple[str, Typed]:
        key = self._way(text, target)
        pasted = self._paste.paste(text, target, key) if key else None
        if pasted is not None:
            return "pasted", pasted
        typed = self._typing.type(text, lambda: self._settled(target))
        self._typed_into = target
        if self._typing.has_borrowed:
            self._keys_back_due_ns = time.monotonic_ns() + KEYS_BACK_MS * 1_000_000
            self._keys_back_latest_ns = time.monotonic_ns() + KEYS_BACK_LATEST_MS * 1_000_000
        return "typed", typed

    def _way(self, text: str, target: Target) -> PasteKey | None:
        at_once = len(self._typing.missing(text)) <= self._typing.capacity
        return way_to_paste(self._settings, target, text, typeable_at_once=at_once)

    def _settled(self, target: Target) -> bool:
        """Whether the target has read what was typed, or has had time to."""
        if target.answers_ping:
            return self._targets.caught_up(target, SETTLE_MS)
        self._link.wait(lambda: False, SETTLE_BLIND_MS)
        return True

    def _failed(self, request: InsertionRequest, problem: Problem) -> InsertionFailed:
        self._paste.clipboard.offer(request.text)
        return InsertionFailed(request.dictation_id, problem)

    def _offer(self, text: str, dictation_id: DictationId | None) -> None:
        self._paste.clipboard.offer(text)
        if dictation_id is not None:
            self._post(OfferTaken(dictation_id))

    # --- afterwards ----------------------------------------------------------------------

    def _give_keys_back(self, now_ns: int) -> None:
        target = self._typed_into
        asked = target is not None and target.answers_ping and now_ns < self._keys_back_latest_ns
        if asked and target is not None and not self._targets.caught_up(target, PING_WHEN_IDLE_MS):
            self._keys_back_due_ns = now_ns + KEYS_BACK_MS * 1_000_000
            return
        self._keys_back_due_ns = None
        self._typing.restore()


_KEY_HELD = Problem(
    "A modifier key is still held down.",
    "The text is on the clipboard: let go of the keys and paste it.",
)


def _window_gone(detail: str) -> Problem:
    return Problem("The window went away while the text was inserted.", "The text is on the clipboard.", detail)


def _went_wrong(detail: str) -> Problem:
    return Problem("The text could not be inserted.", "The text is on the clipboard.", detail)


def _display_gone(detail: str) -> Problem:
    return Problem("The display went away.", "Start Holdtalk again in the new session.", detail)
