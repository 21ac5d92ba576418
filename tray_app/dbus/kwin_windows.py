"""Which window has the focus under KWin: it tells that to its own scripts only, so it is given one, which tells us.

The script is loaded, run once and unloaded again for every question: 5 to 17 ms on Plasma 6. Nothing of it stays there
(https://develop.kde.org/docs/plasma/kwin/api/).
"""

from __future__ import annotations

import itertools
import json
import os
import tempfile
import time
from contextlib import suppress
from typing import IO, Any, NamedTuple

from jeepney import DBusAddress, HeaderFields, Message, MessageType, new_method_call, new_method_return
from jeepney.io.blocking import DBusConnection, open_dbus_connection

from .bus import CONNECT_TIMEOUT_S, SESSION
from .faults import BusGoneFault, RefusedFault, TooLateFault

NAME = "org.kde.KWin"
ANSWER_TIMEOUT_S = 1.0
_SCRIPTING, _SCRIPT = "org.kde.kwin.Scripting", "org.kde.kwin.Script"
_PATHS = ("/Scripting/Script{number}", "/{number}")
"""Of a loaded script: Plasma 6, Plasma 5."""
_MEMBER = "Told"
_SOURCE = """\
const one = workspace.activeWindow === undefined ? workspace.activeClient : workspace.activeWindow;
const known = one ? [one.internalId, one.resourceClass, one.resourceName, one, one.caption] : [];
callDBus("%s", "/", "org.holdtalk.Windows", "%s", JSON.stringify(known.map(String)));
"""


class ActiveWindow(NamedTuple):
    id: str
    names: tuple[str, ...]
    """What its program calls itself, lower case."""
    is_x11: bool
    """It belongs to an X11 program."""
    title: str = ""


class KwinWindows:
    """For one thread at a time. Connects when it is first asked."""

    def __init__(self, address: str = SESSION) -> None:
        self._address = address
        self._connection: DBusConnection | None = None
        self._script: IO[str] | None = None
        self._numbers = itertools.count(1)

    def active(self) -> ActiveWindow | None:
        """None where no window has the focus. Blocks; raises DBusFault where KWin does not tell."""
        try:
            return self._asked()
        except OSError as error:
            self.close()
            raise BusGoneFault(str(error)) from error
        except BaseException:
            self.close()  # whatever is still to come is no answer to the next question
            raise

    def close(self) -> None:
        """Until it is asked again. Again is harmless."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        if self._script is not None:
            self._script.close()
            self._script = None

    # --- inside --------------------------------------------------------------------------

    def _asked(self) -> ActiveWindow | None:
        connection, script = self._connected()
        until_s = time.monotonic() + ANSWER_TIMEOUT_S
        name = f"holdtalk-{os.getpid()}-{next(self._numbers)}"
        load = _call("/Scripting", _SCRIPTING, "loadScript", "ss", (script.name, name))
        number = _answer(connection, load, until_s)[0]
        try:
            told = _run(connection, int(number), until_s)
        finally:
            with suppress(OSError):
                connection.send(_call("/Scripting", _SCRIPTING, "unloadScript", "s", (name,)))
        known = [str(one) for one in json.loads(told)]
        if len(known) < 4:
            return None
        names = tuple(dict.fromkeys(one.lower() for one in known[1:3] if one))
        return ActiveWindow(known[0], names, "X11" in known[3], *known[4:5])

    def _connected(self) -> tuple[DBusConnection, IO[str]]:
        if self._connection is None or self._script is None:
            try:
                self._connection = open_dbus_connection(self._address, auth_timeout=CONNECT_TIMEOUT_S)
            except (KeyError, ValueError, RuntimeError, StopIteration) as error:
                raise BusGoneFault(str(error)) from error
            self._script = tempfile.NamedTemporaryFile("w", prefix="holdtalk-", suffix=".js")  # noqa: SIM115  # closed by `close`
            self._script.write(_SOURCE % (self._connection.unique_name, _MEMBER))
            self._script.flush()
        return self._connection, self._script


def _run(connection: DBusConnection, number: int, until_s: float) -> str:
    """What the script told. Its call may come before the answer to `run`."""
    told: list[str] = []
    for path in _PATHS:
        run = _call(path.format(number=number), _SCRIPT, "run")
        with suppress(RefusedFault):
            _answer(connection, run, until_s, told)
            break
    while not told:
        _take(connection, _next(connection, until_s), told)
    return told[0]


def _answer(
    connection: DBusConnection, message: Message, until_s: float, told: list[str] | None = None
) -> tuple[Any, ...]:
    """`told` gets what the script says meanwhile."""
    serial = next(connection.outgoing_serial)
    connection.send(message, serial=serial)
    while True:
        got = _next(connection, until_s)
        if got.header.fields.get(HeaderFields.reply_serial) == serial:
            break
        _take(connection, got, told if told is not None else [])
    if got.header.message_type is MessageType.error:
        raise RefusedFault(NAME, str(got.header.fields.get(HeaderFields.error_name, "")))
    return tuple(got.body)


def _take(connection: DBusConnection, message: Message, told: list[str]) -> None:
    if message.header.message_type is MessageType.method_call:
        if message.header.fields.get(HeaderFields.member) == _MEMBER and message.body:
            told.append(str(message.body[0]))
        connection.send(new_method_return(message))


def _next(connection: DBusConnection, until_s: float) -> Message:
    try:
        return connection.receive(timeout=max(0.0, until_s - time.monotonic()))
    except TimeoutError:
        raise TooLateFault(NAME, ANSWER_TIMEOUT_S) from None


def _call(path: str, interface: str, method: str, signature: str = "", body: tuple[Any, ...] = ()) -> Message:
    return new_method_call(DBusAddress(path, bus_name=NAME, interface=interface), method, signature or None, body)
