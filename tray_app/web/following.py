"""Events for programs that ask by the command socket, a few at a time: no token, no library, and no open port.

Who has the socket is the user, who may know everything.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from typing import Any

from tray_app.core.errors import HoldtalkError

from .feed import EVERYTHING, Feed

WAIT_S = 10.0
"""An answer comes after so long, also when nothing has happened."""
FOLLOWERS = 12
"""At once; each keeps one of the socket's conversations."""


class Following:
    """Listens from the first question on."""

    def __init__(self, feed: Feed) -> None:
        self._feed = feed
        feed.use()
        self._places = threading.BoundedSemaphore(FOLLOWERS)

    def ask(self, arguments: Mapping[str, Any]) -> Mapping[str, Any]:
        """The events behind number `after` of `run`, as lines of JSON. Blocks for up to ten seconds when there are none
        and `wait` is true.

        Raises HoldtalkError for events there are not, and when too many ask.
        """
        wanted = arguments.get("events") or sorted(EVERYTHING)
        unknown = [name for name in wanted if name not in EVERYTHING]
        if unknown:
            known = ", ".join(sorted(EVERYTHING))
            raise HoldtalkError(f"There are no events named {unknown[0]}.", f"There are {known}.")
        if not self._places.acquire(blocking=False):
            raise HoldtalkError("Too many programs follow Holdtalk's events.", "End some of them.")
        try:
            run, after = str(arguments.get("run", "")), int(arguments.get("after", 0))
            if arguments.get("wait") and run == self._feed.run:
                self._feed.wait(after, WAIT_S)
            missed = self._feed.since(run, after, wanted)
        finally:
            self._places.release()
        return {
            "run": self._feed.run,
            "seq": missed.seq,
            "missed": bool(run) and not missed.whole,
            "lines": [event.line for event in missed.events],
        }
