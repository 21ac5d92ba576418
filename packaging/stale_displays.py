"""Numbers of X displays that are free again: whoever is killed leaves its lock behind, and wlroots tries 32 of them."""

from __future__ import annotations

import contextlib
import re
import time
from pathlib import Path

LOCKS = Path("/tmp")
BOUND = Path("/proc/net/unix")
YOUNG_S = 30.0
"""A server that begins has its lock before its socket."""
_LOCK = re.compile(r"\.X(\d+)-lock")


def free_stale_displays(locks: Path = LOCKS, bound: Path = BOUND) -> list[int]:
    """Removes the locks, and the sockets' files, of displays whose server has ended; gives their numbers.

    Whether it has is told by its socket: the process in a lock may be one of another system's numbers, as a guest's is.
    """
    if not bound.exists():
        return []
    freed = []
    for lock in locks.glob(".X*-lock"):
        number = _LOCK.fullmatch(lock.name)
        if number is None or not _is_old(lock):
            continue
        socket = locks / ".X11-unix" / f"X{number[1]}"
        if _is_bound(socket, bound):
            continue
        with contextlib.suppress(OSError):  # somebody else's, or another of us was faster
            lock.unlink()
            socket.unlink(missing_ok=True)
            freed.append(int(number[1]))
    return sorted(freed)


def _is_old(lock: Path) -> bool:
    with contextlib.suppress(OSError):
        return time.time() - lock.stat().st_mtime > YOUNG_S
    return False


def _is_bound(socket: Path, bound: Path) -> bool:
    """By its file or by its name alone."""
    names = {line.split()[-1] for line in bound.read_text("utf-8", "replace").splitlines() if line.strip()}
    return bool(names & {str(socket), f"@{socket}"})
