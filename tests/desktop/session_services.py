"""Services of a session bus that a bare desktop lacks, for the tests: run with the system's Python, which has gi.

    session_services.py watcher | notifications [click] [inhibited] | panel | logind FIFO | player

Prints a line for every call it gets. The panel is a watcher that also reads the icon that registers with it, as a
panel would, and prints a line of JSON about it now and whenever it changes. logind makes the FIFO, and emits
for each line written to it the signal named there: "PATH INTERFACE.SIGNAL [true|false]"; "PATH hint true|false" is the
hint that a session is locked. With `click` each notice
that can be clicked is; `inhibited` is Do Not Disturb. The player plays until it is told to pause.
"""

from __future__ import annotations

import base64
import json
import os
import sys
from typing import Any

from gi.repository import Gio, GLib

WATCHER = """<node><interface name="org.kde.StatusNotifierWatcher">
<method name="RegisterStatusNotifierItem"><arg type="s" direction="in"/></method>
<property name="RegisteredStatusNotifierItems" type="as" access="read"/>
<property name="IsStatusNotifierHostRegistered" type="b" access="read"/>
<property name="ProtocolVersion" type="i" access="read"/>
</interface></node>"""
NOTIFICATIONS = """<node><interface name="org.freedesktop.Notifications">
<method name="Notify"><arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="s" direction="in"/>
<arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="as" direction="in"/>
<arg type="a{sv}" direction="in"/><arg type="i" direction="in"/><arg type="u" direction="out"/></method>
<method name="GetServerInformation"><arg type="s" direction="out"/><arg type="s" direction="out"/>
<arg type="s" direction="out"/><arg type="s" direction="out"/></method>
<method name="GetCapabilities"><arg type="as" direction="out"/></method>
<property name="Inhibited" type="b" access="read"/>
</interface></node>"""
PLAYER = """<node><interface name="org.mpris.MediaPlayer2.Player">
<method name="Play"/><method name="Pause"/>
<property name="PlaybackStatus" type="s" access="read"/>
</interface></node>"""
LOGIND = """<node><interface name="org.freedesktop.login1.Manager">
<method name="GetSession"><arg type="s" direction="in"/><arg type="o" direction="out"/></method>
</interface></node>"""
LOGIND_SESSION = """<node><interface name="org.freedesktop.login1.Session">
<property name="LockedHint" type="b" access="read"/>
</interface></node>"""
SESSION_PATH = "/org/freedesktop/login1/session/_32"
TRAY = ("org.kde.StatusNotifierWatcher", "/StatusNotifierWatcher", WATCHER)
SERVICES = {
    "watcher": TRAY,
    "panel": TRAY,
    "logind": ("org.freedesktop.login1", "/org/freedesktop/login1", LOGIND),
    "player": ("org.mpris.MediaPlayer2.test", "/org/mpris/MediaPlayer2", PLAYER),
    "notifications": ("org.freedesktop.Notifications", "/org/freedesktop/Notifications", NOTIFICATIONS),
}
ANSWERS = {
    "GetSession": GLib.Variant("(o)", (SESSION_PATH,)),
    "Notify": GLib.Variant("(u)", (7,)),
    "GetServerInformation": GLib.Variant("(ssss)", ("test", "test", "1", "1.2")),
    "GetCapabilities": GLib.Variant("(as)", (["body"],)),
}
ITEM_INTERFACE = "org.kde.StatusNotifierItem"
ICON_PX = 22
ANSWER_MS = 30_000
"""A program whose windows' thread stands still answers late."""
PROPERTIES = {
    "RegisteredStatusNotifierItems": GLib.Variant("as", []),
    "IsStatusNotifierHostRegistered": GLib.Variant("b", True),
    "ProtocolVersion": GLib.Variant("i", 0),
    "Inhibited": GLib.Variant("b", "inhibited" in sys.argv),
    "PlaybackStatus": GLib.Variant("s", "Playing"),
    "LockedHint": GLib.Variant("b", False),
}
STATUS_AFTER = {"Play": "Playing", "Pause": "Paused"}
CLICK_AFTER_MS = 700
"""Nobody is quicker, and whoever brought the notice has to hear its number first."""
CLICKED = GLib.Variant("(us)", (7, "button"))


def say(*words: object) -> None:
    sys.stdout.write(" ".join(str(word) for word in words) + "\n")
    sys.stdout.flush()


