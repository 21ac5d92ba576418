"""`holdtalk serve` ends when it is told to, whenever that is and whichever thread is told."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from tray_app import cli
from tray_app.serve import server

SIGNALS = (signal.SIGINT, signal.SIGTERM)
RESTS_AFTER_S = 1.0
ROOT = Path(__file__).resolve().parents[3]
GENEROUS_S = 60.0

WAITING = """
import signal, threading, time
from tray_app.cli.serving import signals_to_wait_for

def send(name, delay_s):
    time.sleep(delay_s)
    signal.pthread_kill(threading.get_ident(), name)

for name in (signal.SIGINT, signal.SIGTERM):
    for delay_s in (0.0, 0.3):
        wait = signals_to_wait_for(signal.SIGINT, signal.SIGTERM)
        sender = threading.Thread(target=send, args=(name, delay_s))
        sender.start()
        if not delay_s:
            sender.join()
        wait()
        sender.join()
        print(f"ended by {name.name} after {delay_s}")
"""


class FakeServer:
    def __init__(self, *_what: object) -> None:
        self.addresses: list[str] = []

    def start(self) -> None: ...

    def close(self) -> None: ...


class Interrupting:
    """Looks on, and interrupts so many calls and returns after the server told that it is ready; where it does not
    come to so many, once it rests."""

    def __init__(self, steps: int) -> None:
        self._steps = steps
        self.seen: list[str] = []
        self.rested = False

    def __call__(self, frame: FrameType, event: str, what: Any) -> None:
        name = getattr(what, "__name__", frame.f_code.co_name)
        if self.seen or (event, name) == ("c_return", "print"):
            self.seen.append(f"{event} {name}")
            if len(self.seen) == self._steps:
                signal.raise_signal(signal.SIGINT)
            elif len(self.seen) == 1:
                self._timer = threading.Timer(RESTS_AFTER_S, self._interrupt, (threading.get_ident(),))
                self._timer.start()

    def _interrupt(self, thread: int) -> None:
        self.rested = True
        signal.pthread_kill(thread, signal.SIGINT)

    def close(self) -> None:
        self._timer.cancel()
        self._timer.join()


@pytest.fixture(autouse=True)
def _nothing_is_served(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    before = [signal.getsignal(number) for number in SIGNALS]
    monkeypatch.setattr(server, "Server", FakeServer)
    yield
    for number, handler in zip(SIGNALS, before, strict=True):
        signal.signal(number, handler)


@pytest.mark.timeout(60)
def test_an_interruption_at_any_moment_ends_it(capsys: pytest.CaptureFixture[str]) -> None:
    rested, steps = False, 1
    while not rested:
        steps += 1
        look = Interrupting(steps)
        sys.setprofile(look)
        try:
            assert cli.run(["serve"]) == 0
        finally:
            sys.setprofile(None)
        look.close()
        rested = look.rested
    assert steps > 2


def test_a_signal_that_another_thread_gets_ends_the_wait_before_and_while_it_is_waited_for() -> None:
    command = [sys.executable, "-c", WAITING]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, timeout=GENEROUS_S, check=True)
    cases = [f"ended by {name.name} after {delay_s}" for name in SIGNALS for delay_s in (0.0, 0.3)]
    assert done.stdout.splitlines() == cases
