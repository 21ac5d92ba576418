"""Services of a session bus that a bare desktop lacks, for the tests: run with the system's Python, which has gi.

    session_services.py watcher | notifications

Prints a line for every call it gets.
"""

from __future__ import annotations

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
</interface></node>"""
SERVICES = {
    "watcher": ("org.kde.StatusNotifierWatcher", "/StatusNotifierWatcher", WATCHER),
    "notifications": ("org.freedesktop.Notifications", "/org/freedesktop/Notifications", NOTIFICATIONS),
}
ANSWERS = {
    "Notify": GLib.Variant("(u)", (7,)),
    "GetServerInformation": GLib.Variant("(ssss)", ("test", "test", "1", "1.2")),
    "GetCapabilities": GLib.Variant("(as)", (["body"],)),
}
PROPERTIES = {
    "RegisteredStatusNotifierItems": GLib.Variant("as", []),
    "IsStatusNotifierHostRegistered": GLib.Variant("b", True),
    "ProtocolVersion": GLib.Variant("i", 0),
}


def say(*words: object) -> None:
    sys.stdout.write(" ".join(str(word) for word in words) + "\n")
    sys.stdout.flush()


def called(*call: Any) -> None:
    method, arguments, invocation = call[4], call[5], call[6]
    say(method, *arguments.unpack())
    invocation.return_value(ANSWERS.get(method))


def read(*request: Any) -> Any:
    return PROPERTIES[request[4]]


def main() -> None:
    name, path, interface = SERVICES[sys.argv[1]]
    description = Gio.DBusNodeInfo.new_for_xml(interface).interfaces[0]

    def connected(bus: Any, _name: str) -> None:
        bus.register_object(path, description, called, read, None)

    Gio.bus_own_name(Gio.BusType.SESSION, name, 0, connected, lambda *_: say("ready"), None)
    GLib.MainLoop().run()


if __name__ == "__main__":
    main()
