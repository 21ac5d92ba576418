"""What the reader sees for the values that stand in code, settings and reports: one table, to be translated; and how
a breach is told in notification, tooltip and menu. In the language of the windows; reports are made in English
(`figures_text.plain_numbers`).

The values themselves are kept in files and sent to other programs, and never change; these words may. They are words
that people know; the exact terms stand in tooltips and in the notes of reports.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from tray_app.core.dictation import Outcome, Start
from tray_app.core.translation import marked, tr

from .breaches import Breach, Severity, State
from .figures_text import target_text, with_unit
from .grade import Level
from .leaks import Verdict
from .metric import Better, Group, Process, Statistic
from .monitor import Series

_WORDS: Mapping[Enum, str] = {
    Group.STAGES: marked("Dictation"),
    Group.SPEECH: marked("Speech"),
    Group.RESOURCES: marked("Resources"),
    Group.HEALTH: marked("Health"),
    Group.HANDS_FREE: marked("Hands-free"),
    Group.VOICE: marked("Voice"),
    Group.API: marked("API"),
    Group.STORAGE: marked("Storage"),
    Group.SESSION: marked("Session"),
    Group.WORDS: marked("Your words"),
    Group.TEXT: marked("Text"),
    State.OK: marked("ok"),
    State.PENDING: marked("pending"),
    State.BREACH: marked("breach"),
    State.CLEARING: marked("clearing"),
    State.NO_DATA: marked("no data"),
    State.PAUSED: marked("paused"),
    Severity.OVER: marked("over target"),
    Severity.CRITICAL: marked("critical"),
    Level.WITHIN: marked("within"),
    Level.OVER: marked("over"),
    Level.CRITICAL: marked("critical"),
    Verdict.LEAK: marked("leak"),
    Verdict.NO_LEAK: marked("no leak"),
    Verdict.NOT_ENOUGH_DATA: marked("not enough data"),
    Statistic.P95: marked("19 of 20"),
    Statistic.MEDIAN: marked("typical"),
    Statistic.MEAN: marked("average"),
    Statistic.NOW: marked("now"),
    Statistic.WORST: marked("worst of the breach"),
    Statistic.SLOPE: marked("slope per hour"),
    Process.TRAY: marked("tray"),
    Process.WORKER: marked("speech engine"),
    Start.WARM: marked("microphone open"),
    Start.COLD: marked("microphone closed"),
    Start.RESUMED: marked("engine asleep"),
    Outcome.INSERTED: marked("inserted"),
    Outcome.OFFERED: marked("offered"),
    Outcome.EMPTY: marked("empty"),
    Outcome.CANCELLED: marked("cancelled"),
    Outcome.TOO_SHORT: marked("too short"),
    Outcome.FAILED: marked("failed"),
    Outcome.COMMAND: marked("command"),
}
_LOOPS = {"ui": marked("The windows"), "controller": marked("The program itself")}


def word(value: Enum | str) -> str:
    """The word for one of these values; what a program named itself is its own word."""
    return tr(_WORDS[value]) if isinstance(value, Enum) else value


def start_word(start: str) -> str:
    """For the start of a figure of dictations; empty for others."""
    return word(Start(start)) if start else ""


def named(label: str, start: str) -> str:
    """A figure with the start its dictations had: "Insertion (microphone closed)"."""
    return tr("{figure} ({start})").format(figure=tr(label), start=start_word(start)) if start else tr(label)


def series_name(series: Series) -> str:
    return named(series.metric.label, series.start)


def severity_words(severity: Severity, *, still_open: bool) -> str:
    return word(severity) if still_open else tr("{severity}, cleared").format(severity=word(severity))


def loop_word(loop: str) -> str:
    """What stands still when a watched loop does."""
    return tr(_LOOPS[loop]) if loop in _LOOPS else loop


def breach_title(breach: Breach, *, with_start: bool = False) -> str:
    """One sentence: which figure is off its target."""
    name = named(breach.row.label, breach.start if with_start else "")
    words = (
        tr("{figure} is over its target") if breach.row.better is Better.LOWER else tr("{figure} is under its target")
    )
    return words.format(figure=name)


def breach_body(breach: Breach) -> str:
    """The figure, its target, and what helps."""
    metric = breach.row
    figure, target = with_unit(breach.worst, metric.unit), target_text(breach.target, metric.unit)
    if breach.start in ("", Start.WARM.value):
        told = tr("{figure}, target {target}.").format(figure=figure, target=target)
    else:
        told = tr("{figure} ({start}), target {target}.").format(
            figure=figure, start=start_word(breach.start), target=target
        )
    return f"{told} {tr(metric.remedy)}"
