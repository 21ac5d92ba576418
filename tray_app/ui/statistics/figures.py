"""The figures of the Statistics place: what each is called, where it comes from, and how it is written."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QDate, QDateTime, QLocale, Qt

from tray_app.core.statistics import By, Counted
from tray_app.core.translation import marked, tr
from tray_app.perf.figures_text import NO_FIGURE
from tray_app.ui.days import day_words, short_day
from tray_app.ui.kinds import kind_words, language_words, mode_words

GROUPS: tuple[tuple[By, str], ...] = (
    (By.SESSION, marked("by session")),
    (By.DAY, marked("by day")),
    (By.WEEK, marked("by week")),
    (By.MONTH, marked("by month")),
    (By.MODE, marked("by mode of the key")),
    (By.ENGINE, marked("by engine")),
    (By.LANGUAGE, marked("by language")),
    (By.APPLICATION, marked("by kind of program")),
    (By.BUILD, marked("by version of Holdtalk")),
)
"""What the user chooses from."""

_HEADINGS: dict[By, str] = {
    By.SESSION: marked("Session"),
    By.DAY: marked("Day"),
    By.WEEK: marked("Week"),
    By.MONTH: marked("Month"),
    By.MODE: marked("Mode"),
    By.ENGINE: marked("Engine"),
    By.LANGUAGE: marked("Language"),
    By.APPLICATION: marked("Kind of program"),
    By.BUILD: marked("Version"),
}

Value = Callable[[Counted, int], float | None]
"""Of a group, and the words a minute that the user types."""


@dataclass(frozen=True, slots=True)
class Figure:
    heading: str
    meaning: str
    value: Value
    text: Callable[[float], str]


def count_text(value: float) -> str:
    return QLocale().toString(round(value))


def speed_text(value: float) -> str:
    return QLocale().toString(round(value))


def percent_text(value: float) -> str:
    """A hundred only where none is missing."""
    shown = value if value in (0.0, 100.0) else min(99.9, max(0.1, value))
    return tr("{n} %").format(n=QLocale().toString(shown, "f", 0 if shown == round(shown) else 1))


def seconds_text(value_s: float) -> str:
    if abs(value_s) >= 60:
        return span_text(value_s)
    return tr("{n} s").format(n=QLocale().toString(value_s, "f", 1))


def wait_text(value_ms: float) -> str:
    if abs(value_ms) >= 1_000:
        return seconds_text(value_ms / 1_000)
    return tr("{n} ms").format(n=QLocale().toString(round(value_ms)))


def span_text(value_s: float) -> str:
    """ "45 s", "12 min", "3 h 20 min"; below zero with a minus."""
    sign, locale = QLocale().negativeSign() if value_s < 0 else "", QLocale()
    whole_s = round(abs(value_s))
    if whole_s < 60:
        return sign + tr("{n} s").format(n=locale.toString(whole_s))
    minutes = round(whole_s / 60)
    if minutes < 60:
        return sign + tr("{n} min").format(n=locale.toString(minutes))
    hours, left = divmod(minutes, 60)
    return sign + tr("{hours} h {minutes} min").format(hours=locale.toString(hours), minutes=locale.toString(left))


def _figure(heading: str, meaning: str, value: Value, text: Callable[[float], str]) -> Figure:
    return Figure(heading, meaning, value, text)


DICTATIONS = _figure(marked("Dictations"), marked("All of them, those without a text too."),
                     lambda of, _typing: of.dictations, count_text)  # fmt: skip
WORDS = _figure(
    marked("Words"), marked("Of the texts that came and were not undone."), lambda of, _typing: of.words, count_text
)
SPEED = _figure(
    marked("Words a minute"),
    marked("From key down to the last character."),
    lambda of, _typing: of.words_per_minute,
    speed_text,
)
SAVED = _figure(
    marked("Time saved"),
    marked("Against typing the same words; below zero where typing would have been faster."),
    lambda of, typing: of.saved_s(typing),
    span_text,
)
SUCCESS = _figure(
    marked("Success"),
    marked("Dictations that brought a text, of those that were not thrown away and had something said."),
    lambda of, _typing: of.percent(of.succeeded),
    percent_text,
)
AVERAGE_WAIT = _figure(
    marked("Average wait"),
    marked("From letting go of the key to the last character."),
    lambda of, _typing: of.average_wait_ms,
    wait_text,
)
ALL: tuple[Figure, ...] = (
    DICTATIONS,
    WORDS,
    SPEED,
    SAVED,
    SUCCESS,
    _figure(marked("Undone"), marked("Taken back out of their window, of those that brought a text."),
            lambda of, _typing: of.undone_percent, percent_text),
    _figure(marked("Thrown away"), marked("Of all dictations."),
            lambda of, _typing: of.cancelled_percent, percent_text),
    _figure(marked("Too slow"), marked("Given up because a part took too long."),
            lambda of, _typing: of.percent(of.timed_out), percent_text),
    _figure(marked("Failed"), marked("Without a text for another reason."),
            lambda of, _typing: of.percent(of.failed), percent_text),
    _figure(marked("Shortest"), marked("The shortest recording."),
            lambda of, _typing: _seconds(of.shortest_ms), seconds_text),
    _figure(marked("Average"), marked("Length of a recording."),
            lambda of, _typing: _seconds(of.average_ms), seconds_text),
    _figure(marked("Longest"), marked("The longest recording."),
            lambda of, _typing: _seconds(of.longest_ms), seconds_text),
    _figure(marked("Least wait"), marked("From letting go of the key to the last character."),
            lambda of, _typing: of.least_wait_ms, wait_text),
    AVERAGE_WAIT,
    _figure(marked("Longest wait"), marked("From letting go of the key to the last character."),
            lambda of, _typing: of.most_wait_ms, wait_text),
)  # fmt: skip
"""The columns of the table."""
CHARTED: tuple[Figure, ...] = (WORDS, DICTATIONS, SAVED, SPEED, SUCCESS, AVERAGE_WAIT)
CARDS: tuple[Figure, ...] = (DICTATIONS, WORDS, SPEED, SAVED, SUCCESS)
ADDED_UP = frozenset({WORDS.heading, DICTATIONS.heading, SAVED.heading})
"""Where nothing was dictated, these are nought, and of the others there is none."""


def _seconds(value_ms: float | None) -> float | None:
    return None if value_ms is None else value_ms / 1_000


def figure_text(figure: Figure, of: Counted, typing: int) -> str:
    value = figure.value(of, typing)
    return NO_FIGURE if value is None or math.isnan(value) else figure.text(value)


# --- what a group is called ---------------------------------------------------------------


def group_heading(by: By) -> str:
    return tr(_HEADINGS[by])


def key_words(by: By, key: str, title: Callable[[str], str], *, short: bool = False) -> str:
    """`title` names an engine. `short`: beneath a bar."""
    if by is By.MODE:
        return mode_words(key)
    if by is By.ENGINE:
        return title(key) if key else tr("Unknown")
    if by is By.LANGUAGE:
        return language_words(key)
    if by is By.APPLICATION:
        return kind_words(key)
    if by is By.BUILD:
        return key or tr("Unknown")
    if by is By.SESSION:
        begun = QDateTime.fromString(key, "yyyy-MM-dd HH:mm")
        time = QLocale().toString(begun.time(), QLocale.FormatType.ShortFormat)
        return tr("{day}, {time}").format(day=day_words(begun.date(), short=True), time=time)
    day = QDate.fromString(key, Qt.DateFormat.ISODate)
    if by is By.MONTH:
        month = QLocale().standaloneMonthName(day.month(), QLocale.FormatType.ShortFormat if short else
                                              QLocale.FormatType.LongFormat)  # fmt: skip
        return tr("{month} {year}").format(month=month, year=day.year())
    if by is By.WEEK and not short:
        return tr("Week of {day}").format(day=short_day(day))
    return day_words(day, short=True)


def without_gaps(by: By, found: list[Counted], most: int = 400) -> list[Counted]:
    """Days, weeks or months in which nothing was dictated too, so that a picture of them tells the truth."""
    steps = {By.DAY: 1, By.WEEK: 7}
    if by not in (*steps, By.MONTH) or len(found) < 2:
        return found
    known = {counted.key: counted for counted in found}
    day, last = (QDate.fromString(one.key, Qt.DateFormat.ISODate) for one in (found[0], found[-1]))
    whole: list[Counted] = []
    while day <= last and len(whole) <= most:
        key = day.toString(Qt.DateFormat.ISODate)
        whole.append(known.get(key, Counted(key)))
        day = day.addMonths(1) if by is By.MONTH else day.addDays(steps[by])
    return whole if len(whole) <= most else found
