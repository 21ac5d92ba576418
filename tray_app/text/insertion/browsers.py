"""Which windows belong to Chromium or to a program built on it, whose pages live in other processes."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any

import psutil
from Xlib import Xatom
from Xlib.error import XError
from Xlib.ext import res

from tray_app.x11.connection import X11Connection

from .x11_target import Target

_NAMES = ("chrom", "google-chrome", "brave", "vivaldi", "opera", "microsoft-edge", "electron", "msedge")
"""Beginnings of the names by which browsers of this family call their windows; programs built on them have own ones."""
_PAGE_PROCESSES = (b"--type=zygote", b"--type=renderer", b"--type=gpu-process")
_PAGE = "--type=renderer"
_BUSY = (psutil.STATUS_RUNNING, psutil.STATUS_STOPPED, psutil.STATUS_DISK_SLEEP)
LOOKS_AT_REST = 4
MAX_CHILDREN = 64


class Browser:
    """The program of such a window. `process` is None when it cannot be looked into, as on another machine."""

    def __init__(self, process: psutil.Process | None) -> None:
        self._process = process
        self._looks_at_rest = 0

    def has_busy_page(self) -> bool:
        """Whether one of its pages computes just now, or is stopped. Takes a few milliseconds."""
        if self._process is None:
            return False
        with suppress(psutil.Error):
            for child in self._process.children(recursive=True):
                with suppress(psutil.Error):
                    if child.status() in _BUSY and _PAGE in child.cmdline():
                        return True
        return False

    def is_at_rest(self) -> bool:
        """Whether no page was busy in LOOKS_AT_REST looks running, of which this is one."""
        self._looks_at_rest = 0 if self.has_busy_page() else self._looks_at_rest + 1
        return self._looks_at_rest >= LOOKS_AT_REST


def browser_of(connection: X11Connection, target: Target) -> Browser | None:
    """Looks at the window's name and at the child processes of its program. Blocks for a round trip or two."""
    named = any(name.startswith(_NAMES) for name in target.wm_class)
    with suppress(psutil.Error):
        pid = _process_of(connection, target)
        if pid is not None and (named or _has_page_processes(Path("/proc") / str(pid))):
            return Browser(psutil.Process(pid))
    return Browser(None) if named else None


def _process_of(connection: X11Connection, target: Target) -> int | None:
    """As the X server knows it, which holds in a sandbox too, else as the window says."""
    with suppress(XError):
        if connection.display.query_extension(res.extname).present:
            specs = [{"client": target.toplevel_id, "mask": res.LocalClientPIDMask}]
            for known in connection.display.res_query_client_ids(specs).ids:
                if known.spec.mask == res.LocalClientPIDMask and known.value:
                    return int(known.value[0])
        window: Any = connection.display.create_resource_object("window", target.toplevel_id)
        said = window.get_full_property(connection.atom("_NET_WM_PID"), Xatom.CARDINAL)
        return int(said.value[0]) if said is not None and len(said.value) else None
    return None


def _has_page_processes(process: Path) -> bool:
    with suppress(OSError):  # it has ended, is another user's, or is on another machine
        for child in (process / "task" / process.name / "children").read_text().split()[:MAX_CHILDREN]:
            with suppress(OSError):
                command = (process.parent / child / "cmdline").read_bytes()
                if any(argument in command for argument in _PAGE_PROCESSES):
                    return True
    return False
