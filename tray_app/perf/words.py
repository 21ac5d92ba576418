"""What the reader sees for the values that stand in code, settings and reports: one table, to be translated; and how
a breach is told in notification, tooltip and menu.

The values themselves are kept in files and sent to other programs, and never change; these words may. They are words
that people know; the exact terms stand in tooltips and in the notes of reports.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from tray_app.core.dictation import Outcome, Start

from .breaches import Breach, Severity, State
from .figures_text import target_text, with_unit
from .grade import Level
from .leaks import Verdict
from .metric import Better, Group, Process, Statistic
from .monitor import Series

_WORDS: Mapping[Enum, str] = {
    Group.STAGES: "Dictation",
    Group.SPEECH: "Speech",
    Group.RESOURCES: "Resources",
    Group.HEALTH: "Health",
    Group.HANDS_FREE: "Hands-free",
    Group.VOICE: "Voice",
    Group.API: "API",
    Group.STORAGE: "Storage",
    Group.SESSION: "Session",
    Group.WORDS: "Your words",
    State.OK: "ok",
    State.PENDING: "pending",
    State.BREACH: "breach",
    State.CLEARING: "clearing",
    State.NO_DATA: "no data",
    State.PAUSED: "paused",
    Severity.OVER: "over target",
    Severity.CRITICAL: "critical",
    Level.WITHIN: "within",
    Level.OVER: "over",
    Level.CRITICAL: "critical",
    Verdict.LEAK: "leak",
    Verdict.NO_LEAK: "no leak",
    Verdict.NOT_ENOUGH_DATA: "not enough data",
    Statistic.P95: "19 of 20",
    Statistic.MEDIAN: "typical",
    Statistic.MEAN: "average",
    Statistic.NOW: "now",
    Statistic.WORST: "worst of the breach",
    Statistic.SLOPE: "slope per hour",
    Process.TRAY: "tray",
    Process.WORKER: "speech engine",
    Start.WARM: "microphone open",
    Start.COLD: "microphone closed",
    Start.RESUMED: "engine asleep",
    Outcome.INSERTED: "inserted",
    Outcome.OFFERED: "offered",
    Outcome.EMPTY: "empty",
    Outcome.CANCELLED: "cancelled",
    Outcome.TOO_SHORT: "too short",
    Outcome.FAILED: "failed",
}
_LOOPS = {"ui": "The windows", "controller": "The program itself"}


def word(value: Enum | str) -> str:
    """The word for one of these values; what a program named itself is its own word."""
    return _WORDS[value] if isinstance(value, Enum) else value


def start_word(start: str) -> str:
    """For the start of a figure of dictations; empty for others."""
    return word(Start(start)) if start else ""


def named(label: str, start: str) -> str:
    """A figure with the start its dictations had: "Insertion (microphone closed)"."""
    return f"{label} ({start_word(start)})" if start else label


def series_name(series: Series) -> str:
    return named(series.metric.label, series.start)


def severity_words(severity: Severity, *, still_open: bool) -> str:
    return word(severity) if still_open else f"{word(severity)}, cleared"


def loop_word(loop: str) -> str:
    """What stands still when a watched loop does."""
    return _LOOPS.get(loop, loop)


def breach_title(breach: Breach, *, with_start: bool = False) -> str:
    """One sentence: which figure is off its target."""
    name = named(breach.row.label, breach.start) if with_start else breach.row.label
    return f"{name} is over its target" if breach.row.better is Better.LOWER else f"{name} is under its target"


def breach_body(breach: Breach) -> str:
    """The figure, its target, and what helps."""
    metric = breach.row
    start = f" with the {start_word(breach.start)}" if breach.start not in ("", Start.WARM.value) else ""
    figure = with_unit(breach.worst, metric.unit)
    return f"{figure}{start}, target {target_text(breach.target, metric.unit)}. {metric.remedy}"
