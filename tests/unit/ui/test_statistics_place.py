"""The Statistics place: figures, bars and a table of what was dictated."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import pytest
from fakes_history import FakeActions
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tray_app.core.bus import Bus
from tray_app.core.errors import StorageFault
from tray_app.core.events import DictationId
from tray_app.core.history import HistoryChanged
from tray_app.core.statistics import By, Counted, FiguresOfOne, Spread, SpreadQuery, StatisticsQuery
from tray_app.ui.statistics import StatisticsPlace
from tray_app.ui.statistics.figures import ALL, figure_text, key_words, percent_text, span_text, without_gaps

Pump = Callable[[Callable[[], bool]], None]

WHOLE = Counted(
    "", 40, 900, succeeded=36, nothing_said=1, cancelled=2, timed_out=0, failed=1, timed_words=900, spent_ms=450_000,
    spoken_ms=430_000, shortest_ms=800, average_ms=10_750, longest_ms=61_000, least_wait_ms=60, average_wait_ms=140,
    most_wait_ms=1_900,
)  # fmt: skip


def day(key: str, words: int) -> Counted:
    return Counted(key, 10, words, succeeded=10, timed_words=words, spent_ms=words * 500)


GROUPS: Mapping[By, list[Counted]] = {
    By.ALL: [WHOLE],
    By.DAY: [day("2026-11-26", 300), day("2026-11-27", 200), day("2026-11-30", 400)],
    By.ENGINE: [day("parakeet-tdt-0.6b-v3", 600), day("moonshine-tiny-en", 300)],
}


class FakeStatistics:
    def __init__(self) -> None:
        self.groups = dict(GROUPS)
        self.asked: list[StatisticsQuery] = []
        self.broken = False

    def counted(self, query: StatisticsQuery) -> list[Counted]:
        self.asked.append(query)
        if self.broken:
            raise StorageFault("The history cannot be read.", "Look at it.")
        return self.groups.get(query.by, [])

    def spread(self, query: SpreadQuery) -> Mapping[str, list[Spread]]:
        return {}

    def figures(self, since_ns: int) -> list[FiguresOfOne]:
        return []


class Shown:
    def __init__(self, pump: Pump) -> None:
        self.statistics, self.bus, self.pump = FakeStatistics(), Bus(), pump
        self.place = StatisticsPlace(self.statistics, FakeActions(), self.bus)
        self.place.resize(1_000, 700)
        self.place.show()
        self.place.shown()
        self.settle()

    def settle(self) -> None:
        done: list[bool] = []
        self.place._reading.ask("a test", lambda: True, done.append)
        self.pump(lambda: bool(done))

    def group(self, by: By) -> None:
        self.place.by.setCurrentIndex(self.place.by.findData(by.value))
        self.settle()

    def column(self, number: int) -> list[str]:
        figures = self.place.table.figures
        return [figures.text(row, number) for row in range(figures.rowCount())]


@pytest.fixture
def shown(qt_app: QApplication, pump: Pump) -> Iterator[Shown]:
    made = Shown(pump)
    yield made
    made.pump(lambda: not made.place.bars._loading.isActive())  # pyqtgraph is being loaded
    made.place.hidden()
    made.place.close()
    made.place.deleteLater()


def test_the_most_wanted_figures_stand_on_top(shown: Shown) -> None:
    told = [card.accessibleName() for card in shown.place.cards.cards]
    assert told == ["Dictations: 40", "Words: 900", "Words a minute: 120", "Time saved: 15 min", "Success: 97.3 %"]


def test_the_table_has_the_newest_day_first_and_all_figures(shown: Shown) -> None:
    assert shown.column(2) == ["400", "200", "300"]
    assert shown.place.table.figures.columnCount() == len(ALL) + 1
    assert shown.place.table.figures.headerData(0, Qt.Orientation.Horizontal) == "Day"


def test_shares_have_the_largest_first_and_are_called_by_name(shown: Shown) -> None:
    shown.group(By.ENGINE)
    assert shown.column(0) == ["Parakeet 0.6B", "Moonshine tiny"]
    assert shown.place.table.figures.headerData(0, Qt.Orientation.Horizontal) == "Engine"


def test_the_table_is_copied_for_a_sheet(shown: Shown) -> None:
    shown.place.copy.click()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == 4
    assert lines[0].startswith("Day\tDictations\tWords")
    assert "\t400\t" in lines[1]


def test_bars_stand_for_each_day_those_without_a_word_too(shown: Shown) -> None:
    bars = shown.place.bars
    assert [bar.value for bar in bars._bars] == [300, 200, 0, 0, 400]
    assert bars.accessibleName() == "Words, by day"
    shown.pump(lambda: bars._plot is not None)
    QTest.keyClick(bars, Qt.Key.Key_End)
    assert bars._reading.text().endswith(": 400")
    assert bars.accessibleDescription().endswith(": 400")
    QTest.keyClick(bars, Qt.Key.Key_Left)
    assert bars._reading.text().endswith(": 0")


def test_another_figure_is_drawn_when_it_is_chosen(shown: Shown) -> None:
    asked = len(shown.statistics.asked)
    shown.place.charted.setCurrentText("Time saved")
    assert shown.place.bars._heading.text() == "Time saved, by day"
    assert len(shown.statistics.asked) == asked, "nothing has to be counted for it"


def test_a_range_of_time_is_asked_for(shown: Shown) -> None:
    shown.place.range.setCurrentIndex(shown.place.range.findData("all"))
    shown.settle()
    assert shown.statistics.asked[-1].since_ns is None


def test_what_is_dictated_meanwhile_is_counted(shown: Shown) -> None:
    asked = len(shown.statistics.asked)
    for number in range(5):
        shown.bus.publish(HistoryChanged(DictationId(number)))
    shown.pump(lambda: len(shown.statistics.asked) > asked)
    shown.settle()
    assert len(shown.statistics.asked) == asked + 2, "a burst is counted once"


def test_an_empty_time_says_what_to_do(shown: Shown) -> None:
    shown.statistics.groups = {}
    shown.place.range.setCurrentIndex(0)
    shown.settle()
    assert shown.place._stack.currentIndex() == 1
    assert shown.place._more.text() == "Hold Right Ctrl and speak. What you said is counted here."


def test_a_history_that_cannot_be_read_is_told(shown: Shown) -> None:
    shown.statistics.broken = True
    shown.place.range.setCurrentIndex(0)
    shown.settle()
    assert shown.place._told.text() == "The history cannot be read."


def test_nothing_is_counted_while_it_is_hidden(shown: Shown) -> None:
    shown.place.hidden()
    asked = len(shown.statistics.asked)
    shown.bus.publish(HistoryChanged(None))
    QTest.qWait(20)
    assert not shown.place._soon.isActive()
    assert len(shown.statistics.asked) == asked


def test_figures_are_written_as_people_read_them() -> None:
    assert [span_text(value) for value in (4, 90, 3_600 * 3 + 20 * 60, -120)] == [
        "4 s",
        "2 min",
        "3 h 20 min",
        "-2 min",
    ]
    assert [percent_text(value) for value in (0.0, 0.01, 50.0, 99.96, 100.0)] == [
        "0 %",
        "0.1 %",
        "50 %",
        "99.9 %",
        "100 %",
    ]
    assert figure_text(ALL[2], Counted(), 40) == "–", "no word, no speed"


def test_groups_are_called_as_people_call_them() -> None:
    assert key_words(By.MONTH, "2026-11-01", str) == "November 2026"
    assert key_words(By.DAY, QDate.currentDate().toString(Qt.DateFormat.ISODate), str) == "Today"
    assert key_words(By.LANGUAGE, "", str) == "Unknown"
    assert key_words(By.MODE, "hands-free", str) == "Hands-free"
    assert key_words(By.SESSION, "2025-03-04 14:05", str) != ""


def test_months_without_a_word_stand_between_the_others() -> None:
    found = without_gaps(By.MONTH, [day("2026-08-01", 1), day("2026-11-01", 2)])
    assert [one.key for one in found] == ["2026-08-01", "2026-09-01", "2026-10-01", "2026-11-01"]
    long_ago = [day("2001-01-01", 1), day("2026-11-01", 2)]
    assert without_gaps(By.DAY, long_ago) == long_ago, "a bar would have no width"
