"""Notices that the user's session is locked or goes to sleep, and that it is back.

Desktops tell it in different ways: logind on the system bus (sleep, a lock that was asked for there, and the hint that
the session is locked, which niri and the large desktops give), and the screen saver of the desktop on the session bus.
Where no bus tells anything, nothing is noticed: a locker that is started by hand (`swaylock`) tells only the
compositor, which tells nobody; started by `loginctl lock-session` (swayidle's `lock`) it is noticed.

Nothing keeps a session from being locked while somebody speaks: a key that is held was pressed a moment ago, and what
runs on without one (a recording that is locked on, hands-free) is what the lock has to end when it was forgotten. Its
text is kept.
"""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Callable

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher, QDBusVariant

from tray_app.core.events import Event, SessionAway, SessionBack

log = logging.getLogger(__name__)

LOGIND, LOGIND_PATH = "org.freedesktop.login1", "/org/freedesktop/login1"
SCREEN_SAVERS = (
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
    "org.xfce.ScreenSaver",
)
PROPERTIES = "org.freedesktop.DBus.Properties"
CHANGED = "org.freedesktop.DBus.Properties.PropertiesChanged"
CALL_TIMEOUT_MS = 5_000


class SessionWatch(QObject):
    """Posts SessionAway and SessionBack, from Qt's thread, for as long as it lives."""

    def __init__(
        self,
        post: Callable[[Event], None],
        *,
        session_bus: QDBusConnection | None = None,
        system_bus: QDBusConnection | None = None,
        clock: Callable[[], int] = time.monotonic_ns,
    ) -> None:
        super().__init__()
        self._post = post
        self._clock = clock
        self._asleep = self._locked = self._hinted = False
        self.own_path = ""
        """Our session's at logind; empty while unknown, and then any session's lock counts."""
        self._system_bus = system_bus or QDBusConnection.systemBus()
        for name in SCREEN_SAVERS:
            self._listen(session_bus or QDBusConnection.sessionBus(), "", "", f"{name}.ActiveChanged", "_saver_changed")
        self._listen(self._system_bus, LOGIND, LOGIND_PATH, f"{LOGIND}.Manager.PrepareForSleep", "_sleep_changed")
        for name in ("Lock", "Unlock"):
            self._listen(self._system_bus, LOGIND, "", f"{LOGIND}.Session.{name}", "_lock_asked")
        self._listen(self._system_bus, LOGIND, "", CHANGED, "_properties_changed")
        self._ask_own_path()

    def _listen(self, bus: QDBusConnection, service: str, path: str, signal: str, slot: str) -> None:
        interface, _, name = signal.rpartition(".")
        # The stubs want bytes where the library takes nothing but a string.
        bus.connect(service, path, interface, name, self, SLOT(f"{slot}(QDBusMessage)"))  # type: ignore[call-overload]

    @Slot(QDBusMessage)
    def _saver_changed(self, message: QDBusMessage) -> None:
        self._set_locked(_first_is_true(message))

    @Slot(QDBusMessage)
    def _lock_asked(self, message: QDBusMessage) -> None:
        if self.own_path in ("", message.path()):
            self._set_locked(message.member() == "Lock")

    @Slot(QDBusMessage)
    def _sleep_changed(self, message: QDBusMessage) -> None:
        self._asleep = _first_is_true(message)
        self._tell(self._asleep)

    @Slot(QDBusMessage)
    def _properties_changed(self, message: QDBusMessage) -> None:
        """Which of them cannot be read from Qt for Python: the one that counts is asked for."""
        if self.own_path and message.path() == self.own_path:
            call = QDBusMessage.createMethodCall(LOGIND, self.own_path, PROPERTIES, "Get")
            call.setArguments([f"{LOGIND}.Session", "LockedHint"])
            self._hint = QDBusPendingCallWatcher(self._system_bus.asyncCall(call, CALL_TIMEOUT_MS), self)
            self._hint.finished.connect(self._hint_told)

    def _hint_told(self, watcher: QDBusPendingCallWatcher) -> None:
        hinted = _value_of(watcher.reply())
        watcher.deleteLater()
        if isinstance(hinted, bool) and hinted is not self._hinted:
            self._hinted = hinted
            self._set_locked(hinted)

    def _set_locked(self, locked: bool) -> None:
        self._locked = locked
        self._tell(locked)

    def _tell(self, goes: bool) -> None:
        """Going away is told each time: not every locker says when it is gone, and then the last one still counts."""
        if goes:
            log.info("the session is locked or goes to sleep")
            self._post(SessionAway(self._clock()))
        elif not (self._asleep or self._locked):
            self._post(SessionBack())

    def _ask_own_path(self) -> None:
        """Another user's session may be locked while ours goes on."""
        call = QDBusMessage.createMethodCall(LOGIND, LOGIND_PATH, f"{LOGIND}.Manager", "GetSession")
        call.setArguments([os.environ.get("XDG_SESSION_ID", "auto")])
        self._asked = QDBusPendingCallWatcher(self._system_bus.asyncCall(call, CALL_TIMEOUT_MS), self)
        self._asked.finished.connect(self._own_path_told)

    def _own_path_told(self, watcher: QDBusPendingCallWatcher) -> None:
        reply = watcher.reply()
        if reply.type() is QDBusMessage.MessageType.ReplyMessage and reply.arguments():
            path = reply.arguments()[0]
            self.own_path = path.path() if hasattr(path, "path") else str(path)


def _value_of(reply: QDBusMessage) -> object:
    """Of a property that was asked for; None where it was not told."""
    if reply.type() is not QDBusMessage.MessageType.ReplyMessage or not reply.arguments():
        return None
    value = reply.arguments()[0]
    return value.variant() if isinstance(value, QDBusVariant) else value


def _first_is_true(message: QDBusMessage) -> bool:
    arguments = message.arguments()
    return bool(arguments and arguments[0])
