"""Typing and pasting through pynput, for Windows and macOS. Written from their documentation, not yet seen working.

Not for X11: pynput types there with synthetic events, which terminals ignore.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import Protocol

from tray_app.core.errors import InsertionFault
from tray_app.core.events import Inserted, TargetLost
from tray_app.core.ports import InsertionRequest, Post
from tray_app.core.settings import InsertionSettings
from tray_app.text.filters import laid_out

from .problems import BROKEN_OFF
from .queued_insertion import Answer, Foreground, QueuedInsertion

log = logging.getLogger(__name__)

TAKE_S = 1.5
"""How long a program is given to take a pasted text; nothing tells us when it has, and a busy one would get the old
content if that came back sooner."""


class Keys(Protocol):
    """What presses keys."""

    def type(self, text: str) -> None: ...

    def paste(self) -> None:
        """Presses Ctrl+V, or Command+V on macOS."""


class TextClipboard(Protocol):
    """A clipboard of text."""

    def read_text(self) -> str | None:
        """The text it holds; None when it holds none, which may mean a picture or files, or does not say."""

    def write_text(self, text: str) -> None:
        """Raises InsertionFault when another program keeps the clipboard to itself."""


class PynputInsertion(QueuedInsertion):
    def __init__(
        self,
        post: Post,
        *,
        typing_guard: Callable[[bool], None],
        keys: Keys,
        clipboard: TextClipboard,
        foreground: Foreground,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._keys = keys
        self._clipboard = clipboard
        self._sleep = sleep
        self._last_foreground: object = None
        self._lent: tuple[str, str] | None = None
        """Our text on the clipboard, and what it stands in for."""
        super().__init__(post, typing_guard=typing_guard, foreground=foreground)

    def _offer(self, text: str) -> None:
        self._clipboard.write_text(text)

    def _deliver(self, request: InsertionRequest) -> Answer:
        noted = self._noted.get(request.dictation_id)
        if noted is None or noted != self._foreground():
            self._offer(request.text)
            return TargetLost(request.dictation_id)
        # Whatever a caller forgot: nothing that acts as Enter is sent but what the profile allows.
        text = laid_out(request.form(same_window=noted == self._last_foreground), request.layout)
        self._last_foreground = noted
        first_ns = time.monotonic_ns()
        before = self._clipboard.read_text() if _wants_paste(request.settings, text) else None
        if before is None:
            self._keys.type(text)
        else:
            self._clipboard.write_text(text)
            self._lent = (text, before)
            self._keys.paste()
        if noted != self._foreground():
            self._offer(request.text)
            return TargetLost(request.dictation_id, BROKEN_OFF)
        method = "typed" if before is None else "pasted"
        return Inserted(request.dictation_id, method, first_ns, time.monotonic_ns(), len(text))

    def _insert(self, request: InsertionRequest) -> None:
        super()._insert(request)
        self._put_back()

    def _put_back(self) -> None:
        """Puts the user's content back, unless something else was copied in the meantime."""
        if self._lent is None:
            return
        (text, before), self._lent = self._lent, None
        self._sleep(TAKE_S)
        try:
            if self._clipboard.read_text() == text:
                self._clipboard.write_text(before)
        except (InsertionFault, OSError) as error:
            log.warning("the clipboard could not be put back: %s", type(error).__name__)


def _wants_paste(settings: InsertionSettings, text: str) -> bool:
    """Only asked for; a clipboard that holds anything but text cannot be put back here, and is left alone."""
    return settings.method == "paste" or (settings.method == "auto" and len(text) >= settings.paste_from_characters)
