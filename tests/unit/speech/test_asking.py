"""How often, how long, and when not: asking a server for a text."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

import pytest

from tray_app.core.errors import SpeechFault
from tray_app.core.settings import RemoteSettings
from tray_app.speech.engine import Abandoned, Interrupt
from tray_app.speech.remote.asking import FIRST_REST_S, LONGEST_REST_S, MOST_FAILURES, Asking, Call
from tray_app.speech.remote.faults import ServerFault
from tray_app.speech.remote.handed import VARIABLE, from_environment, to_environment
from tray_app.speech.remote.prompt import MOST_CONTEXT_CHARACTERS, MOST_WORDS_CHARACTERS, prompt
from tray_app.speech.remote.reachable import is_near

Attempt = Callable[[Call], str]


class Server:
    """Does what it is told to, each time it is asked."""

    def __init__(self, *does: str | Exception) -> None:
        self.does = [*does]
        self.asked = 0

    def __call__(self, call: Call) -> str:
        self.asked += 1
        done = self.does.pop(0) if len(self.does) > 1 else self.does[0]
        if isinstance(done, Exception):
            raise done
        return done


class Clock:
    def __init__(self) -> None:
        self.now_s = 1_000.0

    def __call__(self) -> float:
        return self.now_s


BUSY, BROKEN = ServerFault("Busy.", "Wait.", "box", again=True), ServerFault("Broken.", "Mend it.", "box")


def asking(clock: Callable[[], float] = time.monotonic, timeout_s: float = 20.0, retries: int = 2) -> Asking[str]:
    return Asking("box", timeout_s, retries, clock)


def fault_of(one: Asking[str], server: Attempt) -> SpeechFault:
    with pytest.raises(SpeechFault) as raised:
        one.ask(Interrupt(), server)
    return raised.value


def test_what_may_help_is_tried_again_and_what_cannot_is_not() -> None:
    server = Server(BUSY, BUSY, "text")
    assert asking().ask(Interrupt(), server) == "text"
    assert server.asked == 3
    server = Server(BUSY)
    assert fault_of(asking(), server) is BUSY
    assert server.asked == 3
    server = Server(BROKEN)
    assert fault_of(asking(), server) is BROKEN
    assert server.asked == 1


def test_no_time_is_waited_that_is_not_there() -> None:
    server = Server(ServerFault("Busy.", "Wait.", "box", again=True, after_s=3_600))
    begun_s = time.monotonic()
    fault_of(asking(), server)
    assert server.asked == 1
    assert time.monotonic() - begun_s < 10


def test_a_server_that_keeps_failing_is_left_alone_for_a_while_and_then_tried_once() -> None:
    clock = Clock()
    one, server = asking(clock), Server(BROKEN)
    rest_s = FIRST_REST_S
    for _ in range(MOST_FAILURES):
        fault_of(one, server)
    while rest_s < LONGEST_REST_S:
        asked = server.asked
        clock.now_s += rest_s - 1
        problem = fault_of(one, server).problem
        assert server.asked == asked
        assert (problem.title, "asked again in 1 s" in problem.detail) == ("Broken.", True)
        clock.now_s += 1
        fault_of(one, server)
        assert server.asked == asked + 1
        rest_s *= 2
    clock.now_s += LONGEST_REST_S
    assert one.ask(Interrupt(), Server("text")) == "text"
    fault_of(one, server)
    assert one.ask(Interrupt(), Server("text")) == "text", "one failure is none"


def test_a_server_that_asks_for_time_gets_it() -> None:
    clock = Clock()
    one, server = asking(clock), Server(ServerFault("Busy.", "Wait.", "box", again=True, after_s=60))
    fault_of(one, server)
    clock.now_s += 59
    fault_of(one, server)
    assert server.asked == 1
    clock.now_s += 1
    fault_of(one, server)
    assert server.asked == 2


def test_an_answer_that_does_not_come_is_not_waited_for_and_its_connection_is_shut() -> None:
    shut = threading.Event()

    class Connection:
        def shutdown(self) -> None:
            shut.set()

    def hang(call: Call) -> str:
        call.speaks_by(Connection())
        shut.wait(30)
        raise OSError

    assert "too long" in fault_of(asking(timeout_s=0.2), hang).problem.title
    assert shut.is_set()
    shut.clear()
    interrupt = Interrupt()
    threading.Timer(0.1, interrupt.abandon).start()
    with pytest.raises(Abandoned):
        asking().ask(interrupt, hang)
    assert shut.is_set()
    interrupt = Interrupt()
    interrupt.abandon()
    with pytest.raises(Abandoned):
        asking().ask(interrupt, Server("text"))


def test_a_bug_is_told_without_its_words() -> None:
    one = asking(Clock())
    for _ in range(MOST_FAILURES):
        with pytest.raises(RuntimeError):
            one.ask(Interrupt(), Server(RuntimeError("weather in Boston")))
    assert "Boston" not in str(fault_of(one, Server("text")))


def test_the_prompt_keeps_to_what_a_model_goes_by() -> None:
    assert prompt((), "") == ""
    assert prompt(("Tilney",), "") == "Tilney."
    assert prompt((), " Before  it. ") == "Before it."
    told = prompt(tuple(f"word{number}" for number in range(1_000)), "before " * 1_000)
    assert len(told) <= MOST_WORDS_CHARACTERS + MOST_CONTEXT_CHARACTERS + 2
    assert told.startswith("word0, word1, ")
    assert told.endswith("before before")


def test_only_this_machine_and_its_private_network_are_near() -> None:
    for address in ("127.0.0.1", "::1", "192.168.1.5", "10.9.8.7", "172.16.0.1", "fe80::1%eth0", "fd00::5",
                    "::ffff:192.168.1.5"):  # fmt: skip
        assert is_near(address), address
    for address in ("8.8.8.8", "203.0.113.1", "100.64.0.1", "172.32.0.1", "2001:db8::1", "0.0.0.0", "::ffff:8.8.8.8",
                    "name"):  # fmt: skip
        assert not is_near(address), address


def test_settings_are_handed_over_and_what_is_none_counts_for_nothing() -> None:
    settings = RemoteSettings(openai_url="http://box/v1", languages="en de", timeout_ms=700)
    assert from_environment(to_environment(settings)) == settings
    for odd in ("", "{", "[]", '{"unknown": 1}'):
        assert from_environment({VARIABLE: odd}) == RemoteSettings()
