"""A connection to a message bus, with a thread of its own that is started when it is first used.

Calls may come from any thread but that one and wait no longer than they say. Whatever is told by others (signals,
owners of names, answers to `ask`) is heard on that thread, in the order in which it came. When the bus goes away,
whoever waits is told; what is listened for stays so, and the next use connects again.
"""

from __future__ import annotations

import logging
import socket
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from typing import Any

from jeepney import DBusAddress, HeaderFields, Message, MessageType, new_method_call
from jeepney.fds import FileDescriptor
from jeepney.io.blocking import DBusConnection, open_dbus_connection

from tray_app.core.supervision import start_thread, survive
from tray_app.core.translation import filled

from .faults import BusGoneFault, DBusFault, RefusedFault, TooLateFault
from .messages import DAEMON, Body, Match, Outcome, Signal, Target, is_well_known

log = logging.getLogger(__name__)

SESSION, SYSTEM = "SESSION", "SYSTEM"
CONNECT_TIMEOUT_S = 5.0
CALL_TIMEOUT_S = 10.0
CLOSE_TIMEOUT_S = 2.0

End = Callable[[], None]
Answered = Callable[[Outcome], object]
_BUS = Target(DAEMON, "/org/freedesktop/DBus", DAEMON)


@dataclass(frozen=True, slots=True)
class _Listener:
    match: Match
    heard: Callable[[Signal], object]


@dataclass(frozen=True, slots=True, eq=False)
class _Watch:
    name: str
    changed: Callable[[str], object]


@dataclass(slots=True)
class _Live:
    """One connection, for as long as it lasts."""

    connection: DBusConnection
    pending: dict[int, tuple[str, Answered]] = field(default_factory=dict)
    """By serial: whom was asked, and who wants the answer."""
    owners: dict[str, str] = field(default_factory=dict)
    """Of the well-known names that matter; empty for nobody. The thread's own."""
    followed: set[str] = field(default_factory=set)
    sending: threading.Lock = field(default_factory=threading.Lock)


