"""Which version this is, and how to report a problem."""

from __future__ import annotations

import os
import platform
from collections.abc import Callable

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tray_app import __version__
from tray_app.core.translation import tr
from tray_app.ui.home.pieces import SPACING_PX, named
from tray_app.ui.labels import LARGEST, heading
from tray_app.ui.labels import button as push_button
from tray_app.ui.labels import plain as words


def version_lines(engine: str) -> list[str]:
    """As somebody who is to help wants to have them: no user, host or path."""
    session = os.environ.get("XDG_SESSION_TYPE") or QGuiApplication.platformName()
    lines = [
        f"Holdtalk {__version__}",
        f"Python {platform.python_version()}, Qt {qVersion()}",
        f"{platform.system()} {platform.release()} ({platform.machine()}), {session}",
    ]
    if engine:
        lines.append(tr("Speech model: {name}").format(name=engine))
    return lines


class About(QWidget):
    """`write_report` asks for a file and writes it."""

    def __init__(self, engine: str, *, write_report: Callable[[], None]) -> None:
        super().__init__()
        lines = version_lines(engine)
        self.versions = words("\n".join(lines[1:]), selectable=True)
        self.copy = push_button(tr("&Copy the versions"), lambda: QGuiApplication.clipboard().setText("\n".join(lines)))
        self.report = push_button(tr("W&rite a report…"), write_report)
        named(self.report, tr("Write a report"))
        what_is_in_it = tr(
            "A report holds figures alone: how long each stage of a dictation took, targets that were missed, memory "
            "and processor, the machine's kind and the versions above. No word that you said, no sound, no window "
            "title, no file name. Read it before you send it: it is a text."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACING_PX, SPACING_PX, SPACING_PX, SPACING_PX)
        column.setSpacing(SPACING_PX)
        column.addWidget(heading(lines[0], size=LARGEST))
        column.addWidget(words(tr("Hold a key, speak, let go, and the words stand where you were typing.")))
        column.addWidget(self.versions)
        column.addLayout(_row(self.copy))
        column.addWidget(heading(tr("Report a problem")))
        column.addWidget(words(tr("Say what you did, what came, and what you had expected, and add a report.")))
        column.addWidget(words(what_is_in_it, dim=True))
        column.addLayout(_row(self.report))
        column.addStretch(1)


def _row(widget: QWidget) -> QHBoxLayout:
    """At the side where reading begins."""
    row = QHBoxLayout()
    row.addWidget(widget)
    row.addStretch(1)
    return row
