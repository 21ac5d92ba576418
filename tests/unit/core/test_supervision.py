"""A thread that dies is noticed, told and started again."""

from __future__ import annotations

import threading

import pytest

from tray_app.core.supervision import Death, listen, start_thread

pytestmark = pytest.mark.expected_warning(r"core\.supervision: the thread desk died")


def test_a_body_that_raises_is_told_and_runs_again(caplog: pytest.LogCaptureFixture) -> None:
    deaths: list[Death] = []
    end = listen(deaths.append)
    lives = iter((KeyError("secret words"), None))
    ended = threading.Event()

    def body() -> None:
        error = next(lives)
        if error is not None:
            raise error
        ended.set()

    thread = start_thread("desk", body)
    try:
        assert ended.wait(5)
        thread.join(5)
    finally:
        end()
    assert deaths == [Death("desk", "KeyError")]
    assert not thread.is_alive()
    assert "desk died" in caplog.text


def test_what_is_done_once_is_told_when_it_raises_and_not_begun_again() -> None:
    deaths: list[Death] = []
    end = listen(deaths.append)
    try:
        thread = start_thread("desk", lambda: _raise(KeyError()), again=False)
        thread.join(5)
    finally:
        end()
    assert not thread.is_alive()
    assert deaths == [Death("desk", "KeyError")]


@pytest.mark.expected_warning(r"core\.shield: a listener of deaths failed")
def test_a_listener_that_raises_does_not_end_the_thread() -> None:
    def bad(_death: Death) -> None:
        raise RuntimeError("listener")

    end = listen(bad)
    lives = iter((ValueError(), None))
    ended = threading.Event()

    def body() -> None:
        error = next(lives)
        if error is not None:
            raise error
        ended.set()

    try:
        start_thread("desk", body)
        assert ended.wait(5)
    finally:
        end()


def test_nobody_is_told_after_the_end_of_listening() -> None:
    deaths: list[Death] = []
    listen(deaths.append)()
    lives = iter((ValueError(), None))
    thread = start_thread("desk", lambda: _raise(next(lives)))
    thread.join(5)
    assert deaths == []


def _raise(error: Exception | None) -> None:
    if error is not None:
        raise error
