"""Asks a server for one text: so often, for so long, and not at all for a while when it keeps failing.

Every question is put on a thread of its own, which is left behind when the time is over or the text is not wanted any
more: some of what it waits for (a name's address, a handshake) cannot be broken off.
"""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable
from functools import partial
from typing import Any, Generic, TypeVar

from tray_app.core.errors import HoldtalkError, SpeechFault
from tray_app.core.supervision import start_thread
from tray_app.speech.engine import Abandoned, Interrupt

from .faults import ServerFault, too_slow

T = TypeVar("T")

MOST_FAILURES = 2
"""In a row: then it is left alone for a while, so that nobody waits for its silence each time."""
FIRST_REST_S, LONGEST_REST_S = 15.0, 300.0
"""It is left alone for so long, twice as long after each attempt that failed again."""
_FIRST_PAUSE_S = 0.1
"""Before the second attempt; before each further one it is three times as long."""


class Call:
    """One question that is under way."""

    def __init__(self, until_s: float) -> None:
        """`until_s` on the monotonic clock."""
        self._until_s = until_s
        self._over = threading.Event()
        self._settled = threading.Event()
        self._connection: Any = None

    @property
    def left_s(self) -> float:
        return max(0.0, self._until_s - time.monotonic())

    @property
    def over(self) -> bool:
        """Nobody waits for it any more."""
        return self._over.is_set()

    def speaks_by(self, connection: Any) -> None:
        """`connection` has a method `shutdown`, called at the end of the call from another thread."""
        self._connection = connection
        if self.over:
            connection.shutdown()

    def pause(self, seconds: float) -> None:
        """Before another attempt; ends with the call."""
        self._over.wait(seconds)

    def give_up(self) -> None:
        self._over.set()
        self._settled.set()
        if self._connection is not None:
            self._connection.shutdown()

    def settle(self) -> None:
        self._settled.set()

    def wait(self) -> bool:
        """Whether there is an answer, of whatever kind, in its time."""
        return self._settled.wait(self.left_s) and not self.over

    def __setattr__(self, name: str, value: object) -> None:
        """An Interrupt sets `terminate`."""
        if name == "terminate":
            self.give_up()
        else:
            super().__setattr__(name, value)


class Asking(Generic[T]):
    """For one thread that wants answers."""

    def __init__(self, place: str, timeout_s: float, retries: int, clock: Callable[[], float] = time.monotonic) -> None:
        """`place` is what users know the server by; `clock` is in seconds."""
        self._place = place
        self._timeout_s = timeout_s
        self._retries = retries
        self._clock = clock
        self._failures = 0
        """In a row."""
        self._rests_until_s = 0.0
        self._rest_s = FIRST_REST_S
        self._last: HoldtalkError | None = None

    def ask(self, interrupt: Interrupt, attempt: Callable[[Call], T]) -> T:
        """Blocks for its time at most. `attempt` puts the question once and may raise ServerFault.

        Raises SpeechFault when no answer came, Abandoned once `interrupt` is abandoned.
        """
        self._look_whether_it_rests()
        call, answers = Call(time.monotonic() + self._timeout_s), list[T]()
        faults: list[BaseException] = []
        interrupt.attach(call)
        start_thread("server", partial(self._try, call, attempt, answers, faults), again=False)
        settled = call.wait()
        if interrupt.abandoned:
            raise Abandoned
        if settled and answers:
            self._failures, self._rest_s, self._last = 0, FIRST_REST_S, None
            return answers[0]
        call.give_up()
        fault = faults[0] if settled and faults else too_slow(self._place, self._timeout_s)
        self._failed(fault)
        raise fault

    def _try(self, call: Call, attempt: Callable[[Call], T], answers: list[T], faults: list[BaseException]) -> None:
        """On a thread of its own."""
        for number in range(self._retries + 1):
            try:
                answers.append(attempt(call))
                break
            except Exception as error:  # noqa: BLE001 - raised to whoever asked
                pause_s = _pause_s(error, number)
                if pause_s is None or number == self._retries or pause_s >= call.left_s:
                    faults.append(error)
                    break
            call.pause(pause_s)
            if call.over:
                return
        call.settle()

    # --- a server that keeps failing -----------------------------------------------------

    def _look_whether_it_rests(self) -> None:
        left_s = self._rests_until_s - self._clock()
        if self._last is not None and left_s > 0:
            last = self._last.problem
            raise SpeechFault(last.title, last.remedy, f"{last.detail}; it is asked again in {left_s:.0f} s")

    def _failed(self, fault: BaseException) -> None:
        self._failures += 1
        self._last = fault if isinstance(fault, HoldtalkError) else SpeechFault("The server failed.", "", self._place)
        asked_for_s = fault.after_s if isinstance(fault, ServerFault) else None
        if self._failures >= MOST_FAILURES or asked_for_s is not None:
            self._rests_until_s = self._clock() + min(max(self._rest_s, asked_for_s or 0.0), LONGEST_REST_S)
            self._rest_s = min(self._rest_s * 2, LONGEST_REST_S)


def _pause_s(error: Exception, number: int) -> float | None:
    """Before attempt `number` + 1; None when another one is of no use."""
    if not isinstance(error, ServerFault) or not error.again:
        return None
    if error.after_s is not None:
        return error.after_s
    return _FIRST_PAUSE_S * 3.0**number * random.uniform(0.8, 1.2)  # many clients are not to come back at once
