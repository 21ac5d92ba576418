"""What of a text's layout may reach a window. A line break is Enter in many a program: it sends, or runs."""

from __future__ import annotations

from enum import Enum

from .applications import Application, ApplicationKind

_NEVER = frozenset({ApplicationKind.TERMINAL, ApplicationKind.OTHER_MACHINE, ApplicationKind.PASSWORD_PROMPT})
"""A shell runs a line at its end, and whatever another machine's screen shows may be one."""


class Layout(Enum):
    NONE = "none"
    """One line, whatever was said."""
    LINES = "lines"
    """Line breaks, and tabs as blanks."""
    ALL = "all"
    """Tabs too, which move on to the next field in many a window."""


def layout_into(application: Application | None, wished: str, *, chosen: bool = False, meant: bool = False) -> Layout:
    """What of the setting steps.layout holds for a text into this program.

    `chosen`: the user dictates with a profile of his own, so that a window that nobody tells about gets what that says;
    what is said for all windows does not hold there, because it may be a terminal. `meant`: the profile names programs
    of this kind, and they get it too.
    """
    kind = application.kind if application is not None else None
    if not meant and (kind in _NEVER or (kind is None and not chosen)):
        return Layout.NONE
    return Layout(wished)
