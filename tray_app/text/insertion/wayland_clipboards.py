"""The clipboards that a text can be put on for the user, the first that works; and whether it really is there."""

from __future__ import annotations

import logging
import shutil
import subprocess
from collections.abc import Callable, Sequence
from typing import Protocol

from tray_app.core.errors import HoldtalkError, InsertionFault

log = logging.getLogger(__name__)

COMMAND_TIMEOUT_S = 3.0

RunCommand = Callable[[Sequence[str], bytes | None], bytes | None]
"""Runs a command with this on its standard input; what it says, or None when it failed."""


class OneClipboard(Protocol):
    def offer(self, text: str) -> None:
        """Blocks until the text is there; raises a HoldtalkError when it is not."""

    def close(self) -> None: ...


class Clipboards:
    """In the order of trust."""

    def __init__(self, *ways: OneClipboard) -> None:
        self._ways = ways

    def offer(self, text: str) -> None:
        """Raises InsertionFault when none of them has it."""
        said = []
        for way in self._ways:
            try:
                way.offer(text)
            except HoldtalkError as fault:
                said.append(fault.problem.title)
            else:
                return
        raise InsertionFault(
            "The text could not be put on the clipboard.",
            "Install wl-clipboard; the text waits in the menu.",
            " ".join(said),
        )

    def close(self) -> None:
        for way in self._ways:
            way.close()


class WlClipboard:
    """`wl-copy`, whose end says nothing about the clipboard: `wl-paste` is asked. Where there is no data control it
    shows a window for a moment to get the focus, so it comes last."""

    def __init__(self, run: RunCommand | None = None) -> None:
        self._run = run or run_command

    def offer(self, text: str) -> None:
        data = text.encode("utf-8", "replace")
        if self._run(("wl-copy",), data) is None or self._run(("wl-paste", "--no-newline"), None) != data:
            raise InsertionFault("wl-copy did not put the text on the clipboard.", "Install wl-clipboard.")

    def close(self) -> None:
        """What was copied stays."""


def has_wl_clipboard(find: Callable[[str], str | None] = shutil.which) -> bool:
    return all(find(command) for command in ("wl-copy", "wl-paste"))


def run_command(argv: Sequence[str], given: bytes | None) -> bytes | None:
    """Blocks until the command has ended, at most COMMAND_TIMEOUT_S."""
    # wl-copy leaves a process behind that keeps its outputs open: what it says is not waited for.
    output = subprocess.DEVNULL if given is not None else subprocess.PIPE
    try:
        done = subprocess.run(
            argv, input=given, stdout=output, stderr=subprocess.DEVNULL, timeout=COMMAND_TIMEOUT_S, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        log.info("%s failed: %s", argv[0], type(error).__name__)
        return None
    return (done.stdout or b"") if done.returncode == 0 else None
