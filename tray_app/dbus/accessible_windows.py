"""Which window has the focus, by what programs tell whoever reads their windows to those who cannot see them (AT-SPI).

It is asked for and not listened to: nothing runs, here or in the programs, between two questions. A program that hangs
answers nothing, so all are asked at once, and none is waited for longer than the others may take. Programs of GTK tell
always; of others most do only while the desktop's accessibility is switched on, which is the user's to do
(https://gitlab.gnome.org/GNOME/at-spi2-core/-/tree/main/xml).
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from jeepney import DBusAddress, HeaderFields, Message, MessageFlag, MessageType, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

from .bus import CONNECT_TIMEOUT_S, SESSION
from .faults import BusGoneFault, RefusedFault, TooLateFault
from .messages import DAEMON, Body

NAME = "org.a11y.Bus"
ACCESSIBLE = "org.a11y.atspi.Accessible"
ROOT = "/org/a11y/atspi/accessible/root"
"""Of a program, and of the desktop."""
LOOK_S = 0.25
"""For all programs together: idle ones take 20 to 90 ms for it (GNOME 48, two busy cores)."""
ONE_S = 0.15
"""For the one window that is known."""
REGISTRY_S = 1.0
MOST_WINDOWS = 500
_REGISTRY = "org.a11y.atspi.Registry"
_STATUS = "org.a11y.Status"
_PROPERTIES = "org.freedesktop.DBus.Properties"
_ACTIVE = 1 << 1
"""Of the states of an object."""


class WindowId(NamedTuple):
    """The same for the same window, and for nothing else, whoever asks."""

    program: str
    """Its name on the bus of accessibility."""
    path: str


class AccessibleWindow(NamedTuple):
    id: WindowId
    names: tuple[str, ...]
    """What its program calls itself, lower case; the best last."""


_Answered = Callable[[Body], object]


class AccessibleWindows:
    """For one thread at a time. Connects when it is first asked."""

    def __init__(self, address: str = SESSION) -> None:
        self._address = address
        self._connection: DBusConnection | None = None

    def all_tell(self) -> bool:
        """Whether accessibility is switched on, so that not only programs of GTK tell. Blocks for a moment; raises
        DBusFault where nobody tells anything."""
        try:
            questions = _Questions(self._connected(), REGISTRY_S)
            questions.ask(_REGISTRY, ROOT, ACCESSIBLE, "GetChildren", answered=lambda _body: None)
            questions.run(_REGISTRY)
            with open_dbus_connection(self._address, auth_timeout=CONNECT_TIMEOUT_S) as session:
                return _switched_on(session)
        except (OSError, ValueError, RuntimeError, StopIteration) as error:
            self.close()
            raise BusGoneFault(str(error)) from error

    def active(self) -> list[AccessibleWindow]:
        """All that say that they have the focus: one, none where its program does not tell, more where one is wrong.

        Blocks up to LOOK_S, and for the first time a moment longer; raises DBusFault where nobody tells anything."""
        try:
            return self._looked()
        except OSError as error:
            self.close()
            raise BusGoneFault(str(error)) from error

    def is_active(self, window: WindowId) -> bool:
        """False also where it is closed. Blocks up to ONE_S; raises TooLateFault when its program does not answer by
        then, and BusGoneFault."""
        states: list[int] = []
        try:
            questions = _Questions(self._connected(), ONE_S)
            questions.ask(*window, ACCESSIBLE, "GetState", answered=lambda body: states.extend(body[0]))
            with suppress(RefusedFault):
                questions.run(window.program)
        except OSError as error:
            self.close()
            raise BusGoneFault(str(error)) from error
        return _is_active(states)

    def close(self) -> None:
        """Until it is asked again; ids stay good. Again is harmless."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()

    # --- inside --------------------------------------------------------------------------

    def _connected(self) -> DBusConnection:
        if self._connection is None:
            try:
                with open_dbus_connection(self._address, auth_timeout=CONNECT_TIMEOUT_S) as session:
                    address = _address_of_accessibility(session)
                self._connection = open_dbus_connection(address, auth_timeout=CONNECT_TIMEOUT_S)
            except (KeyError, ValueError, RuntimeError, StopIteration) as error:
                raise BusGoneFault(str(error)) from error
        return self._connection

    def _looked(self) -> list[AccessibleWindow]:
        connection = self._connected()
        questions = _Questions(connection, LOOK_S)
        found: list[WindowId] = []

        def ask_states(window: WindowId) -> None:
            def told(body: Body) -> None:
                if _is_active(body[0]):
                    found.append(window)

            questions.ask(*window, ACCESSIBLE, "GetState", answered=told)

        def told_windows(body: Body) -> None:
            for name, path in body[0][: max(0, MOST_WINDOWS - questions.asked)]:
                ask_states(WindowId(name, path))

        def told_programs(body: Body) -> None:
            for name, path in body[0]:
                questions.ask(name, path, ACCESSIBLE, "GetChildren", answered=told_windows)

        questions.ask(_REGISTRY, ROOT, ACCESSIBLE, "GetChildren", answered=told_programs)
        questions.run_as_far_as_it_goes()
        return [AccessibleWindow(one, _names(connection, one)) for one in found]


