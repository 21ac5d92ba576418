"""Keeps little memory, and gives back what was freed: only glibc is told, elsewhere nothing happens. And how much of
its memory is a process's own doing."""

from __future__ import annotations

import contextlib
import ctypes
import functools
import sys
from collections.abc import Callable
from pathlib import Path

_M_ARENA_MAX = -8  # as malloc.h has it
_ARENAS = 2


@functools.cache
def _glibc(name: str) -> Callable[..., object]:
    """One of its functions; with another C library one that does nothing."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            found: Callable[..., object] = getattr(ctypes.CDLL(None), name)
            return found
    return lambda *_arguments: None


def share_arenas() -> None:
    """glibc gives each thread a heap of its own, and each keeps what large short-lived objects left in it. Call it
    before there are other threads."""
    _glibc("mallopt")(_M_ARENA_MAX, _ARENAS)


def give_back_freed_memory() -> None:
    """Takes a millisecond or two."""
    _glibc("malloc_trim")(0)


def written_bytes(pid: int) -> int | None:
    """What a process has written itself: heaps and stacks. None where the system does not tell; Linux does.

    USS counts pages of libraries too, as long as no other process happens to have the same ones mapped: when another
    program of Python or Qt starts or ends, it falls or rises by up to twenty MB, and nothing was taken or given back.
    """
    with contextlib.suppress(OSError):  # not Linux, or it is gone
        for line in Path(f"/proc/{pid}/status").read_text(encoding="ascii", errors="replace").splitlines():
            if line.startswith("RssAnon:"):
                return int(line.split()[1]) * 1_024
    return None
