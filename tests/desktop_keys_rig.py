"""Hotkeys of one run of the program, on a desktop of the tests that keeps them."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from dbus_rig import wait_until
from fakes_hotkeys import listened
from shortcut_desktops import (
    ShortcutPortal,
)

from tray_app.core.bindings import ListenedKeys
from tray_app.core.errors import Problem
from tray_app.core.events import Event
from tray_app.dbus.bus import MessageBus
from tray_app.hotkeys.desktop_source import DesktopHotkeys, DesktopSource, ShortcutKeeper
from tray_app.hotkeys.portal_shortcuts import PortalShortcuts
from tray_app.hotkeys.shortcut_memory import ShortcutMemory

MS = 1_000_000
F9 = "f9-f9"

lost = pytest.mark.expected_warning(
    r"keyboard_hotkeys: hotkey: ", r"desktop_source: the desktop does not keep", r"host_app: "
)


class Kept:
    """Hotkeys of one run of the program."""

    def __init__(
        self,
        address: str,
        folder: Path,
        keys: ListenedKeys | None = None,
        make: Callable[[MessageBus], ShortcutKeeper] = PortalShortcuts,
    ) -> None:
        self.events: list[Event] = []
        self.gave_up: list[Problem] = []
        self.renamed = 0
        self.bus = MessageBus(address)
        memory = ShortcutMemory(folder / "shortcuts")
        self.source = DesktopSource(make(self.bus), memory, gave_up=self.gave_up.append, renamed=self._count_renamed)
        self.hotkeys = DesktopHotkeys(self.events.append, keys or listened("f9"), self.source)
        self.hotkeys.start()

    def _count_renamed(self) -> None:
        self.renamed += 1

    def is_deaf(self) -> bool:
        return self.hotkeys.deaf

    def was_denied(self) -> bool:
        return self.hotkeys.was_denied

    def kinds(self) -> list[type[Event]]:
        return [type(event) for event in self.events]

    def wait_for(self, *kinds: type[Event]) -> None:
        with suppress(AssertionError):
            wait_until(lambda: self.kinds() == list(kinds))
        assert self.kinds() == list(kinds), self.events

    def close(self) -> None:
        self.hotkeys.close()
        self.bus.close()


Start = Callable[..., Kept]
MakePortal = Callable[..., ShortcutPortal]
