"""The API on a free port, with a bus to make news on and a list of what was asked of the program."""

from __future__ import annotations

import json
import logging
import socket
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from api_served import READY, Served, free_port, served
from perf_records import record
from websockets.sync.client import ClientConnection
from websockets.sync.connection import Connection

from tray_app.core import events as e
from tray_app.core.dictation import DictationEnded, Outcome
from tray_app.core.ports import Pcm
from tray_app.core.settings import ApiSettings
from tray_app.core.wishes import Wishes
from tray_app.web.listening import Link

__all__ = ["READY", "free_port"]  # passed on

WAIT_S = 20.0
# The client of the tests calls it an internal error when it is refused or cut off at an unlucky moment.
logging.getLogger("websockets.client").setLevel(logging.CRITICAL)


class FakeLink:
    """An engine that understands how many samples it got."""

    def __init__(self) -> None:
        self.heard: dict[e.DictationId, int] = {}
        self.forgotten: list[e.DictationId] = []
        self.wishes: list[Wishes] = []
        """Of each."""
        self._answers: dict[e.DictationId, Callable[[e.Final | e.TranscriptionFailed], None]] = {}

    def begin_for(
        self,
        dictation_id: e.DictationId,
        replay: Callable[[], Iterator[Pcm]],
        answer: Callable[[e.Final | e.TranscriptionFailed], None],
        tell_partial: Callable[[e.Partial], None],
        wishes: Wishes,
    ) -> None:
        self.heard[dictation_id] = 0
        self.wishes.append(wishes)
        self._answers[dictation_id] = answer
        tell_partial(e.Partial(dictation_id, "So far", "per"))

    def append(self, dictation_id: e.DictationId, samples: Pcm) -> None:
        self.heard[dictation_id] += len(samples)

    def end(self, dictation_id: e.DictationId) -> None:
        text = f"{self.heard[dictation_id]} samples."
        self._answers[dictation_id](e.Final(dictation_id, text, 0, 0.0, 1, 0.0))

    def forget(self, dictation_id: e.DictationId) -> None:
        self.forgotten.append(dictation_id)


class Api(Served):
    def follower(self, *events: str, **arguments: Any) -> ClientConnection:
        """A client that has subscribed and read the answer to that."""
        connection = self.connect()
        heard(connection)
        wanted = {"events": list(events), **arguments} if events else arguments
        assert "result" in request(connection, "subscribe", wanted)
        return connection

    def show(self, **changes: Any) -> None:
        """The controller publishes a picture."""
        self.bus.publish(replace(READY, **changes))

    def end_dictation(self, text: str = "Words.", outcome: Outcome = Outcome.INSERTED) -> None:
        ended = replace(record(7), outcome=outcome)
        self.bus.publish(DictationEnded(ended, text, None, lambda: pytest.fail("nobody wants its sound")))
        self.monitor.record_dictation(ended)


@contextmanager
def running(settings: ApiSettings, link: Link | None = None) -> Iterator[Api]:
    with served(settings, link or FakeLink()) as given:
        yield Api(**vars(given))


def answers(port: int) -> bool:
    """Whether anybody listens there."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=WAIT_S):
            return True
    except OSError:
        return False


def until(true: Callable[[], bool]) -> None:
    end_s = time.monotonic() + WAIT_S
    while not true():
        assert time.monotonic() < end_s, "it never came"
        time.sleep(0.01)


def heard(connection: Connection, timeout_s: float = WAIT_S) -> dict[str, Any]:
    """The next message."""
    message: dict[str, Any] = json.loads(connection.recv(timeout_s))
    return message


def request(connection: ClientConnection, command: str, arguments: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Ask, and give the answer; other messages before it are an error of the test."""
    connection.send(json.dumps({"command": command, "arguments": arguments or {}, "id": 1}))
    answer = heard(connection)
    assert (answer["type"], answer["id"]) == ("reply", 1), answer
    return answer


@contextmanager
def home(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Folders of a user's own."""
    monkeypatch.setenv("XDG_STATE_HOME", str(folder / "state"))
    yield folder


@contextmanager
def api_of(**settings: Any) -> Iterator[Api]:
    with running(ApiSettings(enabled=True, port=free_port(), **settings)) as api:
        yield api
