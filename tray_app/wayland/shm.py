"""Memory shared with the compositor: keymaps and the like to be read, and pictures to be shown."""

from __future__ import annotations

import fcntl
import mmap
import os

from .connection import NEW, Proxy
from .protocol import ARGB8888, WL_BUFFER, WL_SHM_POOL
from .wire import Fd

_BYTES_A_PIXEL = 4
_SEALS = fcntl.F_SEAL_SHRINK | fcntl.F_SEAL_SEAL
"""The compositor would die reading a file that had become shorter."""


def shared_file(size_bytes: int, data: bytes = b"") -> int:
    """The descriptor of a file in memory that begins with `data`; the caller closes it."""
    fd = os.memfd_create("holdtalk", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
    try:
        os.truncate(fd, size_bytes)
        while data:
            data = data[os.write(fd, data) :]
        fcntl.fcntl(fd, fcntl.F_ADD_SEALS, _SEALS)
    except BaseException:
        os.close(fd)
        raise
    return fd


class Picture:
    """Pixels that a surface can show: `attach` its `buffer`. Write `pixels` only while it is not `busy`."""

    def __init__(self, shm: Proxy, width_px: int, height_px: int) -> None:
        """`shm`: the bound wl_shm."""
        self.width_px, self.height_px = width_px, height_px
        self.stride_bytes = width_px * _BYTES_A_PIXEL
        size_bytes = self.stride_bytes * height_px
        self.busy = False
        """Set it at `attach`; the compositor says when it is done with it."""
        fd = shared_file(size_bytes)
        try:
            self.pixels = mmap.mmap(fd, size_bytes)
            """Rows from the top, ARGB8888 with alpha multiplied in."""
            pool = shm.create("create_pool", WL_SHM_POOL, NEW, Fd(fd), size_bytes)
        finally:
            os.close(fd)
        self.buffer = pool.create("create_buffer", WL_BUFFER, NEW, 0, width_px, height_px, self.stride_bytes, ARGB8888)
        pool.destroy()
        self.buffer.on("release", self._on_release)

    def _on_release(self) -> None:
        self.busy = False

    def close(self) -> None:
        self.buffer.destroy()
        self.pixels.close()
