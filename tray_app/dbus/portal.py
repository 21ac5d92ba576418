"""xdg-desktop-portal: what programs may ask of a desktop they know nothing about.

A request is answered later, by a signal of an object made for it: meanwhile the desktop may be asking the user. A
session is an object that lasts until either side closes it. Names of both are told beforehand, so that nothing is
answered before it is listened for (https://flatpak.github.io/xdg-desktop-portal/docs/requests.html).
"""

from __future__ import annotations

import itertools
import secrets
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import Any

from .bus import End, MessageBus
from .faults import BusGoneFault, DBusFault, RefusedFault, TooLateFault, VanishedFault
from .messages import Body, Match, Signal, Target, plain

NAME = "org.freedesktop.portal.Desktop"
PATH = "/org/freedesktop/portal/desktop"
REQUEST = "org.freedesktop.portal.Request"
SESSION = "org.freedesktop.portal.Session"
REGISTRY = "org.freedesktop.host.portal.Registry"
PROPERTIES = "org.freedesktop.DBus.Properties"

START_TIMEOUT_S = 30.0
"""The bus starts the portal, and that its other half, when they are first asked: seconds on a cold disk."""

DONE, REFUSED_BY_USER = 0, 1
"""Codes of a response; every other one: it ended otherwise."""

Options = Mapping[str, tuple[str, Any]]
"""Variants by name: (signature, value)."""


@dataclass(frozen=True, slots=True)
class Response:
    """How a request ended."""

    code: int
    """Not to be believed of every desktop: GNOME 48 answers 2 where shortcuts were bound all the same."""
    results: Mapping[str, Any]
    """Without the signatures of its variants, but inside of lists and structs."""


@dataclass(frozen=True, slots=True)
class PortalSession:
    path: str
    close: Callable[[], None]
    """Ends it on the desktop too; `closed` is not called any more. Any thread; returns at once."""


_Answers = SimpleQueue[Response | DBusFault]


