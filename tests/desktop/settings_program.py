"""The program as it is, with its Settings place in a plain window of its own.

settings_program.py run
"""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from tray_app import app
from tray_app.__main__ import main
from tray_app.ui.settings.place import SettingsPlace

TITLE = "Settings in a window"


class WithSettings(app.TrayProgram):
    def _start(self) -> None:
        super()._start()
        self.window = QWidget()
        self.window.setWindowTitle(TITLE)
        place = SettingsPlace(self._windows.settings_at_hand())
        column = QVBoxLayout(self.window)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(place)
        self.window.resize(900, 640)
        self.window.show()
        place.shown()
        place.take_keys()


if __name__ == "__main__":
    setattr(app, "TrayProgram", WithSettings)  # noqa: B010  # mypy takes no other class for it
    main()
