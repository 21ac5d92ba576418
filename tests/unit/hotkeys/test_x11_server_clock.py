"""A server whose clock is not ours, asked again and again."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from Xlib import X

from tray_app.hotkeys.x11_server_clock import X11ServerClock

MS = 1_000_000


class Server:
    """A display whose clock runs `ahead_ms` before ours; questions take no time."""

    def __init__(self, ahead_ms: int) -> None:
        self.ahead_ms = ahead_ms
        self.now_ns = 5_000_000 * MS
        self.asked = 0

    def clock(self) -> int:
        return self.now_ns

    def screen(self) -> Any:
        return SimpleNamespace(root=SimpleNamespace(create_window=lambda *_all, **_named: self))

    def intern_atom(self, _name: str) -> int:
        return 300

    def change_property(self, *_all: object) -> None:
        self.asked += 1

    def flush(self) -> None: ...

    def next_event(self) -> Any:
        return self.answer()

    def answer(self) -> Any:
        return SimpleNamespace(type=X.PropertyNotify, atom=300, time=self.now_ns // MS + self.ahead_ms)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Server:
    made = Server(ahead_ms=70_000)
    monkeypatch.setattr("tray_app.hotkeys.x11_server_clock.time", SimpleNamespace(monotonic_ns=made.clock))
    return made


def said_ms_ago(clock: X11ServerClock, server: Server, milliseconds: int) -> float:
    """How old an event of that age is taken to be."""
    server_ms = server.now_ns // MS + server.ahead_ms - milliseconds
    return (server.now_ns - clock.monotonic_ns(server_ms, server.now_ns)) / MS


def test_a_clock_that_drifts_away_is_followed(server: Server) -> None:
    clock = X11ServerClock(server)
    assert said_ms_ago(clock, server, 30) == pytest.approx(30, abs=1)
    server.now_ns += 3_600_000 * MS
    server.ahead_ms += 4_000
    clock.ask()
    clock.answered(server.answer(), server.now_ns)
    assert said_ms_ago(clock, server, 30) == pytest.approx(30, abs=1)


def test_a_slow_answer_changes_nothing(server: Server) -> None:
    clock = X11ServerClock(server)
    clock.ask()
    late = server.answer()
    server.now_ns += 400 * MS
    clock.answered(late, server.now_ns)
    assert said_ms_ago(clock, server, 30) == pytest.approx(30, abs=1)


def test_a_server_on_our_own_clock_is_not_asked_again(server: Server) -> None:
    server.ahead_ms = 0
    clock = X11ServerClock(server)
    asked = server.asked
    clock.ask()
    assert server.asked == asked
