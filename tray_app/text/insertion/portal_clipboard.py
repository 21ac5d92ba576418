"""The clipboard of a RemoteDesktop session: what stands on it is served by us, as long as the session lasts.

Whoever pastes has the desktop ask us for the text, which is how we know that it was taken. Mutter's own keeper of the
clipboard asks too, once and as soon as anything new is there: so the text is put there first, that look is waited for,
and only what is asked for after the keys counts. (It also means that after the session's end GNOME keeps one form of
what stood there, a text or a picture.)
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Any, NamedTuple

from tray_app.core.worker import End, Worker
from tray_app.dbus.faults import DBusFault
from tray_app.dbus.messages import Match, Signal, plain
from tray_app.dbus.portal import NAME, Portal

from .clipboard_pipes import TRANSFER_TIMEOUT_S, read_all, write_all

log = logging.getLogger(__name__)

CLIPBOARD = "org.freedesktop.portal.Clipboard"
TEXT_TYPES = ("text/plain;charset=utf-8", "text/plain", "UTF8_STRING", "STRING", "TEXT")
NO_HISTORY_TYPE, NO_HISTORY = "x-kde-passwordManagerHint", b"secret"
"""By it keepers of a clipboard's history know what is not to be kept."""
NOTHING_TYPE = "application/x-holdtalk-nothing"
"""Stands for an empty clipboard: Mutter would put the text back onto one that is emptied."""
NO_CONTENT = frozenset({"TARGETS", "TIMESTAMP", "MULTIPLE", "SAVE_TARGETS", "DELETE"})
"""X11's questions about a clipboard, which stand among its types."""
CALL_TIMEOUT_S = 2.0
LONGEST_READ_S = 1.0
"""For all types of the old content together."""
MOST_TYPES, MOST_BYTES = 40, 64 << 20
LOOK_S = 0.08
"""How long the look of the desktop's keeper is waited for."""
QUIET_S = 1.0
"""How long nobody has asked for anything before the old content comes back."""
LONGEST_LOAN_S = 30.0

Content = Mapping[str, bytes]
"""By type; in the order in which they were offered."""


class Reading(NamedTuple):
    """Somebody was given what stood there."""

    type: str
    asked_ns: int
    done_ns: int


class Loan:
    """The text stands where the user's content was."""

    def __init__(self, clipboard: PortalClipboard, *, gives_back: bool) -> None:
        self._clipboard = clipboard
        self.gives_back = gives_back
        """False: what was there could not be read."""
        self.is_taken = False
        self.is_left = False

    def await_look(self) -> None:
        """That of the desktop's own keeper. Blocks for some milliseconds where there is one."""
        self._clipboard.await_look()

    def await_reading(self, since_ns: int, timeout_s: float) -> int | None:
        """When the text had been given to somebody who asked for it after `since_ns`."""
        reading = self._clipboard.await_reading(since_ns, timeout_s)
        self.is_taken = reading is not None
        return reading.done_ns if reading else None

    def leave(self) -> None:
        """The text stays: a slow window may still come for it, or the user."""
        self.is_left = True