class _Questions:
    """Some that are asked at once, and more by their answers."""

    def __init__(self, connection: DBusConnection, timeout_s: float) -> None:
        self._connection = connection
        self._until_s = time.monotonic() + timeout_s
        self._timeout_s = timeout_s
        self._pending: dict[int, _Answered] = {}
        self.asked = 0

    def ask(
        self,
        name: str,
        path: str,
        interface: str,
        method: str,
        signature: str = "",
        body: Body = (),
        *,
        answered: _Answered,
    ) -> None:
        message = _call(name, path, interface, method, signature, body)
        serial = next(self._connection.outgoing_serial)
        self._pending[serial] = answered
        self.asked += 1
        self._connection.send(message, serial=serial)

    def run(self, asked: str) -> None:
        """Until all are answered. Raises RefusedFault, and TooLateFault."""
        refusal = self._run()
        if self._pending:
            raise TooLateFault(asked, self._timeout_s)
        if refusal:
            raise RefusedFault(asked, refusal)

    def run_as_far_as_it_goes(self) -> None:
        """Until all are answered, or time is over; whoever has ended or knows no such question is left out."""
        self._run()

    def _run(self) -> str:
        """The last error's name."""
        refusal = ""
        while self._pending:
            try:
                got = self._connection.receive(timeout=max(0.0, self._until_s - time.monotonic()))
            except TimeoutError:
                break
            answered = self._pending.pop(got.header.fields.get(HeaderFields.reply_serial, -1), None)
            if answered is None:  # a signal, or the answer to an earlier question
                continue
            if got.header.message_type is MessageType.error:
                refusal = str(got.header.fields.get(HeaderFields.error_name, ""))
            else:
                answered(tuple(got.body))
        return refusal


def _call(name: str, path: str, interface: str, method: str, signature: str = "", body: Body = ()) -> Message:
    """Nobody is started by it: of a program that does not run nothing is to be told."""
    message = new_method_call(DBusAddress(path, bus_name=name, interface=interface), method, signature or None, body)
    message.header.flags |= MessageFlag.no_auto_start
    return message


def _address_of_accessibility(session: DBusConnection) -> str:
    told: list[Any] = []
    questions = _Questions(session, REGISTRY_S)
    questions.ask(NAME, "/org/a11y/bus", NAME, "GetAddress", answered=told.extend)
    questions.run(NAME)
    return str(told[0])


def _switched_on(session: DBusConnection) -> bool:
    told: dict[str, tuple[str, Any]] = {}
    questions = _Questions(session, REGISTRY_S)
    questions.ask(
        NAME, "/org/a11y/bus", _PROPERTIES, "GetAll", "s", (_STATUS,), answered=lambda body: told.update(body[0])
    )
    with suppress(RefusedFault):
        questions.run(NAME)
    return any(told.get(name, ("b", False))[1] for name in ("IsEnabled", "ScreenReaderEnabled"))


def _names(connection: DBusConnection, window: WindowId) -> tuple[str, ...]:
    """As far as they are told in time."""
    told, process = [""], [0]
    questions = _Questions(connection, ONE_S)
    asked_name = ACCESSIBLE, "Name"
    questions.ask(
        window.program, ROOT, _PROPERTIES, "Get", "ss", asked_name, answered=lambda body: told.append(str(body[0][1]))
    )
    questions.ask(
        DAEMON,
        "/org/freedesktop/DBus",
        DAEMON,
        "GetConnectionUnixProcessID",
        "s",
        (window.program,),
        answered=lambda body: process.append(int(body[0])),
    )
    questions.run_as_far_as_it_goes()
    names = _name_of_process(process[-1]), told[-1], _id_in(window.path)
    return tuple(dict.fromkeys(name.lower() for name in names if name and name != "Unnamed"))


def _name_of_process(pid: int) -> str:
    """Empty where it has ended, or is somebody else's."""
    with suppress(OSError):
        return Path(f"/proc/{pid}/comm").read_text().strip()
    return ""


def _id_in(path: str) -> str:
    """The application's id, by which GTK 4 names its objects: /org/gnome/Console/a11y/…; empty where it does not."""
    before, found, _object = path.partition("/a11y/")
    parts = before.strip("/").split("/")
    return ".".join(parts) if found and len(parts) > 1 and not path.startswith("/org/gtk/application/") else ""


def _is_active(states: list[int]) -> bool:
    return bool(states and states[0] & _ACTIVE)
