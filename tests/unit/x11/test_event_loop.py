"""Work and deadlines beside a connection's events; the connection is made up."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from functools import partial
from typing import cast

import pytest

from tray_app.x11.connection import X11Connection
from tray_app.x11.event_loop import EventLoop

PATIENCE_S = 10.0


class Silent:
    """A connection whose server says nothing."""

    def __init__(self) -> None:
        self._changed = threading.Condition()

    def wake(self) -> None:
        with self._changed:
            self._changed.notify()

    def wait(self, until: Callable[[], bool], timeout_ms: float | None) -> bool:
        with self._changed:
            return self._changed.wait_for(until, None if timeout_ms is None else max(0.0, timeout_ms / 1e3))


@pytest.fixture
def loop() -> Iterator[EventLoop]:
    made = EventLoop()
    thread = threading.Thread(target=made.serve, args=(cast(X11Connection, Silent()),))
    made.do(lambda: None)
    thread.start()
    yield made
    made.stop()
    thread.join(PATIENCE_S)
    assert not thread.is_alive()


def test_work_is_done_in_order_and_what_waits_before_the_end() -> None:
    loop, done = EventLoop(), list[int]()
    for number in range(3):
        loop.do(partial(done.append, number))
    loop.stop()
    loop.serve(cast(X11Connection, Silent()))
    assert done == [0, 1, 2]


def test_a_deadline_comes_while_nothing_else_does(loop: EventLoop) -> None:
    happened = threading.Event()
    loop.do(lambda: loop.at("deadline", 0.01, happened.set))
    assert happened.wait(PATIENCE_S)


def test_a_deadline_of_the_same_name_takes_the_others_place_and_one_forgotten_never_comes(loop: EventLoop) -> None:
    happened, done = threading.Event(), list[str]()

    def set_deadlines() -> None:
        loop.at("deadline", 0.0, lambda: done.append("replaced"))
        loop.at("other", 0.0, lambda: done.append("forgotten"))
        loop.at("deadline", 0.02, happened.set)
        loop.forget("other")

    loop.do(set_deadlines)
    assert happened.wait(PATIENCE_S)
    assert done == []


def test_an_event_that_brings_the_next_deadline_nearer_shortens_the_sleep() -> None:
    loop, happened = EventLoop(), threading.Event()

    def stop() -> None:
        happened.set()
        loop.stop()

    class WithEvent(Silent):
        """Something happens while it is waited, and its handler sets a deadline."""

        def wait(self, until: Callable[[], bool], timeout_ms: float | None) -> bool:
            if not happened.is_set():
                loop.at("near", 0.0, stop)
            return super().wait(until, timeout_ms)

    loop.at("far", 3600.0, lambda: None)
    thread = threading.Thread(target=loop.serve, args=(cast(X11Connection, WithEvent()),), daemon=True)
    thread.start()
    assert happened.wait(PATIENCE_S)
    thread.join(PATIENCE_S)


def test_what_the_work_raises_leaves_the_rest_for_the_next_time() -> None:
    loop, done = EventLoop(), list[str]()

    def fail() -> None:
        raise RuntimeError("expected")

    loop.do(fail)
    loop.do(lambda: done.append("the rest"))
    loop.stop()
    connection = cast(X11Connection, Silent())
    with pytest.raises(RuntimeError):
        loop.serve(connection)
    loop.serve(connection)
    assert done == ["the rest"]
