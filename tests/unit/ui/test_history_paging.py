"""Pages of the history: read as they are scrolled to, in one order, with what waits on top."""

from __future__ import annotations

from fakes_history import MINUTE_NS, NOW_NS, FakeHistory, row

from tray_app.core.events import DictationId
from tray_app.core.history import HistoryQuery, RowState
from tray_app.ui.history import paging
from tray_app.ui.history.paging import PAGE_ROWS, START, Pages, read_on, read_one

WAITS = HistoryQuery(states=(RowState.WAITING, RowState.UNHEARD))
REST = HistoryQuery(states=(RowState.WRITTEN, RowState.TAKEN, RowState.CANCELLED, RowState.EMPTY))
SECTIONS = (WAITS, REST)


def history_of(count: int) -> FakeHistory:
    """Every tenth still waits."""
    states = [RowState.WAITING if number % 10 == 5 else RowState.WRITTEN for number in range(count)]
    return FakeHistory(row(number * MINUTE_NS, f"number {number}", state=state) for number, state in enumerate(states))


def pages_of(history: FakeHistory) -> Pages:
    pages = Pages(history.find, SECTIONS)
    while pages.then is not None:
        pages.add(read_on(history.find, SECTIONS, pages.then))
    return pages


def texts(pages: Pages) -> list[str]:
    return [pages.row_at(at).text for at in range(len(pages))]


def test_what_waits_comes_first_and_then_the_rest_each_newest_first() -> None:
    found = texts(pages_of(history_of(300)))
    waits = [f"number {number}" for number in range(300) if number % 10 == 5]
    assert found == waits + [f"number {number}" for number in range(300) if number % 10 != 5]


def test_a_page_at_a_time_is_read() -> None:
    history = history_of(1_000)
    read = read_on(history.find, SECTIONS, START)
    assert sum(len(page.ids) for page in read.pages) == PAGE_ROWS, "what waits fills it"
    assert read.then is not None
    assert all(query.limit == PAGE_ROWS for query in history.asked)


def test_a_section_with_little_in_it_does_not_leave_the_page_short() -> None:
    history = history_of(50)
    read = read_on(history.find, SECTIONS, START)
    assert sum(len(page.ids) for page in read.pages) == 50
    assert read.then is None


def test_only_what_was_looked_at_last_is_held_and_the_rest_is_read_again() -> None:
    history = history_of(paging.HELD_PAGES * PAGE_ROWS * 2)
    pages = pages_of(history)
    history.asked.clear()
    assert pages.row_at(len(pages) - 1).text == f"number {len(pages) - 1}"
    assert history.asked == [], "the end was read last"
    assert pages.row_at(0).text == "number 5"
    assert len(history.asked) == 1
    assert pages.row_at(1).text == "number 15"
    assert len(history.asked) == 1, "its whole page came with it"


def test_a_row_that_went_while_it_was_not_held_leaves_a_blank_until_it_is_told() -> None:
    history = history_of(paging.HELD_PAGES * PAGE_ROWS * 2)
    pages = pages_of(history)
    first = pages.id_at(0)
    del history.rows[first]
    assert pages.row_at(0).text == ""
    assert pages.row_at(0).row_id == first


def test_a_new_row_finds_its_place() -> None:
    history = history_of(100)
    pages = pages_of(history)
    newest = row(-MINUTE_NS, "new")
    at = pages.place_for(1, newest.row_id)
    assert at == 10, "behind all that waits"
    pages.put(at, 1, newest)
    assert texts(pages)[9:12] == ["number 95", "new", "number 0"]
    waits = row(-2 * MINUTE_NS, "waits", state=RowState.WAITING)
    at = pages.place_for(0, waits.row_id)
    assert at == 0
    pages.put(at, 0, waits)
    assert texts(pages)[:2] == ["waits", "number 5"]


def test_the_first_row_of_all_finds_its_place() -> None:
    pages = Pages(FakeHistory().find, SECTIONS, None)
    pages.put(pages.place_for(1, DictationId(NOW_NS)) or 0, 1, row(text="first"))
    pages.put(pages.place_for(0, DictationId(NOW_NS - 5)) or 0, 0, row(5, "waits", state=RowState.WAITING))
    assert texts(pages) == ["waits", "first"]


def test_a_row_older_than_what_was_read_comes_with_its_page() -> None:
    history = history_of(1_000)
    pages = Pages(history.find, (REST,))
    pages.add(read_on(history.find, (REST,), START))
    assert pages.place_for(0, DictationId(NOW_NS - 900 * MINUTE_NS)) is None
    assert pages.place_for(0, DictationId(NOW_NS + 1)) == 0


def test_a_row_that_is_gone_is_taken_out() -> None:
    pages = pages_of(history_of(100))
    at = pages.place_of(DictationId(NOW_NS - 7 * MINUTE_NS))
    assert at is not None
    pages.take_out(at)
    assert "number 7" not in texts(pages)
    assert len(pages) == 99
    while len(pages):
        pages.take_out(0)
    assert texts(pages) == []


def test_one_row_is_asked_for_as_what_is_looked_for_chooses_it() -> None:
    history = history_of(20)
    found = read_one(history.find, SECTIONS, DictationId(NOW_NS - 5 * MINUTE_NS))
    assert found is not None
    assert (found[0], found[1].text) == (0, "number 5")
    assert read_one(history.find, (HistoryQuery(words="other"),), DictationId(NOW_NS)) is None
    assert read_one(history.find, (HistoryQuery(since_ns=NOW_NS + 1),), DictationId(NOW_NS)) is None
