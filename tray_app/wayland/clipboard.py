"""The clipboard for who has no thread for it: texts put there for the user, and texts lent for a paste.

What is on a Wayland clipboard lives in the program that copied it. So as long as something of ours is there, the
user's old content included, a thread answers who asks for it; otherwise there is neither thread nor connection.
"""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from queue import Empty, SimpleQueue
from typing import TypeVar, cast

from tray_app.core.supervision import start_thread

from .clipboard_owner import start_owner
from .connection import Connection
from .data_control import Content, DataControl, Owned, lacking, text_content
from .wire import CompositorGone, NotOffered, WaylandFault

log = logging.getLogger(__name__)

READ_BUDGET_S = 0.5
"""For reading the user's content while he waits for his text."""
QUIET_S = 1.0
"""How long nobody has asked for a lent text before the old content comes back: browsers look, think, and paste."""
LONGEST_S = 5.0
"""How long who asks again and again is humoured."""
OWED_S = 30.0
"""How long a window may be late for a text that it was told to paste."""
IDLE_S = 5.0
"""How long the connection is kept with nothing of ours on the clipboard: one text often follows another."""
CLOSE_TIMEOUT_S, OWNER_START_S = 3.0, 1.5
ANSWER_TIMEOUT_S = 10.0

T = TypeVar("T")


class ClipboardBusy(WaylandFault):
    """What is on the clipboard cannot be kept, so nothing may be lent; it was left as it is."""

    def __init__(self, detail: str) -> None:
        super().__init__(
            "What is on the clipboard cannot be kept meanwhile.",
            "Copy something smaller, or have texts typed: insertion.method = type.",
            detail,
        )


class Lent:
    """A text that stands in for the user's content, which is `saved`."""

    def __init__(self, owned: Owned, saved: Content, changed: threading.Condition) -> None:
        self.owned = owned
        self.saved = saved
        self.released = False
        """Its borrower is done with it."""
        self.key_ns: int | None = None
        self._changed = changed

    gives_back = True
    """What was there comes back, in all its forms; else nothing is lent."""

    @property
    def held(self) -> bool:
        """Nobody has copied anything since."""
        return self.owned.held

    def key_is_sent(self) -> None:
        """Said just before the paste key is pressed: who asks from now on is taken for the window. Clipboard histories
        ask as soon as the text is there."""
        self.key_ns = time.monotonic_ns()

    def await_taken(self, timeout_s: float) -> tuple[int, int] | None:
        """When the text was asked for and handed over after the key (monotonic ns); None where it was not within the
        time, or something else was copied before."""
        with self._changed:
            self._changed.wait_for(lambda: self.taken is not None or not self.held, timeout_s)
        return self.taken

    def await_look(self) -> None:
        """No desktop with data control keeps the clipboard itself."""

    def await_reading(self, since_ns: int, timeout_s: float) -> int | None:
        """When it had been handed over to who asked after the key, which was pressed at `since_ns`."""
        self.key_ns = since_ns
        taken = self.await_taken(timeout_s)
        return None if taken is None else taken[1]

    def leave(self) -> None:
        """A text that was not taken stays anyway."""

    @property
    def taken(self) -> tuple[int, int] | None:
        if self.key_ns is None:
            return None
        asked = next((at for at in tuple(self.owned.asked_ns) if at >= self.key_ns), None)
        handed = next((at for at in tuple(self.owned.handed_ns) if at >= self.key_ns), None)
        return None if asked is None or handed is None else (asked, handed)

    @property
    def is_owed(self) -> bool:
        """A slow window may still come for it."""
        late_ns = time.monotonic_ns() - (self.key_ns or 0)
        return self.held and self.key_ns is not None and self.taken is None and late_ns < OWED_S * 1e9

    def back_in_s(self, quiet_s: float) -> float | None:
        """When the user's content may come back; None where nobody can tell yet."""
        taken = self.taken
        if not self.released or (self.key_ns is not None and taken is None):
            return None
        if taken is None:
            return 0.0
        last_ns = max(*self.owned.asked_ns, *self.owned.handed_ns)
        due_ns = min(last_ns + quiet_s * 1e9, taken[1] + LONGEST_S * 1e9)
        return max(0.0, (due_ns - time.monotonic_ns()) / 1e9)


