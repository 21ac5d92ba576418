"""The one table of figures: what each is called, how it is made, what it should be, what to do about it.

Window, reports, breaches, settings and documentation read this table. A new figure is one new row
here and one `Monitor.observe` where it happens.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum


class Unit(Enum):
    MS = "ms"
    MB = "MB"
    """1,000,000 bytes."""
    PERCENT = "%"
    """Of one core for processor time."""
    RATIO = "×"
    COUNT = ""


class Group(Enum):
    STAGES = "Dictation"
    SPEECH = "Speech"
    RESOURCES = "Resources"
    HEALTH = "Health"


class Better(Enum):
    LOWER = "lower"
    HIGHER = "higher"


@dataclass(frozen=True, slots=True)
class Rule:
    """When a figure counts as broken, and when as whole again. A missing sample does neither."""

    over_n: int
    """This many samples over target …"""
    of_last: int
    """… among this many …"""
    over_ms: int
    """… in a run over target that began at least this long ago."""
    critical_n: int
    """Or this many over the critical level among `of_last`, however short."""
    clear_n: int
    """This many good samples in a row …"""
    clear_ms: int
    """… over at least this long, clear it."""
    within_n: int
    """So do this many in a row that are merely within the target …"""
    within_ms: int
    """… over at least this long: a figure that has come to rest just below its target is not broken for ever."""
    clear_margin: float = 0.1
    """A good sample is better than the target by this share of it (hysteresis)."""

    def explained(self) -> str:
        """The rule as one sentence."""
        lasting = f", lasting {self.over_ms / 1000:g} s" if self.over_ms else ""
        calm = f" over {self.clear_ms / 1000:g} s" if self.clear_ms else ""
        rest = f" over {self.within_ms / 1000:g} s" if self.within_ms else ""
        return (
            f"Flagged when {self.over_n} of the last {self.of_last} samples are over target{lasting}, or "
            f"{self.critical_n} over the critical level; clears after {self.clear_n} in a row{calm} that are "
            f"{self.clear_margin:.0%} better than the target, or {self.within_n} in a row{rest} within it."
        )


EACH_DICTATION = Rule(over_n=3, of_last=5, over_ms=0, critical_n=2, clear_n=3, clear_ms=0, within_n=8, within_ms=0)
SAMPLED = Rule(
    over_n=5, of_last=6, over_ms=3_000, critical_n=3, clear_n=5, clear_ms=3_000, within_n=5, within_ms=60_000
)
MEMORY = Rule(
    over_n=3, of_last=4, over_ms=3_000, critical_n=2, clear_n=3, clear_ms=3_000, within_n=3, within_ms=120_000
)
EVENTFUL = Rule(over_n=3, of_last=5, over_ms=0, critical_n=2, clear_n=5, clear_ms=1_000, within_n=10, within_ms=10_000)


SELDOM = Rule(over_n=2, of_last=20, over_ms=0, critical_n=2, clear_n=20, clear_ms=0, within_n=20, within_ms=0)


@dataclass(frozen=True, slots=True)
class Metric:
    name: str
    label: str
    group: Group
    unit: Unit
    target: float
    """At or better than this is fine."""
    critical: float
    meaning: str
    """The formula: from where to where, over what window."""
    remedy: str
    """What the user can try when it is over target."""
    warn: float | None = None
    """Between target and critical, where it needs work; None when there is no such level."""
    better: Better = Better.LOWER
    rule: Rule = EACH_DICTATION
    by_start: bool = False
    """Cold, warm and resumed dictations are separate series."""

    def over(self, value: float, level: float) -> bool:
        """Whether `value` is worse than `level`."""
        return value > level if self.better is Better.LOWER else value < level

    def clear_level(self, target: float) -> float:
        """A broken figure must be this good to count as whole again."""
        if self.better is Better.LOWER:
            return target * (1 - self.rule.clear_margin)
        return target + (100 - target) * self.rule.clear_margin


def _stage(
    name: str, label: str, target: float, critical: float, meaning: str, remedy: str, warn: float | None = None
) -> Metric:
    return Metric(name, label, Group.STAGES, Unit.MS, target, critical, meaning, remedy, warn, by_start=True)


_STAGES = (
    _stage(
        "key_press", "Key press", 30, 60,
        "From the key event's own time to our handler, at key down.",
        "Another program is keeping the processor or the display server busy: look for it with top.",
    ),
    _stage(
        "recording_start", "Recording start", 50, 150,
        "From key down to the first sample of the take; zero or less when speech from before key down is kept.",
        'Set microphone.keep_open = "always", or raise microphone.warm_hold_s, so that the microphone is open already.',
    ),
    _stage(
        "recording_stop", "Recording stop", 50, 150,
        "From key up to the take's last sample handed to the engine; the post-roll is part of it.",
        "Lower microphone.post_roll_ms, or choose a microphone that is not on Bluetooth.",
    ),
    _stage(
        "response_total", "Key and microphone", 100, 300,
        "Key press + recording start (if above zero) + recording stop.",
        "See which of key press, recording start and recording stop is the longest.",
        warn=150,
    ),
    _stage(
        "transcription", "Transcription", 200, 300,
        "From key up to the engine's final text.",
        "Free a processor core, or try another value of speech.threads.",
    ),
    _stage(
        "filtering", "Filtering", 5, 20,
        "From the engine's final text to the filtered text.",
        "Remove slow text filters.",
    ),
    _stage(
        "insertion", "Insertion", 100, 300,
        "From the filtered text to its last character delivered.",
        'The window takes keystrokes slowly: set insertion.method = "paste", or lower insertion.paste_from_characters.',
    ),
    _stage(
        "first_character", "First character", 150, 300,
        "From key up to the first character delivered.",
        "See transcription and insertion.",
    ),
    _stage(
        "release_to_text", "Release to text", 150, 300,
        "From key up to the last character delivered. A failed dictation counts as over every target.",
        "See which bar of the waterfall is longest.",
    ),
)  # fmt: skip

_SPEECH = (
    Metric(
        "real_time_factor", "Real-time factor", Group.SPEECH, Unit.RATIO, 0.3, 0.8,
        "Time spent decoding ÷ length of the take.",
        "Free a processor core, or turn speech.partials off.",
        by_start=True,
    ),
    Metric(
        "first_partial", "First words shown", Group.SPEECH, Unit.MS, 1_500, 3_000,
        "From key down to the first partial text.",
        "Free a processor core; partial text starts only once speech was heard.",
        by_start=True,
    ),
    Metric(
        "partial_interval", "Partial interval", Group.SPEECH, Unit.MS, 1_500, 3_000,
        "Time from the first partial text to key up ÷ number of partial texts.",
        "Free a processor core, or try another value of speech.threads.",
        by_start=True,
    ),
    Metric(
        "captured_share", "Speech captured", Group.SPEECH, Unit.PERCENT, 99, 90,
        "Samples recorded while the key was held ÷ samples that fit into that time.",
        'Set microphone.keep_open = "always"; if it is low with an open microphone too, sound is being lost.',
        better=Better.HIGHER, by_start=True,
    ),
    Metric(
        "overflows", "Overflows", Group.SPEECH, Unit.COUNT, 0, 3,
        "Blocks of sound lost by the driver or by us, per dictation.",
        "Close programs that keep the processor or the sound server busy.",
        by_start=True,
    ),
)  # fmt: skip

_BUSY = "Look for what keeps it busy with top; restart Holdtalk if it stays."
_GROWN = "Restart Holdtalk, and send the exported report with a bug report."

_RESOURCES = (
    Metric(
        "tray_uss", "Tray memory", Group.RESOURCES, Unit.MB, 100, 250,
        "Memory only the tray process holds (USS), 1 MB = 1,000,000 bytes; each sample.",
        "Restart Holdtalk: what the performance window took once opened (7 MB, figure over time 18 MB more) stays.",
        warn=150, rule=MEMORY,
    ),
    Metric(
        "tray_cpu", "Tray CPU, idle", Group.RESOURCES, Unit.PERCENT, 5, 20,
        "Processor time of the tray process ÷ time since the last sample, while nothing is dictated. One core: 100 %.",
        _BUSY, warn=10, rule=SAMPLED,
    ),
    Metric(
        "tray_cpu_dictating", "Tray CPU, dictating", Group.RESOURCES, Unit.PERCENT, 30, 80,
        "The same, over stretches in which something was dictated.",
        'Set overlay.style = "minimal".', rule=SAMPLED,
    ),
    Metric(
        "worker_uss", "Speech worker memory", Group.RESOURCES, Unit.MB, 400, 800,
        "Memory only the speech worker holds (USS), 1 MB = 1,000,000 bytes; each sample.",
        _GROWN, warn=550, rule=MEMORY,
    ),
    Metric(
        "worker_cpu", "Speech worker CPU, idle", Group.RESOURCES, Unit.PERCENT, 5, 20,
        "Processor time of the speech worker ÷ time since the last sample, while nothing is dictated.",
        _BUSY, warn=10, rule=SAMPLED,
    ),
    Metric(
        "worker_cpu_dictating", "Speech worker CPU, dictating", Group.RESOURCES, Unit.PERCENT, 80, 180,
        "The same, over stretches in which something was dictated.",
        "Lower speech.threads, or turn speech.partials off.", rule=SAMPLED,
    ),
    Metric(
        "memory_growth", "Memory growth", Group.RESOURCES, Unit.MB, 1, 5,
        "Change of the tray's memory (USS) from the end of one dictation to the end of the next.",
        _GROWN, rule=Rule(over_n=5, of_last=8, over_ms=0, critical_n=3, clear_n=5, clear_ms=0, within_n=8, within_ms=0),
    ),
    Metric(
        "threads", "Tray threads", Group.RESOURCES, Unit.COUNT, 40, 80,
        "Threads of the tray process; each sample.", _GROWN, rule=SAMPLED,
    ),
    Metric(
        "open_files", "Tray open files", Group.RESOURCES, Unit.COUNT, 120, 400,
        "Open files, sockets and pipes of the tray process; each sample.", _GROWN, rule=SAMPLED,
    ),
    Metric(
        "buffer_fill", "Audio buffer fill", Group.RESOURCES, Unit.PERCENT, 5, 25,
        "Sound that waited for us behind the driver, at its worst since the last sample ÷ room for it (30 s); each "
        "sample while the microphone is open.",
        "Close programs that keep the processor busy; at 100 % sound is lost.", rule=SAMPLED,
    ),
)  # fmt: skip

_HEALTH = (
    Metric(
        "controller_stall", "Controller step", Group.HEALTH, Unit.MS, 50, 250,
        "How long the controller took over one event; one that lasts is told at 1.6 s, 3.2 s and so on.",
        "A slow disk or a busy machine; the report names the place in our code.",
        rule=EVENTFUL,
    ),
    Metric(
        "ui_stall", "Window delay", Group.HEALTH, Unit.MS, 50, 250,
        "How long news from the dictation waited for the windows' thread until it was shown, and how much later than "
        "planned this window's refresh came; a wait that lasts is told at 1.6 s, 3.2 s and so on.",
        "The machine is busy, or a dialog blocks the windows; the report names the place in our code.",
        rule=EVENTFUL,
    ),
    Metric(
        "thread_deaths", "Failed parts", Group.HEALTH, Unit.COUNT, 0, 3,
        "Parts of Holdtalk that failed and were started again since the last sample; each sample.",
        "The log names the part and the place; send it with a bug report. Restart Holdtalk if it goes on.",
        rule=SELDOM,
    ),
    Metric(
        "unexpected_events", "Unexpected events", Group.HEALTH, Unit.COUNT, 0, 3,
        "What parts of Holdtalk told the controller and no state of a dictation expects, since the last sample; each "
        "sample.",
        "The log names the event and the state; send it with a bug report.",
        rule=SELDOM,
    ),
    Metric(
        "history_query", "History query", Group.HEALTH, Unit.MS, 10, 50,
        "One question to the history of texts. This version keeps no history, so there is nothing to time.",
        "Nothing to do.",
        rule=EVENTFUL,
    ),
    Metric(
        "log_queue", "Log queue", Group.HEALTH, Unit.COUNT, 100, 1_000,
        "Lines of the log that waited to be written, at their most since the last sample; each sample.",
        "The disk of the log is slow: free some space on it, or set log.level to a quieter one.",
        rule=SAMPLED,
    ),
    Metric(
        "window_cost", "This window", Group.HEALTH, Unit.PERCENT, 1, 5,
        "Processor time of refreshing and painting this window's figures ÷ time, each second; while it is shown.",
        "Close this window; the figures are collected all the same.",
        rule=SAMPLED,
    ),
)  # fmt: skip

CATALOG: Mapping[str, Metric] = {row.name: row for row in (*_STAGES, *_SPEECH, *_RESOURCES, *_HEALTH)}
"""Every metric by its name, in the order in which it is shown."""


def metric_names() -> frozenset[str]:
    """What may stand in the `[targets]` table of the settings."""
    return frozenset(CATALOG)


def targets_with(overrides: Mapping[str, float], catalog: Mapping[str, Metric] = CATALOG) -> dict[str, float]:
    """The target of every metric; names in `overrides` that are no metric are ignored."""
    return {name: float(overrides.get(name, metric.target)) for name, metric in catalog.items()}


def critical_with(target: float, metric: Metric) -> float:
    """The critical level that belongs to a changed target: it moves along, in proportion."""
    if target == metric.target:
        return metric.critical
    if math.isinf(metric.target):  # without a target of its own there is no proportion to keep
        return 2 * target
    if metric.better is Better.HIGHER:
        return max(0.0, target - (metric.target - metric.critical))
    return target * metric.critical / metric.target if metric.target else target + metric.critical
