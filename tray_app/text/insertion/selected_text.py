"""The text that is selected in whichever window, to be read aloud."""

from __future__ import annotations

import shutil
import subprocess
from contextlib import closing

from tray_app.core.errors import EnvironmentFault
from tray_app.core.translation import marked
from tray_app.session import Session, SessionKind, session_of
from tray_app.x11.connection import LOST, X11Connection

from .selection_content import Content
from .selection_reader import SelectionReader

_BUDGET_MS = 1_000
_WL_PASTE = ("wl-paste", "--primary", "--no-newline", "--type", "text")
_REMEDY = marked("Copy the text and hand it over: holdtalk say -")


def selected_text(session: Session | None = None) -> str:
    """Empty when nothing is selected. Blocks up to a second for the program whose selection it is.

    Raises EnvironmentFault when it cannot be had.
    """
    session = session or session_of()
    if session.kind is SessionKind.SYSTEM:
        raise EnvironmentFault("The selection of other windows cannot be read on this system.", _REMEDY)
    if session.wayland_display and shutil.which(_WL_PASTE[0]):
        return _of_wayland()
    if session.x_display:
        return _of_x11(session.x_display)
    raise EnvironmentFault("The selection cannot be read here.", "Install wl-clipboard, which has wl-paste.")


def _of_wayland() -> str:
    try:
        done = subprocess.run(
            _WL_PASTE, capture_output=True, stdin=subprocess.DEVNULL, timeout=_BUDGET_MS / 1e3, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise _unanswered(type(error).__name__) from error
    return done.stdout.decode("utf-8", "replace")  # its error is that nothing is selected


def _of_x11(display: str) -> str:
    """By a connection of its own: that of the insertion may be waiting for a window."""
    try:
        with closing(X11Connection(display)) as connection:
            primary = connection.atom("PRIMARY")
            content = SelectionReader(connection).read(primary, budget_ms=_BUDGET_MS, give_up=lambda: False)
            if content is None:
                raise _unanswered("PRIMARY")
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
