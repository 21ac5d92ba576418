"""Reference cycles are collected on Qt's thread alone, and what PySide leaves behind is given back.

Python collects on whichever thread happens to allocate. A cycle that holds a widget or a timer would then be destroyed
on the controller's or the sampler's thread, which Qt answers with a crash.

PySide looks for its name in the source of every module that is imported (`inspect.getsource`, for its `__feature__`
switch), and `linecache` keeps each source for good: ten megabytes and more that nobody reads again.
"""

from __future__ import annotations

import gc
import linecache
from typing import Any

from tray_app.core.memory import give_back_freed_memory

DUE_AT_OBJECTS = 5_000
"""More new containers than freed ones since the last collection; a dictation leaves a few hundred."""


def collect_only_here() -> None:
    """Call once on Qt's thread when the program is built: no other thread collects from now on.

    What exists by then stays for the program's life and is not looked at again, so a collection takes a millisecond
    or two instead of tens.
    """
    gc.collect()
    gc.freeze()
    gc.disable()


class _FilesNotKept(dict[str, Any]):
    """Emptying the cache instead would pull it away from under another thread that imports."""

    def __setitem__(self, name: str, source: tuple[Any, ...]) -> None:
        if name in self or len(source) == 1:  # not from a file but, say, a zip: linecache reads what it put down
            super().__setitem__(name, source)


def keep_no_sources() -> None:
    """Call before PySide is imported. A traceback reads the lines it shows from the disk."""
    linecache.cache = _FilesNotKept()


def collect_now() -> None:
    """Call on Qt's thread once something large has gone; takes some tens of milliseconds at most."""
    gc.collect()
    give_back_freed_memory()


def collect_if_due() -> None:
    """Call on Qt's thread, where nobody waits."""
    if not gc.isenabled() and gc.get_count()[0] >= DUE_AT_OBJECTS:
        gc.collect()
        give_back_freed_memory()
