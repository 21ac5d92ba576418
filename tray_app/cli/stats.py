"""`holdtalk stats`: figures of what was dictated, from the history; it needs no running program."""

from __future__ import annotations

import argparse
import json
import re
import time
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from tray_app.core.errors import HoldtalkError, SettingsFault
from tray_app.core.statistics import By, Counted, Spread, SpreadQuery, StatisticsQuery
from tray_app.paths import settings_path
from tray_app.settings_file import load

_DAYS = re.compile(r"(\d{1,4})d")
_NO_FIGURE = "-"
_COLUMNS = (
    ("dictations", "dictations", 10),
    ("words", "words", 8),
    ("a minute", "words_per_minute", 9),
    ("saved", "saved_s", 11),
    ("success", "success_percent", 8),
    ("undone", "undone_percent", 8),
    ("cancelled", "cancelled_percent", 10),
    ("too slow", "timeout_percent", 9),
    ("failed", "error_percent", 8),
    ("average", "average_s", 8),
    ("wait", "average_wait_ms", 9),
)
"""Heading, figure, width."""


def stats(parsed: argparse.Namespace) -> int:
    """Raises HoldtalkError where nothing was counted, or `--since` is no day."""
    from tray_app.history.statistics import HistoryStatistics
    from tray_app.paths import history_dir

    typing = load(settings_path()).settings.session.typing_words_per_minute
    by, since_ns, counting = By(parsed.by), _since_ns(parsed.since), HistoryStatistics(history_dir())
    if parsed.figures and by is By.SESSION:
        raise SettingsFault("Figures are not put together by session.", "Choose another --by, such as day or build.")
    if parsed.figures:
        return _print_figures(by, counting.spread(SpreadQuery(by, since_ns)), as_json=parsed.json, as_csv=parsed.csv)
    found = counting.counted(StatisticsQuery(by, since_ns))
    if not found:
        raise _nothing()
    if parsed.csv:
        from tray_app.history.statistics_files import as_csv

        print(as_csv([(by, counted) for counted in found], typing).decode(), end="")
    elif parsed.json:
        for counted in found:
            print(json.dumps({by.value: counted.key, **counted.figures(typing)}, ensure_ascii=False))
    else:
        _print_table(by, found, typing)
    return 0


def _nothing() -> HoldtalkError:
    return HoldtalkError("Nothing was counted.", "Dictate with the history on ([history] keep = true).")


def _print_figures(by: By, found: Mapping[str, Sequence[Spread]], *, as_json: bool, as_csv: bool) -> int:
    """One line a figure and group. Raises HoldtalkError where there is none."""
    if not found:
        raise _nothing()
    lines = [(name, spread) for name, spreads in found.items() for spread in spreads]
    if as_json:
        for name, spread in lines:
            print(json.dumps({"figure": name, by.value: spread.key, **_rounded(spread)}, ensure_ascii=False))
    elif as_csv:
        print(f"figure,{by.value},count,p50,p95,max")
        for name, spread in lines:
            print(",".join(map(str, (name, spread.key, *_rounded(spread).values()))))
    else:
        width = max(len(spread.key) for _, spread in lines) + 2
        print(f"{'figure':<20}{by.value:<{width}}{'count':>7}{'p50':>10}{'p95':>10}{'max':>10}")
        for name, spread in lines:
            values = "".join(f"{value:>10.1f}" for value in (spread.p50, spread.p95, spread.maximum))
            print(f"{name:<20}{spread.key or 'all':<{width}}{spread.count:>7}{values}")
    return 0


def _rounded(spread: Spread) -> dict[str, float]:
    figures = {"count": spread.count, "p50": spread.p50, "p95": spread.p95, "max": spread.maximum}
    return {name: round(value, 2) for name, value in figures.items()}


def _print_table(by: By, found: Sequence[Counted], typing: int) -> None:
    names = [counted.key or ("all" if by is By.ALL else "unknown") for counted in found]
    width = max(len(by.value), *map(len, names)) + 2
    print(f"{by.value:<{width}}" + "".join(f"{heading:>{room}}" for heading, _name, room in _COLUMNS))
    for name, counted in zip(names, found, strict=True):
        figures = counted.figures(typing)
        print(f"{name:<{width}}" + "".join(f"{_written(key, figures[key]):>{room}}" for _, key, room in _COLUMNS))


def _written(name: str, value: float | None) -> str:
    if value is None:
        return _NO_FIGURE
    if name == "saved_s":
        return f"{value / 60:.1f} min"
    if name.endswith("_percent"):
        return f"{value:.1f} %"
    if name.endswith("_s"):
        return f"{value:.1f} s"
    return f"{value:.0f} ms" if name.endswith("_ms") else f"{value:.0f}"


def _since_ns(text: str, today: date | None = None) -> int | None:
    """Local midnight of a day: today, yesterday, 7d, or as in 2026-11-30. Raises SettingsFault for any other."""
    today = today or date.today()
    days = _DAYS.fullmatch(text)
    try:
        if not text:
            return None
        if text in ("today", "yesterday"):
            day = today - timedelta(days=int(text == "yesterday"))
        else:
            day = today - timedelta(days=int(days[1])) if days else date.fromisoformat(text)
        return round(time.mktime((day.year, day.month, day.day, 0, 0, 0, 0, 0, -1))) * 1_000_000_000
    except (ValueError, OverflowError) as error:
        raise SettingsFault(f"{text} is no day.", "Write it like 2026-11-30, today, yesterday or 7d.") from error