class Portal:
    """Any thread but the bus's own, where nothing else is said."""

    def __init__(self, bus: MessageBus, name: str = NAME) -> None:
        self.bus = bus
        self._name = name
        self._numbers = itertools.count(1)
        self._lock = threading.Lock()
        self._waiting: set[_Answers] = set()
        self._ended = False

    def target(self, interface: str) -> Target:
        """The portal's one object."""
        return Target(self._name, PATH, interface)

    def version(self, interface: str) -> int:
        """0 where the desktop has no such interface, or no portal at all. Blocks, for long where the portal is started
        by this; raises TooLateFault and BusGoneFault."""
        asked = interface, "version"
        try:
            ((_signature, version),) = self.bus.call(
                self.target(PROPERTIES), "Get", "ss", asked, timeout_s=START_TIMEOUT_S
            )
        except RefusedFault:
            return 0
        return int(version)

    def register(self, app_id: str) -> None:
        """Say who we are, once a connection and before anything else is asked. Raises RefusedFault where the portal
        knows no such call (before 1.20) or finds no desktop file of that name. Blocks."""
        self.bus.call(self.target(REGISTRY), "Register", "sa{sv}", (app_id, {}), timeout_s=START_TIMEOUT_S)

    def request(
        self,
        interface: str,
        method: str,
        signature: str = "",
        arguments: Body = (),
        options: Options | None = None,
        *,
        timeout_s: float | None,
    ) -> Response:
        """Ask for something and wait for its response; None: as long as the user takes.

        `signature` and `arguments` are without the options at their end. Raises DBusFault: TooLateFault when the
        request was withdrawn after `timeout_s`, VanishedFault when the portal ended meanwhile.
        """
        token = self._token()
        expected = f"{PATH}/request/{self._sender}/{token}"
        all_options = {**(options or {}), "handle_token": ("s", token)}
        with ExitStack() as ending, self._answers() as answers:
            ending.callback(self._listen_for_response(expected, answers))
            (handle,) = self.bus.call(
                self.target(interface),
                method,
                signature + "a{sv}",
                (*arguments, all_options),
                timeout_s=START_TIMEOUT_S,
            )
            if handle != expected:  # a portal that does not know tokens
                ending.callback(self._listen_for_response(handle, answers))
            ending.callback(self.bus.watch(self._name, lambda owner: self._owned_by(owner, answers)))
            return self._response(answers, handle, timeout_s)

    def open_session(
        self,
        interface: str,
        closed: Callable[[], object],
        options: Options | None = None,
        *,
        method: str = "CreateSession",
        token: str = "",
    ) -> PortalSession:
        """`closed` is called once, on the bus's thread, when the desktop ends it or the portal goes away. Blocks;
        raises DBusFault.

        `token` names it; what KDE keeps for a program whose name it does not know, it keeps by that.
        """
        token = token or self._token()
        watched = _Watched(self, closed)
        all_options = {**(options or {}), "session_handle_token": ("s", token)}
        try:
            watched.follow(f"{PATH}/session/{self._sender}/{token}")
            response = self.request(interface, method, options=all_options, timeout_s=START_TIMEOUT_S)
            if response.code != DONE:
                code = str(response.code)
                raise RefusedFault(self._name, method, code)
            watched.follow(str(response.results["session_handle"]))
            watched.follow_name()
        except BaseException:
            watched.end()
            raise
        return PortalSession(watched.path, watched.close)

    def end_requests(self) -> None:
        """Whoever waits is told, now and from now on, that there is nothing to wait for. Returns at once."""
        with self._lock:
            self._ended = True
            waiting = tuple(self._waiting)
        for answers in waiting:
            answers.put(BusGoneFault())

    # --- inside --------------------------------------------------------------------------

    @property
    def _sender(self) -> str:
        return self.bus.unique_name.removeprefix(":").replace(".", "_")

    def _token(self) -> str:
        return f"holdtalk{next(self._numbers)}_{secrets.token_hex(4)}"

    @contextmanager
    def _answers(self) -> Iterator[_Answers]:
        answers: _Answers = SimpleQueue()
        with self._lock:
            self._waiting.add(answers)
            if self._ended:
                answers.put(BusGoneFault())
        try:
            yield answers
        finally:
            with self._lock:
                self._waiting.discard(answers)

    def _listen_for_response(self, path: str, answers: _Answers) -> End:
        def heard(signal: Signal) -> None:
            code, results = signal.body
            answers.put(Response(int(code), plain(results)))

        return self.bus.subscribe(Match(self._name, REQUEST, "Response", path), heard)

    def _owned_by(self, owner: str, answers: _Answers) -> None:
        if not owner:
            answers.put(VanishedFault(self._name))

    def _response(self, answers: _Answers, handle: str, timeout_s: float | None) -> Response:
        try:
            answer = answers.get(timeout=timeout_s)
        except Empty:
            self._withdraw(handle)
            raise TooLateFault(self._name, timeout_s or 0.0) from None
        if isinstance(answer, DBusFault):
            self._withdraw(handle)
            raise answer
        return answer

    def _withdraw(self, handle: str) -> None:
        with suppress(DBusFault):
            self.bus.ask(Target(self._name, handle, REQUEST), "Close")


class _Watched:
    """What becomes of a session."""

    def __init__(self, portal: Portal, closed: Callable[[], object]) -> None:
        self._portal = portal
        self._closed = closed
        self._lock = threading.Lock()
        self._over = False
        self._ends = ExitStack()
        self._owner = ""
        self.path = ""

    def follow(self, path: str) -> None:
        if path == self.path:
            return
        self.path = path
        name = self._portal.target("").name
        self._ends.callback(
            self._portal.bus.subscribe(Match(name, SESSION, "Closed", path), lambda _signal: self._tell())
        )

    def follow_name(self) -> None:
        """A portal that was started again knows nothing of it."""
        self._ends.callback(self._portal.bus.watch(self._portal.target("").name, self._owned_by))

    def close(self) -> None:
        with self._lock:
            was_over, self._over = self._over, True
        self.end()
        if not was_over:
            with suppress(DBusFault):
                self._portal.bus.ask(Target(self._portal.target("").name, self.path, SESSION), "Close")

    def end(self) -> None:
        self._ends.close()

    def _owned_by(self, owner: str) -> None:
        before, self._owner = self._owner, owner
        if not owner or (before and owner != before):
            self._tell()

    def _tell(self) -> None:
        with self._lock:
            was_over, self._over = self._over, True
        if not was_over:
            self.end()
            self._closed()
