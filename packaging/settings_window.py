"""The Settings place in a plain window over a file, for packaging/settings_pictures.py.

That tells it what to show, a JSON list a line, such as ["group", "keys"]; each is answered once it is painted.

    settings_window.py THEME FILE
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QSocketNotifier
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from tray_app.perf.catalog import CATALOG
from tray_app.settings_at_hand import Asked, SettingsAtHand, Work
from tray_app.settings_file import load
from tray_app.speech.engines import find_engines
from tray_app.ui import theme
from tray_app.ui.settings.place import SettingsPlace
from tray_app.ui.settings.rows_form import RowsForm
from tray_app.ui.settings.special_editors import KeyEditor

SETTLE_MS = 400
MICROPHONES = ["Built-in Audio Analog Stereo", "Yeti Stereo Microphone", "WH-1000XM4"]


class NoKeys:
    """Nothing is listened for here."""

    def hold_back(self, who: str) -> None: ...

    def let_go(self, who: str) -> None: ...


class AtOnce:
    def __init__(self, window: SettingsWindow) -> None:
        self._window = window

    def change(self, work: Work) -> None:
        work()
        self._window.read()


class SettingsWindow:
    def __init__(self, app: QApplication, path: Path) -> None:
        self._app = app
        self._path = path
        asked = Asked(lambda: MICROPHONES, lambda: None, CATALOG)
        self._keeper = SettingsAtHand(AtOnce(self), lambda work: work(), NoKeys(), path, load(path, CATALOG), asked)
        self.frame = QWidget()
        self.frame.setWindowTitle("Settings")
        self.place = SettingsPlace(self._keeper)
        column = QVBoxLayout(self.frame)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.place)
        self.frame.show()
        self.place.shown()

    def read(self) -> None:
        self._keeper.heard(load(self._path, CATALOG, self._keeper.settings()))

    def obey(self, order: str, *arguments: str) -> None:
        getattr(self, f"_{order}")(*arguments)
        timer = QElapsedTimer()
        timer.start()
        while timer.elapsed() < SETTLE_MS:
            self._app.processEvents()
            time.sleep(0.01)

    def _size(self, width: str, height: str) -> None:
        self.frame.move(0, 0)
        self.frame.resize(int(width), int(height))

    def _group(self, name: str) -> None:
        self.place.show_group(name)

    def _search(self, text: str) -> None:
        self.place.search.setText(text)

    def _want(self, name: str, value: str) -> None:
        next(row for row in self.place.page.rows if row.item.name == name).want(json.loads(value))

    def _capture(self, name: str) -> None:
        editor = next(row for row in self.place.page.rows if row.item.name == name).editor
        assert isinstance(editor, KeyEditor)
        editor.capture.begin()

    def _open(self) -> None:
        for form in self.place.page.forms:
            if isinstance(form, RowsForm) and form.cards:
                form.cards[-1].open(True)

    def _bottom(self) -> None:
        bar = self.place.scrolled.verticalScrollBar()
        bar.setValue(bar.maximum())

    def _file(self, text: str) -> None:
        self._path.write_text(text, encoding="utf-8")
        self.read()


def main() -> None:
    find_engines()
    app = QApplication(sys.argv)
    theme.apply(app, sys.argv[1])
    window = SettingsWindow(app, Path(sys.argv[2]))

    def answer() -> None:
        line = sys.stdin.readline()
        if not line:
            app.quit()
            return
        window.obey(*json.loads(line))
        print("done", flush=True)

    notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    notifier.activated.connect(answer)
    print("ready", flush=True)
    app.exec()


if __name__ == "__main__":
    main()
