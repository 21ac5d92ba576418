"""The program as it is, in a process that tells where on the screen its parts are, for a mouse to be moved there.

    pointed_program.py run

It listens on `places.sock` in the user's run folder. Asked for a name (JSON), it answers [left, top] of the middle of
the part that bears it in a shown window or menu (a button by its words, a field by what it is to whoever does not see
it, an entry of a list or a menu by its beginning), or null where there is none. Nothing is pressed or changed by it.
"""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Iterator
from multiprocessing.connection import Listener
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QCheckBox, QMenu, QWidget

from tray_app import app
from tray_app.__main__ import main

Place = tuple[int, int] | None


class Places(QObject):
    """Lives in Qt's thread, and is asked from another."""

    _asked = Signal(str)

    def __init__(self, listener: Listener) -> None:
        super().__init__()
        self._listener = listener
        self._answer: Place = None
        self._asked.connect(self._find, Qt.ConnectionType.BlockingQueuedConnection)
        threading.Thread(target=self._obey, name="places", daemon=True).start()

    def _obey(self) -> None:
        while True:
            with self._listener.accept() as connection:
                self._asked.emit(json.loads(connection.recv_bytes()))
                connection.send_bytes(json.dumps(self._answer).encode())

    def _find(self, name: str) -> None:
        shown = [one for one in QApplication.topLevelWidgets() if one.isVisible() and not one.isMinimized()]
        menus_first = sorted(shown, key=lambda one: not isinstance(one, QMenu))
        found = (point for window in menus_first for point in found_in(window, name))
        point = next(found, None)
        self._answer = None if point is None else (point.x(), point.y())


def found_in(window: QWidget, name: str) -> Iterator[QPoint]:
    for part in (window, *window.findChildren(QWidget)):
        if not part.isVisible():
            continue
        if isinstance(part, QMenu):
            yield from entries_of_menu(part, name)
        elif isinstance(part, QAbstractItemView):
            yield from entries_of_list(part, name)
        if name in (part.accessibleName(), words_on(part)):
            yield part.mapToGlobal(_pressed_at(part))


def _pressed_at(part: QWidget) -> QPoint:
    """A box to be ticked is as wide as its row, and hears clicks on its words alone."""
    middle = part.rect().center()
    if not isinstance(part, QCheckBox):
        return middle
    return next((QPoint(x, middle.y()) for x in range(part.width()) if part.hitButton(QPoint(x, middle.y()))), middle)


def words_on(part: QWidget) -> str:
    return part.text().replace("&", "") if isinstance(part, QAbstractButton) else ""


def entries_of_menu(menu: QMenu, name: str) -> Iterator[QPoint]:
    for action in menu.actions():
        if action.isVisible() and action.text().replace("&", "") == name:
            yield menu.mapToGlobal(menu.actionGeometry(action).center())


def entries_of_list(view: QAbstractItemView, name: str) -> Iterator[QPoint]:
    model = view.model()
    for row in range(min(model.rowCount(), 50)):
        index = model.index(row, 0)
        words = (index.data(Qt.ItemDataRole.DisplayRole), index.data(Qt.ItemDataRole.AccessibleTextRole))
        place = view.visualRect(index)
        if any(isinstance(one, str) and name in one for one in words) and place.isValid():
            yield view.viewport().mapToGlobal(place.center())


class Pointed(app.TrayProgram):
    def _start(self) -> None:
        super()._start()
        self.places = Places(Listener(str(Path(os.environ["XDG_RUNTIME_DIR"]) / "places.sock")))


if __name__ == "__main__":
    setattr(app, "TrayProgram", Pointed)  # noqa: B010  # mypy takes no other class for it
    main()
