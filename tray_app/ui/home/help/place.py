"""Help: versions, checks, keys, the log, licences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QTabWidget, QWidget

from tray_app.core.translation import tr

from .about import About
from .checks import Checks
from .keys import Keys, key_list
from .licence_list import LicenceList
from .log_view import LogView


class Helping(Protocol):
    """What the place asks of the program. Qt's thread; all return at once."""

    def engine_title(self) -> str: ...

    def hotkeys(self) -> Sequence[tuple[str, str]]:
        """Each as a person calls it, with what it does."""

    def cancel_key(self) -> str: ...

    def checks(self) -> tuple[Sequence[str], Mapping[str, str]]:
        """The command that tries every part and tells it line by line, and its environment."""

    def log_file(self) -> Path: ...

    def open_log(self) -> None: ...

    def open_log_folder(self) -> None: ...

    def write_report(self) -> None:
        """Asks where to. May show a dialog."""

    def go(self, place: str) -> None:
        """To another place of the home window."""

    def can_go(self, place: str) -> bool: ...


class HelpPlace(QTabWidget):
    """What takes time is read when its tab is looked at."""

    def __init__(self, helping: Helping) -> None:
        super().__init__()
        self.setDocumentMode(True)
        self.about = About(helping.engine_title(), write_report=helping.write_report)
        self.checks = Checks(*helping.checks(), go=helping.go, can_go=helping.can_go)
        self.keys = Keys(key_list(helping.hotkeys(), helping.cancel_key()))
        self.log = LogView(helping.log_file(), open_file=helping.open_log, open_folder=helping.open_log_folder)
        self.licences = LicenceList()
        for widget, title in (
            (self.about, tr("A&bout")),
            (self.checks, tr("Chec&ks")),
            (self.keys, tr("Ke&yboard")),
            (self.log, tr("Lo&g")),
            (self.licences, tr("L&icences")),
        ):
            widget.setAccessibleName(title.replace("&", ""))
            self.addTab(_scrolled(widget) if widget is self.about else widget, title)
        self.tabBar().setAccessibleName(tr("Kinds of help"))
        self.currentChanged.connect(lambda _index: self._look())

    def check(self) -> None:
        """Show the checks, ready to be begun."""
        self.setCurrentWidget(self.checks)
        self.checks.start.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def shown(self) -> None:
        self._look()

    def take_keys(self) -> None:
        self.tabBar().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def hidden(self) -> None:
        self.checks.stop()

    def _look(self) -> None:
        if self.currentWidget() is self.log:
            self.log.refresh()
        elif self.currentWidget() is self.licences:
            self.licences.look()


def _scrolled(words: QWidget) -> QScrollArea:
    """In a low window its lines would be pressed into each other."""
    area = QScrollArea(widgetResizable=True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(words)
    return area
