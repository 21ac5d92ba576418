"""A small process that keeps the user's clipboard alive when Holdtalk has put it back, and after Holdtalk's end.

What is on an X clipboard lives in the program that copied it. Holdtalk stands in for that program when it puts
the content back, so the content would go with Holdtalk. The new owner takes it over from the tray, which need not hold
it in its own memory then, and ends as soon as anybody copies something else.

    python -m tray_app.text.insertion.clipboard_owner DISPLAY SELECTION SINCE_MS < content
"""

from __future__ import annotations

import os
import pickle
import sys

from tray_app.core.own_process import start_silently
from tray_app.x11.connection import LOST, X11Connection

from .selection_content import Content
from .x11_clipboard import X11Clipboard

NICENESS = 10


def start_owner(display: str, selection: int, content: Content, since_ms: int) -> int | None:
    """Starts such a process for a selection that this program owns since `since_ms` (the server's time).

    Gives its process id, or None when there can be none here. It takes the selection over a moment later, unless
    somebody else has it by then. Does not wait for it.
    """
    return start_silently(__name__, display, str(selection), str(since_ms), given=pickle.dumps(content))


def main() -> None:
    display, selection, since_ms = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    os.nice(NICENESS)
    os.chdir("/")
    content: Content = pickle.load(sys.stdin.buffer)
    try:
        connection = X11Connection(display)
        clipboard = X11Clipboard(connection, lambda *_served: None)
        clipboard.own(selection, content, since_ms)
        connection.wait(lambda: selection not in clipboard.owned and not clipboard.transfers, None)
    except LOST:
        return  # the display has gone, and every clipboard with it


if __name__ == "__main__":
    main()
