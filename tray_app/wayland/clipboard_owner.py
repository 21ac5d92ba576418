"""A small process that keeps on the clipboard what Holdtalk had there, after Holdtalk's end.

It ends as soon as anybody copies something else.

    python -m tray_app.wayland.clipboard_owner < content
"""

from __future__ import annotations

import os
import pickle
import sys

from tray_app.core.own_process import start_silently

from .connection import Connection
from .data_control import Content, DataControl
from .wire import WaylandFault

NICENESS = 10


def start_owner(content: Content) -> int | None:
    """Gives its process id, or None when there can be none here. It takes the clipboard over a moment later. Does not
    wait for it."""
    return start_silently(__name__, given=pickle.dumps(dict(content)))


def main() -> None:
    os.nice(NICENESS)
    os.chdir("/")
    content: Content = pickle.load(sys.stdin.buffer)
    try:
        connection = Connection.open()
        owned = DataControl(connection).own(content)
        connection.wait(lambda: not owned.held, None)
    except WaylandFault:
        return  # the compositor has gone, and its clipboard with it


if __name__ == "__main__":
    main()
