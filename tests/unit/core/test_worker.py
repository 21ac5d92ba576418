"""A thread that does one piece of work after the other, whatever becomes of any of them."""

from __future__ import annotations

import threading
import weakref
from functools import partial

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


@pytest.mark.expected_warning(r"core\.supervision: the thread desk died")
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


def test_without_work_there_is_no_thread() -> None:
    worker = Worker("idle desk")
    assert "idle desk" not in _threads()
    worker.do(lambda: None)
    assert "idle desk" in _threads()
    assert worker.close(PATIENCE_S)
    assert "idle desk" not in _threads()
    assert Worker("idle desk").close(0)


@pytest.mark.expected_warning(r"core\.worker: 3 pieces of work wait for desk")
def test_a_full_inbox_takes_nothing_more_until_it_was_worked_off(caplog: pytest.LogCaptureFixture) -> None:
    worker, go, done = Worker("desk", inbox_limit=3), threading.Event(), list[int]()
    worker.do(lambda: go.wait(PATIENCE_S))
    while worker.waiting:
        threading.Event().wait(0.001)
    taken = [worker.do(lambda number=number: done.append(number)) for number in range(5)]  # type: ignore[misc]  # a default binds the number
    assert taken == [True, True, True, False, False]
    go.set()
    assert worker.close(PATIENCE_S)
    assert done == [0, 1, 2]
    assert caplog.text.count("no more are taken") == 1


def test_work_for_later_is_done_in_the_order_it_is_due() -> None:
    worker, done, last = Worker("desk"), list[str](), threading.Event()
    worker.after(0.1, last.set)
    worker.after(0.05, lambda: done.append("second"))
    worker.after(0.0, lambda: done.append("first"))
    worker.do(lambda: done.append("at once"))
    assert last.wait(PATIENCE_S)
    assert done.index("first") < done.index("second")
    assert sorted(done) == ["at once", "first", "second"]
    worker.close(PATIENCE_S)


def test_what_was_called_off_or_is_not_due_at_the_end_is_not_done() -> None:
    worker, done = Worker("desk"), list[str]()
    called_off = worker.after(0.05, lambda: done.append("called off"))
    worker.after(3_600, lambda: done.append("not due"))
    called_off()
    reached = threading.Event()
    worker.after(0.1, reached.set)
    assert reached.wait(PATIENCE_S)
    assert worker.close(PATIENCE_S)
    worker.after(0.0, lambda: done.append("late"))
    assert done == []


@pytest.mark.expected_warning(r"core\.supervision: the thread desk died")
def test_work_at_an_interval_goes_on_though_it_raises_until_it_is_ended() -> None:
    worker, rounds, three = Worker("desk"), list[int](), threading.Event()

    def work() -> None:
        rounds.append(len(rounds))
        if len(rounds) == 3:
            end()
            three.set()
        raise ValueError

    end = worker.every(0.01, work)
    assert three.wait(PATIENCE_S)
    reached = threading.Event()
    worker.after(0.1, reached.set)
    assert reached.wait(PATIENCE_S)
    assert len(rounds) == 3
    worker.close(PATIENCE_S)


@pytest.mark.expected_warning(r"core\.worker: desk has been at one piece of work")
def test_a_piece_of_work_that_hangs_is_logged_once(caplog: pytest.LogCaptureFixture) -> None:
    worker, go = Worker("desk", step_limit_s=0.05), threading.Event()
    for _ in range(3):
        worker.do(lambda: None)
    worker.do(lambda: go.wait(PATIENCE_S))
    told = threading.Event()
    for _ in range(500):
        if "desk has been at one piece of work" in caplog.text:
            break
        told.wait(0.01)
    told.wait(0.2)
    go.set()
    assert worker.close(PATIENCE_S)
    assert caplog.text.count("desk has been at one piece of work") == 1
    assert "tray_app.core." in caplog.text, "with its place"


def test_closing_does_not_wait_for_work_that_hangs() -> None:
    worker, go = Worker("desk"), threading.Event()
    worker.do(lambda: go.wait(PATIENCE_S))
    assert not worker.close(0.05)
    go.set()


def test_what_work_held_is_let_go_once_it_is_done() -> None:
    class Held:
        pass

    worker, held = Worker("desk"), Held()
    known = weakref.ref(held)
    worker.do(partial(id, held))
    del held
    for _ in range(500):
        if known() is None:
            break
        threading.Event().wait(0.01)
    assert known() is None
    worker.close(PATIENCE_S)


def test_a_worker_may_close_itself() -> None:
    worker, answers = Worker("desk"), list[bool]()
    worker.do(lambda: answers.append(worker.close(PATIENCE_S)))
    assert worker.close(PATIENCE_S)
    assert answers == [False]


def _threads() -> set[str]:
    return {thread.name for thread in threading.enumerate()}
