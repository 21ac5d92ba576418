"""The way of the session's counts on and off, as the settings say. While they are off nothing of them is loaded."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from tray_app.core.bus import Bus
from tray_app.core.keeping_settings import SessionSettings
from tray_app.core.recent_texts import RecentTexts
from tray_app.perf.monitor import Monitor

if TYPE_CHECKING:
    from .keeper import UsageKeeper


class UsageSwitch:
    """Its methods are for one thread at a time; `counts` is for any."""

    def __init__(self, bus: Bus, monitor: Monitor, folder: Path, context: RecentTexts) -> None:
        self._bus = bus
        self._monitor = monitor
        self._folder = folder
        self._context = context
        self._keeper: UsageKeeper | None = None

    def apply(self, settings: SessionSettings) -> None:
        if not settings.enabled:
            self.close()
        elif self._keeper is not None:
            self._keeper.apply(settings)
        else:
            from .keeper import UsageKeeper

            self._keeper = UsageKeeper(self._bus, self._monitor, settings, self._folder, self._context)

    def counts(self) -> dict[str, Any] | None:
        """What this run was used for, as it stands; None while nobody counts."""
        keeper = self._keeper
        return None if keeper is None else keeper.summary()

    def close(self) -> None:
        """Blocks for the disk, two seconds at most."""
        keeper, self._keeper = self._keeper, None
        if keeper is not None:
            keeper.close()
