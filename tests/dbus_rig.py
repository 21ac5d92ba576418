"""A message bus of the tests' own, and services on it that answer as a test says."""

from __future__ import annotations

import shutil
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pytest
from jeepney import (
    DBusAddress,
    HeaderFields,
    Message,
    MessageType,
    message_bus,
    new_error,
    new_method_return,
    new_signal,
)
from jeepney.io.blocking import open_dbus_connection

Reply = tuple[str, tuple[Any, ...]]
"""Signature and body."""
PATIENCE_S = 20.0


class PrivateBus:
    """`with PrivateBus() as bus: ... bus.address`; its daemon ends with it."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="holdtalk-bus-")
        self.address = f"unix:path={self._folder.name}/bus"
        self._daemon: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> PrivateBus:
        self.start()
        return self

    def __exit__(self, _type: type[BaseException] | None, _error: object, _trace: TracebackType | None) -> None:
        self.stop()
        self._folder.cleanup()

    def start(self) -> None:
        door = Path(self._folder.name) / "bus"
        door.unlink(missing_ok=True)
        self._daemon = subprocess.Popen(
            ["dbus-daemon", "--session", "--nofork", "--nopidfile", f"--address={self.address}"],
            stderr=subprocess.DEVNULL,
        )
        wait_until(lambda: _listens(door))

    def stop(self) -> None:
        if self._daemon is not None:
            self._daemon.terminate()
            self._daemon.wait(PATIENCE_S)
            self._daemon = None


@dataclass(frozen=True, slots=True)
class Call:
    """What a service was asked."""

    message: Message
    sender: str
    path: str
    interface: str
    member: str
    body: tuple[Any, ...]


class Refusal(Exception):
    """Raised by whoever answers with an error."""

    def __init__(self, error_name: str, text: str = "") -> None:
        super().__init__(error_name)
        self.error_name = error_name
        self.text = text


Answer = Callable[[Call], Reply | None]
"""None: no answer yet; `FakeService.answer` gives it later, or never. Raises Refusal."""


class FakeService:
    """A program on the bus. Methods are found by "interface.Member"; others are unknown."""

    def __init__(self, address: str, name: str, methods: Mapping[str, Answer]) -> None:
        self.name = name
        self.methods = dict(methods)
        self.calls: list[Call] = []
        self._connection = open_dbus_connection(address, enable_fds=True, auth_timeout=PATIENCE_S)
        self._sending = threading.Lock()
        self._connection.send_and_get_reply(message_bus.RequestName(name), timeout=PATIENCE_S)
        self._thread = threading.Thread(target=self._serve, name=f"fake {name}", daemon=True)
        self._thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _type: type[BaseException] | None, _error: object, _trace: TracebackType | None) -> None:
        self.stop()

    def stop(self) -> None:
        """It vanishes from the bus."""
        with suppress(OSError):
            self._connection.sock.shutdown(socket.SHUT_RDWR)
        self._thread.join(PATIENCE_S)

    def emit(
        self, path: str, signal: str, signature: str = "", body: tuple[Any, ...] = (), *, to: str | None = None
    ) -> None:
        """`signal` is "interface.Member"; `to` a unique name, else everybody who listens."""
        interface, _, member = signal.rpartition(".")
        message = new_signal(DBusAddress(path, interface=interface), member, signature or None, body)
        if to is not None:
            message.header.fields[HeaderFields.destination] = to
        self._send(message)

    def answer(self, call: Call, signature: str = "", body: tuple[Any, ...] = ()) -> None:
        self._send(new_method_return(call.message, signature or None, body))

    def called(self, member: str) -> list[Call]:
        return [call for call in self.calls if call.member == member]

    def _send(self, message: Message) -> None:
        with self._sending:
            self._connection.send(message)

    def _serve(self) -> None:
        while True:
            try:
                message = self._connection.receive()
                if message.header.message_type is MessageType.method_call:
                    self._answer(_call_of(message))
            except OSError:  # the bus is gone, or it was stopped
                self._connection.close()
                return

    def _answer(self, call: Call) -> None:
        self.calls.append(call)
        answer = self.methods.get(f"{call.interface}.{call.member}")
        try:
            if answer is None:
                raise Refusal("org.freedesktop.DBus.Error.UnknownMethod", f"no {call.interface}.{call.member}")
            reply = answer(call)
        except Refusal as refusal:
            self._refuse(call, refusal)
        else:
            if reply is not None:
                self.answer(call, *reply)

    def _refuse(self, call: Call, refusal: Refusal) -> None:
        self._send(new_error(call.message, refusal.error_name, "s", (refusal.text,)))


def private_bus_of_a_test() -> Iterator[PrivateBus]:
    """For a fixture."""
    if shutil.which("dbus-daemon") is None:
        pytest.skip("needs dbus-daemon")
    with PrivateBus() as running:
        yield running


def _listens(path: Path) -> bool:
    """The file is there a moment before anybody listens at it."""
    with socket.socket(socket.AF_UNIX) as knocking:
        return knocking.connect_ex(str(path)) == 0


def _call_of(message: Message) -> Call:
    fields = message.header.fields
    return Call(
        message,
        fields.get(HeaderFields.sender, ""),
        fields.get(HeaderFields.path, ""),
        fields.get(HeaderFields.interface, ""),
        fields.get(HeaderFields.member, ""),
        tuple(message.body),
    )


def wait_until(true: Callable[[], object], patience_s: float = PATIENCE_S) -> None:
    """Fails when it does not become true."""
    deadline_s = time.monotonic() + patience_s
    while not true():
        assert time.monotonic() < deadline_s, "it did not come about in time"
        time.sleep(0.005)
