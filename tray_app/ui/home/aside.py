"""Work off Qt's thread, and what comes of it on Qt's thread again."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject

from tray_app.core.errors import HoldtalkError, Problem
from tray_app.core.supervision import start_thread
from tray_app.core.translation import tr
from tray_app.ui.crossing import Crossing

log = logging.getLogger(__name__)

_Result = TypeVar("_Result")


class Aside:
    """One piece of work at a time; each thread ends with its work. What comes after its owner is gone is dropped."""

    def __init__(self, owner: QObject) -> None:
        self._one_at_a_time = threading.Lock()
        self.tell = Crossing(owner, _do)
        """Any thread: what it is given is called on Qt's, unless the owner is gone."""

    def do(
        self, work: Callable[[], _Result], then: Callable[[_Result], object], failed: Callable[[Problem], object]
    ) -> None:
        """Returns at once. `work` is done on a thread; then one of the others is called here."""
        start_thread("home-work", partial(self._work, work, then, failed), again=False)

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
