"""Pages of the history, read as somebody scrolls to them. No Qt.

What is shown is several queries one behind the other: what waits for the user, then the rest. Of each row that has
come its id is held; of those that were looked at last, also what stands in them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate

from tray_app.core.events import DictationId
from tray_app.core.history import HistoryQuery, HistoryRow, RowState

PAGE_ROWS = 60
"""Two to four screens of them."""
HELD_PAGES = 50
"""A page is about 60 kB; it is read again in a millisecond or two."""

Find = Callable[[HistoryQuery], list[HistoryRow]]
Position = tuple[int, DictationId | None]
"""Which query, and before which of its rows."""
START: Position = (0, None)


@dataclass(slots=True)
class Page:
    section: int
    """Of which query."""
    ids: list[DictationId]
    """Newest first."""
    rows: dict[DictationId, HistoryRow] | None
    """None when they are no longer held."""
    looked_at: int = 0


@dataclass(frozen=True, slots=True)
class Read:
    """What came, and from where on there is more; None where there is no more."""

    pages: list[Page]
    then: Position | None


def read_on(find: Find, sections: Sequence[HistoryQuery], start: Position, least: int = PAGE_ROWS // 2) -> Read:
    """At least so many rows, where there are as many. Blocks; raises StorageFault."""
    pages: list[Page] = []
    section, before = start
    count = 0
    while section < len(sections) and count < least:
        rows = find(replace(sections[section], before=before, limit=PAGE_ROWS))
        if rows:
            pages.append(Page(section, [row.row_id for row in rows], {row.row_id: row for row in rows}))
            count += len(rows)
        section, before = (section, rows[-1].row_id) if len(rows) == PAGE_ROWS else (section + 1, None)
    return Read(pages, (section, before) if section < len(sections) else None)


def read_one(find: Find, sections: Sequence[HistoryQuery], row_id: DictationId) -> tuple[int, HistoryRow] | None:
    """The row and where it belongs; None where nothing shown holds it. Blocks; raises StorageFault."""
    for number, query in enumerate(sections):
        since_ns = row_id if query.since_ns is None else max(row_id, query.since_ns)
        until_ns = row_id + 1 if query.until_ns is None else min(row_id + 1, query.until_ns)
        found = find(replace(query, since_ns=since_ns, until_ns=until_ns, before=None, limit=1))
        if found:
            return number, found[0]
    return None


@dataclass(slots=True)
class Pages:
    """Rows by their place, the newest of the first query at 0. Not for several threads at once."""

    find: Find
    sections: Sequence[HistoryQuery] = ()
    then: Position | None = START
    _pages: list[Page] = field(default_factory=list)
    _starts: list[int] = field(default_factory=lambda: [0])
    """Of each page, and behind the last."""
    _looks: int = 0

    def __len__(self) -> int:
        return self._starts[-1]

    def add(self, read: Read) -> None:
        """What `read_on` found from `then` on."""
        self._looks += 1
        for page in read.pages:
            page.looked_at = self._looks
        self._pages += read.pages
        self.then = read.then
        self._count()
        self._let_go()

    def id_at(self, at: int) -> DictationId:
        page = self._page(at)
        return self._pages[page].ids[at - self._starts[page]]

    def section_at(self, at: int) -> int:
        return self._pages[self._page(at)].section

    def row_at(self, at: int) -> HistoryRow:
        """Read again where it is no longer held. May raise StorageFault."""
        number = self._page(at)
        page = self._pages[number]
        self._looks += 1
        page.looked_at = self._looks
        if page.rows is None:
            query = replace(self.sections[page.section], before=DictationId(page.ids[0] + 1), limit=len(page.ids))
            page.rows = {row.row_id: row for row in self.find(query)}
            self._let_go()
        rows = page.rows or {}
        row_id = page.ids[at - self._starts[number]]
        return rows.get(row_id) or HistoryRow(row_id, RowState.EMPTY)  # it went meanwhile: news of it will come

    def place_of(self, row_id: DictationId) -> int | None:
        for number, page in enumerate(self._pages):
            if page.ids[-1] <= row_id <= page.ids[0] and row_id in page.ids:
                return self._starts[number] + page.ids.index(row_id)
        return None

    def place_for(self, section: int, row_id: DictationId) -> int | None:
        """Where a row that has come belongs; None: where nothing has been read yet."""
        at = 0
        for page in self._pages:
            if page.section < section or (page.section == section and page.ids[-1] > row_id):
                at += len(page.ids)
            elif page.section == section:
                return at + sum(other > row_id for other in page.ids)
        if self.then is None or self.then[0] > section:
            return at
        return None

    def put(self, at: int, section: int, row: HistoryRow) -> None:
        """A new row at the place that `place_for` gave."""
        number = bisect_right(self._starts, at) - 1
        for candidate in (number, number - 1):  # or else at the end of the one before
            if 0 <= candidate < len(self._pages) and self._pages[candidate].section == section:
                page = self._pages[candidate]
                page.ids.insert(at - self._starts[candidate], row.row_id)
                if page.rows is not None:
                    page.rows[row.row_id] = row
                break
        else:
            self._pages.insert(number, Page(section, [row.row_id], {row.row_id: row}))
        self._count()

    def change(self, at: int, row: HistoryRow) -> None:
        page = self._pages[self._page(at)]
        if page.rows is not None:
            page.rows[row.row_id] = row

    def take_out(self, at: int) -> None:
        number = self._page(at)
        page = self._pages[number]
        gone = page.ids.pop(at - self._starts[number])
        if page.rows is not None:
            page.rows.pop(gone, None)
        if not page.ids:
            del self._pages[number]
        self._count()

    def _page(self, at: int) -> int:
        return bisect_right(self._starts, at) - 1

    def _count(self) -> None:
        self._starts = [0, *accumulate(len(page.ids) for page in self._pages)]

    def _let_go(self) -> None:
        held = [page for page in self._pages if page.rows is not None]
        if len(held) > HELD_PAGES:
            held.sort(key=lambda page: page.looked_at)
            for page in held[: len(held) - HELD_PAGES]:
                page.rows = None
