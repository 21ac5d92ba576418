"""Parts that are closed at the same time, so that those that hang do so together and not one behind the other."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable

from .supervision import start_thread

log = logging.getLogger(__name__)


def close_together(closes: Iterable[Callable[[], object]], timeout_s: float) -> None:
    """Call each on a thread of its own. Returns when all have returned, or after `timeout_s`; what one raises is logged
    and keeps none of the others from closing."""
    begun_s = time.monotonic()
    threads = [start_thread(getattr(close, "__qualname__", "closing"), close, again=False) for close in closes]
    for thread in threads:
        thread.join(max(0.0, timeout_s - (time.monotonic() - begun_s)))
    hanging = [thread.name for thread in threads if thread.is_alive()]
    if hanging:
        log.warning("not closed within %g s: %s", timeout_s, ", ".join(hanging))
