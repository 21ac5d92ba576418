"""A plain text window of GTK 4. Answers "read" and "clear", one a line on standard input, with a line of JSON."""

from __future__ import annotations

import json
import sys
from typing import Any

import gi

gi.require_version("Gtk", "4.0")
from gi.repository import GLib, Gtk  # noqa: E402  # the version must be chosen before


def main() -> None:
    loop = GLib.MainLoop()
    Gtk.init()
    window = Gtk.Window(title=sys.argv[1], default_width=720, default_height=260)
    view = Gtk.TextView(wrap_mode=Gtk.WrapMode.WORD_CHAR)
    window.set_child(Gtk.ScrolledWindow(child=view))
    window.connect("close-request", lambda _window: loop.quit())
    buffer = view.get_buffer()

    def answer(channel: Any, _condition: Any) -> bool:
        request = channel.readline().strip()
        if not request:
            loop.quit()
            return False
        if request == "clear":
            buffer.set_text("")
        print(json.dumps(buffer.get_text(buffer.get_start_iter(), buffer.get_end_iter(), True)), flush=True)
        return True

    GLib.io_add_watch(GLib.IOChannel.unix_new(0), GLib.PRIORITY_DEFAULT, GLib.IO_IN | GLib.IO_HUP, answer)
    window.present()
    loop.run()


if __name__ == "__main__":
    main()
