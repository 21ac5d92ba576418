"""The process of `caret`: run by a Python with gi and AT-SPI, and without anything of ours.

Follows which text has the focus. For each line it reads it writes where the caret stands in it, as "LEFT TOP WIDTH
HEIGHT" in pixels of the screen, if the program tells. Ends without a word where the libraries are missing.
"""

from __future__ import annotations

import sys
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402 - only once its version is chosen

ANSWER_MS = 150
"""A program that answers later than this has no caret for us."""


class Focus:
    """The accessible object that the user is writing into, as far as it was told."""

    def __init__(self) -> None:
        self.text: Any = None

    def hear(self, event: Any) -> None:
        if event.type.startswith("object:text-caret-moved") or event.detail1:
            self.text = event.source

    def place(self) -> tuple[int, int, int, int] | None:
        """None where it does not tell."""
        if self.text is None:
            return None
        try:
            offset = Atspi.Text.get_caret_offset(self.text)
            return _extents(self.text, offset) or _beside(self.text, offset)
        except (GLib.Error, AttributeError, TypeError):
            return None


def _extents(text: Any, offset: int) -> tuple[int, int, int, int] | None:
    box = Atspi.Text.get_character_extents(text, offset, Atspi.CoordType.SCREEN)
    told = box.x, box.y, box.width, box.height
    return told if box.height > 0 and (box.x, box.y) > (0, 0) else None


def _beside(text: Any, offset: int) -> tuple[int, int, int, int] | None:
    """At the end of a text there is no character: the one before it is near enough."""
    return _extents(text, offset - 1) if offset > 0 else None


def main() -> None:
    focus = Focus()
    Atspi.init()
    Atspi.set_timeout(ANSWER_MS, ANSWER_MS)
    listener = Atspi.EventListener.new(focus.hear)
    for event in ("object:state-changed:focused", "object:text-caret-moved"):
        listener.register(event)
    loop = GLib.MainLoop()

    def asked(_channel: Any, _condition: Any) -> bool:
        if not sys.stdin.readline():
            loop.quit()
            return False
        place = focus.place()
        if place is not None:
            sys.stdout.write("{} {} {} {}\n".format(*place))
            sys.stdout.flush()
        return True

    GLib.io_add_watch(GLib.IOChannel.unix_new(sys.stdin.fileno()), GLib.IOCondition.IN | GLib.IOCondition.HUP, asked)
    loop.run()


if __name__ == "__main__":
    main()
