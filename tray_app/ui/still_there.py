"""News that come late: the widget they are for may be gone by then."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject
from shiboken6 import isValid

_News = TypeVar("_News")


def while_there(owner: QObject, hear: Callable[[_News], object]) -> Callable[[_News], None]:
    """`hear`, which does nothing once Qt has deleted its owner. Qt's thread."""

    def heard(news: _News) -> None:
        if isValid(owner):
            hear(news)

    return heard
