"""Keeps little memory, and gives back what was freed. Only glibc is told; elsewhere nothing happens."""

from __future__ import annotations

import contextlib
import ctypes
import functools
import sys
from collections.abc import Callable

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
