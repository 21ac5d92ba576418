"""The Performance window is loaded off Qt's thread, built once, and shown in a turn of its own."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from typing import cast

import pytest

from tray_app.ui.window import PerformanceWindow
from tray_app.ui.window_opening import WindowOpening

PATIENCE_S = 10.0


class FakeWindow:
    def __init__(self) -> None:
        self.shown = 0

    def show_and_raise(self) -> None:
        self.shown += 1


class World:
    """A loop that the test turns."""

    def __init__(self, build: Callable[[], FakeWindow]) -> None:
        self._turns: deque[Callable[[], None]] = deque()
        self._called = threading.Semaphore(0)
        self.callers: list[str] = []
        self.opening = WindowOpening(cast("Callable[[], PerformanceWindow]", build), self._call)

    def _call(self, work: Callable[[], None]) -> None:
        self.callers.append(threading.current_thread().name)
        self._turns.append(work)
        self._called.release()

    def turn(self) -> None:
        assert self._called.acquire(timeout=PATIENCE_S), "nothing was left for the loop"
        self._turns.popleft()()


def test_the_window_is_loaded_elsewhere_and_built_and_shown_in_turns_of_their_own() -> None:
    made = FakeWindow()
    world = World(lambda: made)
    world.opening.open()
    world.turn()
    assert world.callers[0] == "window-loader"
    assert made.shown == 0
    world.turn()
    assert made.shown == 1


def test_a_second_wish_while_it_loads_makes_no_second_window() -> None:
    made: list[FakeWindow] = []
    told: list[object] = []

    def build() -> FakeWindow:
        made.append(FakeWindow())
        return made[-1]

    world = World(build)
    world.opening.open()
    world.opening.open(told.append)
    world.turn()
    world.turn()
    assert (len(made), told) == (1, made)
    world.opening.open(told.append)
    assert (len(made), made[0].shown, told) == (1, 2, made * 2)


def test_a_window_that_could_not_be_built_is_tried_again() -> None:
    attempts: list[str] = []

    def build() -> FakeWindow:
        attempts.append("built")
        if len(attempts) == 1:
            raise RuntimeError("no font")
        return FakeWindow()

    world = World(build)
    world.opening.open()
    with pytest.raises(RuntimeError, match="no font"):
        world.turn()
    world.opening.open()
    world.turn()
    world.turn()
    assert attempts == ["built", "built"]
