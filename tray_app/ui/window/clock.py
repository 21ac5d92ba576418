"""When a sample or a dictation was, as people say it."""

from __future__ import annotations

import time

from tray_app.core.dictation import DictationRecord
from tray_app.core.translation import tr
from tray_app.perf.figures_text import age_text, is_now, number_text
from tray_app.perf.stages import ms_between
from tray_app.perf.wall_clock import WALL


def clock_text(at_ns: int) -> str:
    """The time of day of a moment of the monotonic clock: "08:12:31"."""
    return _time_of_day(WALL.unix_s(at_ns))


def when_text(at_ns: int, now_ns: int) -> str:
    """ "at 08:12:31, 20 s ago"."""
    age_ns = now_ns - at_ns
    words = tr("at {time}, just now") if is_now(age_ns) else tr("at {time}, {age} ago")
    return words.format(time=clock_text(at_ns), age=age_text(age_ns))


def begun_text(record: DictationRecord) -> str:
    """The time of day at which a dictation began."""
    return _time_of_day(record.dictation_id / 1e9)


def held_text(record: DictationRecord) -> str:
    """How long its key was held: "2.4 s"; empty when unknown."""
    held_ms = ms_between(record.stamps.key_down_event_ns, record.stamps.key_up_event_ns)
    return "" if held_ms is None else tr("{n} s").format(n=number_text(held_ms / 1000, 1))


def _time_of_day(unix_s: float) -> str:
    return time.strftime("%H:%M:%S", time.localtime(unix_s))