def click(bus: Any) -> bool:
    name, path, _interface = SERVICES["notifications"]
    bus.emit_signal(None, path, name, "ActionInvoked", CLICKED)
    return False


def called(*call: Any) -> None:
    bus, sender, method, arguments, invocation = call[0], call[1], call[4], call[5], call[6]
    say(method, *arguments.unpack())
    invocation.return_value(ANSWERS.get(method))
    if method in STATUS_AFTER:
        PROPERTIES["PlaybackStatus"] = GLib.Variant("s", STATUS_AFTER[method])
    if method == "Notify" and "click" in sys.argv and arguments.unpack()[5]:
        GLib.timeout_add(CLICK_AFTER_MS, lambda: click(bus))
    if sys.argv[1] == "panel" and method == "RegisterStatusNotifierItem":
        ItemReader(bus, sender)


class ItemReader:
    """Reads one program's icon, tooltip and menu whenever it says that something about them changed."""

    def __init__(self, bus: Any, owner: str) -> None:
        self._bus = bus
        self._owner = owner
        self._told = ""
        self._due = False
        bus.signal_subscribe(owner, None, None, None, None, Gio.DBusSignalFlags.NONE, self._changed)
        self._changed()

    def _changed(self, *_signal: Any) -> None:
        if not self._due:  # a change comes as several signals
            self._due = True
            GLib.idle_add(self._read)

    def _read(self) -> bool:
        self._due = False
        try:
            told = json.dumps(self._item())
        except GLib.Error:  # the program is ending
            return False
        if told != self._told:
            self._told = told
            say(told)
        return False

    def _item(self) -> dict[str, object]:
        shown = self._ask("/StatusNotifierItem", "org.freedesktop.DBus.Properties", "GetAll", "(s)", ITEM_INTERFACE)[0]
        layout = self._ask(shown["Menu"], "com.canonical.dbusmenu", "GetLayout", "(iias)", 0, 1, [])[1]
        entries = [entry[1] for entry in layout[2]]
        icons = {width: pixels for width, _height, pixels in shown["IconPixmap"]}
        return {
            "tooltip": shown["ToolTip"][2].splitlines(),
            "menu": [entry["label"] for entry in entries if entry.get("label") and entry.get("visible", True)],
            "icon": base64.b64encode(bytes(icons[ICON_PX])).decode(),
        }

    def _ask(self, path: str, interface: str, method: str, signature: str, *arguments: object) -> Any:
        asked = GLib.Variant(signature, arguments)
        return self._bus.call_sync(self._owner, path, interface, method, asked, None, 0, ANSWER_MS, None).unpack()


def read(*request: Any) -> Any:
    return PROPERTIES[request[4]]


def emit_what_is_asked(bus: Any, fifo: str) -> None:
    os.mkfifo(fifo)
    orders = os.open(fifo, os.O_RDWR)  # for writing too, so that it never ends

    def obey(*_watched: Any) -> bool:
        for line in os.read(orders, 4_096).decode().splitlines():
            path, signal, *value = line.split()
            if signal == "hint":
                hint(bus, path, value[0] == "true")
                continue
            interface, _, name = signal.rpartition(".")
            body = GLib.Variant("(b)", (value[0] == "true",)) if value else None
            bus.emit_signal(None, path, interface, name, body)
        return True

    GLib.io_add_watch(orders, GLib.IO_IN, obey)


def hint(bus: Any, path: str, locked: bool) -> None:
    PROPERTIES["LockedHint"] = GLib.Variant("b", locked)
    changed = {"LockedHint": PROPERTIES["LockedHint"]}
    body = GLib.Variant("(sa{sv}as)", ("org.freedesktop.login1.Session", changed, []))
    bus.emit_signal(None, path, "org.freedesktop.DBus.Properties", "PropertiesChanged", body)


def main() -> None:
    name, path, interface = SERVICES[sys.argv[1]]
    description = Gio.DBusNodeInfo.new_for_xml(interface).interfaces[0]

    def connected(bus: Any, _name: str) -> None:
        bus.register_object(path, description, called, read, None)
        if sys.argv[1] == "logind":
            session = Gio.DBusNodeInfo.new_for_xml(LOGIND_SESSION).interfaces[0]
            bus.register_object(SESSION_PATH, session, None, read, None)
            emit_what_is_asked(bus, sys.argv[2])

    Gio.bus_own_name(Gio.BusType.SESSION, name, 0, connected, lambda *_: say("ready"), None)
    GLib.MainLoop().run()


if __name__ == "__main__":
    main()
