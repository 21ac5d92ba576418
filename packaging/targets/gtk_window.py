"""A plain text window of GTK. Answers "read" and "clear", one a line on standard input, with a line of JSON.

"changes" is answered with how many characters it held after each change since it was cleared, and the monotonic clock
then, in ns.
"""

from __future__ import annotations

import json
import sys
import time
from typing import Any

import gi

gi.require_version("Gtk", "3.0")
from gi.repository import GLib, Gtk  # noqa: E402  # the version must be chosen before


def main() -> None:
    window = Gtk.Window(title=sys.argv[1])
    window.set_default_size(720, 260)
    view = Gtk.TextView()
    view.set_wrap_mode(Gtk.WrapMode.WORD_CHAR)
    scroller = Gtk.ScrolledWindow()
    scroller.add(view)
    window.add(scroller)
    window.connect("destroy", Gtk.main_quit)
    buffer = view.get_buffer()
    changes: list[tuple[int, int]] = []
    buffer.connect("changed", lambda text: changes.append((text.get_char_count(), time.monotonic_ns())))

    def answer(channel: Any, _condition: Any) -> bool:
        request = channel.readline().strip()
        if not request:
            Gtk.main_quit()
            return False
        if request == "clear":
            buffer.set_text("")
            changes.clear()
        text = buffer.get_text(buffer.get_start_iter(), buffer.get_end_iter(), True)
        print(json.dumps(changes if request == "changes" else text), flush=True)
        return True

    GLib.io_add_watch(GLib.IOChannel.unix_new(0), GLib.PRIORITY_DEFAULT, GLib.IO_IN | GLib.IO_HUP, answer)
    window.show_all()
    Gtk.main()


if __name__ == "__main__":
    main()
