"""What a row of the table of figures owns, and the words for it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import Enum, StrEnum

from tray_app.core.translation import marked

from .rules import EACH_DICTATION, Rule


class Unit(Enum):
    MS = marked("ms")
    MB = marked("MB")
    """1,000,000 bytes."""
    PERCENT = "%"
    """Of one core for processor time."""
    RATIO = "×"
    COUNT = ""


class Group(StrEnum):
    """Groups of our own; a program that measures for itself may name others."""

    STAGES = "Dictation"
    SPEECH = "Speech"
    RESOURCES = "Resources"
    HEALTH = "Health"
    HANDS_FREE = "Hands-free"
    VOICE = "Voice"
    API = "API"
    STORAGE = "Storage"
    SESSION = "Session"
    WORDS = "Your words"
    TEXT = "Text"


OPTIONAL = frozenset({Group.HANDS_FREE, Group.VOICE, Group.API, Group.STORAGE, Group.SESSION, Group.WORDS, Group.TEXT})
"""Each is a part of Holdtalk that may be off; its rows are hidden until `Monitor.set_part` says that it is on."""


class Better(Enum):
    LOWER = "lower"
    HIGHER = "higher"


class Process(Enum):
    TRAY = "tray"
    WORKER = "worker"


class Resource(Enum):
    """What of a process is told beside a breach."""

    MEMORY = "memory"
    PROCESSOR = "processor"


class Statistic(Enum):
    """What is made of samples to be held against a target."""

    P95 = "p95"
    MEDIAN = "median"
    MEAN = "mean"
    NOW = "now"
    WORST = "worst of the breach"
    SLOPE = "slope per hour"


class BetterWay(Enum):
    """How a figure may get better by a way that other dictations of the session went."""

    PASTED = "pasted"
    WARM = "warm"


@dataclass(frozen=True, slots=True)
class Metric:
    name: str
    label: str
    group: str
    """A `Group`, or a word of one's own."""
    unit: Unit
    target: float
    """At or better than this is fine."""
    critical: float
    meaning: str
    """The formula: from where to where, over what window."""
    remedy: str
    """What the user can try when it is over target."""
    try_text: str = ""
    """A line of the settings file ([table] key = value) or a command that does it."""
    warn: float | None = None
    """Between target and critical, where it needs work; None when there is no such level."""
    better: Better = Better.LOWER
    rule: Rule = EACH_DICTATION
    by_start: bool = False
    """Cold, warm and resumed dictations are separate series."""
    typical: Statistic = Statistic.P95
    """What advice holds against the target: slow ones for times, the level for what is held or used."""
    stamps: tuple[str, str] | None = None
    """A stage of a dictation: from and to which of its stamps (`core.dictation.Stamps`)."""
    bar_depth: int | None = None
    """Its bar in the waterfall: 0 for what the user waits for as a whole, 1 for its parts; None for no bar."""
    made_of: tuple[str, ...] = ()
    """A sum of these: what is said of a part need not be said of the sum."""
    in_lists: bool = False
    """Among the few stages that a list of dictations has room for."""
    in_bench: bool = False
    """Measured by `holdtalk bench` for each length of speech."""
    process: Process | None = None
    resource: Resource | None = None
    """What of its process it tells: of each the sample nearest to a breach is told."""
    loop: str = ""
    """The loop (`stalls.Heartbeat`) whose stalls are its samples."""
    strict: float | None = None
    """The target in the strict preset, where that has one of its own."""
    tolerated_per_hour: float | None = None
    """Watched for leaks: the growth an hour that a working day bears."""
    better_way: BetterWay | None = None

    @property
    def optional(self) -> bool:
        """It is of a part that may be off. What a program calls a group of its own is none, however it is spelt."""
        return isinstance(self.group, Group) and self.group in OPTIONAL

    def over(self, value: float, level: float) -> bool:
        """Whether `value` is worse than `level`."""
        return value > level if self.better is Better.LOWER else value < level

    def clear_level(self, target: float) -> float:
        """A broken figure must be this good to count as whole again."""
        if self.better is Better.LOWER:
            return target * (1 - self.rule.clear_margin)
        return target + (100 - target) * self.rule.clear_margin


def critical_with(target: float, metric: Metric) -> float:
    """The critical level that belongs to a changed target: it moves along, in proportion."""
    if target == metric.target:
        return metric.critical
    if math.isinf(metric.target):  # without a target of its own there is no proportion to keep
        return 2 * target
    if metric.better is Better.HIGHER:
        return max(0.0, target - (metric.target - metric.critical))
    return target * metric.critical / metric.target if metric.target else target + metric.critical


TOP, DOCTOR, EXPORT = "top -d 1", "holdtalk doctor", "holdtalk export --format json -o report.json"
RESTART, SHOW = "holdtalk quit && holdtalk run", "holdtalk show performance"
"""What several rows have the user try."""
GROWN = marked("Restart Holdtalk, and send the exported report with a bug report.")