class MessageBus:
    """Any thread, where nothing else is said. Nothing runs before the first use."""

    def __init__(self, address: str = SESSION) -> None:
        """SESSION, SYSTEM, or an address such as unix:path=…"""
        self._address = address
        self._lock = threading.RLock()
        self._live: _Live | None = None
        self._thread: threading.Thread | None = None
        self._closed = False
        self._listeners: list[_Listener] = []
        self._watches: list[_Watch] = []
        self._when_lost: list[Callable[[], object]] = []

    @property
    def unique_name(self) -> str:
        """Ours, such as ":1.12". Connects; raises BusGoneFault."""
        return str(self._connected().connection.unique_name)

    # --- asking --------------------------------------------------------------------------

    def call(
        self, to: Target, method: str, signature: str = "", body: Body = (), *, timeout_s: float = CALL_TIMEOUT_S
    ) -> Body:
        """What it answers. Blocks; raises DBusFault. Not on the bus's own thread, which brings the answer."""
        if threading.current_thread() is self._thread:
            raise RuntimeError("the thread that would bring the answer cannot wait for it")
        answers: SimpleQueue[Outcome] = SimpleQueue()
        serial = self._send(to, method, signature, body, answers.put)
        try:
            outcome = answers.get(timeout=timeout_s)
        except Empty:
            self._forget(serial)
            raise TooLateFault(to.name, timeout_s) from None
        if isinstance(outcome, DBusFault):
            raise outcome
        return outcome

    def ask(
        self, to: Target, method: str, signature: str = "", body: Body = (), *, answered: Answered | None = None
    ) -> None:
        """Send it and go on; `answered` is called on the bus's thread. Also there. Raises BusGoneFault."""
        self._send(to, method, signature, body, answered or (lambda _outcome: None))

    # --- listening -----------------------------------------------------------------------

    def subscribe(self, match: Match, heard: Callable[[Signal], object]) -> End:
        """`heard` is called on the bus's thread and must not wait. Whatever is called after this is told of already.

        Returns what ends it. Raises BusGoneFault, and is in force all the same once there is a bus."""
        listener = _Listener(match, heard)
        with self._lock:
            self._listeners.append(listener)
            known = self._live
        if known is None:
            self._connected()  # which takes up all of them
        else:
            self._take_up(known, listener)
        return lambda: self._end(listener)

    def watch(self, name: str, changed: Callable[[str], object]) -> End:
        """Be told who owns a name: at once, and whenever that changes. Its unique name; empty: nobody, and the bus
        itself may be gone. On the bus's thread. Returns what ends it; raises BusGoneFault as `subscribe` does."""
        watch = _Watch(name, changed)
        with self._lock:
            self._watches.append(watch)
            known = self._live
        if known is None:
            self._connected()
        else:
            self._look_up(known, watch)
        return lambda: self._unwatch(watch)

    def on_lost(self, told: Callable[[], object]) -> None:
        """The bus went away; on its thread. Not after `close`."""
        self._when_lost.append(told)

    def close(self) -> None:
        """Whoever waits is told that the bus is gone. Again is harmless. Blocks up to two seconds."""
        with self._lock:
            self._closed = True
            live, thread = self._live, self._thread
        if live is not None:
            _hang_up(live.connection)
        if thread is not None and thread is not threading.current_thread():
            thread.join(CLOSE_TIMEOUT_S)

    # --- inside: the connection ----------------------------------------------------------

    def _connected(self) -> _Live:
        """The connection there is, else a new one with everything that is listened for. Raises BusGoneFault."""
        with self._lock:
            if self._closed:
                raise BusGoneFault()
            if self._live is not None:
                return self._live
            live = self._live = _Live(_connection_to(self._address))
            self._thread = start_thread("dbus", lambda: self._serve(live), again=False)
            for listener in self._listeners:
                self._take_up(live, listener)
            for watch in self._watches:
                self._look_up(live, watch)
            return live

    def _send(self, to: Target, method: str, signature: str, body: Body, answered: Answered) -> int:
        return self._send_over(self._connected(), to, method, signature, body, answered)

    def _send_over(self, live: _Live, to: Target, method: str, signature: str, body: Body, answered: Answered) -> int:
        address = DBusAddress(to.path, bus_name=to.name, interface=to.interface)
        message = new_method_call(address, method, signature or None, body)
        serial = next(live.connection.outgoing_serial)
        live.pending[serial] = to.name, answered
        try:
            with live.sending:
                live.connection.send(message, serial=serial)
        except OSError as error:
            live.pending.pop(serial, None)
            raise BusGoneFault(str(error)) from error
        return int(serial)

    def _forget(self, serial: int) -> None:
        live = self._live
        if live is not None:
            live.pending.pop(serial, None)

    # --- inside: what is listened for ----------------------------------------------------

    def _take_up(self, live: _Live, listener: _Listener) -> None:
        if is_well_known(listener.match.sender):
            self._follow(live, listener.match.sender)
        self._send_over(live, _BUS, "AddMatch", "s", (listener.match.rule.serialise(),), _log_refusal)

    def _follow(self, live: _Live, name: str) -> None:
        """Know from now on who owns it."""
        with self._lock:
            if name in live.followed:
                return
            live.followed.add(name)
        changes = Match(DAEMON, DAEMON, "NameOwnerChanged", first_argument=name)
        self._send_over(live, _BUS, "AddMatch", "s", (changes.rule.serialise(),), _log_refusal)
        self._send_over(live, _BUS, "GetNameOwner", "s", (name,), lambda found: _note_owner(live, name, found))

    def _look_up(self, live: _Live, watch: _Watch) -> None:
        self._follow(live, watch.name)

        def told(found: Outcome) -> None:
            watch.changed(_note_owner(live, watch.name, found))

        self._send_over(live, _BUS, "GetNameOwner", "s", (watch.name,), told)

    def _end(self, listener: _Listener) -> None:
        with self._lock:
            if not any(one is listener for one in self._listeners):
                return
            self._listeners = [one for one in self._listeners if one is not listener]
            live = self._live
        if live is not None:
            with suppress(DBusFault):
                rule = listener.match.rule.serialise()
                self._send_over(live, _BUS, "RemoveMatch", "s", (rule,), lambda _outcome: None)

    def _unwatch(self, watch: _Watch) -> None:
        with self._lock:
            self._watches = [one for one in self._watches if one is not watch]

    # --- the thread ----------------------------------------------------------------------

    def _serve(self, live: _Live) -> None:
        while True:
            try:
                message = live.connection.receive()
            except Exception as error:  # noqa: BLE001 - whatever it is: what follows on this connection cannot be read
                self._lost(live, type(error).__name__)
                return
            self._hear(live, message, time.monotonic_ns())

    def _hear(self, live: _Live, message: Message, arrived_ns: int) -> None:
        fields = message.header.fields
        if message.header.message_type is not MessageType.signal:
            asked, answered = live.pending.pop(fields.get(HeaderFields.reply_serial, -1), ("", None))
            if answered is None:
                _close_files(message.body)  # it came too late, or was a call to us
            else:
                survive("dbus", lambda: answered(_outcome_of(message, asked)))
            return
        signal = Signal(
            fields.get(HeaderFields.sender, ""),
            fields.get(HeaderFields.path, ""),
            fields.get(HeaderFields.interface, ""),
            fields.get(HeaderFields.member, ""),
            tuple(message.body),
            arrived_ns,
        )
        if signal.sender == DAEMON and signal.member == "NameOwnerChanged":
            self._owner_changed(live, signal)
        for listener in tuple(self._listeners):
            if listener.match.fits(signal, live.owners):
                survive("dbus", lambda heard=listener.heard: heard(signal))  # type: ignore[misc]  # of this turn

    def _owner_changed(self, live: _Live, signal: Signal) -> None:
        name, _before, owner = signal.body
        live.owners[name] = owner
        self._tell_owner(name, owner)

    def _tell_owner(self, name: str, owner: str) -> None:
        for watch in tuple(self._watches):
            if watch.name == name:
                survive("dbus", lambda changed=watch.changed: changed(owner))  # type: ignore[misc]  # of this turn

    def _lost(self, live: _Live, why: str) -> None:
        with self._lock:
            self._live = None
            closed = self._closed
        with live.sending:
            live.connection.close()
        fault = BusGoneFault(why)
        while live.pending:
            _serial, (_asked, answered) = live.pending.popitem()
            survive("dbus", lambda answered=answered: answered(fault))  # type: ignore[misc]  # of this turn
        if closed:
            return
        log.warning("the message bus went away: %s", why)
        for name in sorted(live.followed):
            self._tell_owner(name, "")
        for told in tuple(self._when_lost):
            survive("dbus", told)


