"""A keyboard of the RemoteDesktop portal: asked for once, and begun again whenever it is gone.

One session lasts until Holdtalk or the desktop ends it, because the user's clipboard, once given back, lives in it
(`portal_clipboard`), because Plasma shows a notice at each start, and because the first keys of a new one are lost. It
is begun at the first dictation and not before: while it lasts the desktop shows a mark by which the user can stop it.

The desktop asks once and gives a token that stands for the answer. It is never asked again of our own accord within a
run: whoever said no is not to be asked at each dictation.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum

from tray_app.core.errors import Problem
from tray_app.core.worker import Worker
from tray_app.dbus.bus import CALL_TIMEOUT_S
from tray_app.dbus.faults import DBusFault, RefusedFault, TooLateFault
from tray_app.dbus.host_app import introduce
from tray_app.dbus.portal import DONE, PROPERTIES, START_TIMEOUT_S, Options, Portal, PortalSession

from . import portal_problems as problems
from .portal_clipboard import PortalClipboard
from .portal_keys import Key, PortalKeys
from .portal_policy import SHIFT
from .portal_token import KeptToken
from .step import NothingDone

log = logging.getLogger(__name__)

REMOTE_DESKTOP = "org.freedesktop.portal.RemoteDesktop"
KEYBOARD = 1
UNTIL_REVOKED = 2
"""A `persist_mode`."""
DIALOG_TIMEOUT_S = 300.0
"""A question that nobody has answered for so long is withdrawn."""
KEY_TIMEOUT_S = 2.0
ABSENT_S = 10.0
"""So long a desktop without the portal is believed to have none."""
WARM_UP_S = 0.5
"""Where the seat had no keyboard before, programs have not heard of this one before some frames have passed, and lose
what comes until then (GNOME 48; beside another keyboard nothing was lost in 20 trials without waiting)."""


class Permission(Enum):
    UNASKED = "unasked"
    """By this run: there may be a token."""
    ASKING = "asking"
    """The session is being begun, for which the desktop may be asking the user."""
    GIVEN = "given"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class LiveKeyboard:
    keys: PortalKeys
    has_clipboard: bool


class PortalKeyboard:
    """Any thread. `worker` is where the session is begun; it must take work that lasts as long as a dialog."""

    def __init__(
        self,
        portal: Portal,
        token: KeptToken,
        clipboard: PortalClipboard,
        worker: Worker,
        *,
        introduce: Callable[[Portal], object] = introduce,
        answered: Callable[[Problem | None], object] = lambda _why_not: None,
        warm_up_s: float = WARM_UP_S,
        dialog_timeout_s: float = DIALOG_TIMEOUT_S,
    ) -> None:
        """`introduce` tells the portal who asks, before each session; a RefusedFault of it is no reason not to ask.
        `answered` is called, on the worker, when the user has answered a question: with None for a yes."""
        self._portal = portal
        self._token = token
        self._clipboard = clipboard
        self._worker = worker
        self._introduce = introduce
        self._answered = answered
        self._warm_up_s = warm_up_s
        self._dialog_timeout_s = dialog_timeout_s
        self._changed = threading.Condition()
        self._permission = Permission.UNASKED
        self._session: PortalSession | None = None
        self._live: LiveKeyboard | None = None
        self._why: Problem | None = None
        """Why it was not begun the last time."""
        self._offered = False
        self._ask_from_s = 0.0
        """Once nobody offers it, it is not looked for before this."""
        self._owed: list[Key] = []
        """Keys whose release the desktop has not confirmed."""

    @property
    def permission(self) -> Permission:
        return self._permission

    @property
    def has_token(self) -> bool:
        """The desktop was asked before, and may begin without asking again."""
        return bool(self._token.read())

    def why_not(self) -> Problem | None:
        """None when it may be tried. Blocks for long where the portal is started by this; asks nobody for leave."""
        with self._changed:
            if self._permission is Permission.REFUSED:
                return self._why
        if not self._offered and time.monotonic() >= self._ask_from_s:
            self._offered = self._is_offered()
            # One that has typed before is back in a moment; to look for another may mean that its service is started.
            if not self._offered and not self.has_token:
                self._ask_from_s = time.monotonic() + ABSENT_S
        return None if self._offered else problems.NO_PORTAL

    def begin(self) -> None:
        """Unless it is there, or the user has said no. Returns at once; the desktop may open a dialog."""
        with self._changed:
            if self._live is not None or self._permission in (Permission.ASKING, Permission.REFUSED):
                return
            self._permission = Permission.ASKING
        if not self._worker.do(self._start):
            self._fail(Permission.UNASKED, problems.went_wrong(""))

    def ask_again(self) -> None:
        """The user wishes to be asked, whatever was answered before. Returns at once."""
        with self._changed:
            if self._permission is Permission.REFUSED:
                self._permission, self._why = Permission.UNASKED, None
            self._offered, self._ask_from_s = False, 0.0
        self.begin()

    def ready(self, timeout_s: float) -> LiveKeyboard:
        """Begins it when need be, and waits so long. Raises NothingDone, which says why it is not there."""
        self.begin()
        with self._changed:
            self._changed.wait_for(lambda: self._permission is not Permission.ASKING, timeout_s)
            if self._live is not None:
                return self._live
            problem = problems.ASKING if self._permission is Permission.ASKING else self._why
        raise nothing_done(problem or problems.went_wrong(""))

    def lost(self) -> None:
        """It did not do what it was asked: the next text begins another one. Its end lets go of all its keys."""
        self._drop(close=True)

    def close(self) -> None:
        self._drop(close=True)

    # --- the worker ----------------------------------------------------------------------

    def _start(self) -> None:
        begun_s, had_token = time.monotonic(), self.has_token
        try:
            live, session = self._started()
        except _NotAllowed as not_allowed:
            self._token.keep("")
            self._fail(Permission.REFUSED, not_allowed.problem)
            self._answered(not_allowed.problem)
        except TooLateFault as fault:
            asked = time.monotonic() - begun_s >= self._dialog_timeout_s
            if asked:
                self._fail(Permission.REFUSED, problems.UNANSWERED)
                self._answered(problems.UNANSWERED)
            else:
                self._fail(Permission.UNASKED, problems.went_wrong(fault.problem.title))
        except DBusFault as fault:
            self._offered = False
            self._fail(Permission.UNASKED, problems.went_wrong(fault.problem.detail or fault.problem.title))
        except Exception as error:
            log.exception("the portal's keyboard could not be begun")
            self._fail(Permission.UNASKED, problems.went_wrong(type(error).__name__))
        else:
            with self._changed:
                if self._session is session:  # it may have been ended meanwhile
                    self._live, self._permission, self._why = live, Permission.GIVEN, None
                else:
                    self._permission, self._why = Permission.UNASKED, problems.went_wrong("")
                self._changed.notify_all()
            if not had_token and self._permission is Permission.GIVEN:
                self._answered(None)

    def _started(self) -> tuple[LiveKeyboard, PortalSession]:
        """Raises DBusFault, or _NotAllowed."""
        with suppress(RefusedFault):
            self._introduce(self._portal)
        session = self._portal.open_session(REMOTE_DESKTOP, lambda: self._drop(close=False))
        with self._changed:
            self._session = session
        try:
            self._select(session.path)
            wants_clipboard = self._clipboard.request(session.path)
            has_clipboard = self._allowed(session.path) and wants_clipboard
            self._clipboard.enable(has_clipboard)
            keys = PortalKeys(lambda key, down: self._notify(session.path, key, down=down), self._owed)
            self._warm_up(keys)
        except BaseException:
            self._drop(close=True)
            raise
        return LiveKeyboard(keys, has_clipboard), session

    def _select(self, path: str) -> None:
        options: dict[str, tuple[str, object]] = {
            "types": ("u", KEYBOARD),
            "persist_mode": ("u", UNTIL_REVOKED),
        }
        token = self._token.read()
        if token:
            options["restore_token"] = ("s", token)
        method = "SelectDevices"
        response = self._portal.request(REMOTE_DESKTOP, method, "o", (path,), options, timeout_s=START_TIMEOUT_S)
        if response.code != DONE:
            raise RefusedFault(REMOTE_DESKTOP, method, str(response.code))

    def _allowed(self, path: str) -> bool:
        """Whether the clipboard too. Raises _NotAllowed."""
        response = self._portal.request(REMOTE_DESKTOP, "Start", "os", (path, ""), timeout_s=self._dialog_timeout_s)
        if response.code != DONE:
            raise _NotAllowed(problems.REFUSED)
        if not int(response.results.get("devices", 0)) & KEYBOARD:
            raise _NotAllowed(problems.SWITCH_OFF)
        self._token.keep(str(response.results.get("restore_token", "")))
        return bool(response.results.get("clipboard_enabled", False))

    def _warm_up(self, keys: PortalKeys) -> None:
        keys.release_owed()
        keys.tap(SHIFT)
        threading.Event().wait(self._warm_up_s)

    def _notify(self, path: str, key: Key, *, down: bool) -> None:
        method = "NotifyKeyboardKeycode" if key.is_keycode else "NotifyKeyboardKeysym"
        arguments: tuple[str, Options, int, int] = path, {}, key.code, int(down)
        target = self._portal.target(REMOTE_DESKTOP)
        self._portal.bus.call(target, method, "oa{sv}iu", arguments, timeout_s=KEY_TIMEOUT_S)

    # --- its end -------------------------------------------------------------------------

    def _drop(self, *, close: bool) -> None:
        with self._changed:
            session, self._session, self._live = self._session, None, None
            if self._permission is Permission.GIVEN:
                self._permission = Permission.UNASKED
        self._clipboard.session_ended()
        if close and session is not None:
            session.close()

    def _fail(self, permission: Permission, why: Problem) -> None:
        log.info("the portal's keyboard was not begun: %s", why.title)
        with self._changed:
            self._permission, self._why = permission, why
            self._changed.notify_all()

    def _is_offered(self) -> bool:
        asked = REMOTE_DESKTOP, "AvailableDeviceTypes"
        try:
            ((_signature, types),) = self._portal.bus.call(
                self._portal.target(PROPERTIES), "Get", "ss", asked, timeout_s=CALL_TIMEOUT_S
            )
        except DBusFault:
            return False
        return bool(int(types) & KEYBOARD)


class _NotAllowed(Exception):
    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.title)
        self.problem = problem


def nothing_done(problem: Problem) -> NothingDone:
    return NothingDone(problem.title, problem.remedy, problem.detail, problem.mend)
