"""What glibc is told about memory."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAPS = """\
import ctypes
import threading

from tray_app.core.memory import share_arenas

SHARE
together = threading.Barrier(8)


def work():
    together.wait()
    for _ in range(2_000):
        bytearray(4_000)
    together.wait()


threads = [threading.Thread(target=work) for _ in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
libc = ctypes.CDLL(None)
libc.fdopen.restype = ctypes.c_void_p
out = ctypes.c_void_p(libc.fdopen(1, b"w"))
libc.malloc_info(0, out)
libc.fflush(out)
"""


def heaps(share: str) -> int:
    script = HEAPS.replace("SHARE", share)
    return subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.count(
        "<heap"
    )


@pytest.mark.skipif(sys.platform != "linux", reason="glibc's heaps")
def test_threads_share_their_heaps() -> None:
    assert heaps("") > 2
    assert heaps("share_arenas()") <= 2
