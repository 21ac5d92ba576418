"""Notices by the desktop's own service (org.freedesktop.Notifications), and what a click on one of them does."""

from __future__ import annotations

import html
import json
import logging
import os
import re
import shutil
import subprocess
import threading
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusVariant

from tray_app.core.notice_actions import NoticeAction
from tray_app.core.snapshot import Notice
from tray_app.core.translation import tr

log = logging.getLogger(__name__)

SERVICE, PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
ANSWER_TIMEOUT_MS = 5_000
"""The bus may have to start the service first."""
CARRY_TIMEOUT_S = 5.0
ACTIONS_KEPT = 64
"""Of the newest notices: a desktop keeps a list of them in which one can still click days later."""
DEFAULT, BUTTON, OTHER = "default", "button", "other"
"""The action of a click on the notice itself, and those of its buttons."""

Run = Callable[[NoticeAction], object]


class DesktopNotices(QObject):
    """Built on Qt's thread, where `run` is called; `deliver` is for another one."""

    def __init__(self, run: Run, *, bus: QDBusConnection | None = None) -> None:
        super().__init__()
        self._run = run
        self._lock = threading.Lock()
        self._actions: dict[int, Mapping[str, NoticeAction]] = {}
        """By the service's number of the notice, the oldest first, and by the action's key."""
        self._bus = bus or QDBusConnection.sessionBus()
        # The stubs want bytes where the library takes nothing but a string.
        self._bus.connect("", PATH, SERVICE, "ActionInvoked", self, SLOT("invoked(QDBusMessage)"))  # type: ignore[call-overload]

    def deliver(self, notice: Notice) -> bool:
        """Whether the desktop took it. Blocks for up to a few seconds.

        One of the desktop's own programs carries it: Qt for Python cannot send the service's argument types. What is
        said can be seen in the list of processes meanwhile, so a notice never holds dictated words.
        """
        if not _service_answers():
            return False
        number = carry(notice)
        if number is None:
            return False
        if notice.action is not None and number:
            with self._lock:
                self._actions[number] = _actions_of(notice)
                for oldest in list(self._actions)[:-ACTIONS_KEPT]:
                    del self._actions[oldest]
        return True

    @Slot(QDBusMessage)
    def invoked(self, message: QDBusMessage) -> None:
        """Somebody clicked, perhaps on a notice of another program."""
        number, *key = message.arguments() or [0]
        with self._lock:
            actions = self._actions.pop(int(number), None)
        if actions:
            self._run(actions.get(str(key[0]) if key else DEFAULT, actions[DEFAULT]))


def carry(notice: Notice) -> int | None:
    """The service's number of it, 0 where it is not told; None when no program could carry it. Blocks."""
    body = html.escape(tr(notice.body), quote=False)  # services may read it as markup
    words = [word for key, action in _actions_of(notice).items() for word in (key, tr(action.label))]
    # Who cannot tell the number comes last where a click has to be known again.
    carriers = sorted(CARRIERS, key=lambda tool: bool(words) and tool == "notify-send")
    for tool in carriers:
        path = shutil.which(tool)
        if path is None:
            continue
        try:
            command = [path, *CARRIERS[tool](tr(notice.title), body, words)]
            done = subprocess.run(command, capture_output=True, timeout=CARRY_TIMEOUT_S, check=False)
        except (OSError, subprocess.TimeoutExpired) as error:
            log.warning("%s could not carry a notification: %s", tool, type(error).__name__)
            continue
        if done.returncode == 0:
            return number_in(done.stdout)
        log.warning("%s could not carry a notification: exit code %d", tool, done.returncode)
    return None


def number_in(answer: bytes | None) -> int:
    """What busctl ("u 7") and gdbus ("(uint32 7,)") say of it; 0 where there is none."""
    found = re.search(rb"u(?:int32)? (\d+)", answer or b"")
    return int(found[1]) if found else 0


def _actions_of(notice: Notice) -> Mapping[str, NoticeAction]:
    """By the key that the service knows each by."""
    if notice.action is None:
        return {}
    other = {} if notice.other is None else {OTHER: notice.other}
    return {DEFAULT: notice.action, BUTTON: notice.action, **other}


def _notify_send(title: str, body: str, _actions: Sequence[str] = ()) -> list[str]:
    """Its own way to offer an action is to stay for as long as the notice does."""
    return ["--app-name=Holdtalk", "--icon=holdtalk", "--", title, body]


def _busctl(title: str, body: str, actions: Sequence[str] = ()) -> list[str]:
    call = ["--user", "--timeout=3", "call", "--", SERVICE, PATH, SERVICE, "Notify", "susssasa{sv}i"]
    return [*call, "Holdtalk", "0", "holdtalk", title, body, str(len(actions)), *actions, "0", "-1"]


def _gdbus(title: str, body: str, actions: Sequence[str] = ()) -> list[str]:
    call = ["call", "--session", "--timeout", "3", "--dest", SERVICE, "--object-path", PATH]
    words = (json.dumps(text, ensure_ascii=False) for text in (title, body))  # its notation of strings is JSON's
    offered = json.dumps(list(actions), ensure_ascii=False)
    return [*call, "--method", f"{SERVICE}.Notify", "'Holdtalk'", "0", "'holdtalk'", *words, offered, "{}", "int32 -1"]


CARRIERS: dict[str, Callable[[str, str, Sequence[str]], list[str]]] = {
    "notify-send": _notify_send,
    "busctl": _busctl,
    "gdbus": _gdbus,
}
"""Programs that bring a notice to the desktop, the first installed one first."""


def _service_answers() -> bool:
    """Running, or started by the bus when asked."""
    ping = QDBusMessage.createMethodCall(SERVICE, PATH, "org.freedesktop.DBus.Peer", "Ping")
    reply = QDBusConnection.sessionBus().call(ping, timeout=ANSWER_TIMEOUT_MS)
    return reply.type() is QDBusMessage.MessageType.ReplyMessage


# --- Do Not Disturb ----------------------------------------------------------------------


def do_not_disturb() -> bool:
    """Whether the desktop keeps notices to itself for now: it takes them and does not show them. Blocks; False where
    nobody tells."""
    return _inhibited() or _banners_are_off()


def _inhibited() -> bool:
    """A property of KDE's service, and of those that follow it."""
    ask = QDBusMessage.createMethodCall(SERVICE, PATH, "org.freedesktop.DBus.Properties", "Get")
    ask.setArguments([SERVICE, "Inhibited"])
    ask.setAutoStartService(False)
    reply = QDBusConnection.sessionBus().call(ask, timeout=ANSWER_TIMEOUT_MS)
    if reply.type() is not QDBusMessage.MessageType.ReplyMessage or not reply.arguments():
        return False
    value: Any = reply.arguments()[0]
    while isinstance(value, QDBusVariant):
        value = value.variant()
    return value is True


def _banners_are_off() -> bool:
    """GNOME's switch; no portal tells of it."""
    tool = shutil.which("gsettings")
    if tool is None or "gnome" not in os.environ.get("XDG_CURRENT_DESKTOP", "").casefold():
        return False
    command = [tool, "get", "org.gnome.desktop.notifications", "show-banners"]
    try:
        done = subprocess.run(command, capture_output=True, timeout=CARRY_TIMEOUT_S, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.stdout.strip() == b"false"
