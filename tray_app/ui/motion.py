"""What the desktop says about moving pictures: whether it can fade windows, and whether the user wants it to."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher, QDBusVariant
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QStyle

PORTAL = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Settings"
TIMEOUT_MS = 2_000


def has_compositor() -> bool:
    """Whether windows can be translucent. On X11 asks the server over a connection of its own: a few milliseconds."""
    if QGuiApplication.platformName() != "xcb":
        return True
    from Xlib.display import Display  # already loaded by the hotkeys on X11, and not needed elsewhere
    from Xlib.error import DisplayError

    try:
        display = Display()
    except (DisplayError, OSError):
        return False
    try:
        atom = display.intern_atom(f"_NET_WM_CM_S{display.get_default_screen()}")
        return bool(display.get_selection_owner(atom))
    finally:
        display.close()


class MotionPreference(QObject):
    """Asks the desktop once, without waiting for it; motion is allowed until it says otherwise."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._portal_says_reduced = False
        bus = QDBusConnection.sessionBus()
        if bus.isConnected():
            message = QDBusMessage.createMethodCall(*PORTAL, "Read")
            message.setArguments(["org.gnome.desktop.interface", "enable-animations"])
            message.setAutoStartService(False)  # a desktop without the portal must not get one because of us
            answer = QDBusPendingCallWatcher(bus.asyncCall(message, TIMEOUT_MS), self)
            answer.finished.connect(self._answered)

    @property
    def reduced(self) -> bool:
        """The user wants no animations (the desktop's setting, or the widget style's)."""
        duration = QApplication.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration)
        return self._portal_says_reduced or duration == 0

    def _answered(self, answer: QDBusPendingCallWatcher) -> None:
        reply = answer.reply()
        if reply.type() is QDBusMessage.MessageType.ReplyMessage and reply.arguments():
            value = reply.arguments()[0]
            while isinstance(value, QDBusVariant):  # portals wrap it in several
                value = value.variant()
            self._portal_says_reduced = value is False
        answer.deleteLater()
