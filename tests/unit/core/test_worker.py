"""A thread that does one piece of work after the other, whatever becomes of any of them."""

from __future__ import annotations

import threading

import pytest

from tray_app.core.supervision import Death, listen
from tray_app.core.worker import Worker

PATIENCE_S = 5.0


def test_work_is_done_in_the_order_it_came() -> None:
    worker, done = Worker("desk"), list[int]()
    for number in range(100):
        worker.do(lambda number=number: done.append(number))  # type: ignore[misc]  # a default binds the number
    assert worker.settle(PATIENCE_S)
    assert done == list(range(100))
    assert worker.close(PATIENCE_S)


def test_work_that_raises_is_told_and_the_next_is_done(caplog: pytest.LogCaptureFixture) -> None:
    deaths: list[Death] = []
    end = listen(deaths.append)
    worker = Worker("desk")
    try:
        worker.do(lambda: 1 / 0)
        assert worker.settle(PATIENCE_S)
    finally:
        end()
        worker.close(PATIENCE_S)
    assert deaths == [Death("desk", "ZeroDivisionError")]
    assert "desk died" in caplog.text


def test_what_waits_at_the_end_is_done_and_nothing_more_is_taken() -> None:
    worker, go, done = Worker("desk"), threading.Event(), list[str]()
    worker.do(lambda: go.wait(PATIENCE_S))
    worker.do(lambda: done.append("waited"))
    assert worker.waiting >= 1
    threading.Timer(0.05, go.set).start()
    assert worker.close(PATIENCE_S)
    assert done == ["waited"]
    assert not worker.do(lambda: done.append("late"))
    assert not worker.settle(0.1)


def test_closing_does_not_wait_for_work_that_hangs() -> None:
    worker, go = Worker("desk"), threading.Event()
    worker.do(lambda: go.wait(PATIENCE_S))
    assert not worker.close(0.05)
    go.set()
