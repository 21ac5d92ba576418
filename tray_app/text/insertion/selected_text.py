"""The text that is selected in whichever window, to be read aloud; and the one that was copied, for a snippet."""

from __future__ import annotations

import logging
import shutil
import subprocess
from collections.abc import Sequence
from contextlib import closing

from tray_app.core.errors import EnvironmentFault
from tray_app.core.translation import marked
from tray_app.session import Compositor, Session, SessionKind, compositor_of, session_of
from tray_app.x11.connection import LOST, X11Connection

from .selection_content import Content
from .selection_reader import SelectionReader

log = logging.getLogger(__name__)

_BUDGET_MS = 1_000
_COPIED_BUDGET_MS = 150
"""Whoever waits for it has spoken."""
_WL_PASTE = ("wl-paste", "--no-newline", "--type", "text")
_REMEDY = marked("Copy the text and hand it over: holdtalk say -")


def selected_text(session: Session | None = None) -> str:
    """Empty when nothing is selected. Blocks up to a second for the program whose selection it is.

    Raises EnvironmentFault when it cannot be had.
    """
    session = session or session_of()
    if session.kind is SessionKind.SYSTEM:
        raise EnvironmentFault("The selection of other windows cannot be read on this system.", _REMEDY)
    if session.wayland_display and shutil.which(_WL_PASTE[0]):
        return _of_wayland((*_WL_PASTE, "--primary"), _BUDGET_MS)
    if session.x_display:
        return _of_x11(session.x_display, "PRIMARY", _BUDGET_MS)
    raise EnvironmentFault("The selection cannot be read here.", "Install wl-clipboard, which has wl-paste.")


def copied_text(session: Session | None = None) -> str:
    """What is on the clipboard; empty where it is no text, or nobody hands it over at once. Blocks for a moment."""
    session = session or session_of()
    try:
        # Under GNOME wl-paste takes the focus for a moment; X11's clipboard has the same text there.
        if session.wayland_display and shutil.which(_WL_PASTE[0]) and not (_is_gnome() and session.x_display):
            return _of_wayland(_WL_PASTE, _COPIED_BUDGET_MS)
        return _of_x11(session.x_display, "CLIPBOARD", _COPIED_BUDGET_MS) if session.x_display else ""
    except EnvironmentFault as fault:
        log.info("a snippet goes without what was copied: %s", fault.problem.detail)
        return ""


def _is_gnome() -> bool:
    return compositor_of() is Compositor.GNOME


def _of_wayland(command: Sequence[str], budget_ms: int) -> str:
    try:
        done = subprocess.run(
            command, capture_output=True, stdin=subprocess.DEVNULL, timeout=budget_ms / 1e3, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise _unanswered(type(error).__name__) from error
    return done.stdout.decode("utf-8", "replace")  # its error is that nothing is selected


def _of_x11(display: str, selection: str, budget_ms: int) -> str:
    """By a connection of its own: that of the insertion may be waiting for a window."""
    try:
        with closing(X11Connection(display)) as connection:
            atom = connection.atom(selection)
            content = SelectionReader(connection).read(atom, budget_ms=budget_ms, give_up=lambda: False)
            if content is None:
                raise _unanswered(selection)
            return _text_of(content, connection)
    except LOST as error:
        raise _unanswered(type(error).__name__) from error


def _text_of(content: Content, connection: X11Connection) -> str:
    for name, encoding in (("UTF8_STRING", "utf-8"), ("text/plain;charset=utf-8", "utf-8"), ("STRING", "latin-1")):
        form = content.get(connection.atom(name))
        if form is not None:
            return bytes(form.data).decode(encoding, "replace")
    return ""


def _unanswered(detail: str) -> EnvironmentFault:
    return EnvironmentFault("The program whose text is selected did not hand it over.", _REMEDY, detail)
