"""What takes longer than a frame is read on a thread of its own; the answer comes back on Qt's."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from tray_app.core.errors import HoldtalkError, Problem
from tray_app.core.worker import Worker

from .crossing import Crossing

log = logging.getLogger(__name__)

_Read = TypeVar("_Read")
_CLOSE_S = 2.0


class Reading(QObject):
    """Its thread is there between `start` and `stop`, and sleeps while nothing is asked. Qt's thread."""

    failed = Signal(object)
    """core.errors.Problem: what was asked for cannot be read."""

    def __init__(self, name: str, parent: QObject) -> None:
        super().__init__(parent)
        self._name = name
        self._worker: Worker | None = None
        self._numbers: dict[str, int] = {}
        """By topic: what was asked with an older one is neither read nor told."""
        self._done = Crossing(self, self._tell)

    @property
    def running(self) -> bool:
        return self._worker is not None

    def start(self) -> None:
        if self._worker is None:
            self._worker = Worker(self._name)

    def stop(self) -> None:
        """Blocks while a question is being answered, two seconds at most; nothing of it is told any more."""
        for topic in self._numbers:
            self.forget(topic)
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.close(_CLOSE_S)

    def forget(self, topic: str) -> None:
        """Nobody waits any more for what was asked about this so far."""
        self._numbers[topic] = self._numbers.get(topic, 0) + 1

    def ask(self, topic: str, read: Callable[[], _Read], then: Callable[[_Read], object]) -> None:
        """`read` on the thread, `then` with what it gave on Qt's. Not at all while stopped."""
        if self._worker is not None:
            number = self._numbers.setdefault(topic, 0)
            self._worker.do(partial(self._read, (topic, number), read, then))

    def _is_wanted(self, asked: tuple[str, int]) -> bool:
        topic, number = asked
        return self._numbers[topic] == number

    def _read(self, asked: tuple[str, int], read: Callable[[], Any], then: Callable[[Any], object]) -> None:
        if not self._is_wanted(asked):
            return
        answer: Callable[[], object]
        try:
            answer = partial(then, read())
        except HoldtalkError as error:
            log.info("cannot be read: %s", error.problem.title)
            answer = partial(self._fail, error.problem)
        self._done(asked, answer)

    def _fail(self, problem: Problem) -> None:
        self.failed.emit(problem)

    def _tell(self, asked: tuple[str, int], answer: Callable[[], object]) -> None:
        if self._is_wanted(asked):
            answer()
