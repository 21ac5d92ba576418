"""Typing on Wayland through `wtype`, with `wl-copy` as the way out.

Wayland tells no program which window has the focus, so here the text goes to whichever has it; and only
compositors with the virtual-keyboard protocol (sway and its kin) let `wtype` type at all.
"""

from __future__ import annotations

import logging
import subprocess
import time
from collections.abc import Callable, Sequence

from tray_app.core.errors import InsertionFault
from tray_app.core.events import Inserted
from tray_app.core.ports import InsertionRequest, Post
from tray_app.text.filters import harmless_text

from .queued_insertion import Answer, QueuedInsertion

log = logging.getLogger(__name__)

TIMEOUT_S = 10.0

RunCommand = Callable[[Sequence[str], str], bool]
"""Runs a command with a text on its standard input; whether it succeeded."""


def run_command(argv: Sequence[str], text: str) -> bool:
    """Blocks until the command has ended, at most TIMEOUT_S."""
    try:
        done = subprocess.run(
            argv,
            input=text.encode("utf-8", "replace"),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=TIMEOUT_S,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        log.warning("%s failed: %s", argv[0], type(error).__name__)
        return False
    return done.returncode == 0


class WaylandInsertion(QueuedInsertion):
    def __init__(
        self,
        post: Post,
        *,
        typing_guard: Callable[[bool], None],
        run: RunCommand = run_command,
    ) -> None:
        self._run_command = run
        super().__init__(post, typing_guard=typing_guard, foreground=lambda: None)  # nobody may know it

    def _offer(self, text: str) -> None:
        if not self._run_command(["wl-copy"], text):
            raise InsertionFault(
                "The text could not be typed or put on the clipboard.",
                "Install wtype and wl-clipboard; the text can be copied from the menu of the tray icon.",
            )

    def _deliver(self, request: InsertionRequest) -> Answer:
        # Which window got the last text is as unknown as which gets this one. And whatever a caller forgot:
        # nothing that acts as Enter is ever sent.
        text = harmless_text(request.form(same_window=True))
        first_ns = time.monotonic_ns()
        if self._run_command(["wtype", "-"], text):
            return Inserted(request.dictation_id, "typed", first_ns, time.monotonic_ns(), len(text))
        self._offer(request.text)
        raise InsertionFault(
            "This Wayland compositor does not let programs type.",
            "The text is on the clipboard: paste it. On sway and other wlroots compositors, install wtype.",
        )
