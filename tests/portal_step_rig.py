"""The portal's step of the insertion chain, on a desktop of the tests."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from dbus_rig import PrivateBus
from remote_desktop_rig import ASCII, Desktop, World

from tray_app.core.applications import Application
from tray_app.core.settings import InsertionSettings
from tray_app.core.worker import Worker
from tray_app.dbus.bus import MessageBus
from tray_app.dbus.host_app import introduce
from tray_app.dbus.portal import Portal
from tray_app.text.insertion.portal_clipboard import PortalClipboard
from tray_app.text.insertion.portal_keyboard import PortalKeyboard
from tray_app.text.insertion.portal_step import PortalStep
from tray_app.text.insertion.portal_token import KeptToken
from tray_app.text.insertion.step import Done
from tray_app.text.insertion.xkb_layout import Layout

US = Layout({char: ord(char) for char in ASCII})


class Rig:
    """A desktop, and the step on it."""

    def __init__(self, daemon: PrivateBus, folder: Path, world: World) -> None:
        self.daemon = daemon
        self.world = world
        self.token = folder / "state" / "typing-permission"
        self.homes = {"XDG_DATA_HOME": str(folder / "data"), "XDG_DATA_DIRS": str(folder / "system")}
        self.desktop = Desktop(daemon.address, world)
        self.bus, self.step, self.worker = self._made()

    def _made(
        self,
        layout: Layout | None = US,
        warm_up_s: float = 0.02,
        dialog_timeout_s: float = 20.0,
        ready_timeout_s: float = 8.0,
    ) -> tuple[MessageBus, PortalStep, Worker]:
        bus = MessageBus(self.daemon.address)
        portal, worker = Portal(bus), Worker("portal", step_limit_s=None)
        clipboard = PortalClipboard(portal, worker, quiet_s=0.1)
        keyboard = PortalKeyboard(
            portal,
            KeptToken(self.token),
            clipboard,
            worker,
            introduce=partial(introduce, environ=self.homes),
            warm_up_s=warm_up_s,
            dialog_timeout_s=dialog_timeout_s,
        )

        def close() -> None:
            portal.end_requests()
            worker.close(5.0)
            bus.close()

        step = PortalStep(
            keyboard,
            clipboard,
            lambda: layout,
            close=close,
            ready_timeout_s=ready_timeout_s,
            reading_timeout_s=1.0,
        )
        return bus, step, worker

    def anew(
        self,
        layout: Layout | None = US,
        *,
        warm_up_s: float = 0.02,
        dialog_timeout_s: float = 20.0,
        ready_timeout_s: float = 8.0,
    ) -> PortalStep:
        """As after a start of the program."""
        self.step.close()
        self.bus, self.step, self.worker = self._made(layout, warm_up_s, dialog_timeout_s, ready_timeout_s)
        return self.step

    def restart_portal(self) -> None:
        self.desktop.stop()
        self.desktop = Desktop(self.daemon.address, self.world)

    def close(self) -> None:
        self.step.close()
        self.desktop.stop()


def put(
    step: PortalStep, text: str, settings: InsertionSettings | None = None, application: Application | None = None
) -> Done:
    return step.insert(text, settings or InsertionSettings(), application)
