"""Threads that somebody watches.

A thread that ends by an exception nobody expected takes its part of the program with it, and the tray would go on
saying "Ready". So every thread is started here: its death is written to the log, told to whoever listens (`listen`),
and mended by running its body again after a pause where it is to live on. What does one thing after the other is a
`worker.Worker`; a thread of its own is for a loop that waits for something else than work, and for what may hang.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from types import FrameType

from .bus import Bus

log = logging.getLogger(__name__)

FIRST_PAUSE_S, LONGEST_PAUSE_S = 0.05, 1.0
"""Between a death and the next life; doubled each time, so that a body that cannot live does not take a whole core."""


@dataclass(frozen=True, slots=True)
class Death:
    """The body of a thread raised."""

    thread: str
    error: str
    """The exception's type; its words could hold what was said."""


_OURS = __name__.partition(".")[0] + "."
_deaths = Bus()


def listen(on_death: Callable[[Death], object]) -> Callable[[], None]:
    """Be told of every death, on the thread that died. Returns what ends it."""
    return _deaths.subscribe(Death, "a listener of deaths", on_death)


def start_thread(name: str, body: Callable[[], object], *, again: bool = True) -> threading.Thread:
    """Start a daemon thread that runs `body`, and runs it again whenever it raises; it ends when `body` returns.

    What `body` needs for its next life has to stand outside it (a queue, a connection it opens anew). Without `again`
    it ends in any case: for what is done once, beside everything else, because it may hang.
    """
    run = _live if again else survive
    thread = threading.Thread(target=run, args=(name, body), name=name, daemon=True)
    thread.start()
    return thread


def _live(name: str, body: Callable[[], object]) -> None:
    pause_s = FIRST_PAUSE_S
    while not survive(name, body):
        threading.Event().wait(pause_s)
        pause_s = min(LONGEST_PAUSE_S, 2 * pause_s)


def survive(name: str, body: Callable[[], object]) -> bool:
    """Run `body` of the thread `name`; where it raises, that is logged, told and False."""
    try:
        body()
    except Exception as error:
        log.exception("the thread %s died in what it was doing", name)
        _deaths.publish(Death(name, type(error).__name__))
        return False
    return True


def close_together(closes: Iterable[Callable[[], object]], timeout_s: float) -> None:
    """Call each on a thread of its own, so that those that hang do so together and not one behind the other.

    Returns when all have returned, or after `timeout_s`; one that raises keeps none of the others from closing.
    """
    begun_s = time.monotonic()
    threads = [start_thread(getattr(close, "__qualname__", "closing"), close, again=False) for close in closes]
    for thread in threads:
        thread.join(max(0.0, timeout_s - (time.monotonic() - begun_s)))
    hanging = [thread.name for thread in threads if thread.is_alive()]
    if hanging:
        log.warning("not closed within %g s: %s", timeout_s, ", ".join(hanging))


def own_places(frame: FrameType | None) -> tuple[str, ...]:
    """ "module:function:line" of the frames of our own package, innermost first: never a value, never a path."""
    places = []
    while frame is not None:
        module = str(frame.f_globals.get("__name__", ""))
        if module.startswith(_OURS):
            places.append(f"{module}:{frame.f_code.co_qualname}:{frame.f_lineno}")
        frame = frame.f_back
    return tuple(places)
