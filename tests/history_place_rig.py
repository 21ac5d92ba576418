"""The History place with what it stands on."""

from __future__ import annotations

from collections.abc import Callable

from fakes_history import HOUR_NS, MINUTE_NS, FakeActions, FakeHistory, row
from PySide6.QtCore import QDate

from tray_app.core.history import HistoryRow
from tray_app.ui.days import begins_ns
from tray_app.ui.history import HistoryPlace

Pump = Callable[[Callable[[], bool]], None]


class Shown:
    """A place with what it stands on."""

    def __init__(self, rows: list[HistoryRow], pump: Pump) -> None:
        self.history = FakeHistory(rows)
        self.actions = FakeActions()
        self.place = HistoryPlace(self.history, self.actions, self.history.bus)
        self.place.resize(1000, 700)
        self.pump = pump

    def open(self) -> Shown:
        self.place.show()
        self.place.shown()
        self.settle()
        return self

    def close(self) -> None:
        self.place.hidden()
        self.place.close()
        self.place.deleteLater()

    def settle(self) -> None:
        """Until all that was asked was answered and shown."""
        done: list[bool] = []
        self.place._reading.ask("a test", lambda: True, done.append)
        self.pump(lambda: bool(done) and not self.place._settled.isActive())

    @property
    def texts(self) -> list[str]:
        model = self.place.view.model()
        return [str(model.index(at, 0).data()) for at in range(model.rowCount())]

    def search(self, words: str) -> None:
        self.place.filters.words.setText(words)
        self.settle()


def today(minutes: float = 0.0, text: str = "This is a sentence.", **more: object) -> HistoryRow:
    """Before noon."""
    return row(round(minutes * MINUTE_NS), text, now_ns=begins_ns(QDate.currentDate()) + 12 * HOUR_NS, **more)
