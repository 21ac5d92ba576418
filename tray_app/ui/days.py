"""Days and times as people say them, and the ranges of them that can be chosen."""

from __future__ import annotations

import time
from dataclasses import dataclass

from PySide6.QtCore import QDate, QDateTime, QLocale

from tray_app.core.translation import marked, tr


def moment(wall_ns: int) -> QDateTime:
    """Local time."""
    return QDateTime.fromMSecsSinceEpoch(wall_ns // 1_000_000)


def time_words(wall_ns: int) -> str:
    return QLocale().toString(moment(wall_ns).time(), QLocale.FormatType.ShortFormat)


def day_words(day: QDate, today: QDate | None = None, *, short: bool = False) -> str:
    """ "Today", "Yesterday", or the date."""
    ago = day.daysTo(today or QDate.currentDate())
    if ago == 0:
        return tr("Today")
    if ago == 1:
        return tr("Yesterday")
    return short_day(day, today) if short else QLocale().toString(day, QLocale.FormatType.LongFormat)


def short_day(day: QDate, today: QDate | None = None) -> str:
    """ "Mon 30 Nov"; of another year the language's short date. Which comes first is as in that one."""
    locale, year = QLocale(), (today or QDate.currentDate()).year()
    if day.year() != year:
        return locale.toString(day, QLocale.FormatType.ShortFormat)
    day_first = locale.dateFormat(QLocale.FormatType.ShortFormat).lstrip("'").lower().startswith("d")
    return locale.toString(day, "ddd d MMM" if day_first else "ddd MMM d")


def when_words(wall_ns: int) -> str:
    """Day and time, to be read aloud or stand alone."""
    return tr("{day}, {time}").format(day=day_words(moment(wall_ns).date()), time=time_words(wall_ns))


@dataclass(frozen=True, slots=True)
class DateRange:
    """Wall-clock nanoseconds; None: open."""

    since_ns: int | None = None
    until_ns: int | None = None


RANGES: tuple[tuple[str, str], ...] = (
    ("all", marked("Any time")),
    ("today", marked("Today")),
    ("yesterday", marked("Yesterday")),
    ("week", marked("This week")),
    ("month", marked("This month")),
)
"""Names for `date_range`, with what the user reads."""
SO_FAR: tuple[tuple[str, str], ...] = (
    ("today", marked("Today")),
    ("week", marked("This week")),
    ("month", marked("This month")),
)
LONG_RANGES: tuple[tuple[str, str], ...] = (
    *SO_FAR,
    ("30 days", marked("Last 30 days")),
    ("year", marked("This year")),
    ("all", marked("Any time")),
)


def date_range(name: str, today: QDate | None = None) -> DateRange:
    """Of one of RANGES, as it is now."""
    today = today or QDate.currentDate()
    if name == "yesterday":
        return DateRange(begins_ns(today.addDays(-1)), begins_ns(today))
    first = {
        "today": today,
        "week": week_of(today),
        "month": QDate(today.year(), today.month(), 1),
        "30 days": today.addDays(-29),
        "year": QDate(today.year(), 1, 1),
    }.get(name)
    return DateRange() if first is None else DateRange(begins_ns(first))


def week_of(day: QDate) -> QDate:
    """Its first day, as the user's language counts."""
    return day.addDays(-((day.dayOfWeek() - QLocale().firstDayOfWeek().value) % 7))


def begins_ns(day: QDate) -> int:
    """Its local midnight."""
    return round(time.mktime((day.year(), day.month(), day.day(), 0, 0, 0, 0, 0, -1))) * 1_000_000_000
