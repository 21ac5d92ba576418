"""News for whoever wants it: one that raises keeps it neither from the others nor from whoever brought it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, TypeVar

from .shield import shielded

_News = TypeVar("_News")


class Bus:
    """News by their exact type, in the order of subscription, on the thread that publishes them."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._hearers: dict[type[Any], tuple[Callable[[Any], bool], ...]] = {}

    def subscribe(self, kind: type[_News], name: str, hear: Callable[[_News], object]) -> Callable[[], None]:
        """From now on `hear` gets all news of this kind; must not block. `name` is for the log. Gives what ends it."""

        def heard(news: _News) -> bool:
            hear(news)
            return True

        safely = shielded(name, heard, lambda news: False)  # noqa: ARG005 - the names must agree
        with self._lock:
            self._hearers[kind] = (*self._hearers.get(kind, ()), safely)

        def end() -> None:
            with self._lock:
                self._hearers[kind] = tuple(other for other in self._hearers[kind] if other is not safely)

        return end

    def publish(self, news: object) -> bool:
        """Whether anybody heard it. Any thread; never raises."""
        heard = [hear(news) for hear in self._hearers.get(type(news), ())]  # all, whatever the first one says
        return any(heard)