class PortalClipboard:
    """Any thread but the bus's own. `worker` serves whoever pastes."""

    def __init__(self, portal: Portal, worker: Worker, *, quiet_s: float = QUIET_S) -> None:
        self._portal = portal
        self._worker = worker
        self._quiet_s = quiet_s
        self._session = ""
        self._ends: list[End] = []
        self._changed = threading.Condition()
        self._types: tuple[str, ...] = ()
        """What somebody else's clipboard can be had as."""
        self._served: Content | None = None
        """What stands there and is ours; None: somebody else's."""
        self._users: Content | None = None
        """The user's, which comes back."""
        self._stranded: tuple[bytes, Content] | None = None
        """A text whose session ended while it stood there, and what the user had there before."""
        self._readings: list[Reading] = []
        self._lent_ns = 0
        self._due: End = lambda: None
        self._is_enabled = False
        self._nobody_looks = 0
        """How often in a row."""

    @property
    def is_enabled(self) -> bool:
        return self._is_enabled

    # --- the session's beginning and end -------------------------------------------------

    def request(self, session: str) -> bool:
        """Before the session is started. False where the desktop has no such portal."""
        self.session_ended()
        heard = {"SelectionOwnerChanged": self._owner_changed, "SelectionTransfer": self._asked_for}
        try:
            self._session = session
            for member, hear in heard.items():
                self._ends.append(self._portal.bus.subscribe(Match(NAME, CLIPBOARD, member), hear))
            self._call("RequestClipboard", "a{sv}", {})
        except DBusFault:
            self.session_ended()
            return False
        return True

    def enable(self, has_clipboard: bool) -> None:
        """The session is started, with or without a clipboard."""
        if not has_clipboard:
            self.session_ended()
            return
        self._is_enabled = True
        stranded, self._stranded = self._stranded, None
        if stranded is not None:
            self._bring_back(*stranded)

    def session_ended(self) -> None:
        """With it has gone what was ours on the clipboard."""
        with self._changed:
            if self._users is not None and self._served is not None:
                self._stranded = self._served[TEXT_TYPES[0]], self._users
            self._session, self._is_enabled, self._types = "", False, ()
            self._served = self._users = None
            ends, self._ends = self._ends, []
            self._due()
            self._changed.notify_all()
        for end in ends:
            end()

    # --- lending -------------------------------------------------------------------------

    @contextmanager
    def lend(self, text: str) -> Iterator[Loan]:
        """The text stands on the clipboard inside. What the user had there comes back when all is quiet, or at once
        where nobody asked for the text. Raises DBusFault when it cannot be put there."""
        content, complete = self._users_content()
        self._put(_as_text(text), users=content)
        loan = Loan(self, gives_back=complete)
        try:
            yield loan
        finally:
            self._end(loan)

    def offer(self, text: str) -> None:
        """For the user, until something else is copied. Raises DBusFault."""
        self._put(_as_text(text), users=None)

    def await_look(self) -> None:
        if self._nobody_looks > 1:
            return
        with self._changed:
            looked = self._changed.wait_for(lambda: bool(self._readings), LOOK_S)
        self._nobody_looks = 0 if looked else self._nobody_looks + 1

    def await_reading(self, since_ns: int, timeout_s: float) -> Reading | None:
        def found() -> Reading | None:
            after = (one for one in self._readings if one.asked_ns >= since_ns and one.type in TEXT_TYPES)
            return next(after, None)

        with self._changed:
            self._changed.wait_for(lambda: found() or not self._session, timeout_s)
            return found()

    def _users_content(self) -> tuple[Content, bool]:
        """What the user has on the clipboard, and whether it could be had."""
        with self._changed:
            self._due()
            if self._served is not None:
                return self._served if self._users is None else self._users, True
            types = tuple(one for one in self._types if one not in NO_CONTENT)[:MOST_TYPES]
        content = self._read(types)
        return content, any(content.values()) or not types

    def _read(self, types: tuple[str, ...]) -> Content:
        content: dict[str, bytes] = {}
        until_s, room = time.monotonic() + LONGEST_READ_S, MOST_BYTES
        for one in types:
            left_s = until_s - time.monotonic()
            if left_s <= 0:
                log.info("the clipboard's owner is too slow for all of its %d types", len(types))
                break
            with suppress(DBusFault, OSError):
                (fd,) = self._call("SelectionRead", "s", one)
                data = read_all(fd.to_raw_fd(), left_s, room)
                if data is not None:
                    content[one] = data
                    room -= len(data)
        return content

    def _put(self, served: Content, *, users: Content | None) -> None:
        """Raises DBusFault."""
        options = {"mime_types": ("as", list(served))}
        with self._changed:
            before = self._served, self._users
            self._served, self._users = served, users
            self._readings.clear()
            self._lent_ns = time.monotonic_ns()
        try:
            self._call("SetSelection", "a{sv}", options)
        except DBusFault:
            with self._changed:
                self._served, self._users = before
            raise

    # --- giving back ---------------------------------------------------------------------

    def _end(self, loan: Loan) -> None:
        if loan.is_left:
            with self._changed:
                self._users = None  # it has been replaced for good, by what the user now wants
        elif loan.is_taken:
            self._due = self._worker.after(self._quiet_s, self._give_back_when_quiet)
        else:
            self._give_back()

    def _give_back_when_quiet(self) -> None:
        with self._changed:
            last_ns = max((one.done_ns for one in self._readings), default=0)
            now_ns = time.monotonic_ns()
            is_quiet = now_ns - last_ns >= self._quiet_s * 1e9 or now_ns - self._lent_ns >= LONGEST_LOAN_S * 1e9
        if is_quiet:
            self._give_back()
        else:
            self._due = self._worker.after(self._quiet_s, self._give_back_when_quiet)

    def _give_back(self, users: Content | None = None) -> None:
        with self._changed:
            users = self._users if users is None else users
        if users is None:  # somebody has copied something since, or the session has ended
            return
        try:
            self._put(users or {NOTHING_TYPE: b""}, users=None)
        except DBusFault as fault:
            log.warning("the clipboard could not be given back: %s", type(fault).__name__)

    def _bring_back(self, text: bytes, users: Content) -> None:
        """The desktop's keeper of the clipboard has our text still, if nobody has copied anything since."""
        with self._changed:
            types = tuple(one for one in self._types if one in TEXT_TYPES)[:1]
        if self._read(types).get(next(iter(types), "")) == text:
            self._give_back(users)

    # --- signals, on the bus's thread ----------------------------------------------------

    def _owner_changed(self, signal: Signal) -> None:
        session, options = signal.body
        changes: Mapping[str, Any] = plain(options)
        with self._changed:
            if session != self._session or changes.get("session_is_owner", False):
                return
            self._types = _types_of(changes.get("mime_types", ()))
            self._served = self._users = None

    def _asked_for(self, signal: Signal) -> None:
        session, of_type, serial = signal.body
        with self._changed:
            if session != self._session:
                return
            data = None if self._served is None else self._served.get(of_type)
        self._worker.do(lambda: self._serve(session, of_type, serial, data, signal.arrived_ns))

    # --- serving, on the worker ----------------------------------------------------------

    def _serve(self, session: str, of_type: str, serial: int, data: bytes | None, asked_ns: int) -> None:
        served = False
        try:
            if data is not None:
                (fd,) = self._call("SelectionWrite", "u", serial, session=session)
                served = write_all(fd.to_raw_fd(), data, TRANSFER_TIMEOUT_S)
            self._call("SelectionWriteDone", "ub", serial, served, session=session)
        except (DBusFault, OSError) as error:
            log.info("the clipboard could not be served: %s", type(error).__name__)
        if served:
            with self._changed:
                self._readings.append(Reading(of_type, asked_ns, time.monotonic_ns()))
                self._changed.notify_all()

    def _call(self, method: str, signature: str, *arguments: Any, session: str = "") -> tuple[Any, ...]:
        """Of the session. Raises DBusFault."""
        body = (session or self._session, *arguments)
        target = self._portal.target(CLIPBOARD)
        return self._portal.bus.call(target, method, f"o{signature}", body, timeout_s=CALL_TIMEOUT_S)


def _as_text(text: str) -> Content:
    data = text.encode("utf-8", "replace")
    return {**dict.fromkeys(TEXT_TYPES, data), NO_HISTORY_TYPE: NO_HISTORY}


def _types_of(value: Any) -> tuple[str, ...]:
    """Portals have sent them as a list, and as a struct of one."""
    if len(value) == 1 and isinstance(value[0], list):
        value = value[0]
    return tuple(str(one) for one in value)
