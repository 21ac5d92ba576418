"""The entry of the tray menu that knows which window was in front when the menu was opened."""

from __future__ import annotations

import logging

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from tray_app.core.applications import Application, ApplicationKind
from tray_app.core.errors import HoldtalkError
from tray_app.core.supervision import start_thread
from tray_app.core.translation import tr
from tray_app.ui.actions import Actions
from tray_app.ui.crossing import Crossing
from tray_app.ui.words import literal, shortened

log = logging.getLogger(__name__)

_NAME_CHARACTERS = 40


class UseHereEntry(QAction):
    """Not to be seen where nobody tells which window is in front, or where it is none that has a name."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(tr("Settings &for this window…"), parent)
        self._actions = actions
        self._application: Application | None = None
        self._looking = False
        self.setVisible(False)
        self._tell = Crossing(self, self._found)
        self.triggered.connect(lambda _checked=False: self._use())

    def look(self) -> None:
        """On a thread of its own: the window system is asked."""
        if not self._looking:
            self._looking = True
            start_thread("window-in-front", self._look, again=False)

    def _look(self) -> None:
        found: Application | None = None
        try:
            found = self._actions.application_in_front()
        except HoldtalkError as error:
            log.info("no window is told: %s", error.problem.title)
        except Exception:  # whatever a window system does, the menu must go on
            log.exception("the window in front could not be asked for")
        self._tell(found)

    def _found(self, application: Application | None) -> None:
        self._looking = False
        if application is not None and application.kind is ApplicationKind.PASSWORD_PROMPT:
            application = None
        self._application = application if application is not None and application.name else None
        self.setVisible(self._application is not None)
        if self._application is not None:
            name = literal(shortened(self._application.name, _NAME_CHARACTERS))
            self.setText(tr("Settings &for {program}…").format(program=name))

    def _use(self) -> None:
        if self._application is not None:
            self._actions.use_here(self._application)