def _connection_to(address: str) -> DBusConnection:
    """Raises BusGoneFault."""
    try:
        return open_dbus_connection(address, enable_fds=True, auth_timeout=CONNECT_TIMEOUT_S)
    except KeyError as error:
        raise BusGoneFault(filled("{name} is not set", name=str(error.args[0]))) from error
    except (OSError, ValueError, RuntimeError, StopIteration) as error:  # an address that is none, a bus that refuses
        raise BusGoneFault(str(error)) from error


def _hang_up(connection: DBusConnection) -> None:
    """Wakes the thread that reads from it, which closes it."""
    with suppress(OSError):
        connection.sock.shutdown(socket.SHUT_RDWR)


def _outcome_of(message: Message, asked: str) -> Outcome:
    if message.header.message_type is not MessageType.error:
        return tuple(message.body)
    said = message.body[0] if message.body and isinstance(message.body[0], str) else ""
    return RefusedFault(asked, str(message.header.fields.get(HeaderFields.error_name, "")), said)


def _note_owner(live: _Live, name: str, found: Outcome) -> str:
    owner = "" if isinstance(found, DBusFault) else str(found[0])
    live.owners[name] = owner
    return owner


def _log_refusal(outcome: Outcome) -> None:
    if isinstance(outcome, RefusedFault):
        log.warning("the message bus does not tell of signals: %s", outcome.error_name)


def _close_files(value: Any) -> None:
    """Those in an answer that nobody waits for."""
    if isinstance(value, FileDescriptor):
        value.close()
    elif isinstance(value, (tuple, list)):
        for one in value:
            _close_files(one)
