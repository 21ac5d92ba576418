"""Work off Qt's thread, and what comes of it on Qt's thread again."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from tray_app.core.errors import HoldtalkError, Problem
from tray_app.core.supervision import start_thread
from tray_app.core.translation import tr

log = logging.getLogger(__name__)

_Result = TypeVar("_Result")


class Aside(QObject):
    """One piece of work at a time; each thread ends with its work. What comes after its owner is gone is dropped."""

    _come_back = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._one_at_a_time = threading.Lock()
        self._come_back.connect(_do, Qt.ConnectionType.QueuedConnection)

    def do(
        self, work: Callable[[], _Result], then: Callable[[_Result], object], failed: Callable[[Problem], object]
    ) -> None:
        """Returns at once. `work` is done on a thread; then one of the others is called here."""
        start_thread("home-work", partial(self._work, work, then, failed), again=False)

    def tell(self, news: Callable[[], object]) -> None:
        """Any thread: `news` is called here, unless the owner is gone."""
        with suppress(RuntimeError):  # its C++ half went with the window
            self._come_back.emit(news)

    def _work(
        self, work: Callable[[], _Result], then: Callable[[_Result], object], failed: Callable[[Problem], object]
    ) -> None:
        with self._one_at_a_time:
            try:
                result = work()
            except HoldtalkError as error:
                self.tell(partial(failed, error.problem))
            except Exception:  # whoever asked would wait for ever
                log.exception("a piece of work of the home window failed")
                self.tell(partial(failed, Problem(tr("This could not be done."), tr("The log says why."))))
            else:
                self.tell(partial(then, result))


def _do(news: Callable[[], object]) -> None:
    news()
