"""What a place of the home window is, to the window and to whoever adds one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget

from tray_app.core.snapshot import Snapshot
from tray_app.core.translation import marked, tr

TITLES: Mapping[str, str] = {
    "dictation": marked("Dictati&on"),
    "history": marked("&History"),
    "statistics": marked("&Statistics"),
    "performance": marked("Per&formance"),
    "models": marked("&Models"),
    "words": marked("&Words"),
    "settings": marked("Setti&ngs"),
    "help": marked("He&lp"),
}
"""By their names, in their order (`core.requests.PLACES`); resources/icons/places has a picture of each. The letters
are chosen so that no place has them for something else."""


@dataclass(frozen=True, slots=True)
class Place:
    name: str
    """One of TITLES."""
    module: str
    """What is loaded (`ui.loading`) before `build` is called."""
    build: Callable[[], QWidget]
    """On Qt's thread. It may raise: the place then says so, and the others work."""

    @property
    def label(self) -> str:
        """With its letter marked by an ampersand."""
        return tr(TITLES[self.name])

    @property
    def title(self) -> str:
        return self.label.replace("&", "")


@runtime_checkable
class RestsWhenHidden(Protocol):
    """A place whose timers, listeners and threads run only from `shown` to `hidden`."""

    def shown(self) -> None: ...

    def hidden(self) -> None: ...


@runtime_checkable
class TakesKeys(Protocol):
    """A place that knows what in it is to have the keys first; of others it is the first thing that can. Not by a
    focus proxy: Qt keeps the Tab key inside a widget whose proxy lies within it."""

    def take_keys(self) -> None: ...


@runtime_checkable
class ShowsSnapshots(Protocol):
    """A place that is told how the program stands while it is seen, and once before."""

    def show_snapshot(self, snapshot: Snapshot) -> None: ...


@runtime_checkable
class FollowsSettings(Protocol):
    """A place that is told when the settings have changed while it is seen, and whenever it is shown again."""

    def settings_changed(self) -> None: ...
