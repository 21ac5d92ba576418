"""Keeps little memory, and gives back what was freed. Only glibc is told; elsewhere nothing happens."""

from __future__ import annotations

import ctypes
import functools
import sys
from collections.abc import Callable

_M_ARENA_MAX = -8  # as malloc.h has it
_ARENAS = 2


@functools.cache
def _glibc(name: str) -> Callable[..., int] | None:
    """One of its functions; None with another C library."""
    if sys.platform != "linux":
        return None
    try:
        found: Callable[..., int] = getattr(ctypes.CDLL(None), name)
    except (OSError, AttributeError):
        return None
    return found


def share_arenas() -> None:
    """glibc gives each thread a heap of its own, and each keeps what large short-lived objects left in it. Call it
    before there are other threads."""
    mallopt = _glibc("mallopt")
    if mallopt is not None:
        mallopt(_M_ARENA_MAX, _ARENAS)


def give_back_freed_memory() -> None:
    """Takes a millisecond or two."""
    trim = _glibc("malloc_trim")
    if trim is not None:
        trim(0)
