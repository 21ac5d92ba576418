"""A listener on its own thread: what it does wrong is its own loss."""

from __future__ import annotations

import threading

import numpy as np
import pytest

from tray_app.audio.listening import Listening
from tray_app.core.ports import Pcm
from tray_app.core.supervision import Death, listen

BLOCK = np.ones(160, dtype=np.int16)
PATIENCE_S = 10.0


@pytest.mark.expected_warning(
    r"core\.worker: 300 pieces of work wait for listener-meter",
    r"audio\.listening: meter was too slow",
)
def test_a_listener_that_hangs_is_not_waited_for_and_what_it_missed_is_counted(
    caplog: pytest.LogCaptureFixture,
) -> None:
    go, heard, last = threading.Event(), list[int](), threading.Event()

    def hear(samples: Pcm, first_sample_ns: int) -> None:
        go.wait(PATIENCE_S)
        heard.append(first_sample_ns)
        if first_sample_ns == 1_000:
            last.set()

    listening = Listening(hear, "meter")
    for number in range(1_000):
        listening.offer(BLOCK, number)
    go.set()
    while not last.is_set():
        listening.offer(BLOCK, 1_000)
        last.wait(0.001)
    listening.end()
    assert heard[:300] == list(range(300)), "in order, up to the limit"
    assert listening.dropped_blocks >= 699
    assert "meter was too slow" in caplog.text


@pytest.mark.expected_warning(r"core\.supervision: the thread listener-meter died")
def test_a_listener_that_raises_is_told_once_and_goes_on() -> None:
    deaths: list[Death] = []
    end, third = listen(deaths.append), threading.Event()

    def hear(samples: Pcm, first_sample_ns: int) -> None:
        if first_sample_ns == 3:
            third.set()
        raise ValueError

    listening = Listening(hear, "meter")
    try:
        for number in (1, 2, 3):
            listening.offer(BLOCK, number)
        assert third.wait(PATIENCE_S)
    finally:
        listening.end()
        end()
    assert deaths == [Death("listener-meter", "ValueError")]


def test_nothing_is_heard_after_the_end_which_the_listener_may_ask_for_itself() -> None:
    heard: list[int] = []
    begun, ended = threading.Event(), threading.Event()

    def hear(samples: Pcm, first_sample_ns: int) -> None:
        begun.wait(PATIENCE_S)
        heard.append(first_sample_ns)
        listening.end()
        ended.set()

    listening = Listening(hear, "meter")
    for number in range(5):
        listening.offer(BLOCK, number)
    begun.set()
    assert ended.wait(PATIENCE_S)
    listening.offer(BLOCK, 5)
    listening.end()
    assert heard == [0]