class Clipboard:
    """All methods from any thread."""

    def __init__(self, open_connection: Callable[[], Connection] = Connection.open, quiet_s: float = QUIET_S) -> None:
        self._open_connection = open_connection
        self._quiet_s = quiet_s
        self._changed = threading.Condition()
        self._news = False
        self._work: deque[Callable[[DataControl | None, WaylandFault | None], None]] = deque()
        self._thread: threading.Thread | None = None
        self._connection: Connection | None = None
        self._closing = False
        self._lent: Lent | None = None
        self._idle_since_s = 0.0
        self._found: str | None = ""
        """What `why_not` says; empty: not known."""

    def why_not(self) -> str | None:
        """None where this clipboard can be used. Looked up once, and again after a fault."""
        if self._found == "":
            try:
                with closing(self._open_connection()) as connection:
                    self._found = lacking(connection)
            except WaylandFault as fault:
                return fault.problem.title
        return self._found

    def offer(self, text: str) -> None:
        """For the user to paste; it stays until something else is copied. Blocks until it is there; raises
        WaylandFault when it is not."""
        if not self._ask(lambda control: self._offer(control, text)).held:
            raise CompositorGone("something else was copied at the same time")

    @contextmanager
    def lend(self, text: str) -> Iterator[Lent]:
        """The text stands there meanwhile. Afterwards the user's content comes back in all its forms: at once where no
        key was sent, else a moment after the text was taken. A text that was not taken stays: its window may come for
        it yet.

        Raises ClipboardBusy where the content cannot be kept for that, or another WaylandFault.
        """
        lent = self._ask(lambda control: self._lend(control, text))
        try:
            yield lent
        finally:
            lent.released = True
            self._tell()

    def close(self) -> None:
        """Leaves what is there in other hands. Blocks up to CLOSE_TIMEOUT_S."""
        with self._changed:
            self._closing = True
            thread = self._thread
        self._tell()
        if thread is not None and thread is not threading.current_thread():
            thread.join(CLOSE_TIMEOUT_S)

    # --- asking the thread ---------------------------------------------------------------

    def _ask(self, action: Callable[[DataControl], T]) -> T:
        """Blocks until the thread has done it; raises WaylandFault when it could not."""
        reply: SimpleQueue[tuple[T | None, WaylandFault | None]] = SimpleQueue()

        def work(control: DataControl | None, fault: WaylandFault | None) -> None:
            try:
                reply.put((None, fault) if control is None else (action(control), None))
            except WaylandFault as raised:
                reply.put((None, raised))
                if not isinstance(raised, ClipboardBusy):
                    raise

        with self._changed:
            if self._closing:
                raise CompositorGone("closed")
            self._work.append(work)
            if self._thread is None:
                self._thread = start_thread("clipboard", self._run, again=False)
        self._tell()
        try:
            value, fault = reply.get(timeout=ANSWER_TIMEOUT_S)
        except Empty:
            raise CompositorGone("no answer in time") from None
        if fault is not None:
            raise fault
        return cast("T", value)

    def _tell(self) -> None:
        """Something changed: to who waits for a text to be taken, and to the thread."""
        with self._changed:
            self._news = True
            self._changed.notify_all()
            if self._connection is not None:
                self._connection.wake()

    # --- the thread ----------------------------------------------------------------------

    def _run(self) -> None:
        control: DataControl | None = None
        try:
            with closing(self._open_connection()) as connection:
                self._connection = connection
                control = DataControl(connection, self._tell)
                self._idle_since_s = time.monotonic()
                while not self._is_done(control):
                    connection.wait(lambda: self._news, self._sleep_s(control))
                    self._news = False
                    self._do_what_waits(control)
                if self._closing:
                    self._leave(connection, control)
        except WaylandFault as fault:
            if not isinstance(fault, NotOffered):
                log.warning("the clipboard is lost: %s", fault.problem.detail or fault.problem.title)
            self._give_up(fault, control)
        finally:
            with self._changed:
                self._connection = None

    def _do_what_waits(self, control: DataControl) -> None:
        while self._work:
            self._work.popleft()(control, None)
        lent = self._lent
        if lent is not None and not lent.held:
            self._lent = None  # something else was copied: that is what stays
        elif lent is not None and lent.back_in_s(self._quiet_s) == 0:
            self._give_back(control, lent)
        if control.owned is not None and control.owned.held:
            self._idle_since_s = time.monotonic()

    def _is_done(self, control: DataControl) -> bool:
        """Whether the thread ends; then nothing waits, and who asks next starts another."""
        with self._changed:
            held = control.owned is not None and control.owned.held
            idle = not held and time.monotonic() - self._idle_since_s >= IDLE_S
            done = self._closing or (idle and not self._work)
            if done:
                self._thread = None
            return done

    def _sleep_s(self, control: DataControl) -> float | None:
        if self._lent is not None:
            return self._lent.back_in_s(self._quiet_s)
        return None if control.owned is not None and control.owned.held else IDLE_S

    def _give_up(self, fault: WaylandFault, control: DataControl | None) -> None:
        if control is not None and control.owned is not None:
            control.owned.held = False
        with self._changed:
            self._thread, self._lent, self._found = None, None, ""
            waiting, self._work = self._work, deque()
        for work in waiting:
            work(None, fault)
        self._tell()

    def _offer(self, control: DataControl, text: str) -> Owned:
        self._lent = None  # the user wants this one: nothing comes back over it
        return control.own(text_content(text, keep_out_of_history=False))

    def _lend(self, control: DataControl, text: str) -> Lent:
        before = self._lent if self._lent is not None and self._lent.held else None
        if before is not None and before.is_owed:
            raise ClipboardBusy("a window has not taken the text before")
        saved = before.saved if before is not None else control.read(READ_BUDGET_S)
        if saved is None:
            raise ClipboardBusy("too much, or its owner does not answer")
        owned = control.own(text_content(text, keep_out_of_history=True))
        self._lent = Lent(owned, saved, self._changed)
        return self._lent

    def _give_back(self, control: DataControl, lent: Lent) -> None:
        self._lent = None
        if lent.saved:
            control.own(lent.saved)
        else:
            control.clear()

    def _leave(self, connection: Connection, control: DataControl) -> None:
        """A process of its own keeps what we have there, the user's content before all."""
        lent = self._lent
        if lent is not None and lent.held and (lent.key_ns is None or lent.taken is not None):
            self._give_back(control, lent)
        owned = control.owned
        if owned is not None and owned.held and start_owner(owned.content) is not None:
            connection.wait(lambda: not owned.held, OWNER_START_S)
