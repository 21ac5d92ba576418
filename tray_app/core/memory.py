"""Gives memory that was freed back to the system."""

from __future__ import annotations

import ctypes
import functools
import sys
from collections.abc import Callable


@functools.cache
def _trim() -> Callable[[int], int] | None:
    if sys.platform != "linux":
        return None
    try:
        found: Callable[[int], int] = ctypes.CDLL(None).malloc_trim
    except (OSError, AttributeError):  # another C library than glibc
        return None
    return found


def give_back_freed_memory() -> None:
    """glibc keeps what large short-lived strings leave behind; a millisecond or two. Elsewhere nothing happens."""
    trim = _trim()
    if trim is not None:
        trim(0)
