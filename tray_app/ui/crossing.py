"""From any thread to a widget of Qt's that may be gone by then.

A signal must not be emitted on an object that Qt's thread may be deleting at that moment: PySide has no lock against
it, and the process ends. So all that crosses lands on one object that is never deleted, and on Qt's thread, where
nothing is deleted meanwhile, it is looked up whether its owner is still there.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from inspect import ismethod
from typing import Generic, ParamSpec
from weakref import WeakMethod, ref

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

_News = ParamSpec("_News")


class _Landing(QObject):
    landed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.landed.connect(_open, Qt.ConnectionType.QueuedConnection)


@cache
def _landing() -> _Landing:
    return _Landing()


def _open(parcel: list[Callable[[], object]]) -> None:
    # Emptied here: what it holds may be the last of a widget, which another thread must not let go.
    parcel.pop()()


class Crossing(Generic[_News]):
    """Made on Qt's thread; called on any, it returns at once, and `hear` is called on Qt's with the same, in order,
    unless Qt has deleted `owner` by then. A method is not kept alive by it."""

    def __init__(self, owner: QObject, hear: Callable[_News, object]) -> None:
        self._owner = ref(owner)
        self._hear: Callable[[], Callable[_News, object] | None] = WeakMethod(hear) if ismethod(hear) else lambda: hear
        self._landed = _landing().landed

    def __call__(self, *news: _News.args, **named: _News.kwargs) -> None:
        self._landed.emit([partial(self._land, *news, **named)])

    def _land(self, *news: _News.args, **named: _News.kwargs) -> None:
        owner, hear = self._owner(), self._hear()
        if owner is not None and hear is not None and isValid(owner):
            hear(*news, **named)
